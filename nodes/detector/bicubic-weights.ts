/**
 * Which source pixels make one output pixel, and with what weights: the antialiased bicubic of Pillow's `Image.resize`
 * (the semantics of its Resample.c, 8 bits per channel), which BEVFormer's `CropResizeFlipImage` calls.
 * libvips' kernels differ from it by up to 6 grey levels when shrinking and 60 when enlarging, hence our own.
 */

/** Keys (1981), eq. 4, with a = -0.5: Pillow's BICUBIC. */
const keysA = -0.5
/** The kernel is zero beyond two source pixels, or two output pixels when shrinking. */
const keysSupport = 2
/** Weights are integers scaled by 2^22: 8 bits of pixel and 2 of head room fill 32. */
export const weightBits = 22

/** One axis: output i = sum over k of weights[i * taps + k] * source[starts[i] + k], k below counts[i]. */
export interface AxisWeights {
  /** Width of a row of `weights`; unused places hold 0. */
  readonly taps: number
  readonly starts: Int32Array
  readonly counts: Int32Array
  /** Scaled by 2^22 and rounded half away from zero. */
  readonly weights: Int32Array
}

/**
 * @param sourceSize - pixels of the source along this axis.
 * @param boxStart, boxEnd - the part to resample, source pixels, fractions allowed.
 * @param targetSize - pixels to make.
 */
export function bicubicWeights(options: {
  readonly sourceSize: number
  readonly boxStart: number
  readonly boxEnd: number
  readonly targetSize: number
}): AxisWeights {
  const { sourceSize, boxStart, boxEnd, targetSize } = options
  const scale = (boxEnd - boxStart) / targetSize
  const filterScale = Math.max(scale, 1)
  const support = keysSupport * filterScale
  const perFilterUnit = 1 / filterScale
  const taps = Math.ceil(support) * 2 + 1
  const starts = new Int32Array(targetSize)
  const counts = new Int32Array(targetSize)
  const weights = new Int32Array(targetSize * taps)
  const real = new Float64Array(taps)
  for (let target = 0; target < targetSize; target++) {
    const center = boxStart + (target + 0.5) * scale
    const start = Math.max(Math.trunc(center - support + 0.5), 0)
    const end = Math.min(Math.trunc(center + support + 0.5), sourceSize)
    let sum = 0
    for (let k = 0; k < end - start; k++) {
      const weight = keysCubic((k + start - center + 0.5) * perFilterUnit)
      real[k] = weight
      sum += weight
    }
    for (let k = 0; k < end - start; k++) {
      const scaled = (sum === 0 ? real[k]! : real[k]! / sum) * 2 ** weightBits
      weights[target * taps + k] = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    }
    starts[target] = start
    counts[target] = end - start
  }
  return {
    starts,
    counts,
    ...withoutUnusedTaps(
      weights,
      taps,
      counts.reduce((a, b) => Math.max(a, b), 0),
    ),
  }
}

/** Half of all scales use one tap less than the bound; at 1/2 that is a third of the work. */
function withoutUnusedTaps(weights: Int32Array, taps: number, tapsUsed: number) {
  const trimmed = weights.filter((_, i) => i % taps < tapsUsed)
  return { taps: tapsUsed, weights: trimmed }
}

function keysCubic(position: number): number {
  const x = Math.abs(position)
  if (x < 1) return ((keysA + 2) * x - (keysA + 3)) * x * x + 1
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * keysA
  return 0
}
