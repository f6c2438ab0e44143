import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import {
  cachedEngine,
  type EngineDraft,
  type EngineIdentity,
  engineKey,
  enginesMax,
  timingCacheName,
} from './engine-cache.js'

const root = mkdtempSync(join(tmpdir(), 'goshawk-engines-'))
t.teardown(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const newFolder = () => join(root, String(folders++))

const identity: EngineIdentity = {
  graphSha256: ['a'.repeat(64)],
  tensorRtVersion: 101303,
  device: 'NVIDIA H200',
  computeCapability: '9.0',
  optimizationLevel: 3,
  tf32: false,
}
const writePlan =
  (text = 'plan') =>
  async ({ planPath, newTimingCachePath }: EngineDraft) => {
    writeFileSync(planPath, text)
    writeFileSync(newTimingCachePath, 'timings')
  }

t.test('any part of the identity makes another key', (t) => {
  const changes: Partial<EngineIdentity>[] = [
    {},
    { graphSha256: ['b'.repeat(64)] },
    { graphSha256: ['a'.repeat(64), 'b'.repeat(64)] },
    { tensorRtVersion: 110100 },
    { device: 'NVIDIA A10' },
    { computeCapability: '8.6' },
    { optimizationLevel: 5 },
    { tf32: true },
  ]
  const keys = changes.map((change) => engineKey({ ...identity, ...change }))
  t.equal(new Set(keys).size, changes.length)
  t.equal(engineKey({ ...identity }), keys[0], 'and the same identity the same key')
  t.ok(keys.every((key) => /^[0-9a-f]{40}$/.test(key)))
  t.equal(timingCacheName(identity), timingCacheName({ ...identity, device: 'NVIDIA H200' }))
  t.not(timingCacheName(identity), timingCacheName({ ...identity, tensorRtVersion: 110100 }))
  t.end()
})

t.test('an engine is built once and found again', async (t) => {
  const folder = newFolder()
  const first = await cachedEngine(folder, 'tiny-detector', identity, writePlan())
  t.match(first, { built: true, path: /tiny-detector-[0-9a-f]{40}\.plan$/ })
  t.equal(readFileSync(first.path, 'utf8'), 'plan')
  const second = await cachedEngine(folder, 'tiny-detector', identity, async () => t.fail('built twice'))
  t.strictSame(second, { path: first.path, built: false })
  const other = await cachedEngine(folder, 'tiny-detector', { ...identity, tf32: true }, writePlan())
  t.equal(other.built, true)
  t.not(other.path, first.path)
})

t.test('the next build reads what the last one measured', async (t) => {
  const folder = newFolder()
  const seen: string[] = []
  for (const tf32 of [false, true]) {
    await cachedEngine(folder, 'one', { ...identity, tf32 }, async (draft) => {
      seen.push(draft.timingCachePath)
      await writePlan()(draft)
    })
  }
  t.strictSame(seen, ['', join(folder, timingCacheName(identity))])
})

t.test('a build that fails leaves nothing behind, whatever it had written', async (t) => {
  const folder = newFolder()
  await t.rejects(
    cachedEngine(folder, 'one', identity, async (draft) => {
      await writePlan('half')(draft)
      t.ok(existsSync(draft.planPath))
      throw new Error('the GPU is gone')
    }),
    /the GPU is gone/,
  )
  t.strictSame(readdirSync(folder), [])
})

t.test('nobody sees an engine before it is whole', async (t) => {
  const folder = newFolder()
  await cachedEngine(folder, 'one', identity, async (draft) => {
    await writePlan()(draft)
    t.strictSame(
      readdirSync(folder).filter((file) => file.endsWith('.plan') || file.endsWith('.cache')),
      [],
    )
  })
  t.equal(readdirSync(folder).filter((file) => file.endsWith('.plan')).length, 1)
})

t.test('the engines used last stay, older ones and abandoned drafts go', async (t) => {
  const folder = newFolder()
  mkdirSync(folder)
  const age = (file: string, days: number) => {
    writeFileSync(join(folder, file), '')
    const then = new Date(Date.now() - days * 24 * 3600 * 1000)
    utimesSync(join(folder, file), then, then)
  }
  for (let i = 0; i < enginesMax; i++) age(`old-${i}.plan`, 1 + i)
  age('dead.plan.1.partial', 2)
  age('running.plan.2.partial', 0.5)
  await cachedEngine(folder, 'new', identity, writePlan())
  const left = readdirSync(folder)
  t.equal(left.filter((file) => file.endsWith('.plan')).length, enginesMax)
  t.notOk(left.includes(`old-${enginesMax - 1}.plan`), 'the one not used for longest')
  t.ok(left.includes('old-0.plan') && left.some((file) => file.startsWith('new-')))
  t.notOk(left.includes('dead.plan.1.partial'))
  t.ok(left.includes('running.plan.2.partial'))
})

t.test('a folder that cannot be made is a typed error that says what to do', async (t) => {
  const file = newFolder()
  writeFileSync(file, '')
  await t.rejects(cachedEngine(join(file, 'below'), 'one', identity, writePlan()), {
    code: 'file-invalid',
    message: /GOSHAWK_ENGINE_CACHE/,
  })
})
