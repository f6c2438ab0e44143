import t from 'tap'
import { niceCeiling, waterfallAxis } from './waterfall.js'

const hop = (ageMs: number, computeMs: number) => ({ hop: 'a.b', ageMs, queueMs: 0, computeMs, publishMs: 0 })

t.test('scales are round and hold the value', async (t) => {
  t.same([0, 0.9, 42, 101, 150, 9800].map(niceCeiling), [1, 1, 50, 150, 150, 10_000])
})

t.test('the waterfall begins when the frame was due', async (t) => {
  t.same(waterfallAxis([hop(1, 30), hop(33, 2)]), { startMs: 0, spanMs: 50 })
  t.same(waterfallAxis([]), { startMs: 0, spanMs: 1 })
})

t.test('a frame that came late into the graph does not squeeze its hops to dots', async (t) => {
  t.same(waterfallAxis([hop(7200, 20), hop(7230, 70)]), { startMs: 7200, spanMs: 100 })
})
