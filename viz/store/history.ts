/** The last frames in numbers: what the plots and the percentiles are made of. */

/** Frames remembered: a minute at 10 Hz. */
export const historyLengthMax = 600

export interface Sample {
  /** Performance time of arrival, ms. */
  readonly atMs: number
  readonly sequence: number
  readonly endToEndMs: number
  readonly bytes: number
  readonly speed: number
  readonly path: number
}

export type History = readonly Sample[]

/** A publisher that counts from the beginning again is another run: its history starts afresh. */
export function appendSample(history: History, sample: Sample): History {
  const last = history.at(-1)
  if (last && sample.sequence <= last.sequence) return [sample]
  return [...history.slice(-(historyLengthMax - 1)), sample]
}

/** Nearest-rank percentile of the finite values; NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Frames and bytes a second over the last `windowMs`, as seen at `nowMs`. */
export function rates(history: History, nowMs: number, windowMs = 3000): { framesHz: number; bytesPerS: number } {
  const recent = history.filter(({ atMs }) => atMs > nowMs - windowMs)
  const first = recent[0]
  if (!first || recent.length < 2) return { framesHz: 0, bytesPerS: 0 }
  const seconds = Math.max((nowMs - first.atMs) / 1000, 1e-3)
  const bytes = recent.reduce((sum, sample) => sum + sample.bytes, 0)
  return { framesHz: recent.length / seconds, bytesPerS: bytes / seconds }
}

/** Frames the publisher made between those that came. */
export function skippedFrames(history: History): number {
  const first = history[0]
  const last = history.at(-1)
  return first && last ? last.sequence - first.sequence + 1 - history.length : 0
}
