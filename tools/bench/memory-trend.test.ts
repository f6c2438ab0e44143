import t from 'tap'
import { memoryTrend } from './memory-trend.js'

const every = (count: number, bytesAt: (second: number) => number) =>
  Array.from({ length: count }, (_, second) => ({ seconds: second, bytes: bytesAt(second) }))

t.test('a steady leak of 2 MB a minute is found', async (t) => {
  const { slopeMbPerMinute, lastMb, maxMb } = memoryTrend(every(61, (second) => 100e6 + (second * 2e6) / 60))
  t.ok(Math.abs(slopeMbPerMinute! - 2) < 1e-9)
  t.equal(lastMb, 102)
  t.equal(maxMb, 102)
})

t.test('growth while warming up is not a leak', async (t) => {
  const { slopeMbPerMinute } = memoryTrend(every(101, (second) => (second < 30 ? second * 5e6 : 150e6)))
  t.equal(slopeMbPerMinute, 0)
})

t.test('too few samples say nothing', async (t) => {
  t.equal(memoryTrend(every(2, () => 1)).slopeMbPerMinute, null)
  t.strictSame(memoryTrend([]), { slopeMbPerMinute: null, lastMb: 0, maxMb: 0 })
})
