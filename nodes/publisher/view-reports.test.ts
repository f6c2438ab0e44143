import fc from 'fast-check'
import t from 'tap'
import type { goshawk } from '../../schemas/generated/goshawk.js'
import { type BrowserFigures, samplesPerReportMax, ViewReports } from './view-reports.js'

t.test('what pages measured is summed up over all of them', async (t) => {
  const told: BrowserFigures[] = []
  const views = new ViewReports((figures) => told.push(figures))
  t.equal(views.add({ client: 'page-a', toScreenMs: [10, 20, 30], workMs: 4.5, unreadable: 1 }), undefined)
  t.equal(views.add({ client: 'page-b', toScreenMs: [100], workMs: 2, unreadable: 2 }), undefined)
  t.equal(views.add({ client: 'page-a', toScreenMs: [5], workMs: 3, unreadable: 1 }), undefined)
  t.same(told.at(-1), {
    clients: 2,
    frames: 5,
    toScreenMs: { p50: 20, p90: 100, p99: 100, max: 100 },
    workMs: 3,
    unreadable: 3,
  })
})

t.test('a report that cannot be true is refused whole, and says why', async (t) => {
  const told: BrowserFigures[] = []
  const views = new ViewReports((figures) => told.push(figures))
  const good = { client: 'page', toScreenMs: [1], workMs: 1 }
  const refused: readonly (readonly [goshawk.v1.IViewReport, RegExp])[] = [
    [{ ...good, client: '' }, /^client:/],
    [{ ...good, client: '<script>' }, /^client:/],
    [{ ...good, client: 'x'.repeat(65) }, /^client:/],
    [{ ...good, toScreenMs: [] }, /0 values; expected 1 to 600/],
    [{ ...good, toScreenMs: Array(samplesPerReportMax + 1).fill(1) }, /601 values/],
    [{ ...good, toScreenMs: [1, Number.NaN] }, /to_screen_ms\[1\]: found NaN/],
    [{ ...good, toScreenMs: [-1] }, /found -1/],
    [{ ...good, toScreenMs: [1e9] }, /found 1000000000/],
    [{ ...good, workMs: Number.POSITIVE_INFINITY }, /^work_ms: found Infinity/],
  ]
  for (const [report, why] of refused) {
    t.match(views.add(report), why)
  }
  t.same(told, [])
})

t.test('any number of pages takes bounded room', async (t) => {
  let last: BrowserFigures | undefined
  const views = new ViewReports((figures) => {
    last = figures
  })
  const report = fc.record({ client: fc.stringMatching(/^[a-z]{8}$/), toScreenMs: fc.constant(Array(600).fill(7)) })
  fc.assert(fc.property(report, (one) => views.add(one) === undefined && last!.clients <= 32))
  t.equal(last?.toScreenMs.max, 7)
})
