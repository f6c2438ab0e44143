/** A recording that lies beside the page: no server, everything by plain GET. */
import { messageOf } from '../../schemas/errors.js'
import {
  checkPageRecording,
  manifestName,
  type PageRecording,
  picturesFile,
  recordingMetaName,
} from '../../schemas/page-recording.js'
import type { World } from '../store/world.js'
import { GrpcWebReader } from './grpc-web-frames.js'
import { type OnWorld, readWorld } from './read-world.js'

/** Folder of the recording this page shows; undefined for a page with a server. */
export function recordingFolder(page: Document): string | undefined {
  return page.querySelector(`meta[name="${recordingMetaName}"]`)?.getAttribute('content') ?? undefined
}

export interface RecordingOptions {
  readonly folder: string
  readonly onWorld: OnWorld
  readonly onBadMessage: (reason: string) => void
}

/**
 * Fetches all frames, in order; their pictures come when they are shown.
 *
 * @throws Error when a file is missing or no such file: what is wrong, with its name.
 */
export async function fetchRecording({ folder, onWorld, onBadMessage }: RecordingOptions): Promise<PageRecording> {
  const manifest = checkPageRecording(JSON.parse(new TextDecoder().decode(await fetchBytes(folder + manifestName))))
  for (const part of manifest.parts) {
    const reader = new GrpcWebReader()
    for (const frame of reader.push(await fetchBytes(folder + part))) {
      if (frame.kind !== 'message') continue
      const started = performance.now()
      try {
        const world = readWorld(frame.bytes)
        onWorld(world, { bytes: frame.bytes.length, decodeMs: performance.now() - started, overtaken: 0 }, frame.bytes)
      } catch (error) {
        onBadMessage(messageOf(error))
      }
    }
    if (!reader.isAtBoundary) onBadMessage(`${part}: cut in the middle of a frame`)
  }
  return manifest
}

/** The frame with its pictures. @throws Error when they cannot be had. */
export async function fetchPictures(folder: string, world: World): Promise<World> {
  const bytes = await fetchBytes(folder + picturesFile(world.sequence))
  const { cameras, problems } = readWorld(bytes)
  return { ...world, cameras, problems: [...world.problems, ...problems] }
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status} ${response.statusText}`)
  return new Uint8Array(await response.arrayBuffer())
}
