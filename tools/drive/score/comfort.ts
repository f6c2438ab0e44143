/**
 * Bench2Drive's smoothness (arXiv 2406.03877, section 3.3): the share of two-second stretches on which acceleration,
 * jerk and yaw rate stay within the bounds of nuPlan's comfort metric (arXiv 2106.11810).
 *
 * Motion is smoothed by Savitzky and Golay's filter (Anal. Chem. 36, 1627, 1964): a parabola through seven samples.
 */

/** One sample at 10 Hz, in the car's own axes. */
export interface MotionSample {
  readonly forwardMps2: number
  /** Left positive. */
  readonly leftMps2: number
  readonly yawRateRadps: number
}

export const sampleS = 0.1
const stretchSamples = 20
const windowSamples = 7

const bounds = {
  forwardMps2: [-4.05, 2.4],
  leftMps2: [-4.89, 4.89],
  jerkMps3: [-8.37, 8.37],
  forwardJerkMps3: [-4.13, 4.13],
  yawRateRadps: [-0.95, 0.95],
} as const

/**
 * Share of the whole stretches of 20 samples that are comfortable, in [0, 1]. A drive of at most one stretch is judged
 * as one; undefined for fewer than the filter's seven samples.
 *
 * The official script also holds the smoothed yaw rate against the bound of the yaw acceleration (1.93): that is
 * always met where the rate's own bound is, so it is left out and the result is the same.
 */
export function comfortShare(samples: readonly MotionSample[]): number | undefined {
  if (samples.length < windowSamples) return undefined
  if (samples.length <= stretchSamples) return isComfortable(samples) ? 1 : 0
  let stretches = 0
  let comfortable = 0
  for (let i = 0; i + stretchSamples <= samples.length; i += stretchSamples) {
    stretches++
    if (isComfortable(samples.slice(i, i + stretchSamples))) comfortable++
  }
  return comfortable / stretches
}

function isComfortable(samples: readonly MotionSample[]): boolean {
  const forward = smooth(samples.map(({ forwardMps2 }) => forwardMps2)).values
  const left = smooth(samples.map(({ leftMps2 }) => leftMps2)).values
  const whole = smooth(samples.map(({ forwardMps2, leftMps2 }) => Math.hypot(forwardMps2, leftMps2))).values
  const yawRate = smooth(samples.map(({ yawRateRadps }) => yawRateRadps)).values
  return (
    within(forward, bounds.forwardMps2) &&
    within(left, bounds.leftMps2) &&
    within(smooth(whole).slopes, bounds.jerkMps3) &&
    within(smooth(forward).slopes, bounds.forwardJerkMps3) &&
    within(yawRate, bounds.yawRateRadps)
  )
}

function within(values: readonly number[], [low, high]: readonly [number, number]): boolean {
  return values.every((value) => value > low && value < high)
}

/**
 * Values and slopes (per second) of the parabolas of least squares through seven samples around each; the first and
 * last three lie on the parabola of the first and last window.
 */
export function smooth(samples: readonly number[]): { readonly values: number[]; readonly slopes: number[] } {
  const half = (windowSamples - 1) / 2
  const values: number[] = []
  const slopes: number[] = []
  for (let i = 0; i < samples.length; i++) {
    const centre = Math.max(half, Math.min(samples.length - 1 - half, i))
    const { a, b, c } = parabola(samples, centre, half)
    const t = i - centre
    values.push(a + b * t + c * t * t)
    slopes.push((b + 2 * c * t) / sampleS)
  }
  return { values, slopes }
}

/** a + b t + c t² through the samples from -half to half around the centre. */
function parabola(samples: readonly number[], centre: number, half: number) {
  let [s2, s4, y0, y1, y2] = [0, 0, 0, 0, 0]
  for (let t = -half; t <= half; t++) {
    const y = samples[centre + t]!
    s2 += t * t
    s4 += t ** 4
    y0 += y
    y1 += y * t
    y2 += y * t * t
  }
  const n = 2 * half + 1
  const c = (n * y2 - s2 * y0) / (n * s4 - s2 * s2)
  return { a: (y0 - c * s2) / n, b: y1 / s2, c }
}
