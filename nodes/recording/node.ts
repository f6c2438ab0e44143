/** The recording's shell: recorded frames, in the order of the file, as the clock admits them. */
import { resolve } from 'node:path'
import { filter, from, map, type Observable, share } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { openCursor, play } from '../../runtime/replay/play.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Header } from '../../schemas/messages.js'
import { isDamage } from './damage.js'
import {
  type PlayedFrame,
  type PlayedKind,
  playedKinds,
  RecordedFrames,
  withoutPicturesReason,
} from './recorded-frames.js'
import { RecordingFile } from './recording-file.js'

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
  async setup({ file: given, play: kinds, from: first, to, loop, pictures }, context) {
    const path = resolve(given)
    const file = await RecordingFile.open(path)
    try {
      const recorded = await RecordedFrames.open(file, kinds)
      const timesNs = recorded.timesNs.slice(first, to === undefined ? undefined : to + 1)
      if (timesNs.length === 0) {
        throw new GoshawkError('usage-invalid', `${path}: no frame from ${first} on; it has ${recorded.length}`)
      }
      const start = await firstReadable(recorded, first)
      if (pictures === 'required') expectPictures(path, start)
      // People seek by capture time, whatever time viewers play by.
      const shiftNs = start.header.captureTimeNs - recorded.timesNs[start.index]!
      const captureTimesNs = timesNs.map((timeNs) => timeNs + shiftNs)
      const cursor = openCursor(captureTimesNs, loop, context)
      context.log.info(`${path}: ${timesNs.length} frames, ${recorded.kinds.join(', ')}`)
      context.describe({ recording: { file: path, frames: timesNs.length, kinds: recorded.kinds }, samples: 0 })
      const played = play(
        {
          cursor,
          load: (index) => recorded.load(first + index),
          captureTimeNs: ({ header }) => header.captureTimeNs,
          onUnreadable: createUnreadableNote(context),
        },
        context,
      )
      const frames = from(played).pipe(share())
      return {
        connect: () => ({
          frames: outputOf(frames, 'frames'),
          objects: outputOf(frames, 'objects'),
          tracks: outputOf(frames, 'tracks'),
          decision: outputOf(frames, 'decision'),
        }),
        command: (command) => cursor.command(command, context.node),
        dispose: () => file.close(),
      }
    } catch (error) {
      await file.close()
      throw error
    }
  },
})

interface Admitted {
  readonly frame: PlayedFrame
  readonly header: Header
}

/** Recorded headers stay in the recording: this run has its own. */
function outputOf<K extends PlayedKind>(
  frames: Observable<Admitted>,
  kind: K,
): Observable<Outgoing<NonNullable<PlayedFrame[K]>['payload']>> {
  return frames.pipe(
    filter(({ frame }) => frame[kind] !== undefined),
    map(({ frame, header }) => {
      const { payload, parts } = frame[kind]!
      return { header, payload, parts }
    }),
  )
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
