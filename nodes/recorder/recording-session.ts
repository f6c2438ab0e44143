/** Takes messages in order of arrival and writes them, one after the other; a full disk ends the recording, not the drive. */
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Header, Message } from '../../schemas/messages.js'
import type { Circumstances } from './entries.js'
import { FrameFiles } from './frame-files.js'
import type { Entry, RecordingFiles } from './recording-files.js'

/** A capture time further back than this is the source's next lap. */
const backNsMin = 5_000_000_000n

export interface SessionOptions {
  readonly files: RecordingFiles
  /** An open chunk is written once it has waited so long. */
  readonly chunkSeconds: number
  readonly logTime: 'capture' | 'origin'
}

export class RecordingSession {
  readonly #options: SessionOptions
  readonly #context: NodeContext
  readonly #taken
  readonly #lost
  readonly #frames
  #work: Promise<void> = Promise.resolve()
  #chunkTimer: NodeJS.Timeout | undefined
  #failure: GoshawkError | undefined
  #hasEnded = false
  #hasToldOfLaps = false
  #lastCaptureNs = 0n

  constructor(options: SessionOptions, context: NodeContext) {
    this.#options = options
    this.#context = context
    this.#taken = context.counter('messages_recorded_total')
    this.#lost = context.counter('messages_not_recorded_total')
    this.#frames = new FrameFiles(context.connectedInputs.size)
    this.#describe()
  }

  /** Holds the message until it is in the open chunk, which has its own copy. */
  take<T>(message: Message<T>, toEntries: (message: Message<T>, circumstances: Circumstances) => Entry[]): void {
    const { header } = message
    const hops = this.#context.hopsOf(header)
    const release = this.#context.hold(header)
    void this.#enqueue(async () => {
      await this.#write(async () => {
        const { files } = this.#options
        this.#tellOfLaps(header)
        const file = await this.#fileOf(header)
        await files.write(toEntries(message, { hops, file }), file)
        await files.finishBefore(this.#frames.oldestAwaited)
      })
      if (this.#failure === undefined) this.#taken.add()
      else this.#lost.add()
      this.#armChunkTimer()
      release()
    })
  }

  /** A new file begins only with a frame. */
  async #fileOf(header: Header): Promise<number> {
    const { files } = this.#options
    const begun = this.#frames.of(header)
    const file = begun !== undefined && files.isOpen(begun) ? begun : await files.roll(header.originTimeNs)
    this.#frames.note(header, file)
    return file
  }

  /** Idempotent; the files are whole and on the disk afterwards. */
  end(): Promise<void> {
    return this.#enqueue(async () => {
      clearTimeout(this.#chunkTimer)
      if (this.#hasEnded) return
      await this.#write(() => this.#options.files.close())
      this.#hasEnded = true
    })
  }

  /** Whatever fails here, and is not a full disk, ends the process: nothing later is written as if nothing had been. */
  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step)
    return this.#work
  }

  /** Does nothing once the disk was full: said once, reported to the end. */
  async #write(step: () => Promise<void>): Promise<void> {
    if (this.#failure !== undefined) return
    try {
      await step()
    } catch (error) {
      if (!(error instanceof GoshawkError) || error.code !== 'disk-full') throw error
      this.#failure = error
      this.#context.log.error(`${error.message}: the recording ends here, the graph goes on`)
      await this.#closeWithoutRoom()
    }
    this.#describe()
  }

  async #closeWithoutRoom(): Promise<void> {
    const { files } = this.#options
    try {
      await files.close()
    } catch (error) {
      const path = error instanceof GoshawkError ? error.details.path : undefined
      const next = `run: goshawk record repair ${path ?? files.totals.files.at(-1)}`
      this.#context.log.error(`no room for the index either (${messageOf(error)}); ${next}`)
    }
  }

  #armChunkTimer(): void {
    const { files, chunkSeconds } = this.#options
    if (this.#chunkTimer !== undefined || this.#failure !== undefined || files.messagesWaiting === 0) return
    this.#chunkTimer = setTimeout(() => {
      this.#chunkTimer = undefined
      void this.#enqueue(() => this.#write(() => files.flush()))
    }, chunkSeconds * 1000)
  }

  #tellOfLaps({ captureTimeNs }: Header): void {
    const isBack = captureTimeNs < this.#lastCaptureNs - backNsMin
    this.#lastCaptureNs = captureTimeNs
    if (!isBack || this.#hasToldOfLaps || this.#options.logTime !== 'capture') return
    this.#hasToldOfLaps = true
    const remedy = 'logTime: origin parts them'
    this.#context.log.warn(`the source has started over: viewers show its laps on top of each other; ${remedy}`)
  }

  #describe(): void {
    const failure = this.#failure
    const error = failure === undefined ? null : { code: failure.code, message: failure.message }
    this.#context.describe({ recording: { ...this.#options.files.totals, error } })
  }
}
