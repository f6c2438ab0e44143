/** Which piece of a replay a frame is of, from the facts that its source tells in the runtime's report. */
import type { goshawk } from '../../schemas/generated/goshawk.js'

/** The extent that holds this time; undefined for a live source, and for one that has not told it yet. Microseconds. */
export function extentOf(report: unknown, timestampUs: number): goshawk.v1.IReplayExtent | undefined {
  for (const node of Object.values(fieldsOf(fieldsOf(report).nodes))) {
    const { extents } = fieldsOf(fieldsOf(node).facts)
    for (const extent of Array.isArray(extents) ? extents : []) {
      const { firstUs, lastUs } = fieldsOf(extent)
      if (!isTime(firstUs) || !isTime(lastUs) || timestampUs < firstUs || timestampUs > lastUs) continue
      return { firstUs, lastUs }
    }
  }
  return undefined
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
