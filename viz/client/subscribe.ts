/** The stream of world frames: connects, reads the newest, reconnects with back-off when it breaks. */
import { messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import type { World } from '../store/world.js'
import { CallError, refuseBadResponse, requestHeaders, servicePath } from './call.js'
import { frameMessage, GrpcWebReader } from './grpc-web-frames.js'
import { type OnWorld, readWorld } from './read-world.js'

const retryDelayMsMin = 250
const retryDelayMsMax = 5000
/** Silence in the middle of a message after which the connection counts as stalled. */
const stallMs = 5000

export type Connection =
  | { readonly state: 'connecting' }
  /** Connected; no frame has come for a while or yet. */
  | { readonly state: 'live' }
  /** No server: a recording beside the page. */
  | {
      readonly state: 'recorded'
      readonly title: string
      /** Of a damaged one: how much of it is shown, as `5 of 12 frames`, and what is wrong. */
      readonly shown?: string
      readonly reason?: string
    }
  | { readonly state: 'broken'; readonly reason: string }
  | { readonly state: 'retrying'; readonly reason: string; readonly attempt: number; readonly delayMs: number }

export interface FrameCost {
  readonly bytes: number
  /** Main-thread time to decode and check. */
  readonly decodeMs: number
  /** Whole messages that a newer one overtook before they were decoded. */
  readonly overtaken: number
}

export interface SubscribeOptions {
  readonly baseUrl: string
  readonly request: goshawk.v1.ISubscribeRequest
  readonly signal: AbortSignal
  readonly onWorld: OnWorld
  /** A message that could not be read at all; the stream goes on. */
  readonly onBadMessage: (reason: string) => void
  readonly onConnection: (connection: Connection) => void
  /** Resolves when the page is ready for the next frame: until then the newest replaces what waits. */
  readonly ready: () => Promise<void>
  /** While true, no message replaces another: somebody waits for a frame that another may follow at once. */
  readonly isEachWanted?: () => boolean
}

/** Runs until the signal aborts. */
export async function subscribe(options: SubscribeOptions): Promise<void> {
  const { signal, onConnection } = options
  for (let attempt = 1; !signal.aborted; attempt++) {
    onConnection({ state: 'connecting' })
    let reason = 'the stream ended'
    try {
      await readStream(options, () => {
        attempt = 0
        onConnection({ state: 'live' })
      })
    } catch (error) {
      reason = error instanceof CallError ? error.message : `connection lost: ${messageOf(error)}`
    }
    if (signal.aborted) return
    const delayMs = retryDelayMs(attempt, Math.random())
    onConnection({ state: 'retrying', reason, attempt, delayMs })
    await delay(delayMs, signal)
  }
}

/** Doubles from the least to the most; the random half keeps ten pages from knocking together. */
export function retryDelayMs(attempt: number, random: number): number {
  const delayMs = Math.min(retryDelayMsMax, retryDelayMsMin * 2 ** Math.max(0, attempt - 1))
  return Math.round(delayMs * (0.5 + random / 2))
}

async function readStream(options: SubscribeOptions, onFirst: () => void): Promise<void> {
  const { baseUrl, request, signal } = options
  const inbox = new Inbox(options, onFirst)
  const ended = new AbortController()
  const abort = () => ended.abort(signal.reason)
  signal.addEventListener('abort', abort)
  let stallTimer: ReturnType<typeof setTimeout> | undefined
  try {
    const response = await fetch(`${baseUrl}${servicePath}/Subscribe`, {
      method: 'POST',
      headers: requestHeaders,
      body: frameMessage(goshawk.v1.SubscribeRequest.encode(request).finish()),
      signal: ended.signal,
    })
    refuseBadResponse(response)
    if (!response.body) throw new CallError(13, 'the answer has no body')
    const bytes = response.body.getReader()
    const reader = new GrpcWebReader()
    while (true) {
      if (!reader.isAtBoundary) {
        stallTimer = setTimeout(() => {
          ended.abort(new CallError(14, `the server stalled in the middle of a message for ${stallMs / 1000} s`))
        }, stallMs)
      }
      const { value, done } = await bytes.read()
      clearTimeout(stallTimer)
      if (done) {
        if (reader.isAtBoundary) return
        throw new CallError(14, 'the stream was cut in the middle of a message')
      }
      for (const frame of reader.push(value)) {
        if (frame.kind === 'message') inbox.put(frame.bytes)
        else if (frame.status !== 0) throw new CallError(frame.status, frame.message || `gRPC status ${frame.status}`)
      }
    }
  } finally {
    clearTimeout(stallTimer)
    signal.removeEventListener('abort', abort)
    ended.abort()
  }
}

/** Messages that wait while each is wanted: a second of a fast camera. */
const waitingMax = 20

/**
 * Holds the newest message until the page is ready for it. The network is read on meanwhile, because what waits in
 * its buffers is older than what comes next; messages that are overtaken here are never decoded.
 */
class Inbox {
  readonly #options: SubscribeOptions
  readonly #onFirst: () => void
  #waiting: Uint8Array[] = []
  #overtaken = 0
  #isFirst = true
  #isWaiting = false

  constructor(options: SubscribeOptions, onFirst: () => void) {
    this.#options = options
    this.#onFirst = onFirst
  }

  put(bytes: Uint8Array): void {
    const kept = this.#options.isEachWanted?.() ? waitingMax - 1 : 0
    this.#overtaken += Math.max(0, this.#waiting.length - kept)
    this.#waiting = [...(kept > 0 ? this.#waiting.slice(-kept) : []), bytes]
    if (this.#isFirst) this.#onFirst()
    this.#isFirst = false
    if (!this.#isWaiting) void this.#deliverWhenReady()
  }

  async #deliverWhenReady(): Promise<void> {
    this.#isWaiting = true
    await this.#options.ready()
    this.#isWaiting = false
    const waiting = this.#waiting
    const overtaken = this.#overtaken
    this.#waiting = []
    this.#overtaken = 0
    for (const [i, bytes] of waiting.entries()) {
      if (!this.#options.signal.aborted) deliver(this.#options, bytes, i === 0 ? overtaken : 0)
    }
  }
}

function deliver({ onWorld, onBadMessage }: SubscribeOptions, bytes: Uint8Array, overtaken: number): void {
  const started = performance.now()
  let world: World
  try {
    world = readWorld(bytes)
  } catch (error) {
    onBadMessage(messageOf(error))
    return
  }
  onWorld(world, { bytes: bytes.length, decodeMs: performance.now() - started, overtaken }, bytes)
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
