/**
 * A message as it stands in a recording (goshawk.recording.v1): the envelope's and the payload's bytes untouched, so that a
 * replay is the same to the last byte. Pictures are kept once, in the Foxglove message that viewers show.
 */
import protobuf from 'protobufjs/minimal.js'
import { decodeBounded } from './codec.js'
import type { MessageTypeName } from './messages.js'
import { partsMax } from './payloads.js'

/** A bulk part that stands in a picture message of its own, with the same log time. */
export interface PictureReference {
  readonly topic: string
  readonly sequence: number
}

export type RecordedPart =
  | { readonly kind: 'data'; readonly data: Uint8Array }
  | ({ readonly kind: 'picture' } & PictureReference)
  | { readonly kind: 'left-out' }

export interface RecordedMessage {
  /** Encoded goshawk.v1.Envelope. */
  readonly envelope: Uint8Array
  /** Encoded payload, of the type the schema's name says. */
  readonly payload: Uint8Array
  readonly parts: readonly RecordedPart[]
}

/** Name of the schema of a recorded message. */
export const recordedSchemas: Readonly<Record<MessageTypeName, string>> = {
  'goshawk.v1.CameraFrames': 'goshawk.recording.v1.RecordedCameraFrames',
  'goshawk.v1.DetectedObjects': 'goshawk.recording.v1.RecordedDetectedObjects',
  'goshawk.v1.Tracks': 'goshawk.recording.v1.RecordedTracks',
  'goshawk.v1.Decision': 'goshawk.recording.v1.RecordedDecision',
}

/** The largest message with all its parts inline. */
const recordedBytesMax = 2 ** 31 - 1

/** Field 1 of foxglove.CompressedImage and others is its time; the picture has another number in each schema. */
const pictureFields: Readonly<Record<string, number>> = { 'foxglove.CompressedImage': 2, 'foxglove.RawImage': 6 }

export function encodeRecorded({ envelope, payload, parts }: RecordedMessage): Uint8Array {
  const writer = protobuf.Writer.create()
  writer.uint32(tag(1)).bytes(envelope)
  writer.uint32(tag(2)).bytes(payload)
  for (const part of parts) {
    writer.uint32(tag(3)).fork()
    if (part.kind === 'data') writer.uint32(tag(1)).bytes(part.data)
    else if (part.kind === 'picture') writer.uint32(tag(2)).string(part.topic).uint32(tag(3, 0)).uint32(part.sequence)
    else writer.uint32(tag(4, 0)).bool(true)
    writer.ldelim()
  }
  return writer.finish()
}

/** Views into `bytes`, not copies. @throws GoshawkError 'message-invalid' */
export function decodeRecorded(bytes: Uint8Array): RecordedMessage {
  return decodeBounded('recorded message', readRecorded, bytes, recordedBytesMax)
}

function readRecorded(bytes: Uint8Array): RecordedMessage {
  const reader = protobuf.Reader.create(bytes)
  let envelope = new Uint8Array()
  let payload = new Uint8Array()
  const parts: RecordedPart[] = []
  while (reader.pos < reader.len) {
    const found = reader.uint32()
    if (found === tag(1)) envelope = reader.bytes() as Uint8Array<ArrayBuffer>
    else if (found === tag(2)) payload = reader.bytes() as Uint8Array<ArrayBuffer>
    else if (found === tag(3)) parts.push(readPart(reader.bytes()))
    else reader.skipType(found & 7)
    if (parts.length > partsMax) throw new Error(`more than ${partsMax} parts`)
  }
  return { envelope, payload, parts }
}

function readPart(bytes: Uint8Array): RecordedPart {
  const reader = protobuf.Reader.create(bytes)
  let data = new Uint8Array()
  let topic = ''
  let sequence = 0
  let isLeftOut = false
  while (reader.pos < reader.len) {
    const found = reader.uint32()
    if (found === tag(1)) data = reader.bytes() as Uint8Array<ArrayBuffer>
    else if (found === tag(2)) topic = reader.string()
    else if (found === tag(3, 0)) sequence = reader.uint32()
    else if (found === tag(4, 0)) isLeftOut = reader.bool()
    else reader.skipType(found & 7)
  }
  if (isLeftOut) return { kind: 'left-out' }
  return topic === '' ? { kind: 'data', data } : { kind: 'picture', topic, sequence }
}

/** The picture's bytes in a Foxglove picture message; undefined when the schema is none of those. @throws GoshawkError 'message-invalid' */
export function pictureBytes(schema: string, bytes: Uint8Array): Uint8Array | undefined {
  const field = Object.hasOwn(pictureFields, schema) ? pictureFields[schema] : undefined
  if (field === undefined) return undefined
  const read = (message: Uint8Array): Uint8Array => {
    const reader = protobuf.Reader.create(message)
    let data = new Uint8Array()
    while (reader.pos < reader.len) {
      const found = reader.uint32()
      if (found === tag(field)) data = reader.bytes() as Uint8Array<ArrayBuffer>
      else reader.skipType(found & 7)
    }
    return data
  }
  return decodeBounded(schema, read, bytes, recordedBytesMax)
}

/** Field number and wire type: 2 is length-delimited, 0 a number. */
function tag(field: number, wireType: 0 | 2 = 2): number {
  return (field << 3) | wireType
}
