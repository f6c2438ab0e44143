/** Two evaluations of one ground truth, side by side: as values, as a table for the terminal, and as a page. */
import { evaluatedClasses } from '../boxes.js'
import type { DetectionMetrics } from '../detection-metric.js'
import type { DetectionEvaluation } from '../evaluate-detection.js'
import { errorDistance, errorNames } from '../match-class.js'
import { type Charts, curvePoints, errorTable, errorValues, precisionChart } from './detection-page.js'
import { errorViews } from './error-names.js'
import { change, figure, htmlPage, key, type Tile, table, tiles } from './page.js'
import { escapeText, histogram } from './svg.js'

export interface Compared {
  readonly results: string
  readonly evaluation: DetectionEvaluation
}

export interface Comparison {
  readonly truth: string
  readonly first: Compared
  readonly second: Compared
}

interface Line {
  readonly name: string
  readonly higherIsBetter: boolean
  readonly of: (metrics: DetectionMetrics) => number
}

const totals: readonly Line[] = [
  { name: 'NDS', higherIsBetter: true, of: ({ nd_score: score }) => score },
  { name: 'mAP', higherIsBetter: true, of: ({ mean_ap: ap }) => ap },
  ...errorNames.map((error) => ({
    name: `m${errorViews[error].short}`,
    higherIsBetter: false,
    of: ({ tp_errors: errors }: DetectionMetrics) => errors[error],
  })),
]
const apOf = (name: string) => (metrics: DetectionMetrics) => metrics.mean_dist_aps[name]!

/** NaN where either has no such number. */
export function comparisonValues({ first, second }: Comparison) {
  const [a, b] = [first.evaluation.metrics, second.evaluation.metrics]
  const difference = (of: (metrics: DetectionMetrics) => number) => of(b) - of(a)
  const byClass = (of: (name: string) => (metrics: DetectionMetrics) => number) =>
    Object.fromEntries(evaluatedClasses.map((name) => [name, difference(of(name))]))
  return {
    results: [first.results, second.results].map((results, i) => ({ results, metrics: [a, b][i]! })),
    /** Second less first. */
    difference: {
      nd_score: difference(({ nd_score: score }) => score),
      mean_ap: difference(({ mean_ap: ap }) => ap),
      tp_errors: Object.fromEntries(errorNames.map((error) => [error, difference(({ tp_errors: all }) => all[error])])),
      mean_dist_aps: byClass(apOf),
      label_tp_errors: Object.fromEntries(
        evaluatedClasses.map((name) => [
          name,
          Object.fromEntries(
            errorNames.map((error) => [error, difference(({ label_tp_errors: all }) => all[name]![error])]),
          ),
        ]),
      ),
    },
  }
}

export function comparisonTable({ first, second }: Comparison): string {
  const [a, b] = [first.evaluation.metrics, second.evaluation.metrics]
  const number = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(4)).padStart(8)
  const signed = (value: number) =>
    (Number.isNaN(value) ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(4)}`).padStart(9)
  const row = (name: string, of: (metrics: DetectionMetrics) => number) =>
    [name.padEnd(24), number(of(a)), number(of(b)), signed(of(b) - of(a))].join(' ')
  return [
    `A  ${first.results}`,
    `B  ${second.results}`,
    [''.padEnd(24), 'A'.padStart(8), 'B'.padStart(8), 'B - A'.padStart(9)].join(' '),
    ...totals.map(({ name, of }) => row(name, of)),
    ...evaluatedClasses.map((name) => row(`AP ${name}`, apOf(name))),
  ].join('\n')
}

export function comparisonPage(comparison: Comparison): string {
  const { truth, first, second } = comparison
  const [a, b] = [first.evaluation.metrics, second.evaluation.metrics]
  const charts = comparisonCharts(comparison)
  const names = [
    ['A', 'a'],
    ['B', 'b'],
  ] as const
  const classHead = [
    'class',
    'AP: A',
    'B',
    'B − A',
    ...errorNames.flatMap((e) => [`${errorViews[e].short}: A`, 'B', 'B − A']),
  ]
  const rows = evaluatedClasses.map((name) => [
    name.replaceAll('_', ' '),
    { value: apOf(name)(a), of: 1 },
    { value: apOf(name)(b), of: 1 },
    { html: change(apOf(name)(a), apOf(name)(b), true) },
    ...errorNames.flatMap((error) => {
      const [from, to] = [a.label_tp_errors[name]![error], b.label_tp_errors[name]![error]]
      return [figure(from), figure(to), { html: change(from, to, false) }]
    }),
  ])
  const body = `<h1>Two detection results</h1>
<p>A: <code>${escapeText(first.results)}</code><br>B: <code>${escapeText(second.results)}</code><br>
against <code>${escapeText(truth)}</code>, ${first.evaluation.samples.toLocaleString('en-US')} samples</p>
${tiles(totals.map((total) => comparedTile(total, a, b)))}
<h2>By class</h2>
${table({ head: classHead, rows, style: 'dense' })}
<h2>Precision and recall at ${Number(errorDistance)} m</h2>
${key(names)}
<div class="grid">${evaluatedClasses.map((name) => charts.get(`precision-${name}`)).join('')}</div>
<h2>Errors of what was found</h2>
<p>Boxes within 2 m of their object, as shares of each file's own. Dashed: the means over all of them.</p>
${key(names)}
${errorTable(charts)}`
  return htmlPage('Two detection results', body)
}

function comparedTile({ name, of, higherIsBetter }: Line, a: DetectionMetrics, b: DetectionMetrics): Tile {
  const [from, to] = [of(a), of(b)]
  return { name: `${name}, A → B`, value: `${figure(from)} → ${figure(to)}`, note: change(from, to, higherIsBetter) }
}

export function comparisonCharts({ first, second }: Comparison): Charts {
  const charts = new Map<string, string>()
  const both = [
    { name: 'A', style: 'a', evaluation: first.evaluation },
    { name: 'B', style: 'b', evaluation: second.evaluation },
  ]
  for (const [label, name] of evaluatedClasses.entries()) {
    const lines = both.map(({ name: which, style, evaluation }) => ({
      name: `${which}: AP ${figure(evaluation.metrics.label_aps[name]![errorDistance]!)}`,
      style,
      points: curvePoints(evaluation.curves.get(`${name}:${errorDistance}`)!),
    }))
    charts.set(`precision-${name}`, precisionChart(first.evaluation, name, lines))
    for (const error of errorNames) {
      const { name: about, short: _, ...axis } = errorViews[error]
      const series = both.map(({ name: which, style, evaluation }) => ({
        name: which,
        style,
        values: errorValues(evaluation, label, error),
      }))
      charts.set(`error-${name}-${error}`, histogram({ title: `${name}: error in ${about}`, ...axis, series }))
    }
  }
  return charts
}
