import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { type ExportOptions, exportDataroot } from './export-dataroot.js'

type Row = Record<string, unknown> & { token: string; prev: string; next: string }

const folder = mkdtempSync(join(tmpdir(), 'goshawk-export-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

function options(out: string, extra: Partial<ExportOptions> = {}): ExportOptions {
  const scene = (name: string, seed: number) => ({
    name: `${name}-${seed}`,
    seed,
    scenario: findScenario(name),
    split: 'train',
  })
  return {
    folder: join(folder, out),
    version: 'v1.0-mini',
    scenes: [scene('construction-zone', 3), scene('random-1002', 1002)],
    durationS: 1.5,
    rateHz: 4,
    width: 160,
    height: 90,
    jpegQuality: 80,
    noise: 1,
    workers: 2,
    ...extra,
  }
}

function tables(out: string): Record<string, Row[]> {
  const place = join(folder, out, 'v1.0-mini')
  return Object.fromEntries(
    readdirSync(place)
      .filter((file) => file !== 'splits.json')
      .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(place, file), 'utf8'))]),
  )
}

const tableNames = [
  'attribute',
  'calibrated_sensor',
  'category',
  'ego_pose',
  'instance',
  'log',
  'map',
  'sample',
  'sample_annotation',
  'sample_data',
  'scene',
  'sensor',
  'visibility',
]

t.test('writes thirteen tables whose tokens all resolve, and every file they name', async (t) => {
  const summary = await exportDataroot(options('whole'))
  t.match(summary, { scenes: 2, samples: 6, kept: 0 })
  const all = tables('whole')
  t.strictSame(Object.keys(all).sort(), tableNames)
  const tokens = Object.fromEntries(
    Object.entries(all).map(([name, rows]) => [name, new Set(rows.map(({ token }) => token))]),
  )
  for (const [name, rows] of Object.entries(all)) t.equal(tokens[name]!.size, rows.length, `${name}: no token twice`)
  const references: Record<string, string> = {
    sample_token: 'sample',
    scene_token: 'scene',
    log_token: 'log',
    instance_token: 'instance',
    category_token: 'category',
    visibility_token: 'visibility',
    ego_pose_token: 'ego_pose',
    calibrated_sensor_token: 'calibrated_sensor',
    sensor_token: 'sensor',
    first_sample_token: 'sample',
    last_sample_token: 'sample',
    first_annotation_token: 'sample_annotation',
    last_annotation_token: 'sample_annotation',
  }
  for (const [name, rows] of Object.entries(all)) {
    for (const row of rows) {
      for (const [column, table] of Object.entries(references)) {
        if (column in row && !tokens[table]!.has(row[column] as string)) t.fail(`${name}.${column} ${row[column]}`)
      }
      for (const link of [row.prev, row.next]) if (link && !tokens[name]!.has(link)) t.fail(`${name} link ${link}`)
      for (const token of (row.attribute_tokens ?? []) as string[]) if (!tokens.attribute!.has(token)) t.fail(token)
    }
  }
  for (const { filename } of all.sample_data!) t.ok(existsSync(join(folder, 'whole', filename as string)))
  for (const { filename } of all.map!) t.ok(existsSync(join(folder, 'whole', filename as string)))
  t.equal(all.sample_data!.length, 2 * 6 * 7, 'six moments a scene, seven sensors')
  t.equal(all.sample_data!.filter((row) => row.is_key_frame).length, 6 * 7)
  const picture = all.sample_data!.find((row) => row.fileformat === 'jpg')!
  const { width, height } = await sharp(join(folder, 'whole', picture.filename as string)).metadata()
  t.strictSame({ width, height }, { width: picture.width, height: picture.height })
  t.strictSame(JSON.parse(readFileSync(join(folder, 'whole/v1.0-mini/splits.json'), 'utf8')), {
    train: ['construction-zone-3', 'random-1002-1002'],
  })
})

t.test('annotations have classes, sizes, lidar points and a history', async (t) => {
  const { sample_annotation: boxes, instance, category } = tables('whole')
  t.ok(boxes!.length > 60)
  for (const { size, num_lidar_pts, translation } of boxes!) {
    t.ok((size as number[]).every((side) => side > 0.2 && side < 15))
    t.ok((num_lidar_pts as number) > 0)
    t.ok((translation as number[]).every(Number.isFinite))
  }
  t.ok(boxes!.some(({ prev, next }) => prev !== '' && next !== ''))
  const used = new Set(instance!.map((row) => category!.find(({ token }) => token === row.category_token)!.name))
  for (const name of [
    'vehicle.car',
    'human.pedestrian.construction_worker',
    'movable_object.trafficcone',
    'movable_object.barrier',
  ]) {
    t.ok(used.has(name), name)
  }
})

t.test('an interrupted export goes on, and the whole is the same as without', async (t) => {
  const stop = new AbortController()
  await t.rejects(
    exportDataroot(
      options('resumed', { signal: stop.signal, onProgress: ({ frames }) => frames === 8 && stop.abort() }),
    ),
    { code: 'cancelled' },
  )
  t.notOk(existsSync(join(folder, 'resumed/v1.0-mini/sample.json')), 'no table yet')
  t.match(await exportDataroot(options('resumed')), { kept: 1 })
  t.ok(JSON.stringify(tables('resumed')) === JSON.stringify(tables('whole')))
  const picture = tables('whole').sample_data!.at(-8)!.filename as string
  t.ok(readFileSync(join(folder, 'whole', picture)).equals(readFileSync(join(folder, 'resumed', picture))))
  await t.rejects(exportDataroot(options('resumed', { rateHz: 2 })), {
    code: 'usage-invalid',
    message: /another folder/,
  })
})

t.test('a bad rate or no scene is refused', async (t) => {
  await t.rejects(exportDataroot(options('none', { rateHz: 5 })), { code: 'usage-invalid', message: /2, 4, 10 or 20/ })
  await t.rejects(exportDataroot(options('none', { scenes: [] })), { code: 'usage-invalid' })
})
