/**
 * Drives worlds and writes what was seen as a nuScenes-format data set. A scene is done when its part file exists;
 * the tables are put together from the parts at the end, each written beside its place and renamed. So an export that was
 * interrupted goes on where it stopped, and no table is ever half-written.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { observe } from '../../scenarios/worlds/ground-truth.js'
import { countPoints, lidarPoints } from '../../scenarios/worlds/lidar.js'
import { CameraPool } from '../../scenarios/worlds/render/camera-pool.js'
import { sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import type { Scenario } from '../../scenarios/worlds/scenario.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { GoshawkError } from '../../schemas/errors.js'
import { cameraChannels } from '../../schemas/messages.js'
import {
  commonTables,
  fileOf,
  type Moment,
  type SceneRows,
  SceneWriter,
  sceneTables,
  tokenFor,
} from './nuscenes-rows.js'

export interface ExportScene {
  readonly name: string
  readonly seed: number
  readonly scenario: Scenario
  /** Name of the split in splits.json. */
  readonly split: string
}

export interface ExportOptions {
  readonly folder: string
  readonly version: string
  readonly scenes: readonly ExportScene[]
  readonly durationS: number
  /** Pictures between the 2 Hz key frames: frames per second in all, a multiple of 2. */
  readonly rateHz: number
  readonly width: number
  readonly height: number
  readonly jpegQuality: number
  readonly noise: number
  readonly workers: number
  readonly signal?: AbortSignal
  /** Called after every frame and for every scene that was there already. */
  readonly onProgress?: (done: { readonly frames: number; readonly of: number; readonly scene: string }) => void
}

export interface ExportSummary {
  readonly scenes: number
  readonly samples: number
  readonly annotations: number
  /** Scenes that were complete already. */
  readonly kept: number
  readonly folder: string
  readonly version: string
}

const keyFrameHz = 2
const firstTimestampUs = 1_700_000_000_000_000

export async function exportDataroot(options: ExportOptions): Promise<ExportSummary> {
  const { folder, version, scenes, rateHz, durationS } = options
  if (scenes.length === 0) throw new GoshawkError('usage-invalid', 'nothing to export: name seeds or scenarios')
  if (rateHz < keyFrameHz || rateHz % keyFrameHz !== 0 || 20 % rateHz !== 0) {
    throw new GoshawkError('usage-invalid', `rate: ${rateHz} Hz; expected 2, 4, 10 or 20`)
  }
  await checkSameOptions(options)
  const framesPerScene = Math.max(1, Math.round(durationS * rateHz))
  const of = scenes.length * framesPerScene
  let frames = 0
  let kept = 0
  for (const [index, scene] of scenes.entries()) {
    const part = partFile(options, scene)
    if (existsSync(part)) {
      kept++
      frames += framesPerScene
      options.onProgress?.({ frames, of, scene: scene.name })
      continue
    }
    const rows = await exportScene(options, scene, firstTimestampUs + index * 100_000_000, () => {
      frames++
      options.onProgress?.({ frames, of, scene: scene.name })
    })
    await writeWhole(part, JSON.stringify(rows))
  }
  const counts = await writeTables(options)
  return { scenes: scenes.length, ...counts, kept, folder, version }
}

async function exportScene(
  options: ExportOptions,
  scene: ExportScene,
  startUs: number,
  onFrame: () => void,
): Promise<SceneRows> {
  const { folder, durationS, rateHz, width, height, signal } = options
  const pool = new CameraPool({ ...options, seed: scene.seed, scenario: scene.scenario })
  try {
    const writer = new SceneWriter(scene.name, { width, height }, cameraChannels)
    const perKeyFrame = rateHz / keyFrameHz
    let world = createWorld(scene)
    for (let index = 0; index < Math.max(1, Math.round(durationS * rateHz)); index++) {
      if (signal?.aborted) {
        throw new GoshawkError('cancelled', `export stopped in ${scene.name}; the same command goes on from its start`)
      }
      if (index > 0) world = stepWorld(world, 1 / rateHz)
      const timestampUs = startUs + Math.round((index * 1_000_000) / rateHz)
      const moment: Moment = { world, timestampUs, isKeyFrame: index % perKeyFrame === 0 }
      const drawing = pool.render(sceneFrameOf(world, index))
      drawing.catch(() => {})
      const points = lidarPoints(world)
      const observations = observe(world).filter(({ visibleShare }) => visibleShare > 0)
      const counts = moment.isKeyFrame
        ? countPoints(
            points,
            observations.map(({ object }) => object),
          )
        : []
      const seen = observations.map((observation, i) => ({ observation, points: counts[i] ?? 0 }))
      writer.add(moment, moment.isKeyFrame ? seen.filter((one) => one.points > 0) : [])
      await writeFileIn(folder, fileOf(scene.name, 'LIDAR_TOP', moment), Buffer.from(points.buffer))
      const pictures = await drawing
      await Promise.all(
        cameraChannels.map((channel, i) => writeFileIn(folder, fileOf(scene.name, channel, moment), pictures[i]!)),
      )
      onFrame()
    }
    return writer.finish(scene.scenario.story)
  } finally {
    await pool.close()
  }
}

/** Puts the tables together from all parts in the folder that belong to the scenes asked for. */
async function writeTables(options: ExportOptions): Promise<{ samples: number; annotations: number }> {
  const { folder, version, scenes } = options
  const tables: Record<string, unknown[]> = Object.fromEntries(sceneTables.map((table) => [table, [] as unknown[]]))
  const splits: Record<string, string[]> = {}
  for (const scene of scenes) {
    const rows = JSON.parse(await readFile(partFile(options, scene), 'utf8')) as SceneRows
    for (const table of sceneTables) for (const row of rows[table]) tables[table]!.push(row)
    const list = splits[scene.split] ?? []
    splits[scene.split] = [...list, scene.name]
  }
  const mask = tokenFor('map goshawk-world')
  tables.map = [
    {
      token: mask,
      category: 'semantic_prior',
      filename: `maps/${mask}.png`,
      log_tokens: tables.log!.map((row) => (row as { token: string }).token),
    },
  ]
  const grey = { width: 64, height: 64, channels: 1 as const }
  await writeFileIn(
    folder,
    `maps/${mask}.png`,
    await sharp(Buffer.alloc(64 * 64), { raw: grey })
      .png()
      .toBuffer(),
  )
  for (const [table, rows] of Object.entries({ ...commonTables(options), ...tables })) {
    await writeWhole(
      join(folder, version, `${table}.json`),
      `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
    )
  }
  await writeWhole(join(folder, version, 'splits.json'), `${JSON.stringify(splits, null, 2)}\n`)
  return { samples: tables.sample!.length, annotations: tables.sample_annotation!.length }
}

/** A folder holds one export: going on with other options would mix two. */
async function checkSameOptions(options: ExportOptions): Promise<void> {
  const { folder, version, durationS, rateHz, width, height, jpegQuality, noise } = options
  const file = join(folder, '.parts', 'options.json')
  const text = `${JSON.stringify({ version, durationS, rateHz, width, height, jpegQuality, noise })}\n`
  if (!existsSync(file)) return writeWhole(file, text)
  const found = await readFile(file, 'utf8')
  if (found === text) return
  throw new GoshawkError(
    'usage-invalid',
    `${folder}: holds an export with ${found.trim()}; expected ${text.trim()}. Use the same options or another folder`,
  )
}

function partFile({ folder }: ExportOptions, { name }: ExportScene): string {
  return join(folder, '.parts', `${name}.json`)
}

async function writeFileIn(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
}

async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.part`
  try {
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
