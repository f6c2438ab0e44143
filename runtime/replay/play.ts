/** A source that has its frames already: read ahead, let in by the clock, in the order of a cursor that may jump meanwhile. */
import { join } from 'node:path'
import { GoshawkError } from '../../schemas/errors.js'
import type { Header } from '../../schemas/messages.js'
import type { NodeContext } from '../graph/node-context.js'
import { Cursor } from './cursor.js'
import { readPosition, writePosition } from './position.js'

/** Frames read while the one before waits for its time: about a second of key frames, 3 MB of JPEG. */
const framesAhead = 2

export interface ReplayOptions<Frame> {
  readonly cursor: Cursor
  readonly load: (index: number) => Promise<Frame>
  readonly captureTimeNs: (frame: Frame) => bigint
  /** What `load` rejected with, when the frame's turn has come: returning leaves the frame out, throwing ends the replay. */
  readonly onUnreadable: (error: unknown) => void
}

type Loaded<Frame> = { readonly frame: Frame } | { readonly error: unknown }

/** At the first frame, or, in a restarted process, some before the last one sent. */
export function openCursor(timesNs: readonly bigint[], loop: boolean, context: NodeContext): Cursor {
  const at = context.epoch === 0 ? 0 : readPosition(positionFile(context))
  if (at > 0) context.log.info(`going on at frame ${at} of the replay, some before the last one sent`)
  const cursor = new Cursor(timesNs, { at, isLooping: loop })
  context.describe({ extents: cursor.extentsAt(cursor.frame() ?? 0) })
  return cursor
}

/**
 * Frames with their headers, until the cursor's end or the run's. A frame that was waiting for its time when somebody
 * sought another is dropped as `sought-elsewhere`. The node's facts say of which piece of the replay the frames are.
 */
export async function* play<Frame>(
  { cursor, load, captureTimeNs, onUnreadable }: ReplayOptions<Frame>,
  context: NodeContext,
): AsyncGenerator<{ readonly frame: Frame; readonly header: Header }, void, void> {
  const position = positionFile(context)
  let sent = cursor.at
  let seeksSeen = cursor.seeks
  let ahead: { readonly index: number; readonly loaded: Promise<Loaded<Frame>> }[] = []
  const readAhead = () => {
    for (let index = cursor.frame(ahead.length); index !== undefined && ahead.length <= framesAhead; ) {
      const loaded = load(index).then(
        (frame): Loaded<Frame> => ({ frame }),
        (error: unknown) => ({ error }),
      )
      ahead.push({ index, loaded })
      index = cursor.frame(ahead.length)
    }
  }
  try {
    for (;;) {
      if (ahead.some(({ index }, i) => index !== cursor.frame(i))) ahead = []
      readAhead()
      const next = ahead.shift()
      if (next === undefined) return
      const isNext = () => cursor.frame() === next.index
      const loaded = await next.loaded
      if (!isNext()) continue
      if ('error' in loaded) {
        onUnreadable(loaded.error)
        cursor.advance()
        continue
      }
      const { frame } = loaded
      const isJump = cursor.seeks !== seeksSeen
      seeksSeen = cursor.seeks
      const header = await admitted(context, { captureTimeNs: captureTimeNs(frame), isJump })
      if (header === undefined) return
      if (!isNext()) {
        context.drop(header, 'sought-elsewhere')
        continue
      }
      cursor.advance()
      writePosition(position, cursor.at)
      sent += 1
      context.describe({ samples: sent, extents: cursor.extentsAt(next.index) })
      yield { frame, header }
    }
  } finally {
    await Promise.all(ahead.map(({ loaded }) => loaded))
  }
}

function positionFile({ runFolder, node }: NodeContext): string {
  return join(runFolder, `${node}.position`)
}

/** The frame's header, or undefined when the run ends. */
async function admitted(context: NodeContext, frame: Parameters<NodeContext['admit']>[0]): Promise<Header | undefined> {
  try {
    return await context.admit(frame)
  } catch (error) {
    if (error instanceof GoshawkError && error.code === 'cancelled') return undefined
    throw error
  }
}
