import t from 'tap'
import { extentOf } from './extent.js'

const report = {
  nodes: {
    detector: { facts: { bundle: 'models/default' } },
    camera: {
      facts: {
        extents: [
          { firstUs: 10, lastUs: 20 },
          { firstUs: 50, lastUs: 60 },
        ],
      },
    },
  },
}

t.test('a frame is of the piece that holds its time', async (t) => {
  t.strictSame(
    [10, 20, 55].map((timestampUs) => extentOf(report, timestampUs)),
    [
      { firstUs: 10, lastUs: 20 },
      { firstUs: 10, lastUs: 20 },
      { firstUs: 50, lastUs: 60 },
    ],
  )
  t.strictSame(
    [9, 21, 61].map((timestampUs) => extentOf(report, timestampUs)),
    [undefined, undefined, undefined],
  )
})

t.test('a report without extents, or of another shape, gives none', async (t) => {
  const badExtents = [
    null,
    7,
    { firstUs: 'a', lastUs: 5 },
    { firstUs: 0, lastUs: Number.NaN },
    { firstUs: -1, lastUs: 5 },
  ]
  const reports = [
    undefined,
    null,
    {},
    { nodes: 7 },
    { nodes: { camera: null } },
    { nodes: { camera: { facts: { extents: 'all' } } } },
    { nodes: { camera: { facts: { extents: badExtents } } } },
  ]
  for (const one of reports) t.equal(extentOf(one, 1), undefined)
})
