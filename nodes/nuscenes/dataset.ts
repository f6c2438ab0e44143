/** Opens a dataroot: tables read, links checked, ready to be replayed. */
import { GoshawkError } from '../../schemas/errors.js'
import { groupAnnotations } from './annotations.js'
import type { Dataset } from './camera-frames.js'
import { checkLinks } from './links.js'
import { scenesOfSplit } from './official-splits.js'
import { listReplayFrames, type ReplayFrame } from './replay-frames.js'
import { openIndex } from './scene-index.js'
import type { Tables } from './table-rows.js'
import { checkDataroot, readTables } from './tables.js'

export interface OpenOptions {
  readonly dataroot: string
  readonly version: string
  /** Name or token of one scene. */
  readonly scene?: string | undefined
  /** An official split: its scenes that the data set has. */
  readonly split?: string | undefined
  /** Frames to replay of what was chosen, from 0, the last included. */
  readonly range?: readonly [number, number] | undefined
  readonly channels: readonly string[]
  readonly sweeps: boolean
}

export interface OpenDataset extends Dataset {
  readonly frames: readonly ReplayFrame[]
}

/** @throws GoshawkError naming the file, row and field that cannot be used; nothing is repaired. */
export async function openDataset({ dataroot, version, range, ...replay }: OpenOptions): Promise<OpenDataset> {
  await checkDataroot(dataroot, version)
  const tables = await tablesOf(dataroot, version, replay)
  checkLinks(tables)
  const all = listReplayFrames(tables, replay)
  const frames = range === undefined ? all : all.slice(range[0], range[1] + 1)
  if (range !== undefined && frames.length === 0) {
    throw new GoshawkError(
      'usage-invalid',
      `frames ${range[0]} to ${range[1]}: there are ${all.length}, from 0; choose a range among them`,
    )
  }
  return { tables, annotations: groupAnnotations(tables), channels: replay.channels, frames }
}

/** With an index, the rows of the chosen scenes; without, and for all scenes, every table as it stands. */
async function tablesOf(
  dataroot: string,
  version: string,
  { scene, split }: Pick<OpenOptions, 'scene' | 'split'>,
): Promise<Tables> {
  if (scene === undefined && split === undefined) return readTables(dataroot, version)
  const index = await openIndex(dataroot, version)
  if (index === undefined) return readTables(dataroot, version)
  const names = split === undefined ? undefined : scenesOfSplit(split)
  const chosen = index.directory.scenes.filter(
    ({ name, token }) =>
      (scene === undefined || name === scene || token === scene) && (names === undefined || names.has(name)),
  )
  // What is not there is named by whoever lists the frames of the whole.
  return chosen.length === 0 ? readTables(dataroot, version) : index.readTables(chosen.map(({ token }) => token))
}
