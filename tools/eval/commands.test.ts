/** `goshawk eval` as it is typed: what comes out, and what is refused with exit code 2. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDetectionFiles } from './evaluate-detection.js'
import { evaluateTrackingFiles } from './evaluate-tracking.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-eval-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function goshawk(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(packageRoot, 'dist/runtime/cli/main.js'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const placed = {
  sample_token: 'a',
  translation: [10, 2, 0],
  size: [2, 4, 1.5],
  rotation: [1, 0, 0, 0],
  velocity: [1, 0],
}
const car = { ...placed, detection_name: 'car', detection_score: 0.5, attribute_name: 'vehicle.moving' }
const track = { ...placed, tracking_id: 't', tracking_name: 'car', tracking_score: 0.5 }
const frame = (timestamp: number) => ({ ego_translation: [0, 0, 0], timestamp })
const put = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))
const samples = { a: frame(0), b: frame(500_000) }
put('gt.json', { samples, results: { a: [{ ...car, num_pts: 5 }], b: [] } })
put('tracks-gt.json', {
  scenes: [{ name: 's', samples: ['a', 'b'] }],
  samples,
  results: { a: [{ ...track, num_pts: 5 }], b: [{ ...track, sample_token: 'b', num_pts: 5 }] },
})
put('good.json', { meta: {}, results: { a: [car], b: [] } })
put('worse.json', { meta: {}, results: { a: [{ ...car, translation: [10, 3, 0] }], b: [] } })

t.test('a report goes into a folder, the numbers to standard output', async (t) => {
  const { code, stdout, stderr } = await goshawk(
    'eval',
    '--gt',
    'gt.json',
    '--results',
    'good.json',
    '--json',
    '--report',
    'report',
  )
  t.equal(code, 0, stderr)
  const { mean_ap: meanAp } = JSON.parse(stdout)
  t.ok(Math.abs(meanAp - 0.1) < 1e-9)
  t.equal(stderr.trim(), join('report', 'index.html'))
  t.match(readFileSync(join(folder, 'report/index.html'), 'utf8'), /<title>Detection results<\/title>/)
})

t.test('two files are compared, as a table, as JSON and as a page', async (t) => {
  const two = ['eval', 'compare', '--gt', 'gt.json', '--results', 'good.json', 'worse.json']
  const { code, stdout, stderr } = await goshawk(...two, '--report', 'compared')
  t.equal(code, 0, stderr)
  t.match(stdout, /AP car +1\.0000 +0\.\d{4} +-/)
  t.ok(existsSync(join(folder, 'compared/index.html')))
  const { results, difference } = JSON.parse((await goshawk(...two, '--json')).stdout)
  t.strictSame(
    results.map((one: { results: string }) => one.results),
    ['good.json', 'worse.json'],
  )
  t.ok(difference.mean_ap < 0)
  const one = await goshawk('eval', 'compare', '--gt', 'gt.json', '--results', 'good.json')
  t.match(one, { code: 2, stderr: /1 files; expected two: --results A B/ })
})

t.test('tracks get a report, too', async (t) => {
  put('tracks.json', { meta: {}, results: { a: [track], b: [{ ...track, sample_token: 'b' }] } })
  const args = ['--gt', 'tracks-gt.json', '--results', 'tracks.json', '--report', 'tracked', '--json']
  const { code, stdout, stderr } = await goshawk('eval', 'tracking', ...args)
  t.equal(code, 0, stderr)
  t.equal(JSON.parse(stdout).label_metrics.amota.car, 1)
  const page = readFileSync(join(folder, 'tracked/index.html'), 'utf8')
  t.match(page, /<b>1\.000<\/b><span>AMOTA/)
  t.notMatch(page, /NaN|undefined/)
  t.equal(page.match(/<svg /g)?.length, 7)
  t.ok(existsSync(join(folder, 'tracked/accuracy-car.svg')))
})

const many = Array(10_000).fill(0)
const faults: readonly (readonly [string, unknown, RegExp])[] = [
  ['an unknown sample', { a: [], b: [], c: [] }, /results\.c: an unknown sample/],
  ['a missing sample', { a: [] }, /no entry for sample b/],
  ['10,000 boxes', { a: many.map(() => ({ ...car, ...track })), b: [] }, /10000 boxes; expected at most 500/],
  [
    'a box that is nowhere',
    { a: [{ ...car, ...track, translation: ['NaN', 0, 0] }], b: [] },
    /translation: .*expected 3 finite/,
  ],
  [
    'a box without size',
    { a: [{ ...car, ...track, size: [0, 1, 1] }], b: [] },
    /size: .*expected three positive numbers/,
  ],
  [
    'a box that cannot be turned',
    { a: [{ ...car, ...track, rotation: [0, 0, 0, 0] }], b: [] },
    /rotation: .*quaternion/,
  ],
  [
    'a box of another sample',
    { a: [{ ...car, ...track, sample_token: 'b' }], b: [] },
    /a\[0\]\.sample_token: "b"; expected "a"/,
  ],
  [
    'a part of a point',
    { a: [{ ...car, ...track, num_pts: 0.5 }], b: [] },
    /num_pts: 0\.5; expected a number of points/,
  ],
  [
    'a score that is no number',
    { a: [{ ...car, ...track, detection_score: '1', tracking_score: '1' }], b: [] },
    /_score: "1"/,
  ],
  ['no list of boxes', { a: {}, b: [] }, /results\.a: .*expected a list of boxes/],
]
for (const [what, results, message] of faults) {
  t.test(`${what} is refused by name, in detections and tracks`, async (t) => {
    // As Python writes what is not a number.
    const file = join(folder, 'bad.json')
    writeFileSync(file, JSON.stringify({ meta: {}, results }).replaceAll('"NaN"', 'NaN'))
    const fault = { code: 'file-invalid', exitCode: 2, message }
    await t.rejects(evaluateDetectionFiles(join(folder, 'gt.json'), file), fault)
    await t.rejects(evaluateTrackingFiles(join(folder, 'tracks-gt.json'), file), fault)
  })
}

t.test('a file that is cut or no JSON, and a flag left out, end with exit code 2', async (t) => {
  writeFileSync(join(folder, 'cut.json'), readFileSync(join(folder, 'good.json')).subarray(0, 90))
  const { code, stdout } = await goshawk('eval', '--gt', 'gt.json', '--results', 'cut.json', '--json')
  t.equal(code, 2)
  t.match(JSON.parse(stdout), { error: { code: 'file-invalid', message: /^cut\.json: .*truncated/ } })
  writeFileSync(join(folder, 'text.json'), 'not JSON')
  const evaluate = (file: string) => evaluateDetectionFiles(join(folder, 'gt.json'), join(folder, file))
  await t.rejects(evaluate('text.json'), { code: 'file-invalid', exitCode: 2 })
  await t.rejects(evaluate('absent.json'), { code: 'file-missing', exitCode: 2 })
  t.match(await goshawk('eval', '--gt', 'gt.json'), { code: 2, stderr: /name the results: --results FILE/ })
})

t.test('an attribute that no box may have is refused by name', async (t) => {
  put('attribute.json', { meta: {}, results: { a: [{ ...car, attribute_name: 'vehicle.flying' }], b: [] } })
  const refused = evaluateDetectionFiles(join(folder, 'gt.json'), join(folder, 'attribute.json'))
  await t.rejects(refused, { code: 'file-invalid', message: /"vehicle\.flying"; expected "", cycle\.with_rider, / })
})

t.test('whatever is in a box, it is scored or refused by name', async (t) => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
  )
  const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length })
  const anything = fc.jsonValue({ maxDepth: 1 })
  const sometimes = <T>(right: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: anything })
  const name = fc.constantFrom('car', 'bicycle', 'barrier', 'truck')
  const anyBox = fc.record({
    translation: sometimes(numbers(3)),
    size: sometimes(numbers(3).map((sides) => sides.map((side) => Math.abs(side) + 1e-3))),
    rotation: sometimes(numbers(4)),
    velocity: sometimes(numbers(2)),
    detection_name: sometimes(name),
    detection_score: sometimes(fc.double({ min: 0, max: 1, noNaN: true })),
    attribute_name: sometimes(fc.constantFrom('', 'vehicle.parked')),
    tracking_id: sometimes(fc.string()),
    tracking_name: sometimes(name),
    tracking_score: sometimes(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 9, arbitrary: fc.array(anyBox, { maxLength: 3 }) }, anything),
      async (boxes) => {
        put('any.json', { meta: {}, results: { a: boxes, b: [] } })
        for (const evaluate of [
          () => evaluateDetectionFiles(join(folder, 'gt.json'), join(folder, 'any.json')),
          () => evaluateTrackingFiles(join(folder, 'tracks-gt.json'), join(folder, 'any.json')),
        ]) {
          try {
            const { metrics } = await evaluate()
            const score = 'nd_score' in metrics ? metrics.nd_score : metrics.amota
            t.ok(score >= 0 && score <= 1, `${score}`)
          } catch (error) {
            t.match(error, { code: 'file-invalid', message: /any\.json: results\.a/ })
          }
        }
      },
    ),
    { numRuns: 150 },
  )
})
