/** Which file each message goes into: the one its frame began in, so that no frame is cut in two. */
import type { Header } from '../../schemas/messages.js'

/** Frames whose messages are still waited for; more are not on their way at one time. */
const framesKept = 32

export class FrameFiles {
  readonly #streamsExpected: number
  readonly #fileOfFrame = new Map<string, number>()
  /** File of the newest frame of each stream. */
  readonly #fileOfStream = new Map<string, number>()

  /** @param streamsExpected - streams that bring messages of each frame. */
  constructor(streamsExpected: number) {
    this.#streamsExpected = streamsExpected
  }

  /** Number of the file that the frame began in; undefined where it begins with this message, or was forgotten. */
  of({ frame }: Header): number | undefined {
    return this.#fileOfFrame.get(keyOf(frame))
  }

  /** @param file - that the message goes into, from 1. */
  note({ frame, stream }: Header, file: number): void {
    this.#fileOfFrame.set(keyOf(frame), file)
    this.#fileOfStream.set(stream, Math.max(file, this.#fileOfStream.get(stream) ?? 0))
    for (const key of this.#fileOfFrame.keys()) {
      if (this.#fileOfFrame.size <= framesKept) break
      this.#fileOfFrame.delete(key)
    }
  }

  /**
   * The oldest file that messages may still go into. A stream keeps the order of its frames: once all of them have come to a
   * file, those before it are whole. A stream that fell silent is waited for no longer than the frames are known.
   */
  get oldestAwaited(): number {
    const ofFrames = Math.min(...this.#fileOfFrame.values())
    if (this.#fileOfStream.size < this.#streamsExpected) return ofFrames
    return Math.max(ofFrames, Math.min(...this.#fileOfStream.values()))
  }
}

function keyOf({ source, epoch, number }: Header['frame']): string {
  return `${source}/${epoch}/${number}`
}
