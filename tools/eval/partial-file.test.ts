import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDetectionFiles, evaluatePart, mergeEvaluations } from './evaluate-detection.js'
import { parseShard, readParts, writePart } from './partial-file.js'
import { metricsJson } from './print-metrics.js'
import { slurmJob } from './slurm-job.js'

const reference = join(packageRoot, '../shared/reference/nuscenes_metrics')
const skip = existsSync(reference) ? {} : { skip: 'no ../shared/reference/nuscenes_metrics' }

t.test('parts put together score to the last bit as the whole, in any order', skip, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-parts-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  for (const name of ['case1_basic', 'case2_edges', 'case3_dense']) {
    const gt = join(reference, name, 'gt.json')
    const results = join(reference, name, 'pred.json')
    const whole = metricsJson((await evaluateDetectionFiles(gt, results)).metrics)
    for (const of of [2, 5, 60]) {
      const files: string[] = []
      for (let part = 1; part <= of; part++) {
        const file = join(folder, `${part}.json`)
        writePart(file, name, await evaluatePart({ gt }, results, { part, of }))
        files.unshift(file)
      }
      t.equal(metricsJson(mergeEvaluations(readParts(files)).metrics), whole, `${name} in ${of} parts`)
    }
  }
})

t.test('parts that do not belong together are refused', skip, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-parts-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const gt = join(reference, 'case1_basic/gt.json')
  const results = join(reference, 'case1_basic/pred.json')
  const file = (name: string) => join(folder, name)
  writePart(file('a'), 'one', await evaluatePart({ gt }, results, { part: 1, of: 2 }))
  writePart(file('b'), 'one', await evaluatePart({ gt }, results, { part: 2, of: 2 }))
  writePart(file('other'), 'another', await evaluatePart({ gt }, results, { part: 2, of: 2 }))
  t.throws(() => readParts([file('a')]), { code: 'file-missing', message: /parts 2 of 2 are missing/ })
  t.throws(() => readParts([file('a'), file('a')]), { code: 'file-invalid', message: /part 1\/2 is .*, too/ })
  t.throws(() => readParts([file('a'), file('other')]), { code: 'file-invalid', message: /another evaluation/ })
  t.throws(() => readParts([file('none')]), { code: 'file-missing' })
  writeFileSync(file('cut'), readFileSync(file('b'), 'utf8').slice(0, 500))
  t.throws(() => readParts([file('a'), file('cut')]), { code: 'file-invalid', message: /not a part/ })
})

t.test('a shard is I/N, or what Slurm says', async (t) => {
  t.same(parseShard('3/8'), { part: 3, of: 8 })
  const slurm = { SLURM_ARRAY_TASK_ID: '5', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_COUNT: '4' }
  t.same(parseShard('slurm', slurm), { part: 3, of: 4 })
  for (const wrong of ['0/8', '9/8', '1', 'x/y', '1/0']) {
    t.throws(() => parseShard(wrong), { code: 'usage-invalid' }, wrong)
  }
  t.throws(() => parseShard('slurm', {}), { message: /SLURM_ARRAY_TASK_ID/ })
})

t.test('the sbatch file quotes what it is given', async (t) => {
  const text = slurmJob({ shards: 4, evaluation: ['--gt', "it's gt.json", '--results', 'r.json'], folder: 'out' })
  t.match(text, /#SBATCH --array=1-4\n/)
  t.ok(text.includes(`npx goshawk eval --gt 'it'\\''s gt.json' --results r.json --shard slurm --out out/part-`))
  t.throws(() => slurmJob({ shards: 0, evaluation: [], folder: 'out' }), { code: 'usage-invalid' })
})
