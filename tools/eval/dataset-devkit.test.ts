/** A data set with everything the filters are about, judged as the devkit judged it (testing/rack-case.ts says how). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDataset } from './evaluate-detection.js'
import { evaluateTracking } from './evaluate-tracking.js'
import { rackCase, writeRackCase } from './testing/rack-case.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-racks-'))
t.teardown(() => rmSync(folder, { recursive: true }))
const { dataroot, results, tracks } = await writeRackCase(folder)
const expected = JSON.parse(readFileSync(join(packageRoot, 'tools/eval/testing/rack-case.expected.json'), 'utf8'))

t.test('detections: racks, ranges, no points, no velocity, no attribute', async (t) => {
  const { metrics, filter } = await evaluateDataset({ dataroot, ...rackCase }, results)
  t.equal(filter.ground_truth.after_bike_racks, expected.kept.ground_truth)
  t.equal(filter.predictions.after_bike_racks, expected.kept.predictions)
  for (const counts of Object.values(filter)) {
    t.ok(counts.after_class_range < counts.input, 'some are too far')
    t.ok(counts.after_bike_racks < counts.after_zero_points, 'some are in a rack')
  }
  t.ok(filter.ground_truth.after_zero_points < filter.ground_truth.after_class_range, 'some have no points')
  agree(t, metrics, expected.metrics, 1e-9)
})

t.test('tracks: the same filters, instances as ids, holes in tracks, ids that change', async (t) => {
  const { metrics } = await evaluateTracking({ dataroot, ...rackCase }, tracks)
  // Its distances come from squares of global coordinates, which cancel: 1e-8 of these millimetres.
  agree(t, metrics, expected.tracking, 1e-7)
  t.ok(metrics.ids > 0, 'ids change')
})

function agree(t: Test, metrics: object, theirs: object, tolerance: number): void {
  const own = flatten({ ...metrics, cfg: {} })
  const wanted = flatten(theirs)
  t.strictSame([...own.keys()].sort(), [...wanted.keys()].sort())
  const apart = [...wanted].filter(([name, value]) => {
    const found = own.get(name)!
    return value === null ? !Number.isNaN(found) : !(Math.abs(found! - value) <= tolerance)
  })
  t.strictSame(apart, [], `${wanted.size} numbers`)
}

function flatten(value: unknown, name = ''): Map<string, number | null> {
  if (typeof value !== 'object' || value === null) return new Map([[name, value as number | null]])
  return new Map(Object.entries(value).flatMap(([key, own]) => [...flatten(own, `${name}/${key}`)]))
}
