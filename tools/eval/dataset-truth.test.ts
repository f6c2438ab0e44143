/** A data set judged by its own annotations: perfect, through the same files and tables as anybody's results. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { groundTruthOf } from '../../nodes/nuscenes/annotations.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { writeDataroot } from '../../nodes/nuscenes/testing/write-dataroot.js'
import { submissionMeta, toSampleBoxes } from '../../nodes/results/submission.js'
import { evaluateDataset } from './evaluate-detection.js'

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
