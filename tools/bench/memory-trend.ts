/** How the memory of a process changes over a run: the slope of a straight line through its samples. */

export interface MemorySample {
  readonly seconds: number
  readonly bytes: number
}

export interface MemoryTrend {
  /** Least squares over the samples after the warm-up; null with fewer than three of them. */
  readonly slopeMbPerMinute: number | null
  readonly lastMb: number
  readonly maxMb: number
}

/** The first part of a run fills caches and pools; its growth says nothing of a leak. */
export const warmUpShare = 0.3

const bytesPerMb = 1e6

export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  const endSeconds = samples.at(-1)?.seconds ?? 0
  const warm = samples.filter(({ seconds }) => seconds >= endSeconds * warmUpShare)
  const inMb = samples.map(({ bytes }) => bytes / bytesPerMb)
  return { slopeMbPerMinute: slope(warm), lastMb: inMb.at(-1) ?? 0, maxMb: Math.max(0, ...inMb) }
}

function slope(samples: readonly MemorySample[]): number | null {
  if (samples.length < 3) return null
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const meanX = meanOf(samples.map(({ seconds }) => seconds))
  const meanY = meanOf(samples.map(({ bytes }) => bytes))
  let covariance = 0
  let variance = 0
  for (const { seconds, bytes } of samples) {
    covariance += (seconds - meanX) * (bytes - meanY)
    variance += (seconds - meanX) ** 2
  }
  return variance === 0 ? null : ((covariance / variance) * 60) / bytesPerMb
}
