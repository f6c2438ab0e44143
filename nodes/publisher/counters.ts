/** The numbers of the runtime's report that go with every frame: what came of all frames, and where some were lost. */
import type { goshawk } from '../../schemas/generated/goshawk.js'

/** Entries sent with a frame. A graph has a handful of places where frames are dropped. */
const countersMax = 64

/**
 * Frames made, delivered, dropped and in flight, summed over the sources; drops by place and reason; messages missing
 * by link; restarts. A report of another shape gives fewer counters, never an error.
 */
export function countersOf(report: unknown): goshawk.v1.ICounter[] {
  const counters = new Map<string, number>()
  const count = (name: string, value: unknown): void => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return
    if (counters.size < countersMax || counters.has(name))
      counters.set(name, Math.min(Number.MAX_SAFE_INTEGER, (counters.get(name) ?? 0) + value))
  }
  const ledger = fieldsOf(fieldsOf(report).ledger)
  for (const totals of Object.values(fieldsOf(ledger.frames))) {
    for (const [name, value] of Object.entries(fieldsOf(totals))) count(name === 'inFlight' ? 'in flight' : name, value)
  }
  for (const drop of Array.isArray(ledger.drops) ? ledger.drops : []) {
    const { where, reason, count: frames } = fieldsOf(drop)
    count(`${where}: ${reason}`, frames)
  }
  for (const [link, missing] of Object.entries(fieldsOf(fieldsOf(report).gaps))) {
    if (missing !== 0) count(`missing at ${link}`, missing)
  }
  for (const health of Object.values(fieldsOf(fieldsOf(report).processes))) count('restarts', fieldsOf(health).restarts)
  return [...counters].map(([name, value]) => ({ name, value }))
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
