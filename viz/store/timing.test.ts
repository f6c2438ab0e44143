import t from 'tap'
import { PageTiming } from './timing.js'

t.test('a message’s work is all that is recorded until the next one, also what was put off', async (t) => {
  const timing = new PageTiming()
  timing.record('panels', 50)
  timing.message()
  timing.record('decode', 1)
  timing.record('panels', 2)
  timing.record('panels', 4)
  t.ok(Number.isNaN(timing.workMs), 'not known before it is over')
  timing.message()
  t.equal(timing.workMs, 7)
  timing.clear()
  timing.record('draw', 9)
  timing.message()
  t.equal(timing.count('message'), 0, 'one that began before the clearing does not count')
})
