/** Messages of one stream, by the number of their frame. */
import { GoshawkError } from '../../schemas/errors.js'

interface Waiting<T> {
  readonly frame: number
  readonly takesNewer: boolean
  readonly resolve: (value: T | undefined) => void
  readonly reject: (error: GoshawkError) => void
}

export interface TakeOptions {
  readonly timeoutMs: number
  /** A newer frame will do, and counts as this one. */
  readonly takesNewer?: boolean
}

/** Fewer than a stream has buffers, so that it goes on being read. */
const keptMaxDefault = 3

export class FrameQueue<T> {
  /** What the stream carries, for errors: "camera CAM_BACK". */
  readonly name: string
  readonly #release: (value: T) => void
  readonly #keptMax: number
  readonly #kept = new Map<number, T>()
  #waiting: Waiting<T> | undefined
  #failure: GoshawkError | undefined

  /** @param release - gets each value that nobody takes; beyond `keptMax` the oldest. */
  constructor(
    name: string,
    { release = () => {}, keptMax = keptMaxDefault }: { release?: (value: T) => void; keptMax?: number } = {},
  ) {
    this.name = name
    this.#release = release
    this.#keptMax = keptMax
  }

  get newestFrame(): number | undefined {
    return this.#kept.size === 0 ? undefined : Math.max(...this.#kept.keys())
  }

  put(frame: number, value: T): void {
    const replaced = this.#kept.get(frame)
    if (replaced !== undefined) this.#release(replaced)
    this.#kept.set(frame, value)
    while (this.#kept.size > this.#keptMax) this.#discard(Math.min(...this.#kept.keys()))
    this.#serve()
  }

  /**
   * The value of this frame; older ones are discarded. Resolves with undefined when a newer one shows that this frame was
   * lost. One may wait at a time.
   *
   * @throws GoshawkError 'call-timeout' naming the stream, or what `fail` was told.
   */
  async take(frame: number, { timeoutMs, takesNewer = false }: TakeOptions): Promise<T | undefined> {
    if (this.#failure) throw this.#failure
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<T | undefined>((resolve, reject) => {
        this.#waiting = { frame, takesNewer, resolve, reject }
        timer = setTimeout(() => {
          const what = `CARLA ${this.name}: nothing of frame ${frame} within ${timeoutMs} ms`
          const advice = 'the server is busy, or the stream is gone; look at the server and start again'
          reject(new GoshawkError('call-timeout', `${what}; ${advice}`, { details: { stream: this.name, frame } }))
        }, timeoutMs)
        this.#serve()
      })
    } finally {
      clearTimeout(timer)
      this.#waiting = undefined
    }
  }

  /** The newest value there is, without waiting. */
  takeNewest(): T | undefined {
    const frame = this.newestFrame
    const value = frame === undefined ? undefined : this.#kept.get(frame)
    if (frame !== undefined) this.#kept.delete(frame)
    this.clear()
    return value
  }

  /** Whoever waits, or takes later, gets this error. */
  fail(error: GoshawkError): void {
    this.#failure ??= error
    this.#waiting?.reject(this.#failure)
  }

  /** Takes back everything kept. */
  clear(): void {
    for (const frame of [...this.#kept.keys()]) this.#discard(frame)
  }

  #serve(): void {
    const waiting = this.#waiting
    if (!waiting) return
    for (const frame of [...this.#kept.keys()].filter((each) => each < waiting.frame)) this.#discard(frame)
    const newest = this.newestFrame
    if (newest === undefined) return
    const found = waiting.takesNewer ? newest : waiting.frame
    const value = this.#kept.get(found)
    this.#kept.delete(found)
    this.#waiting = undefined
    waiting.resolve(value)
  }

  #discard(frame: number): void {
    const value = this.#kept.get(frame)
    this.#kept.delete(frame)
    if (value !== undefined) this.#release(value)
  }
}
