/** The numbers of the runtime's report that the page shows. */
import type { goshawk } from '../../schemas/generated/goshawk.js'

/** Entries sent with a frame; a report has a handful. */
const countersMax = 64

/**
 * Flattens the ledger part of a report: `frames` {made, delivered, in flight} and `drops` by place and reason.
 * Whatever is not a count is left out; a report of another shape gives fewer counters, never an error.
 */
export function countersOf(report: unknown): goshawk.v1.ICounter[] {
  const counters: goshawk.v1.ICounter[] = []
  const visit = (name: string, value: unknown): void => {
    if (counters.length >= countersMax) return
    if (typeof value === 'number') {
      if (Number.isSafeInteger(value) && value >= 0) counters.push({ name, value })
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, field] of Object.entries(value)) visit(`${name}.${key}`, field)
    }
  }
  if (typeof report !== 'object' || report === null) return counters
  for (const key of ['frames', 'ledger', 'drops', 'gaps', 'restarts']) {
    if (key in report) visit(key, (report as Record<string, unknown>)[key])
  }
  return counters
}
