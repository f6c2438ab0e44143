/** Which int8 grid a measured value gets: the one that changes its elements least. */
import type { Observation } from './observers.js'

export interface Int8Grid {
  /** Of one step. */
  readonly scale: number
  /** Subtracted before quantising; 0 unless asked for and worth it. */
  readonly centre: number
}

const levels = 127
/** Elements tried on each grid. */
const triedMax = 4096
/** Clipping limits tried, as shares of the largest element: down to a thirtieth, for the rare outlier a hundred times too large. */
const shares = Array.from({ length: 85 }, (_, i) => 0.96 ** i)
/** Centring costs a subtraction at run time; it has to take away half of the error's energy. */
const centringGain = 0.5

/**
 * Least mean squared error over clipping limits. A value far from symmetric (GELU's results) may be centred, which
 * saves the bit that a symmetric grid wastes on one side.
 *
 * @param mayCentre - whether all readers can undo it in their bias.
 */
export function chooseGrid({ min, max, samples }: Observation, mayCentre: boolean): Int8Grid {
  const elements = representatives(samples)
  const symmetric = bestClip(elements, 0, Math.max(-min, max))
  if (!mayCentre) return symmetric.grid
  const middle = Math.fround((min + max) / 2)
  const centred = bestClip(elements, middle, (max - min) / 2)
  return centred.error < centringGain * symmetric.error ? centred.grid : symmetric.grid
}

/** Quantiles of all samples. */
function representatives(samples: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(samples.reduce((count, { length }) => count + length, 0))
  let at = 0
  for (const sample of samples) {
    all.set(sample, at)
    at += sample.length
  }
  all.sort()
  const stride = Math.max(1, all.length / triedMax)
  return Float32Array.from({ length: Math.min(all.length, triedMax) }, (_, i) => all[Math.floor((i + 0.5) * stride)]!)
}

function bestClip(elements: Float32Array, centre: number, reach: number): { grid: Int8Grid; error: number } {
  // A value that is constant needs no steps; any scale represents it.
  if (!(reach > 0)) return { grid: { scale: 1, centre }, error: 0 }
  let best = { grid: { scale: 0, centre }, error: Number.POSITIVE_INFINITY }
  for (const share of shares) {
    const scale = Math.fround((share * reach) / levels)
    const error = squaredError(elements, centre, scale)
    if (error < best.error) best = { grid: { scale, centre }, error }
  }
  return best
}

function squaredError(elements: Float32Array, centre: number, scale: number): number {
  let sum = 0
  for (const element of elements) {
    const offset = element - centre
    const level = Math.max(-levels - 1, Math.min(levels, Math.round(offset / scale)))
    const error = offset - level * scale
    sum += error * error
  }
  return sum
}
