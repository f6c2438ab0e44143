/** The recording's shell: recorded frames, in the order of the file, as the clock admits them. */
import { join, resolve } from 'node:path'
import { filter, from, map, type Observable, share } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Header } from '../../schemas/messages.js'
import { Cursor } from './cursor.js'
import { readPosition, writePosition } from './position.js'
import {
  type PlayedFrame,
  type PlayedKind,
  playedKinds,
  RecordedFrames,
  withoutPicturesReason,
} from './recorded-frames.js'
import { RecordingFile } from './recording-file.js'

/** Frames read while the one before waits for its time. */
const framesAhead = 2

export default defineNode({
  type: 'recording',
  description: 'Plays a recording (MCAP) of this runtime: what was on the links comes again, byte for byte',
  config: z.strictObject({
    file: z.string().min(1).describe('the recording, relative to the working directory'),
    play: z
      .array(z.enum(playedKinds))
      .min(1)
      .default(['frames'])
      .describe('which recorded messages come again; the first of them that was recorded sets the pace'),
    from: z.int().min(0).default(0).describe('first frame to play'),
    to: z.int().min(0).optional().describe('last frame to play; to the end when left out'),
    loop: z.boolean().default(false).describe('start over at the end'),
    pictures: z
      .enum(['required', 'optional'])
      .default('required')
      .describe('required refuses a recording that was made without pictures'),
  }),
  inputs: {},
  outputs: {
    frames: 'goshawk.v1.CameraFrames',
    objects: 'goshawk.v1.DetectedObjects',
    tracks: 'goshawk.v1.Tracks',
    decision: 'goshawk.v1.Decision',
  },
  async setup({ file: given, play, from: first, to, loop, pictures }, context) {
    const path = resolve(given)
    const file = await RecordingFile.open(path)
    try {
      const recorded = await RecordedFrames.open(file, play)
      const timesNs = recorded.timesNs.slice(first, to === undefined ? undefined : to + 1)
      if (timesNs.length === 0) {
        throw new GoshawkError('usage-invalid', `${path}: no frame from ${first} on; it has ${recorded.length}`)
      }
      const start = await firstReadable(recorded, first)
      if (pictures === 'required') expectPictures(path, start)
      const position = join(context.runFolder, `${context.node}.position`)
      // People seek by capture time, whatever time viewers play by.
      const shiftNs = start.header.captureTimeNs - recorded.timesNs[start.index]!
      const captureTimesNs = timesNs.map((timeNs) => timeNs + shiftNs)
      const cursor = new Cursor(captureTimesNs, {
        at: context.epoch === 0 ? 0 : readPosition(position),
        isLooping: loop,
      })
      context.log.info(`${path}: ${timesNs.length} frames, ${recorded.kinds.join(', ')}`)
      context.describe({ recording: { file: path, frames: timesNs.length, kinds: recorded.kinds }, samples: 0 })
      const frames = from(playFrames({ recorded, first, position, cursor }, context)).pipe(share())
      return {
        connect: () => ({
          frames: outputOf(frames, 'frames'),
          objects: outputOf(frames, 'objects'),
          tracks: outputOf(frames, 'tracks'),
          decision: outputOf(frames, 'decision'),
        }),
        command: (command) => {
          const { seekUs } = command as { readonly seekUs?: number }
          if (seekUs !== undefined) return cursor.seek(seekUs)
          return { accepted: false, reply: `${context.node}: a recording can seek, and nothing else` }
        },
        dispose: () => file.close(),
      }
    } catch (error) {
      await file.close()
      throw error
    }
  },
})

type Admitted = PlayedFrame & { readonly admitted: Header }

/** Recorded headers stay in the recording: this run has its own. */
function outputOf<K extends PlayedKind>(
  frames: Observable<Admitted>,
  kind: K,
): Observable<Outgoing<NonNullable<PlayedFrame[K]>['payload']>> {
  return frames.pipe(
    filter((frame) => frame[kind] !== undefined),
    map((frame) => {
      const { payload, parts } = frame[kind]!
      return { header: frame.admitted, payload, parts }
    }),
  )
}

interface Playing {
  readonly recorded: RecordedFrames
  /** Number of the cursor's frame 0 in the recording. */
  readonly first: number
  /** File that keeps the place. */
  readonly position: string
  readonly cursor: Cursor
}

type Loaded = PlayedFrame | { readonly error: unknown }

async function* playFrames(
  { recorded, first, position, cursor }: Playing,
  context: NodeContext,
): AsyncGenerator<Admitted, void, void> {
  const unreadable = createUnreadableNote(context)
  const load = (index: number): Promise<Loaded> => recorded.load(first + index).catch((error: unknown) => ({ error }))
  let sent = 0
  let ahead: Promise<Loaded>[] = []
  let { jumps } = cursor
  for (;;) {
    if (cursor.jumps !== jumps) {
      jumps = cursor.jumps
      ahead = []
    }
    for (let index = cursor.frame(ahead.length); ahead.length <= framesAhead && index !== undefined; ) {
      ahead.push(load(index))
      index = cursor.frame(ahead.length)
    }
    const frame = await ahead.shift()
    if (frame === undefined) return
    if (cursor.jumps !== jumps) continue
    if ('error' in frame) {
      unreadable(frame.error)
      cursor.advance()
      continue
    }
    const admitted = await admit(context, frame.header.captureTimeNs)
    if (admitted === undefined) return
    if (cursor.jumps !== jumps) {
      context.drop(admitted, 'sought-elsewhere')
      continue
    }
    cursor.advance()
    writePosition(position, cursor.at)
    sent += 1
    context.describe({ samples: sent })
    yield { ...frame, admitted }
  }
}

/** The frame's header, or undefined when the run ends. */
async function admit(context: NodeContext, captureTimeNs: bigint): Promise<Header | undefined> {
  try {
    return await context.admit({ captureTimeNs })
  } catch (error) {
    if (error instanceof GoshawkError && error.code === 'cancelled') return undefined
    throw error
  }
}

/** A damaged chunk costs the frames in it; the first is a log line. What is no damage ends the run. */
function createUnreadableNote({ counter, log }: NodeContext): (error: unknown) => void {
  const unreadable = counter('frames_unreadable_total')
  let isTold = false
  return (error) => {
    if (!isDamage(error)) throw error
    unreadable.add()
    if (!isTold) log.warn(`${messageOf(error)}; the frame is left out (later ones are only counted)`)
    isTold = true
  }
}

/** @throws what the last frame fails with, when none can be read. */
async function firstReadable(
  recorded: RecordedFrames,
  first: number,
): Promise<PlayedFrame & { readonly index: number }> {
  for (let index = first; ; index++) {
    try {
      return { ...(await recorded.load(index)), index }
    } catch (error) {
      if (!isDamage(error) || index === recorded.length - 1) throw error
    }
  }
}

/** @throws GoshawkError 'usage-invalid' */
function expectPictures(path: string, { frames }: PlayedFrame): void {
  if (!frames?.payload.cameras.some(({ missing }) => missing === withoutPicturesReason)) return
  const remedy = 'play it with --to page, or record again with pictures'
  throw new GoshawkError('usage-invalid', `${path}: ${withoutPicturesReason}; ${remedy}`)
}

function isDamage(error: unknown): boolean {
  return error instanceof GoshawkError && (error.code === 'file-invalid' || error.code === 'message-invalid')
}
