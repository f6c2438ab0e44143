/** One output of a node: numbers what it emits and hands it to every link. */
import { encodePayload } from '../../schemas/codec.js'
import type { Header, MessageTypeName, MessageTypes } from '../../schemas/messages.js'
import type { Time } from '../clock/time.js'
import type { Outgoing } from './define-node.js'
import type { HopTiming } from './node-context.js'
import type { Emission, OpenHop, OutLink } from './parcel.js'
import type { Recorder } from './recorder.js'

/** Told of every message published: its stream, frame and bytes. */
export type PublishListener = (header: Header, payload: Uint8Array, parts: readonly Uint8Array[]) => void

export interface OutletOptions {
  readonly node: string
  readonly output: string
  readonly type: MessageTypeName
  readonly epoch: number
  readonly links: readonly OutLink[]
  readonly time: Time
  readonly recorder: Recorder
  readonly onPublish: PublishListener | undefined
}

export class Outlet {
  readonly stream: string
  readonly #options: OutletOptions
  #sequence = 0
  #isEnded = false

  constructor(options: OutletOptions) {
    this.#options = options
    this.stream = `${options.node}.${options.output}`
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Messages every link can take without losing one. */
  get room(): number {
    let room = Number.POSITIVE_INFINITY
    for (const link of this.#options.links) room = Math.min(room, link.room)
    return room
  }

  emit(
    outgoing: Outgoing<unknown>,
    hops: { readonly before: readonly HopTiming[]; readonly here: readonly OpenHop[] },
  ): void {
    const { type, epoch, links, time, recorder, onPublish } = this.#options
    this.#sequence += 1
    const emittedNs = time.nowNs()
    const header: Header = {
      stream: this.stream,
      sequence: this.#sequence,
      epoch,
      frame: outgoing.header.frame,
      captureTimeNs: outgoing.header.captureTimeNs,
      originTimeNs: outgoing.header.originTimeNs,
      publishTimeNs: emittedNs,
      traceparent: outgoing.header.traceparent,
    }
    let bytes: Uint8Array | undefined
    const emission: Emission = {
      header,
      type,
      payload: outgoing.payload,
      parts: outgoing.parts ?? [],
      emittedNs,
      hopsBefore: hops.before,
      hopsHere: hops.here,
      encoded: () => {
        bytes ??= encodePayload(type, outgoing.payload as MessageTypes[MessageTypeName])
        return bytes
      },
    }
    onPublish?.(header, emission.encoded(), emission.parts)
    for (const link of links) recorder.put(link.name, header.frame)
    for (const link of links) link.put(emission)
  }

  /** Idempotent. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    for (const link of this.#options.links) link.end()
  }
}
