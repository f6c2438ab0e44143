/** A tracking evaluation as a page: the totals, a table by class, and accuracy over recall. */
import { trackingClasses } from '../tracking-boxes.js'
import type { TrackingName, TrackingResult } from '../tracking-metric.js'
import type { Charts } from './detection-page.js'
import { type Cell, figure, htmlPage, key, table, tiles } from './page.js'
import { escapeText, lineChart } from './svg.js'

const counted: readonly TrackingName[] = ['gt', 'tp', 'fp', 'fn', 'ids', 'frag', 'mt', 'ml']
const columns: readonly TrackingName[] = ['amota', 'amotp', 'recall', 'motar', 'mota', 'motp', ...counted]
const shares: readonly TrackingName[] = ['amota', 'recall', 'motar', 'mota']

/** @param scored - what was scored against what, as a reader would say it. */
export function trackingPage(result: TrackingResult, scored: string): string {
  const { metrics } = result
  const charts = trackingCharts(result)
  const shown = ['amota', 'amotp', 'mota', 'motp', 'recall', 'ids', 'frag'] as const
  const head = ['class', ...columns.map((name) => name.toUpperCase())]
  const rows = trackingClasses.map((label) => [
    label,
    ...columns.map((name): Cell => {
      const value = metrics.label_metrics[name][label]!
      return shares.includes(name) ? { value, of: 1 } : number(name, value)
    }),
  ])
  const body = `<h1>Tracking results</h1>
<p><code>${escapeText(scored)}</code></p>
${tiles(shown.map((name) => ({ name: name.toUpperCase(), value: number(name, metrics[name]) })))}
<p>nuScenes tracking metric, configuration tracking_nips_2019. AMOTA and AMOTP are means over 40 recalls, the rest is at the recall with the best MOTA.</p>
<h2>By class</h2>
${table({ head, rows, foot: ['all', ...columns.map((name) => number(name, metrics[name]))] })}
<h2>Accuracy over recall</h2>
<p>AMOTA is the mean of MOTAR, where recalls that were not reached count as zero.</p>
${key([
  ['MOTAR', 'a'],
  ['MOTA', 'b'],
])}
<div class="grid">${[...charts.values()].join('')}</div>`
  return htmlPage('Tracking results', body)
}

export function trackingCharts({ perThreshold }: TrackingResult): Charts {
  return new Map(
    trackingClasses.map((label) => {
      const own = perThreshold[label]!
      const pointsOf = (name: 'motar' | 'mota') =>
        own.recall_hypo
          .map((recall, i) => [recall, own[name][i]!] as const)
          .filter((point) => !point.some(Number.isNaN))
          .reverse()
      const series = [
        { name: 'MOTA', style: 'b', points: pointsOf('mota') },
        { name: 'MOTAR', style: 'a', points: pointsOf('motar') },
      ]
      const empty = own.gt.every(Number.isNaN) ? 'no object' : 'nothing found'
      return [`accuracy-${label}`, lineChart({ title: label, xName: 'recall', yName: 'accuracy', series, empty })]
    }),
  )
}

function number(name: TrackingName, value: number): string {
  return counted.includes(name) && Number.isInteger(value) ? value.toLocaleString('en-US') : figure(value)
}
