/** Opens a dataroot: tables read, links checked, ready to be replayed. */
import { groupAnnotations } from './annotations.js'
import type { Dataset } from './camera-frames.js'
import { checkLinks } from './links.js'
import { listReplayFrames, type ReplayFrame } from './replay-frames.js'
import { openIndex } from './scene-index.js'
import type { Tables } from './table-rows.js'
import { checkDataroot, readTables } from './tables.js'

export interface OpenOptions {
  readonly dataroot: string
  readonly version: string
  readonly scene?: string | undefined
  readonly channels: readonly string[]
  readonly sweeps: boolean
}

export interface OpenDataset extends Dataset {
  readonly frames: readonly ReplayFrame[]
}

/** @throws GoshawkError naming the file, row and field that cannot be used; nothing is repaired. */
export async function openDataset({ dataroot, version, ...replay }: OpenOptions): Promise<OpenDataset> {
  const tables = await sceneTables(dataroot, version, replay.scene)
  checkLinks(tables)
  const frames = listReplayFrames(tables, replay)
  return { tables, annotations: groupAnnotations(tables), channels: replay.channels, frames }
}

/** With an index, one scene's rows; without, and for all scenes, every table as it stands. */
async function sceneTables(dataroot: string, version: string, wanted: string | undefined): Promise<Tables> {
  await checkDataroot(dataroot, version)
  if (wanted === undefined) return readTables(dataroot, version)
  const index = await openIndex(dataroot, version)
  const scene = index?.directory.scenes.find(({ name, token }) => name === wanted || token === wanted)
  return index && scene ? index.readTables([scene.token]) : readTables(dataroot, version)
}
