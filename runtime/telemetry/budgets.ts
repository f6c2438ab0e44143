/** Whether the latency budgets of a graph were kept, and, where not, which hop ate them. */
import type { GraphPlan, LatencyBudget } from '../graph/plan.js'
import { added, endToEnd, histogramName, taken } from './latency.js'
import { type MeanOf, type TimeShare, timeLineThrough, timeLineTo, total } from './time-line.js'

export interface BudgetVerdict {
  /** node.input, end-to-end, or added (by the runtime). */
  readonly budget: string
  readonly percentile: number
  readonly msMax: number
  /** At that percentile; null when nothing was measured, which breaks no budget. */
  readonly measuredMs: number | null
  readonly broken: boolean
  /** The largest share of the mean time up to there; null while the budget holds. */
  readonly ate: (TimeShare & { readonly share: number }) | null
}

export interface Measured {
  readonly meanOf: MeanOf
  /** Milliseconds; undefined when nothing was measured under this name. */
  valueAtPercentile(name: string, percentile: number): number | undefined
}

export function judgeBudgets(plan: GraphPlan, measured: Measured): BudgetVerdict[] {
  const verdicts: BudgetVerdict[] = []
  for (const { name, budget } of plan.links) {
    if (!budget) continue
    const measuredMs = measured.valueAtPercentile(histogramName(name, taken), budget.percentile)
    verdicts.push(verdict(name, budget, measuredMs, () => timeLineTo(plan, name, measured.meanOf)))
  }
  const { endToEndBudget, addedBudget } = plan
  if (endToEndBudget) {
    const slowest = slowestSink(plan, (name) => measured.valueAtPercentile(name, endToEndBudget.percentile))
    verdicts.push(
      verdict('end-to-end', endToEndBudget, slowest?.ms, () =>
        timeLineThrough(plan, slowest?.link ?? '', measured.meanOf),
      ),
    )
  }
  if (addedBudget) {
    const link = slowestSink(plan, (name) => measured.valueAtPercentile(name, 50))?.link ?? ''
    const measuredMs = measured.valueAtPercentile(histogramName(link, added), addedBudget.percentile)
    verdicts.push(
      verdict('added', addedBudget, measuredMs, () =>
        timeLineThrough(plan, link, measured.meanOf).filter(({ part }) => part !== 'compute'),
      ),
    )
  }
  return verdicts
}

/** A frame has arrived when it has settled at its last sink input: end to end is measured at the slowest of them. */
export function slowestSink(
  plan: Pick<GraphPlan, 'links' | 'nodes'>,
  msOf: (name: string) => number | undefined,
): { readonly link: string; readonly ms: number } | undefined {
  const sinks = new Set(plan.nodes.filter(({ isSink }) => isSink).map(({ name }) => name))
  let slowest: { link: string; ms: number } | undefined
  for (const { name, to } of plan.links) {
    const ms = sinks.has(to.node) ? msOf(histogramName(name, endToEnd)) : undefined
    if (ms !== undefined && (!slowest || ms > slowest.ms)) slowest = { link: name, ms }
  }
  return slowest
}

function verdict(
  name: string,
  { percentile, msMax }: LatencyBudget,
  measuredMs: number | undefined,
  timeLine: () => readonly TimeShare[],
): BudgetVerdict {
  const broken = measuredMs !== undefined && measuredMs > msMax
  return {
    budget: name,
    percentile,
    msMax,
    measuredMs: measuredMs ?? null,
    broken,
    ate: broken ? largestShare(timeLine()) : null,
  }
}

function largestShare(way: readonly TimeShare[]): BudgetVerdict['ate'] {
  const wholeMs = total(way)
  let largest: TimeShare | undefined
  for (const share of way) if (!largest || share.meanMs > largest.meanMs) largest = share
  return largest && wholeMs > 0 ? { ...largest, share: largest.meanMs / wholeMs } : null
}

/** One line for people: what was broken by how much, and who ate it. */
export function describeBroken({ budget, percentile, msMax, measuredMs, ate }: BudgetVerdict): string {
  const eaten = ate
    ? `; ${ate.hop} ${ate.part} ate ${Math.round(ate.share * 100)} % of it (${ate.meanMs.toFixed(1)} ms in the mean)`
    : ''
  return `latency budget of ${budget} broken: p${percentile} is ${measuredMs?.toFixed(1)} ms, at most ${msMax} ms allowed${eaten}`
}
