import t from 'tap'
import { runsOf } from './runs.js'

t.test('neighbours that are alike are one run, and every item is in one', async (t) => {
  t.same(
    runsOf([1, 1, 2, 1], (n) => n),
    [
      { from: 0, to: 2, value: 1 },
      { from: 2, to: 3, value: 2 },
      { from: 3, to: 4, value: 1 },
    ],
  )
  t.same(
    runsOf([], (n) => n),
    [],
  )
})
