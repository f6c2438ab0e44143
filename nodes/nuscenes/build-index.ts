/** Makes the index of a version: one pass over every table, rows grouped by scene, renamed into place when whole. */
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { OutlineProblem, type RowBytes, RowSplitter } from './row-splitter.js'
import {
  type Directory,
  directoryFile,
  type GroupedTable,
  indexFolder,
  indexFormat,
  rowsFile,
  type Segment,
  stampsOf,
  wholeTables,
} from './scene-index.js'
import { isSystemError } from './system-error.js'
import { TableRow } from './table-row.js'
import { rowParsers, type TableName } from './table-rows.js'

export interface IndexSummary {
  readonly folder: string
  readonly scenes: number
  readonly rows: Readonly<Record<string, number>>
  readonly seconds: number
}

export interface BuildOptions {
  readonly dataroot: string
  readonly version: string
  readonly onProgress?: (done: { readonly bytes: number; readonly of: number; readonly table: string }) => void
  readonly signal?: AbortSignal
}

/** Rows held back before they are written, so that a scene's rows lie together in few pieces. */
const heldBytesMax = 128 * 1024 * 1024
const chunkBytes = 1_048_576

/** @throws GoshawkError naming file, row and field that cannot be used; nothing partial is left. */
export async function buildIndex(options: BuildOptions): Promise<IndexSummary> {
  const { dataroot, version, signal } = options
  const startedMs = performance.now()
  const stamps = await stampsOf(dataroot, version)
  const folder = indexFolder(dataroot, version)
  const beside = `${folder}.${process.pid}.part`
  await mkdir(dirname(folder), { recursive: true })
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside)
  try {
    const file = await open(join(beside, rowsFile), 'w')
    let directory: Directory
    try {
      directory = await new IndexBuilder(options, stamps, file).build()
    } finally {
      await file.close()
    }
    if (signal?.aborted) throw new GoshawkError('cancelled', 'indexing stopped; nothing was kept')
    await writeFile(join(beside, directoryFile), JSON.stringify(directory))
    await rm(folder, { recursive: true, force: true })
    await rename(beside, folder)
    const seconds = (performance.now() - startedMs) / 1000
    return { folder, scenes: directory.scenes.length, rows: directory.rows, seconds }
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    if (isSystemError(error) && error.code === 'ENOSPC') {
      throw new GoshawkError('disk-full', `${beside}: no space left for the index`, { cause: error })
    }
    throw error
  }
}

/** By token: the scene, or the scenes, that refer to it. */
type ScenesOf = Map<string, number | readonly number[]>

class IndexBuilder {
  readonly #options: BuildOptions
  readonly #stamps: Directory['stamps']
  readonly #file: FileHandle
  readonly #rows: Record<string, number> = {}
  readonly #whole: Record<string, Segment[]> = {}
  readonly #scenes: {
    name: string
    token: string
    row: string
    samples: number
    segments: Record<string, Segment[]>
  }[] = []
  /** Numbers of the scenes that rows belong to. */
  readonly #sceneOf = new Map<string, number>()
  readonly #sceneOfSample = new Map<string, number>()
  readonly #scenesOfPose: ScenesOf = new Map()
  readonly #scenesOfCalibration: ScenesOf = new Map()
  readonly #sceneOfInstance = new Map<string, number>()
  #held = new Map<number, string[]>()
  #heldBytes = 0
  #offset = 0
  #bytesBefore = 0

  constructor(options: BuildOptions, stamps: Directory['stamps'], file: FileHandle) {
    this.#options = options
    this.#stamps = stamps
    this.#file = file
  }

  async build(): Promise<Directory> {
    for (const name of wholeTables) await this.#keepWhole(name)
    await this.#eachRow('scene', (row, text) => {
      this.#sceneOf.set(row.token, this.#scenes.length)
      this.#scenes.push({ name: row.name, token: row.token, row: text, samples: 0, segments: {} })
    })
    await this.#group('sample', (row, source) => {
      const scene = this.#sceneOf.get(row.sceneToken) ?? dangling(source, 'scene_token', row.sceneToken, 'scene')
      this.#sceneOfSample.set(row.token, scene)
      this.#scenes[scene]!.samples++
      return [scene]
    })
    await this.#group('sample_data', (row, source) => {
      const scene =
        this.#sceneOfSample.get(row.sampleToken) ?? dangling(source, 'sample_token', row.sampleToken, 'sample')
      use(this.#scenesOfPose, row.egoPoseToken, scene)
      use(this.#scenesOfCalibration, row.calibratedSensorToken, scene)
      return [scene]
    })
    await this.#groupUsed('ego_pose', this.#scenesOfPose, 'ego_pose_token')
    await this.#groupUsed('calibrated_sensor', this.#scenesOfCalibration, 'calibrated_sensor_token')
    await this.#group('sample_annotation', (row, source) => {
      const scene =
        this.#sceneOfSample.get(row.sampleToken) ?? dangling(source, 'sample_token', row.sampleToken, 'sample')
      this.#sceneOfInstance.set(row.instanceToken, scene)
      return [scene]
    })
    await this.#group('instance', ({ token }) => {
      const scene = this.#sceneOfInstance.get(token)
      this.#sceneOfInstance.delete(token)
      return scene === undefined ? [] : [scene]
    })
    this.#expectNone(this.#sceneOfInstance, 'sample_annotation', 'instance_token', 'instance')
    return { format: indexFormat, stamps: this.#stamps, rows: this.#rows, whole: this.#whole, scenes: this.#scenes }
  }

  /** Rows that sample_data refers to go to every scene that does; what nobody refers to is left out. */
  async #groupUsed(name: 'ego_pose' | 'calibrated_sensor', scenesOf: ScenesOf, field: string): Promise<void> {
    await this.#group(name, ({ token }) => {
      const scenes = scenesOf.get(token)
      scenesOf.delete(token)
      return typeof scenes === 'number' ? [scenes] : (scenes ?? [])
    })
    this.#expectNone(scenesOf, 'sample_data', field, name)
    scenesOf.clear()
  }

  #expectNone(left: ReadonlyMap<string, unknown>, table: TableName, field: string, target: TableName): void {
    const [token] = left.keys()
    if (token === undefined) return
    const file = join(this.#options.dataroot, this.#options.version, `${table}.json`)
    throw new GoshawkError(
      'dataset-invalid',
      `${file}: ${field}: found "${token}", which no row of ${target}.json has; expected the token of a row`,
    )
  }

  async #keepWhole(name: TableName): Promise<void> {
    const rows: string[] = []
    await this.#eachRow(name, (_, text) => void rows.push(text))
    this.#whole[name] = rows.length === 0 ? [] : [await this.#write(rows)]
  }

  async #group<T extends GroupedTable>(
    name: T,
    scenesOf: (row: ReturnType<(typeof rowParsers)[T]>, source: TableRow) => readonly number[],
  ): Promise<void> {
    await this.#eachRow(name, (row, text, source) => {
      for (const scene of scenesOf(row, source)) {
        const held = this.#held.get(scene)
        if (held) held.push(text)
        else this.#held.set(scene, [text])
        this.#heldBytes += text.length
      }
    })
    await this.#flush(name)
  }

  async #flush(name: TableName): Promise<void> {
    for (const [scene, rows] of this.#held) {
      const segments = this.#scenes[scene]!.segments
      segments[name] = [...(segments[name] ?? []), await this.#write(rows)]
    }
    this.#held = new Map()
    this.#heldBytes = 0
  }

  async #write(rows: readonly string[]): Promise<Segment> {
    const bytes = Buffer.from(rows.join(','))
    const offset = this.#offset
    await this.#file.write(bytes)
    this.#offset += bytes.length
    return [offset, bytes.length]
  }

  /** Parses every row as a loader would, and refuses a token that comes twice. */
  async #eachRow<T extends TableName>(
    name: T,
    take: (row: ReturnType<(typeof rowParsers)[T]>, text: string, source: TableRow) => void,
  ): Promise<void> {
    const { dataroot, version, onProgress, signal } = this.#options
    const file = join(dataroot, version, `${name}.json`)
    const of = Object.values(this.#stamps).reduce((sum, { bytes }) => sum + bytes, 0)
    const tokens = new Set<string>()
    const splitter = new RowSplitter((bytes: RowBytes) => {
      const source = new TableRow(file, bytes)
      const row = rowParsers[name](source) as ReturnType<(typeof rowParsers)[T]>
      if (tokens.has(row.token)) source.refuse('token', row.token, 'a token that no other row of the table has')
      tokens.add(row.token)
      take(row, bytes.text, source)
    })
    let read = 0
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
        if (signal?.aborted) throw new GoshawkError('cancelled', 'indexing stopped; nothing was kept')
        splitter.push(chunk as Buffer)
        read += (chunk as Buffer).length
        onProgress?.({ bytes: this.#bytesBefore + read, of, table: name })
        if (this.#heldBytes > heldBytesMax) await this.#flush(name)
      }
      splitter.end()
    } catch (error) {
      if (error instanceof OutlineProblem) throw new GoshawkError('dataset-invalid', `${file}: ${error.message}`)
      if (!isSystemError(error) || error.code === 'ENOSPC') throw error
      throw new GoshawkError('dataset-invalid', `${file}: cannot be read: ${messageOf(error)}`, { cause: error })
    }
    this.#bytesBefore += read
    this.#rows[name] = tokens.size
  }
}

function use(scenesOf: ScenesOf, token: string, scene: number): void {
  const known = scenesOf.get(token)
  if (known === scene) return
  if (known === undefined) scenesOf.set(token, scene)
  else if (typeof known === 'number') scenesOf.set(token, [known, scene])
  else if (!known.includes(scene)) scenesOf.set(token, [...known, scene])
}

function dangling(source: TableRow, field: string, token: string, target: TableName): never {
  return source.refuse(field, `"${token}", which no row of ${target}.json has`, 'the token of a row')
}
