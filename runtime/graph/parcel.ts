/** Messages between an output and the inputs that read it. */
import type { Header, MessageTypeName } from '../../schemas/messages.js'
import type { LatencySeries } from '../telemetry/latency.js'
import type { HopTiming } from './node-context.js'

export interface Content {
  readonly payload: unknown
  readonly parts: readonly Uint8Array[]
}

/** A message that waits at an input. */
export interface Parcel {
  readonly header: Header
  /** Passed before this input, oldest first. */
  readonly hops: readonly HopTiming[]
  readonly arrivedNs: bigint
  /** Decodes only now: what a queue displaces costs nothing. @throws GoshawkError 'message-invalid' */
  open(): Content
}

/** A hop whose publish time is known only when the message is handed to a link. */
export interface OpenHop extends Omit<HopTiming, 'publishMs'> {
  readonly publishSeries: LatencySeries
}

/** A message an output has emitted, before each link stamps it with its time. */
export interface Emission extends Content {
  readonly header: Header
  readonly type: MessageTypeName
  readonly emittedNs: bigint
  readonly hopsBefore: readonly HopTiming[]
  readonly hopsHere: readonly OpenHop[]
  /** The payload's bytes: encoded at most once, however many links ask. */
  encoded(): Uint8Array
}

/** One link out of this node. */
export interface OutLink {
  readonly name: string
  /** Messages it can take now without losing one; infinite for policies that displace. */
  readonly room: number
  put(emission: Emission): void
  /** Nothing follows. */
  end(): void
}

export function msFromNs(ns: bigint): number {
  return Number(ns) / 1e6
}

/** Closes the hops of this node at the moment of handing over, and records what publishing took. */
export function closeHops({ hopsBefore, hopsHere, emittedNs }: Emission, nowNs: bigint): HopTiming[] {
  const publishMs = msFromNs(nowNs - emittedNs)
  const closed = hopsHere.map(({ publishSeries, ...hop }) => {
    publishSeries.recordMs(publishMs)
    return { ...hop, publishMs }
  })
  return [...hopsBefore, ...closed]
}
