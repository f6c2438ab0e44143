import t from 'tap'
import { comfortShare, type MotionSample, sampleS, smooth } from './comfort.js'

const still: MotionSample = { forwardMps2: 0, leftMps2: 0, yawRateRadps: 0 }
const drive = (count: number, at: (i: number) => Partial<MotionSample> = () => ({})) =>
  Array.from({ length: count }, (_, i) => ({ ...still, ...at(i) }))

t.test('the filter leaves a parabola as it is, with its slope, to both ends', (t) => {
  const parabola = (i: number) => 1 - 0.5 * i + 0.25 * i * i
  const { values, slopes } = smooth(Array.from({ length: 12 }, (_, i) => parabola(i)))
  for (let i = 0; i < 12; i++) {
    t.ok(Math.abs(values[i]! - parabola(i)) < 1e-9)
    t.ok(Math.abs(slopes[i]! - (-0.5 + 0.5 * i) / sampleS) < 1e-9)
  }
  t.end()
})

t.test('the filter takes out seven-sample noise as its published weights do', (t) => {
  const impulse = Array.from({ length: 7 }, (_, i) => (i === 3 ? 21 : 0))
  t.equal(smooth(impulse).values[3]!.toFixed(9), '7.000000000', 'weights (-2 3 6 7 6 3 -2) / 21')
  t.end()
})

t.test('steady driving is comfortable; each bound alone spoils its stretch only', (t) => {
  t.equal(comfortShare(drive(60)), 1)
  const spoilt: ((i: number) => Partial<MotionSample>)[] = [
    () => ({ forwardMps2: -4.1 }),
    () => ({ forwardMps2: 2.5 }),
    () => ({ leftMps2: 5 }),
    () => ({ yawRateRadps: -1 }),
    (i) => ({ forwardMps2: 0.45 * (i - 22) }),
    (i) => ({ leftMps2: 0.9 * (i - 25) }),
  ]
  for (const at of spoilt) {
    const motion = drive(60, (i) => (i >= 20 && i < 40 ? at(i) : {}))
    t.equal(comfortShare(motion), 2 / 3)
  }
  t.end()
})

t.test('short drives are judged whole, and too short ones not at all', (t) => {
  t.equal(comfortShare(drive(10)), 1)
  t.equal(comfortShare(drive(10, () => ({ yawRateRadps: 1 }))), 0)
  t.equal(comfortShare(drive(6)), undefined)
  t.equal(comfortShare(drive(39, (i) => (i >= 20 ? { yawRateRadps: 1 } : {}))), 1, 'a part stretch does not count')
  t.end()
})
