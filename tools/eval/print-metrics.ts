/** The metrics object as JSON and as a table. */
import { evaluatedClasses } from './boxes.js'
import type { DetectionMetrics } from './detection-metric.js'
import { errorNames } from './match-class.js'
import { trackingClasses } from './tracking-boxes.js'
import type { TrackingMetrics } from './tracking-metric.js'

/** NaN, which JSON does not know, becomes null. */
export function metricsJson(metrics: object): string {
  return JSON.stringify(metrics, (_, value) => (Number.isNaN(value) ? null : value), 2)
}

/** Per class: AP by distance and the five errors; the means below. `only` leaves out the other classes. */
export function metricsTable(metrics: DetectionMetrics, only: readonly string[] = evaluatedClasses): string {
  const number = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(7)
  const head = [
    'class'.padEnd(21),
    ...['AP', '0.5 m', '1 m', '2 m', '4 m', 'ATE', 'ASE', 'AOE', 'AVE', 'AAE'].map((name) => name.padStart(7)),
  ]
  const rows = only.map((name) => {
    const aps = metrics.label_aps[name]!
    const values = [
      metrics.mean_dist_aps[name]!,
      ...Object.values(aps),
      ...errorNames.map((error) => metrics.label_tp_errors[name]![error]),
    ]
    return [name.padEnd(21), ...values.map(number)].join(' ')
  })
  const errors = errorNames.map((error) => number(metrics.tp_errors[error])).join(' ')
  const mean = `${'mean of ten classes'.padEnd(21)} ${number(metrics.mean_ap)} ${' '.repeat(31)} ${errors}`
  return [head.join(' '), ...rows, mean, `mAP ${metrics.mean_ap.toFixed(4)}   NDS ${metrics.nd_score.toFixed(4)}`].join(
    '\n',
  )
}

/** Per class what the task ranks by and counts; the totals below. */
export function trackingTable(metrics: TrackingMetrics): string {
  const names = ['amota', 'amotp', 'recall', 'mota', 'motp', 'ids', 'frag', 'fp', 'fn', 'mt', 'ml'] as const
  const number = (value: number, name: string) => {
    const counted = ['ids', 'frag', 'fp', 'fn', 'mt', 'ml'].includes(name)
    return (Number.isNaN(value) ? '-' : value.toFixed(counted ? 0 : 3)).padStart(7)
  }
  const row = (title: string, of: (name: (typeof names)[number]) => number) =>
    [title.padEnd(12), ...names.map((name) => number(of(name), name))].join(' ')
  return [
    ['class'.padEnd(12), ...names.map((name) => name.toUpperCase().padStart(7))].join(' '),
    ...trackingClasses.map((label) => row(label, (name) => metrics.label_metrics[name][label]!)),
    row('all', (name) => metrics[name]),
  ].join('\n')
}
