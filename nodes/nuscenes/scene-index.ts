/**
 * The tables of a dataroot, regrouped by scene, so that a scene of a large data set opens in milliseconds: one file of rows,
 * the same text as in the tables, and a directory of where each scene's rows lie. Whoever opens a scene reads its rows
 * through the same checks as a whole table. docs/decisions/nuscenes-index.md says why this is no database.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type RowBytes, RowSplitter } from './row-splitter.js'
import { isSystemError } from './system-error.js'
import { TableRow } from './table-row.js'
import { type Row, rowParsers, type TableName, type Tables, tableNames } from './table-rows.js'

export const indexFormat = 1
export const directoryFile = 'directory.json'
export const rowsFile = 'rows.json'

/** Tables whose rows belong to scenes; the others are small and kept whole. */
const groupedTables = [
  'sample',
  'sample_data',
  'ego_pose',
  'calibrated_sensor',
  'sample_annotation',
  'instance',
] as const
export type GroupedTable = (typeof groupedTables)[number]
export const wholeTables = tableNames.filter(
  (name): name is Exclude<TableName, GroupedTable | 'scene'> =>
    name !== 'scene' && !(groupedTables as readonly string[]).includes(name),
)

const Segment = z.tuple([z.number(), z.number()])
const Directory = z.object({
  format: z.literal(indexFormat),
  /** Size and modification time of every table when it was read. */
  stamps: z.record(z.string(), z.object({ bytes: z.number(), mtimeMs: z.number() })),
  rows: z.record(z.string(), z.number()),
  /** Offset and length of the rows of the tables kept whole. */
  whole: z.record(z.string(), z.array(Segment)),
  scenes: z.array(
    z.object({
      name: z.string(),
      token: z.string(),
      /** Its row of scene.json. */
      row: z.string(),
      samples: z.number(),
      segments: z.record(z.string(), z.array(Segment)),
    }),
  ),
})
export type Directory = z.output<typeof Directory>
export type Segment = z.output<typeof Segment>

/** Where the index of a version is or would be: beside the tables, or in the user's cache where those cannot be written. */
export function indexFolder(dataroot: string, version: string): string {
  const tables = join(resolve(dataroot), version)
  try {
    accessSync(tables, constants.W_OK)
    return join(tables, '.goshawk-index')
  } catch (error) {
    if (!isSystemError(error)) throw error
    const name = createHash('sha256').update(tables).digest('hex').slice(0, 16)
    return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'goshawk', 'nuscenes', name)
  }
}

export async function stampsOf(dataroot: string, version: string): Promise<Directory['stamps']> {
  const stamps: Directory['stamps'] = {}
  for (const name of tableNames) {
    const file = join(dataroot, version, `${name}.json`)
    try {
      const { size, mtimeMs } = await stat(file)
      stamps[name] = { bytes: size, mtimeMs }
    } catch (error) {
      if (!isSystemError(error)) throw error
      throw new GoshawkError('file-missing', `${file}: ${messageOf(error)}; a nuScenes dataroot has this table`, {
        cause: error,
      })
    }
  }
  return stamps
}

export interface SceneIndex {
  readonly directory: Directory
  /** Whole tables, and of the grouped ones the rows of these scenes alone. */
  readTables(sceneTokens: readonly string[]): Promise<Tables>
}

/** The index, or undefined when there is none or the tables have changed since it was made. */
export async function openIndex(dataroot: string, version: string): Promise<SceneIndex | undefined> {
  const folder = indexFolder(dataroot, version)
  const directory = await readDirectory(join(folder, directoryFile))
  if (directory === undefined) return undefined
  const stamps = await stampsOf(dataroot, version)
  const isFresh = tableNames.every((name) => {
    const then = directory.stamps[name]
    const now = stamps[name]!
    return then !== undefined && then.bytes === now.bytes && then.mtimeMs === now.mtimeMs
  })
  if (!isFresh) return undefined
  return {
    directory,
    readTables: (sceneTokens) => readTables({ folder, dataroot, version, directory }, new Set(sceneTokens)),
  }
}

async function readDirectory(file: string): Promise<Directory | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    return Directory.parse(JSON.parse(text))
  } catch (cause) {
    throw new GoshawkError(
      'dataset-invalid',
      `${file}: no index of this version of Goshawk; run goshawk nuscenes index again`,
      { cause },
    )
  }
}

interface OpenFolder {
  readonly folder: string
  readonly dataroot: string
  readonly version: string
  readonly directory: Directory
}

async function readTables(at: OpenFolder, wanted: ReadonlySet<string>): Promise<Tables> {
  const { folder, dataroot, version, directory } = at
  const scenes = directory.scenes.filter(({ token }) => wanted.has(token))
  const file = await open(join(folder, rowsFile))
  try {
    const tables: Partial<Record<TableName, ReadonlyMap<string, Row>>> = {}
    for (const name of tableNames) {
      const source = join(dataroot, version, `${name}.json`)
      const rows = new Map<string, Row>()
      const take = (row: RowBytes) => {
        const value = rowParsers[name](new TableRow(source, row))
        rows.set(value.token, value)
      }
      if (name === 'scene') for (const [index, { row }] of scenes.entries()) take({ index, byte: 0, text: row })
      else {
        const segments = directory.whole[name] ?? scenes.flatMap((scene) => scene.segments[name] ?? [])
        const splitter = new RowSplitter(take)
        splitter.push(Buffer.from('['))
        for (const [i, [offset, length]] of segments.entries()) {
          if (i > 0) splitter.push(Buffer.from(','))
          const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset)
          if (bytesRead < length) {
            throw new GoshawkError(
              'dataset-invalid',
              `${join(folder, rowsFile)}: ends at byte ${offset + bytesRead}; run goshawk nuscenes index again`,
            )
          }
          splitter.push(buffer)
        }
        splitter.push(Buffer.from(']'))
        splitter.end()
      }
      tables[name] = rows
    }
    return tables as Tables
  } finally {
    await file.close()
  }
}
