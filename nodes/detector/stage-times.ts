/** How long the detector's stages take, for the report. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'

export const stages = ['pictures', 'imageEncoder', 'bevEncoder', 'detector', 'boxes'] as const
export type Stage = (typeof stages)[number]

export interface StageTimes {
  record(stagesMs: Readonly<Record<Stage, number>>): void
  /** Milliseconds. */
  summary(): Readonly<Record<string, { readonly p50: number; readonly p99: number; readonly max: number }>>
}

export function createStageTimes(): StageTimes {
  const histograms = new Map<Stage, RecordableHistogram>(stages.map((stage) => [stage, createHistogram()]))
  return {
    record(stagesMs) {
      for (const [stage, histogram] of histograms) histogram.record(Math.max(1, Math.round(stagesMs[stage] * 1000)))
    },
    summary() {
      const toMs = (us: number) => us / 1000
      return Object.fromEntries(
        [...histograms].map(([stage, histogram]) => {
          const { max } = histogram
          return [stage, { p50: toMs(histogram.percentile(50)), p99: toMs(histogram.percentile(99)), max: toMs(max) }]
        }),
      )
    },
  }
}
