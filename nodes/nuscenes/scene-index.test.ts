import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { cameraChannels } from '../../schemas/messages.js'
import { buildIndex } from './build-index.js'
import { openDataset } from './dataset.js'
import { openIndex, rowsFile } from './scene-index.js'
import { type JsonTables, writeDataroot, writeTables } from './testing/write-dataroot.js'

const version = 'v1.0-mini'
const channels = [...cameraChannels]

async function dataroot(t: Test, options = {}): Promise<{ folder: string; tables: JsonTables }> {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-index-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  return { folder, tables: await writeDataroot(folder, { scenes: 3, sweeps: true, ...options }) }
}

t.test('a scene from the index is the scene from the tables', async (t) => {
  const { folder, tables } = await dataroot(t)
  const open = (scene: string) => openDataset({ dataroot: folder, version, scene, channels, sweeps: true })
  const names = tables.scene!.map((row) => row.name as string)
  const plain = await Promise.all(names.map(open))
  const summary = await buildIndex({ dataroot: folder, version })
  t.equal(summary.rows.sample_data, tables.sample_data!.length)
  t.equal(summary.scenes, 3)
  for (const [i, name] of names.entries()) {
    const indexed = await open(name)
    t.ok(indexed.tables.sample.size < plain[i]!.tables.sample.size, 'only its own samples are read')
    t.strictSame(indexed.frames, plain[i]!.frames)
    for (const { sample } of indexed.frames) {
      if (sample) t.strictSame(indexed.annotations.get(sample.token), plain[i]!.annotations.get(sample.token))
    }
  }
  await t.rejects(open('scene-9999'), { code: 'usage-invalid' })
})

t.test('a table that changed makes the index old, and the tables are read instead', async (t) => {
  const { folder, tables } = await dataroot(t)
  await buildIndex({ dataroot: folder, version })
  t.ok(await openIndex(folder, version))
  await writeTables(folder, version, { log: [...tables.log!, { ...tables.log![0]!, token: 'another' }] })
  t.equal(await openIndex(folder, version), undefined)
})

t.test('what is wrong with a table is named, and nothing partial is left', async (t) => {
  const spoiled = async (name: string, change: (rows: Record<string, unknown>[]) => unknown, message: RegExp) => {
    const { folder, tables } = await dataroot(t)
    const rows = structuredClone(tables[name]!)
    const text = change(rows)
    if (typeof text === 'string') writeFileSync(join(folder, version, `${name}.json`), text)
    else await writeTables(folder, version, { [name]: rows })
    const before = readdirSync(join(folder, version))
    await t.rejects(buildIndex({ dataroot: folder, version }), { code: /-invalid$|-missing$/, message }, name)
    t.same(readdirSync(join(folder, version)), before)
  }
  const first = (field: string, value: unknown) => (rows: Record<string, unknown>[]) => {
    rows[0]![field] = value
  }
  const twice = (rows: Record<string, unknown>[]) => {
    rows.push(rows[0]!)
  }
  await spoiled('sample_data', twice, /token: found .*a token that no other row/)
  await spoiled('sample_data', first('sample_token', 'nowhere'), /sample_token: found .*nowhere/)
  await spoiled('sample_data', first('ego_pose_token', 'nowhere'), /ego_pose_token: found "nowhere"/)
  await spoiled('sample_annotation', first('instance_token', 'nobody'), /instance_token: found "nobody"/)
  await spoiled('ego_pose', first('translation', [1, 'two', 3]), /translation/)
  await spoiled('sample_data', first('filename', '../../secret.jpg'), /stays inside the dataroot/)
  await spoiled('sample', (rows) => JSON.stringify(rows).slice(0, -20), /truncated/)
  await spoiled('instance', () => 'not json', /expected/)
})

t.test('a missing table is named', async (t) => {
  const { folder } = await dataroot(t)
  rmSync(join(folder, version, 'ego_pose.json'))
  await t.rejects(buildIndex({ dataroot: folder, version }), { code: 'file-missing', message: /ego_pose\.json/ })
})

t.test('an interrupted index leaves nothing', async (t) => {
  const { folder } = await dataroot(t)
  const controller = new AbortController()
  const building = buildIndex({
    dataroot: folder,
    version,
    signal: controller.signal,
    onProgress: ({ table }) => table === 'ego_pose' && controller.abort(),
  })
  await t.rejects(building, { code: 'cancelled' })
  t.notOk(existsSync(join(folder, version, '.goshawk-index')))
  t.same(
    readdirSync(join(folder, version)).filter((name) => name.includes('part')),
    [],
  )
})

t.test('a damaged index is an error that says what to do, wherever it is cut', async (t) => {
  const { folder } = await dataroot(t)
  const { folder: index } = await buildIndex({ dataroot: folder, version })
  const whole = readFileSync(join(index, rowsFile))
  const scene = 'scene-0001'
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: Math.floor(whole.length / 3) }), async (length) => {
      writeFileSync(join(index, rowsFile), whole.subarray(0, length))
      try {
        await openDataset({ dataroot: folder, version, scene, channels, sweeps: false })
        return false
      } catch (error) {
        return /run goshawk nuscenes index again/.test(String(error))
      }
    }),
    { numRuns: 25 },
  )
  writeFileSync(join(index, 'directory.json'), '{')
  await t.rejects(openIndex(folder, version), { message: /run goshawk nuscenes index again/ })
})
