/** The official devkit's numbers on the reference cases, and the rules of the files. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDetectionFiles } from './evaluate-detection.js'

const reference = join(packageRoot, '../shared/reference/nuscenes_metrics')
const skip = existsSync(reference) ? {} : { skip: 'no ../shared/reference/nuscenes_metrics' }
const tolerance = 1e-9

for (const name of ['case1_basic', 'case2_edges', 'case3_dense']) {
  t.test(`${name} agrees with the devkit to 1e-9`, skip, async (t) => {
    const expected = JSON.parse(readFileSync(join(reference, name, 'expected.json'), 'utf8'))
    const { metrics, filter, curves } = await evaluateDetectionFiles(
      join(reference, name, 'gt.json'),
      join(reference, name, 'pred.json'),
    )
    t.strictSame(filter, expected.filter)
    const { cfg, ...numbers } = metrics
    const { cfg: expectedCfg, ...expectedNumbers } = expected.metrics
    t.match(expectedCfg, cfg)
    close(t, numbers, expectedNumbers, 'metrics')
    for (const [key, curve] of Object.entries<Record<string, unknown>>(expected.curves)) {
      const own = curves.get(key)!
      close(t, [...own.precision], curve.precision, `${key} precision`)
      close(t, [...own.confidence], curve.confidence, `${key} confidence`)
    }
  })
}

function close(t: Test, own: unknown, expected: unknown, where: string): void {
  if (typeof own === 'number') {
    const agrees = expected === null ? Number.isNaN(own) : Math.abs(own - (expected as number)) <= tolerance
    if (!agrees) t.fail(`${where}: ${own}; expected ${expected}`)
    return
  }
  const [mine, theirs] = [own, expected] as Record<string, unknown>[]
  t.strictSame(Object.keys(mine!).sort(), Object.keys(theirs!).sort(), where)
  for (const key of Object.keys(mine!)) close(t, mine![key], theirs![key], `${where}.${key}`)
}

const box = {
  sample_token: 'a',
  translation: [1, 2, 0.5],
  size: [2, 4, 1.5],
  rotation: [1, 0, 0, 0],
  velocity: [0, 0],
  detection_name: 'car',
  detection_score: 0.5,
  attribute_name: 'vehicle.parked',
}
const meta = { use_camera: true, use_lidar: false, use_radar: false, use_map: false, use_external: false }
const groundTruth = {
  meta,
  samples: { a: { ego_translation: [0, 0, 0], bike_racks: [] }, b: { ego_translation: [0, 0, 0], bike_racks: [] } },
  results: { a: [{ ...box, num_pts: 7, detection_score: -1 }], b: [] },
}

t.test('a perfect answer gets its class a full AP', async (t) => {
  const { metrics, samples } = await evaluate(t, groundTruth, { meta, results: { a: [box], b: [] } })
  t.equal(samples, 2)
  t.ok(Math.abs(metrics.mean_dist_aps.car! - 1) < 1e-12)
  t.ok(Math.abs(metrics.mean_ap - 0.1) < 1e-12)
})

t.test('what is wrong with a results file is said, with its place', async (t) => {
  const refused = async (results: unknown, message: RegExp) =>
    t.rejects(evaluate(t, groundTruth, results), { code: 'file-invalid', message })
  const with_ = (change: object) => ({ meta, results: { a: [{ ...box, ...change }], b: [] } })
  await refused({ meta, results: { a: [] } }, /no entry for sample b/)
  await refused({ meta, results: { a: [], b: [], c: [] } }, /results\.c: an unknown sample/)
  await refused({ meta, results: { a: Array(501).fill(box), b: [] } }, /501 boxes; expected at most 500/)
  await refused({ meta }, /no "results"/)
  await refused([], /byte 0: expected an object/)
  await refused(with_({ translation: [1, null, 0] }), /a\[0\]\.translation: \[1,null,0\]; expected 3 finite numbers/)
  await refused(with_({ size: [1, 0, 1] }), /size: \[1,0,1\]; expected three positive numbers/)
  await refused(with_({ rotation: [0, 0, 0, 0] }), /expected a quaternion/)
  await refused(with_({ detection_name: 'tram' }), /detection_name: "tram"; expected car, truck/)
  await refused(with_({ detection_score: 'high' }), /detection_score: "high"; expected a finite number/)
  await t.rejects(evaluateDetectionFiles('no-such-gt.json', 'x'), { code: 'file-missing' })
})

t.test('a file cut anywhere is refused, not half-read', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-eval-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const truth = join(folder, 'gt.json')
  writeFileSync(truth, JSON.stringify(groundTruth))
  const text = JSON.stringify({ meta, results: { a: [box], b: [] } }, null, 1)
  for (let length = 0; length < text.length; length += 7) {
    const file = join(folder, 'cut.json')
    writeFileSync(file, text.slice(0, length))
    await t.rejects(evaluateDetectionFiles(truth, file), { code: 'file-invalid' }, `${length} bytes`)
  }
  writeFileSync(join(folder, 'nan.json'), text.replace('0.5,', 'NaN,'))
  await t.rejects(evaluateDetectionFiles(truth, join(folder, 'nan.json')), { code: 'file-invalid' })
})

async function evaluate(t: Test, truth: unknown, results: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-eval-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'gt.json'), JSON.stringify(truth))
  writeFileSync(join(folder, 'results.json'), JSON.stringify(results))
  return evaluateDetectionFiles(join(folder, 'gt.json'), join(folder, 'results.json'))
}
