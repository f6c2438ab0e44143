import t from 'tap'
import { Pace } from './pace.js'

t.test('ticks that pass while a decision is made are counted', async (t) => {
  const pace = new Pace(0.005)
  const until = performance.now() + 60
  while (performance.now() < until);
  const late = await pace.wait()
  t.ok(late >= 10, `${late} ticks of 5 ms in 60 ms`)
  t.ok((await new Pace(10_000 / 1e9).wait()) >= 0)
})
