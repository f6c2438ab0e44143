/** A data set judged by its own annotations: perfect, through the same files and tables as anybody's results. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { groundTruthOf } from '../../nodes/nuscenes/annotations.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { writeDataroot } from '../../nodes/nuscenes/testing/write-dataroot.js'
import { submissionMeta, toSampleBoxes } from '../../nodes/results/submission.js'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDataset } from './evaluate-detection.js'
import { rackCase, writeRackCase } from './testing/rack-case.js'

const version = 'v1.0-mini'

t.test('its own annotations score a data set perfectly', async (t) => {
  const dataroot = mkdtempSync(join(tmpdir(), 'goshawk-truth-'))
  t.teardown(() => rmSync(dataroot, { recursive: true }))
  await writeDataroot(dataroot, { scenes: 2 })
  const dataset = await openDataset({ dataroot, version, channels: [], sweeps: false })
  const results = Object.fromEntries(
    dataset.frames.map(({ sample, reference, scene }) => {
      const { globalFromEgo } = dataset.tables.ego_pose.get(reference.egoPoseToken)!
      const sampleToken = sample!.token
      const objects = groundTruthOf(dataset.tables, dataset.annotations.get(sampleToken) ?? [], globalFromEgo)
      const model = { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' }
      const about = { scene: scene.name, sampleToken, timestampUs: reference.timestampUs, globalFromEgo, model }
      return [sampleToken, toSampleBoxes({ ...about, objects, missingCameras: [], egoSpeedMps: 0, map: [] }).boxes]
    }),
  )
  const file = join(dataroot, 'results.json')
  writeFileSync(file, JSON.stringify({ meta: submissionMeta, results }))
  const { metrics, samples } = await evaluateDataset({ dataroot, version }, file)
  t.equal(samples, dataset.frames.length)
  for (const label of ['truck', 'pedestrian']) {
    t.ok(Math.abs(metrics.mean_dist_aps[label]! - 1) < 1e-9, `${label} ${metrics.mean_dist_aps[label]}`)
    const { trans_err: ate, scale_err: ase, orient_err: aoe } = metrics.label_tp_errors[label]!
    t.ok(ate < 1e-6 && ase < 1e-6 && aoe < 1e-6)
  }
  await t.rejects(evaluateDataset({ dataroot, version, split: 'val' }, file), {
    code: 'usage-invalid',
    message: /split "val": the dataset has none of its scenes/,
  })
})

t.test(
  'racks, missing velocities, attributes and points, and ranges: as the devkit judges the same data set',
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'goshawk-racks-'))
    t.teardown(() => rmSync(folder, { recursive: true }))
    const { dataroot, results } = await writeRackCase(folder)
    const { metrics, filter } = await evaluateDataset({ dataroot, ...rackCase }, results)
    // Made by the devkit; rack-case.ts says how.
    const expected = JSON.parse(readFileSync(join(packageRoot, 'tools/eval/testing/rack-case.expected.json'), 'utf8'))
    t.equal(filter.ground_truth.after_bike_racks, expected.kept.ground_truth)
    t.equal(filter.predictions.after_bike_racks, expected.kept.predictions)
    for (const counts of Object.values(filter)) {
      t.ok(counts.after_class_range < counts.input, 'some are too far')
      t.ok(counts.after_bike_racks < counts.after_zero_points, 'some are in a rack')
    }
    t.ok(filter.ground_truth.after_zero_points < filter.ground_truth.after_class_range, 'some have no points')
    const { cfg: _, ...numbers } = metrics
    const own = flatten(numbers)
    const wanted = flatten(expected.metrics)
    t.strictSame([...own.keys()].sort(), [...wanted.keys()].sort())
    for (const [name, value] of wanted) {
      const found = own.get(name)!
      t.ok(value === null ? Number.isNaN(found) : Math.abs(found! - value) < 1e-9, `${name}: ${found}, ${value}`)
    }
  },
)

function flatten(value: unknown, name = ''): Map<string, number | null> {
  if (typeof value !== 'object' || value === null) return new Map([[name, value as number | null]])
  return new Map(Object.entries(value).flatMap(([key, own]) => [...flatten(own, `${name}/${key}`)]))
}
