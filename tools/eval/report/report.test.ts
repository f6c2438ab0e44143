/** Charts say what their numbers say, and pages hold everything they show. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { evaluatedClasses } from '../boxes.js'
import { evaluateEach } from '../evaluate-detection.js'
import { standalone } from './chart-style.js'
import { comparisonCharts, comparisonPage, comparisonTable, comparisonValues } from './comparison.js'
import { detectionCharts, detectionPage } from './detection-page.js'
import { change } from './page.js'
import { histogram, lineChart, sharesOf } from './svg.js'
import { writeReport } from './write-report.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-report-'))
t.teardown(() => rmSync(folder, { recursive: true }))

const car = {
  sample_token: 'a',
  translation: [10, 2, 0.5],
  size: [2, 4, 1.5],
  rotation: [1, 0, 0, 0],
  velocity: [1, 0],
  detection_name: 'car',
  attribute_name: 'vehicle.moving',
}
const cone = { ...car, detection_name: 'traffic_cone', translation: [3, 3, 0], velocity: [0, 0], attribute_name: '' }
const answer = (box: object, change_: object) => ({ ...box, detection_score: 0.5, ...change_ })
const gt = join(folder, 'gt.json')
const [good, bad] = [join(folder, 'good.json'), join(folder, '<b>ad.json')]
writeFileSync(
  gt,
  JSON.stringify({
    samples: { a: { ego_translation: [0, 0, 0] } },
    results: { a: [car, { ...car, translation: [20, 0, 0] }, cone].map((box) => ({ ...box, num_pts: 3 })) },
  }),
)
const write = (file: string, boxes: readonly object[]) =>
  writeFileSync(file, JSON.stringify({ meta: {}, results: { a: boxes } }))
write(good, [answer(car, { detection_score: 0.9 }), answer(car, { translation: [20, 0.4, 0] }), answer(cone, {})])
write(bad, [answer(car, { translation: [10, 3.5, 0.5], velocity: [3, 0] }), answer(car, { detection_name: 'bus' })])
const [first, second] = (await evaluateEach({ gt }, [good, bad])) as [never, never]
const comparison = {
  truth: gt,
  first: { results: good, evaluation: first },
  second: { results: bad, evaluation: second },
}

t.test('a curve goes where its points are', async (t) => {
  const svg = lineChart({
    title: 'a & <b>',
    xName: 'recall',
    yName: 'precision',
    series: [
      {
        name: 'x',
        style: 'a',
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    empty: 'none',
  })
  t.match(svg, /points="34,158 210,24"/)
  t.match(svg, /a &#38; &#60;b&#62;/)
  t.notMatch(svg, 'none')
  t.match(lineChart({ title: '', xName: '', yName: '', series: [], empty: 'no object' }), />no object</)
})

t.test('shares of a histogram sum to one, what is beyond its end included', async () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }),
      fc.nat({ max: 30 }),
      (values, n) => {
        const shares = sharesOf(values, 2, n + 1)
        return shares.length === n + 1 && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9
      },
    ),
  )
})

t.test('a histogram marks the mean of the values that are numbers', async (t) => {
  const series = [{ name: '', style: 'a', values: [0.5, 1.5, Number.NaN] }]
  const svg = histogram({ title: '', max: 2, bins: 4, unit: ' m', series })
  t.match(svg, /mean 1\.00 m of 2/)
  t.equal(svg.match(/class="bar a"/g)?.length, 2)
  t.match(histogram({ title: '', max: 2, bins: 4, unit: '', series: [] }), />–</)
})

t.test('the page of one evaluation shows every class and needs nothing else', async (t) => {
  const page = detectionPage(first, 'good.json against gt.json')
  for (const name of evaluatedClasses) t.match(page, `<td>${name.replaceAll('_', ' ')}</td>`)
  t.match(page, /<b>0\.\d{3}<\/b><span>NDS/)
  t.notMatch(page, /NaN|undefined|\[object/)
  t.notMatch(page.replaceAll('http://www.w3.org/2000/svg', ''), /https?:|src=|<script/)
  t.equal(page.match(/<svg /g)?.length, 60)
  t.equal(page.match(/<svg /g)?.length, page.match(/<\/svg>/g)?.length)
})

t.test('two evaluations are told apart, better from worse', async (t) => {
  const { results, difference } = comparisonValues(comparison)
  t.strictSame(
    results.map((one) => one.results),
    [good, bad],
  )
  t.ok(difference.mean_ap < 0)
  t.ok((difference.label_tp_errors.car?.trans_err ?? 0) > 0)
  t.ok(Number.isNaN(difference.label_tp_errors.traffic_cone?.vel_err))
  t.match(comparisonTable(comparison), /AP car +1\.0000 +0\.\d{4} +-0\.\d{4}/)
  const page = comparisonPage(comparison)
  t.match(page, /class="worse">−/)
  t.match(page, '&#60;b&#62;ad.json')
  t.notMatch(page, /NaN|undefined|<b>ad/)
  t.equal(change(0.5, 0.7, true), '<span class="better">+0.200</span>')
  t.equal(change(0.5, 0.7, false), '<span class="worse">+0.200</span>')
  t.equal(change(0.5, 0.5, true), '±0.000')
  t.equal(change(0.5, Number.NaN, true), '–')
  const swapped = comparisonValues({ ...comparison, first: comparison.second, second: comparison.first })
  t.equal(swapped.difference.nd_score, -difference.nd_score)
  t.equal(comparisonCharts(comparison).size, detectionCharts(first).size)
})

t.test('a report is a folder with the page, a file a chart, and the numbers', async (t) => {
  const report = join(folder, 'report')
  const charts = detectionCharts(first)
  const index = writeReport(report, { page: detectionPage(first, 'x'), charts, values: { a: Number.NaN } })
  t.ok(existsSync(index))
  t.strictSame(
    readdirSync(report).sort(),
    ['index.html', 'metrics.json', ...[...charts.keys()].map((c) => `${c}.svg`)].sort(),
  )
  t.strictSame(JSON.parse(readFileSync(join(report, 'metrics.json'), 'utf8')), { a: null })
  t.match(standalone(charts.get('precision-car')!), /^<svg [^>]*xmlns=[^>]*><style>/)
  t.throws(() => writeReport(gt, { page: '', charts, values: {} }), {
    code: 'usage-invalid',
    message: /cannot be written/,
  })
})
