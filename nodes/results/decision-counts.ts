/** How often each decision was made, by name, for the report. */
import { type Decision, PathDecision, SpeedDecision } from '../../schemas/messages.js'

export interface DecisionCounts {
  readonly count: number
  readonly speed: Readonly<Record<string, number>>
  readonly path: Readonly<Record<string, number>>
  readonly rule: Readonly<Record<string, number>>
}

export const noDecisions: DecisionCounts = { count: 0, speed: {}, path: {}, rule: {} }

export function countDecision(counts: DecisionCounts, { speed, path, rule }: Decision): DecisionCounts {
  return {
    count: counts.count + 1,
    speed: plusOne(counts.speed, nameOf(SpeedDecision, speed)),
    path: plusOne(counts.path, nameOf(PathDecision, path)),
    rule: plusOne(counts.rule, rule),
  }
}

function plusOne(counts: Readonly<Record<string, number>>, name: string): Record<string, number> {
  const sorted = Object.entries({ ...counts, [name]: (counts[name] ?? 0) + 1 })
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function nameOf(vocabulary: Readonly<Record<string, number>>, value: number): string {
  return Object.entries(vocabulary).find(([, number]) => number === value)?.[0] ?? String(value)
}
