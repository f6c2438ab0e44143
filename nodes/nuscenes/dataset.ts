/** Opens a dataroot: tables read, links checked, ready to be replayed. */
import { groupAnnotations } from './annotations.js'
import type { Dataset } from './camera-frames.js'
import { checkLinks } from './links.js'
import { listReplayFrames, type ReplayFrame } from './replay-frames.js'
import { readTables } from './tables.js'

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
  const tables = await readTables(dataroot, version)
  checkLinks(tables)
  const frames = listReplayFrames(tables, replay)
  return { tables, annotations: groupAnnotations(tables), channels: replay.channels, frames }
}
