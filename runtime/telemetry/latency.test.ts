import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { histogramName, LatencyMerge, LatencyRecorder } from './latency.js'

/** Three significant digits, rounded either way. */
const relativeErrorMax = 0.002

t.test('a merge of any split says what one histogram of all values says', async () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 100_000, noNaN: true }), fc.nat({ max: 2 }), fc.boolean()), {
        minLength: 1,
        maxLength: 200,
      }),
      (values) => {
        const recorders = [new LatencyRecorder(), new LatencyRecorder(), new LatencyRecorder()]
        const merge = new LatencyMerge()
        const whole = new LatencyMerge()
        const one = new LatencyRecorder()
        for (const [ms, process, heartbeat] of values) {
          recorders[process]!.series('a').recordMs(ms)
          one.series('a').recordMs(ms)
          if (heartbeat) merge.add(recorders[process]!.takeDelta())
        }
        for (const recorder of recorders) merge.add(recorder.takeDelta())
        whole.add(one.takeDelta())
        const [merged, expected] = [merge.summary('a')!, whole.summary('a')!]
        const close = (key: keyof typeof merged) =>
          Math.abs(merged[key] - expected[key]) <= expected[key] * relativeErrorMax + 0.001
        return merged.count === values.length && (['mean', 'p50', 'p90', 'p99', 'max'] as const).every(close)
      },
    ),
    { numRuns: 30 },
  )
})

t.test('percentiles of 1 to 1000 ms are where they belong', async (t) => {
  const recorder = new LatencyRecorder()
  const series = recorder.series(histogramName('view.objects', 'age'))
  for (let ms = 1; ms <= 1000; ms++) series.recordNs(BigInt(ms) * 1_000_000n)
  const merge = new LatencyMerge()
  merge.add(recorder.takeDelta())
  const { count, mean, p50, p90, p99, max } = merge.summary('view.objects/age')!
  t.equal(count, 1000)
  const expected: [number, number][] = [
    [mean, 500.5],
    [p50, 500],
    [p90, 900],
    [p99, 990],
    [max, 1000],
  ]
  for (const [found, ms] of expected) t.ok(Math.abs(found - ms) <= ms * relativeErrorMax, `${found} is about ${ms}`)
  t.ok(Math.abs(merge.valueAtPercentile('view.objects/age', 25)! - 250) < 1)
})

t.test('a delta holds only what is new, and nothing when nothing is', async (t) => {
  const recorder = new LatencyRecorder()
  recorder.series('a').recordMs(1)
  recorder.series('b')
  t.strictSame(
    recorder.takeDelta().map(({ name }) => name),
    ['a'],
  )
  t.strictSame(recorder.takeDelta(), [])
})

t.test('nothing is kept while it is off', async (t) => {
  const recorder = new LatencyRecorder()
  const series = recorder.series('a')
  recorder.isOn = false
  series.recordMs(1)
  series.recordNs(1_000_000n)
  t.strictSame(recorder.takeDelta(), [])
  recorder.isOn = true
  series.recordMs(2)
  series.recordNs(2_000_000n)
  const merge = new LatencyMerge()
  merge.add(recorder.takeDelta())
  t.equal(merge.summary('a')?.count, 2)
})

t.test('out of range is clamped, not-a-number is not a latency', async (t) => {
  const recorder = new LatencyRecorder()
  for (const ms of [-5, Number.NaN, 1e12]) recorder.series('a').recordMs(ms)
  const merge = new LatencyMerge()
  merge.add(recorder.takeDelta())
  const { count, max, p50 } = merge.summary('a')!
  t.equal(count, 2)
  t.equal(p50, 0)
  t.ok(Math.abs(max - 3_600_000) < 3_600_000 * relativeErrorMax)
})

t.test('what is not a histogram is refused by name', async (t) => {
  const merge = new LatencyMerge()
  t.throws(() => merge.add([{ name: 'x/age', encoded: 'x'.repeat(300_000) }]), { code: 'message-too-large' })
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (encoded) => {
      try {
        merge.add([{ name: 'x/age', encoded }])
        return false
      } catch (error) {
        return error instanceof GoshawkError && error.message.startsWith('x/age: ')
      }
    }),
  )
  t.equal(merge.summary('x/age'), undefined)
  t.equal(merge.summary('never'), undefined)
})
