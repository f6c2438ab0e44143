/** The scale of the latency bars. */
import type { Hop } from '../store/world.js'

/** What the bars span, ms after the frame was due. */
export interface Axis {
  readonly startMs: number
  readonly spanMs: number
}

/** From the frame's due time; from the first arrival instead where waiting before it would squeeze all bars to dots. */
export function waterfallAxis(hops: readonly Hop[]): Axis {
  const endMs = Math.max(0, ...hops.map(endOf))
  const firstMs = Math.max(0, Math.min(endMs, ...hops.map(({ ageMs }) => ageMs)))
  const startMs = firstMs > endMs / 2 ? firstMs : 0
  return { startMs, spanMs: niceCeiling(endMs - startMs) }
}

function endOf({ ageMs, queueMs, computeMs, publishMs }: Hop): number {
  return ageMs + queueMs + computeMs + publishMs
}

/** The next of 1, 2, 5 times a power of ten: a scale that does not tremble from frame to frame. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((step) => step * power).find((candidate) => candidate >= value) ?? 10 * power
}
