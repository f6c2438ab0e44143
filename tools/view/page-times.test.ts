import t from 'tap'
import { PageTimes } from './page-times.js'

const after = (times: PageTimes, seconds: readonly number[]) =>
  seconds.map((second) => Number(times.next(BigInt(Math.round(second * 1e9)))) / 1e9)

t.test('frames are as far apart as they were captured', async (t) => {
  t.strictSame(after(new PageTimes(), [100, 100.5, 101, 103]), [100, 100.5, 101, 103])
})

t.test('another scene and another lap follow without a pause, and never before', async (t) => {
  t.strictSame(after(new PageTimes(), [100, 100.5, 9000, 9000.5]), [100, 100.5, 101, 101.5])
  t.strictSame(after(new PageTimes(), [100, 100.5, 100, 100.5]), [100, 100.5, 101, 101.5])
  t.strictSame(after(new PageTimes(), [100, 20, 20.5]), [100, 100.1, 100.6])
})
