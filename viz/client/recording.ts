/** A recording that lies beside the page: no server, everything by plain GET. What is damaged is named, and the rest is shown. */
import protobuf from 'protobufjs/minimal.js'
import { messageOf } from '../../schemas/errors.js'
import {
  checkPageRecording,
  manifestName,
  type PageRecording,
  pageRecordingVersion,
  partFile,
  picturesFile,
  recordingMetaName,
} from '../../schemas/page-recording.js'
import type { CameraView, World } from '../store/world.js'
import { GrpcWebReader } from './grpc-web-frames.js'
import { type OnWorld, readWorld } from './read-world.js'

/** Folder of the recording this page shows; undefined for a page with a server. */
export function recordingFolder(page: Document): string | undefined {
  return page.querySelector(`meta[name="${recordingMetaName}"]`)?.getAttribute('content') ?? undefined
}

/** A file of the recording. @throws Error when it cannot be had: its name and why. */
export type Load = (name: string) => Promise<Uint8Array>

export function loadFrom(folder: string): Load {
  return async (name) => {
    const response = await fetch(folder + name).catch((error: unknown) => {
      throw new Error(`${name}: ${messageOf(error)}`)
    })
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}

export interface RecordingOptions {
  readonly load: Load
  readonly onWorld: OnWorld
  /** Something of the recording is damaged or missing; what comes after it is read all the same. */
  readonly onProblem: (problem: string) => void
}

export interface ReadRecording {
  readonly title: string
  readonly hasPictures: boolean
  /** That could be read. */
  readonly frames: number
  /** That were recorded; undefined where the list of contents is damaged. */
  readonly framesRecorded: number | undefined
}

/**
 * Reads all frames, in order; their pictures come when they are shown.
 *
 * @throws Error when it is of another version.
 */
export async function readRecording({ load, onWorld, onProblem }: RecordingOptions): Promise<ReadRecording> {
  const manifest = await readManifest(load, onProblem)
  const { framesUnreadable = 0, unreadable = '' } = manifest ?? {}
  if (framesUnreadable > 0) onProblem(`${framesUnreadable} frames were left out of the export: ${unreadable}`)
  let frames = 0
  let last = 0
  for (let i = 0; manifest === undefined || i < manifest.parts.length; i++) {
    const part = manifest?.parts[i] ?? partFile(i)
    const after = manifest === undefined ? last : i * manifest.framesPerPart
    const most =
      manifest === undefined ? Number.POSITIVE_INFINITY : Math.min(manifest.framesPerPart, manifest.frames - after)
    let read: PartRead
    try {
      read = readPart(await load(part), { after, most, onWorld })
    } catch (error) {
      // Without the list of contents, the first part that is not there is the end.
      if (manifest === undefined && i > 0) break
      onProblem(messageOf(error))
      if (manifest === undefined) break
      continue
    }
    frames += read.frames
    last = read.last
    const isShort = manifest !== undefined && read.frames < most
    if (!isShort && read.problem === undefined) continue
    const count = isShort ? `; ${read.frames} of its ${most} frames can be read` : ''
    onProblem(`${part}: ${read.problem ?? 'cut between two frames'}${count}`)
  }
  return {
    title: manifest?.title ?? 'recording',
    hasPictures: manifest === undefined || manifest.imageWidth > 0,
    frames,
    framesRecorded: manifest && manifest.frames + framesUnreadable,
  }
}

/** @returns undefined for one that cannot be read: parts have known names. @throws Error when it is of another version. */
async function readManifest(load: Load, onProblem: (problem: string) => void): Promise<PageRecording | undefined> {
  let version: unknown
  try {
    const bytes = await load(manifestName)
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes))
    version = (found as { version?: unknown } | null)?.version
    return checkPageRecording(found)
  } catch (error) {
    if (Number.isInteger(version) && version !== pageRecordingVersion) throw error
    onProblem(named(manifestName, error))
    return undefined
  }
}

function named(file: string, error: unknown): string {
  const reason = messageOf(error)
  return reason.startsWith(file) ? reason : `${file}: ${reason}`
}

interface PartRead {
  readonly frames: number
  /** Sequence number of its last frame. */
  readonly last: number
  /** The first. */
  readonly problem: string | undefined
}

interface PartOptions {
  /** Sequence number of the last frame of the part before. */
  readonly after: number
  /** Frames that the part has. */
  readonly most: number
  readonly onWorld: OnWorld
}

function readPart(bytes: Uint8Array, { after, most, onWorld }: PartOptions): PartRead {
  const { messages, problem: cut } = messagesIn(bytes)
  let problem: string | undefined
  let frames = 0
  let last = after
  for (const message of messages) {
    const startedMs = performance.now()
    let world: World
    try {
      world = readWorld(message)
    } catch (error) {
      problem ??= messageOf(error)
      continue
    }
    // Going back, the page would take it for another run, and forget what it has.
    if (world.sequence <= last || world.sequence > after + most) {
      problem ??= `a frame that says it is number ${world.sequence} comes after number ${last}`
      continue
    }
    last = world.sequence
    frames++
    onWorld(world, { bytes: message.length, decodeMs: performance.now() - startedMs, overtaken: 0 }, message)
  }
  return { frames, last, problem: problem ?? cut }
}

function messagesIn(bytes: Uint8Array): { readonly messages: readonly Uint8Array[]; readonly problem?: string } {
  const reader = new GrpcWebReader()
  const messages: Uint8Array[] = []
  try {
    for (const frame of reader.push(bytes)) if (frame.kind === 'message') messages.push(frame.bytes)
  } catch (error) {
    return { messages, problem: messageOf(error) }
  }
  return reader.isAtBoundary ? { messages } : { messages, problem: 'cut in the middle of a frame' }
}

/** The frame with its pictures; where one cannot be had, its camera says why. */
export async function fetchPictures(load: Load, world: World): Promise<World> {
  const file = picturesFile(world.sequence)
  let reason = `${file} was cut before it`
  let found: readonly CameraView[] = []
  let problems: readonly string[] = []
  try {
    const pictured = readWorld(wholeFields(await load(file)))
    found = pictured.cameras
    problems = pictured.problems
  } catch (error) {
    reason = named(file, error)
  }
  const byChannel = new Map(found.map((camera) => [camera.channel, camera]))
  const cameras = world.cameras.map((camera) => {
    const pictured = byChannel.get(camera.channel) ?? camera
    const isThere = pictured.missing !== '' || pictured.jpeg.length > 0
    return isThere ? pictured : { ...pictured, missing: `no picture: ${reason}` }
  })
  return { ...world, cameras, problems: [...world.problems, ...problems] }
}

/** The message as far as its fields are whole: all of it, but for a file that was cut. */
function wholeFields(bytes: Uint8Array): Uint8Array {
  const reader = protobuf.Reader.create(bytes)
  let end = 0
  try {
    while (reader.pos < reader.len) {
      reader.skipType(reader.uint32() & 7)
      end = reader.pos
    }
  } catch {
    // What is there stops within this field.
  }
  return bytes.subarray(0, end)
}
