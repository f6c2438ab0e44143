/** A detection evaluation as a page: what was scored, tables by class, precision-recall curves, histograms of the errors. */
import { evaluatedClasses } from '../boxes.js'
import type { Curves } from '../detection-metric.js'
import type { DetectionEvaluation } from '../evaluate-detection.js'
import { distances, errorNames } from '../match-class.js'
import { errorViews } from './error-names.js'
import { type Cell, figure, htmlPage, key, table, tiles } from './page.js'
import { escapeText, histogram, lineChart, type Series } from './svg.js'

/** Charts by the name of their file. */
export type Charts = ReadonlyMap<string, string>

const idle = { x: 0.1, y: 0.1 }
const countOf = (value: number) => value.toLocaleString('en-US')

/** @param scored - what was scored against what, as a reader would say it. */
export function detectionPage(evaluation: DetectionEvaluation, scored: string): string {
  const { metrics, samples, filter } = evaluation
  const charts = detectionCharts(evaluation)
  const errors = errorNames.map((name) => ({
    name: `m${errorViews[name].short}`,
    value: figure(metrics.tp_errors[name]),
  }))
  const distanceKey = distances.map((distance, i) => [`${distance} m`, `d${i}`] as const)
  const body = `<h1>Detection results</h1>
<p><code>${escapeText(scored)}</code></p>
${tiles([{ name: 'NDS', value: figure(metrics.nd_score) }, { name: 'mAP', value: figure(metrics.mean_ap) }, ...errors])}
<p>${countOf(samples)} samples, nuScenes detection metric, configuration detection_cvpr_2019.</p>
<h2>By class</h2>
${classTable(evaluation)}
<h2>Precision and recall</h2>
<p>By distance at which a box counts as found. What lies in the shaded part counts for nothing.</p>
${key(distanceKey)}
<div class="grid">${evaluatedClasses.map((name) => charts.get(`precision-${name}`)).join('')}</div>
<h2>Errors of what was found</h2>
<p>Boxes within 2 m of their object. Dashed: the mean over all of them; the metric above averages over recall instead.</p>
${errorTable(charts)}
<h2>What was judged</h2>
${filterTable(filter)}`
  return htmlPage('Detection results', body)
}

export function detectionCharts(evaluation: DetectionEvaluation): Charts {
  const charts = new Map<string, string>()
  for (const [label, name] of evaluatedClasses.entries()) {
    const series = distances.map((distance, i) => ({
      name: `${distance} m: AP ${figure(evaluation.metrics.label_aps[name]![distance]!)}`,
      style: `d${i}`,
      points: curvePoints(evaluation.curves.get(`${name}:${distance}`)!),
    }))
    charts.set(`precision-${name}`, precisionChart(evaluation, name, series))
    for (const error of errorNames) {
      const { name: about, short: _, ...axis } = errorViews[error]
      const values = errorValues(evaluation, label, error)
      const title = `${name}: error in ${about}`
      charts.set(`error-${name}-${error}`, histogram({ title, ...axis, series: [{ name: '', style: 'a', values }] }))
    }
  }
  return charts
}

export function precisionChart(evaluation: DetectionEvaluation, name: string, series: readonly Series[]): string {
  const label = (evaluatedClasses as readonly string[]).indexOf(name)
  const { truths, matches } = evaluation.matches[label]!
  const empty = truths === 0 ? 'no object' : matches.length === 0 ? 'no answer' : 'nothing found'
  return lineChart({ title: name.replaceAll('_', ' '), xName: 'recall', yName: 'precision', series, idle, empty })
}

/** Up to the last recall that was reached. */
export function curvePoints({ precision, confidence }: Curves): (readonly [number, number])[] {
  const last = confidence.findLastIndex((value) => value !== 0)
  return [...precision.subarray(0, last + 1)].map((value, i) => [i / 100, value] as const)
}

/** Of the matches at 2 m; none where the class has no such error. */
export function errorValues(
  { matches, metrics }: DetectionEvaluation,
  label: number,
  error: (typeof errorNames)[number],
): number[] {
  const isDefined = !Number.isNaN(metrics.label_tp_errors[evaluatedClasses[label]!]![error])
  const which = errorNames.indexOf(error)
  return isDefined
    ? matches[label]!.matches.filter(({ errors }) => errors.length > 0).map(({ errors }) => errors[which]!)
    : []
}

function classTable({ metrics, matches }: DetectionEvaluation): string {
  const errorCells = (of: (name: (typeof errorNames)[number]) => number): Cell[] =>
    errorNames.map((name) => figure(of(name)))
  const head = [
    'class',
    'AP',
    ...distances.map((d) => `AP ${d} m`),
    ...errorNames.map((e) => errorViews[e].short),
    'objects',
    'answers',
  ]
  const rows = evaluatedClasses.map((name, label) => [
    name.replaceAll('_', ' '),
    { value: metrics.mean_dist_aps[name]!, of: 1 },
    ...distances.map((distance) => ({ value: metrics.label_aps[name]![distance]!, of: 1 })),
    ...errorCells((error) => metrics.label_tp_errors[name]![error]),
    countOf(matches[label]!.truths),
    countOf(matches[label]!.matches.length),
  ])
  const foot = [
    'mean',
    figure(metrics.mean_ap),
    '',
    '',
    '',
    '',
    ...errorCells((error) => metrics.tp_errors[error]),
    '',
    '',
  ]
  return table({ head, rows, foot })
}

/** A row a class, a column an error. */
export function errorTable(charts: Charts): string {
  const head = ['class', ...errorNames.map((error) => `${errorViews[error].short} (${errorViews[error].name})`)]
  const rows = evaluatedClasses.map((name) => [
    name.replaceAll('_', ' '),
    ...errorNames.map((error) => ({ html: charts.get(`error-${name}-${error}`)! })),
  ])
  return table({ head, rows, style: 'errors' })
}

function filterTable({ ground_truth: truth, predictions }: DetectionEvaluation['filter']): string {
  const stages = [
    ['in the files', 'input'],
    ['within the range of their class', 'after_class_range'],
    ['with lidar or radar points inside', 'after_zero_points'],
    ['not in a bicycle rack', 'after_bike_racks'],
  ] as const
  const rows = stages.map(([name, stage]) => [name, countOf(truth[stage]), countOf(predictions[stage])])
  return table({ head: ['boxes', 'ground truth', 'results'], rows })
}
