/**
 * Envelope and payload <-> bytes. What comes from another process is bounded before it is decoded and checked
 * before it is used: a foreign byte stream yields a GoshawkError 'message-invalid' or 'message-too-large', never a crash.
 */
import { count64, integer64, integerBetween, list, named, present, refuse, text } from './decoded.js'
import { GoshawkError, messageOf } from './errors.js'
import { goshawk } from './generated/goshawk.js'
import type { FrameId, Header, MessageTypeName, MessageTypes } from './messages.js'
import { checkCameraFrames, checkDecision, checkDetectedObjects, checkTracks, partsMax } from './payloads.js'

const wire = goshawk.v1

/** Raised when a payload changes so that older readers would misread it. */
export const schemaVersion = 1
export const envelopeBytesMax = 64 * 1024
/** 10,000 objects are about 1.9 MB. */
export const payloadBytesMax = 16 * 1024 * 1024
/** One raw 8K picture, RGB8, is 100 MB. */
export const partBytesMax = 256 * 1024 * 1024
const hopsMax = 64
const traceparentPattern = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/** Latency of one hop, milliseconds. */
export interface HopLatency {
  /** node.input */
  readonly hop: string
  readonly ageMs: number
  readonly queueMs: number
  readonly computeMs: number
  readonly publishMs: number
}

export interface EnvelopeBody {
  /** Full protobuf name of the payload. */
  readonly schema: string
  readonly schemaVersion: number
  /** Sizes of the bulk parts that follow the payload. */
  readonly partBytes: readonly number[]
  /** Passed on the way here, oldest first. */
  readonly hops: readonly HopLatency[]
}

export interface DecodedEnvelope extends EnvelopeBody {
  readonly header: Header
}

export function encodeEnvelope(header: Header, body: EnvelopeBody): Uint8Array {
  return wire.Envelope.encode({
    stream: header.stream,
    sequence: header.sequence,
    epoch: header.epoch,
    frame: header.frame,
    captureTime: timeFromNs(header.captureTimeNs),
    originTime: timeFromNs(header.originTimeNs),
    publishTime: timeFromNs(header.publishTimeNs),
    traceparent: header.traceparent,
    schema: body.schema,
    schemaVersion: body.schemaVersion,
    partBytes: body.partBytes as number[],
    hops: body.hops as HopLatency[],
  }).finish()
}

export function decodeEnvelope(bytes: Uint8Array): DecodedEnvelope {
  const envelope = decodeBounded('Envelope', wire.Envelope.decode, bytes, envelopeBytesMax)
  const traceparent = text('traceparent', envelope.traceparent)
  if (traceparent !== '' && !traceparentPattern.test(traceparent)) {
    refuse('traceparent', traceparent, 'a W3C trace context, or nothing')
  }
  return {
    header: {
      stream: named('stream', envelope.stream),
      sequence: count64('sequence', envelope.sequence),
      epoch: integerBetween('epoch', envelope.epoch, 0, 2 ** 32 - 1),
      frame: checkFrameId('frame', envelope.frame),
      captureTimeNs: nsFromTime('captureTime', envelope.captureTime),
      originTimeNs: nsFromTime('originTime', envelope.originTime),
      publishTimeNs: nsFromTime('publishTime', envelope.publishTime),
      traceparent,
    },
    schema: named('schema', envelope.schema),
    schemaVersion: integerBetween('schemaVersion', envelope.schemaVersion, 0, 2 ** 32 - 1),
    partBytes: list('partBytes', envelope.partBytes, partsMax).map((size, i) =>
      integerBetween(`partBytes[${i}]`, size, 0, partBytesMax),
    ),
    hops: list('hops', envelope.hops, hopsMax).map((hop, i) => ({
      hop: named(`hops[${i}].hop`, hop.hop),
      ageMs: hop.ageMs ?? 0,
      queueMs: hop.queueMs ?? 0,
      computeMs: hop.computeMs ?? 0,
      publishMs: hop.publishMs ?? 0,
    })),
  }
}

/** Throws 'message-invalid' unless the envelope announces a payload of this type that this version can read. */
export function expectSchema(envelope: EnvelopeBody, type: MessageTypeName): void {
  if (envelope.schema !== type) refuse('schema', envelope.schema, type)
  if (envelope.schemaVersion !== schemaVersion) {
    refuse('schemaVersion', envelope.schemaVersion, `${schemaVersion}; run the same Goshawk version on every host`)
  }
}

const payloads: {
  readonly [T in MessageTypeName]: {
    encode(payload: MessageTypes[T]): { finish(): Uint8Array }
    decode(bytes: Uint8Array, parts: number | undefined): MessageTypes[T]
  }
} = {
  'goshawk.v1.CameraFrames': {
    encode: (payload) => wire.CameraFrames.encode(payload as unknown as goshawk.v1.CameraFrames.$Properties),
    decode: (bytes, parts) =>
      checkCameraFrames(decodeBounded('CameraFrames', wire.CameraFrames.decode, bytes, payloadBytesMax), parts),
  },
  'goshawk.v1.DetectedObjects': {
    encode: (payload) => wire.DetectedObjects.encode(payload as unknown as goshawk.v1.DetectedObjects.$Properties),
    decode: (bytes, parts) =>
      checkDetectedObjects(
        decodeBounded('DetectedObjects', wire.DetectedObjects.decode, bytes, payloadBytesMax),
        parts,
      ),
  },
  'goshawk.v1.Tracks': {
    encode: (payload) => wire.Tracks.encode(payload as unknown as goshawk.v1.Tracks.$Properties),
    decode: (bytes) => checkTracks(decodeBounded('Tracks', wire.Tracks.decode, bytes, payloadBytesMax)),
  },
  'goshawk.v1.Decision': {
    encode: (payload) => wire.Decision.encode(payload as unknown as goshawk.v1.Decision.$Properties),
    decode: (bytes) => checkDecision(decodeBounded('Decision', wire.Decision.decode, bytes, payloadBytesMax)),
  },
}

export const messageTypeNames = Object.keys(payloads) as readonly MessageTypeName[]

export function isMessageTypeName(name: string): name is MessageTypeName {
  return Object.hasOwn(payloads, name)
}

export function encodePayload<T extends MessageTypeName>(type: T, payload: MessageTypes[T]): Uint8Array {
  return payloads[type].encode(payload).finish()
}

/** @param parts - number of bulk parts that came along; given, every picture's index into them is checked. */
export function decodePayload<T extends MessageTypeName>(type: T, bytes: Uint8Array, parts?: number): MessageTypes[T] {
  return payloads[type].decode(bytes, parts)
}

export function timeFromNs(ns: bigint): { seconds: number; nanos: number } {
  const nanos = ((ns % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n
  return { seconds: Number((ns - nanos) / 1_000_000_000n), nanos: Number(nanos) }
}

export function nsFromTime(field: string, time: goshawk.v1.Time.$Properties | null | undefined): bigint {
  const { seconds, nanos } = present(field, time)
  return (
    BigInt(integer64(`${field}.seconds`, seconds)) * 1_000_000_000n +
    BigInt(integerBetween(`${field}.nanos`, nanos, 0, 999_999_999))
  )
}

export function checkFrameId(field: string, frame: goshawk.v1.FrameId.$Properties | null | undefined): FrameId {
  const { source, number, epoch } = present(field, frame)
  return {
    source: named(`${field}.source`, source),
    number: count64(`${field}.number`, number),
    epoch: integerBetween(`${field}.epoch`, epoch, 0, 2 ** 32 - 1),
  }
}

/** Runs a generated decoder on at most `bytesMax` bytes; whatever it throws becomes 'message-invalid'. */
export function decodeBounded<T>(
  name: string,
  decode: (bytes: Uint8Array) => T,
  bytes: Uint8Array,
  bytesMax: number,
): T {
  if (bytes.byteLength > bytesMax) {
    throw new GoshawkError('message-too-large', `${name}: ${bytes.byteLength} bytes; expected at most ${bytesMax}`, {
      details: { name, bytes: bytes.byteLength, bytesMax },
    })
  }
  try {
    return decode(bytes)
  } catch (cause) {
    throw new GoshawkError('message-invalid', `${name}: ${bytes.byteLength} bytes do not decode: ${messageOf(cause)}`, {
      cause,
      details: { name },
    })
  }
}
