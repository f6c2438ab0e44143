/** The frames of a recording: what belongs to each, and how to get it, byte for byte. */
import { decodeEnvelope, decodePayload, expectSchema, type HopLatency } from '../../schemas/codec.js'
import { GoshawkError } from '../../schemas/errors.js'
import type {
  CameraFrames,
  Decision,
  DetectedObjects,
  FrameId,
  Header,
  Message,
  MessageTypeName,
  MessageTypes,
  Tracks,
} from '../../schemas/messages.js'
import { decodeRecorded, pictureBytes, type RecordedPart, recordedSchemas } from '../../schemas/recorded-message.js'
import type { Channel, Place, RecordingFile } from './recording-file.js'

/** In the order in which one leads: its messages are the frames, and the others come along. */
export const playedKinds = ['frames', 'objects', 'tracks', 'decision'] as const
export type PlayedKind = (typeof playedKinds)[number]

const typeOfKind: Readonly<Record<PlayedKind, MessageTypeName>> = {
  frames: 'goshawk.v1.CameraFrames',
  objects: 'goshawk.v1.DetectedObjects',
  tracks: 'goshawk.v1.Tracks',
  decision: 'goshawk.v1.Decision',
}

export interface PlayedFrame {
  /** As recorded. */
  readonly header: Header
  readonly frames?: Message<CameraFrames>
  readonly objects?: Message<DetectedObjects>
  readonly tracks?: Message<Tracks>
  readonly decision?: Message<Decision>
  /** Passed by the last of these on its way to the recorder, oldest first. */
  readonly hops: readonly HopLatency[]
}

interface Decoded {
  readonly message: Message<MessageTypes[MessageTypeName]>
  readonly hops: readonly HopLatency[]
}

type PlacesByTime = ReadonlyMap<bigint, readonly Place[]>

/** Kinds of messages that are recorded in a file. @throws GoshawkError 'file-invalid' when there are two streams of a kind. */
export function recordedKinds({ path, channels }: Pick<RecordingFile, 'path' | 'channels'>): Map<PlayedKind, Channel> {
  const found = new Map<PlayedKind, Channel>()
  for (const kind of playedKinds) {
    const schema = recordedSchemas[typeOfKind[kind]]
    const [channel, other] = channels.filter((candidate) => candidate.schema === schema)
    if (other !== undefined) {
      const topics = `${channel!.topic} and ${other.topic}`
      throw new GoshawkError('file-invalid', `${path}: two streams of ${kind}, ${topics}; expected one`)
    }
    if (channel !== undefined) found.set(kind, channel)
  }
  return found
}

export class RecordedFrames {
  readonly #file: RecordingFile
  readonly #kinds: readonly PlayedKind[]
  readonly #leaders: readonly Place[]
  readonly #others: ReadonlyMap<PlayedKind, PlacesByTime>
  readonly #pictures: ReadonlyMap<string, PlacesByTime>
  readonly #schemas: ReadonlyMap<number, string>

  private constructor(
    file: RecordingFile,
    places: readonly Place[],
    { wanted, kinds }: { readonly wanted: readonly PlayedKind[]; readonly kinds: ReadonlyMap<PlayedKind, Channel> },
  ) {
    const of = (channelId: number) => places.filter((place) => place.channelId === channelId)
    const [leader, ...others] = wanted
    this.#file = file
    this.#kinds = wanted
    this.#leaders = leader === undefined ? [] : of(kinds.get(leader)!.id)
    this.#others = new Map(others.map((kind) => [kind, byTime(of(kinds.get(kind)!.id))]))
    this.#schemas = new Map(file.channels.map(({ id, schema }) => [id, schema]))
    this.#pictures = new Map(pictureChannels(file).map(({ id, topic }) => [topic, byTime(of(id))]))
  }

  /**
   * @param wanted - kinds to play; those that were not recorded are left out.
   * @throws GoshawkError 'file-invalid' when none of them is in the file.
   */
  static async open(file: RecordingFile, wanted: readonly PlayedKind[]): Promise<RecordedFrames> {
    const kinds = recordedKinds(file)
    const played = playedKinds.filter((kind) => wanted.includes(kind) && kinds.has(kind))
    if (played.length === 0) {
      const found = kinds.size === 0 ? 'nothing of Goshawk’s' : [...kinds.keys()].join(', ')
      throw new GoshawkError('file-invalid', `${file.path}: it has ${found}; expected ${wanted.join(' or ')} to play`)
    }
    const needed = [...played.map((kind) => kinds.get(kind)!), ...pictureChannels(file)]
    const places = await file.places(new Set(needed.map(({ id }) => id)))
    return new RecordedFrames(file, places, { wanted: played, kinds })
  }

  get length(): number {
    return this.#leaders.length
  }

  /** Kinds that are played, the leading one first. */
  get kinds(): readonly PlayedKind[] {
    return this.#kinds
  }

  /** Recorded log time of each frame, nanoseconds, in the order of the file. */
  get timesNs(): readonly bigint[] {
    return this.#leaders.map(({ logTimeNs }) => logTimeNs)
  }

  /** @throws GoshawkError 'file-invalid' or 'message-invalid' when something of the frame is damaged. */
  async load(index: number): Promise<PlayedFrame> {
    const [leadingKind, ...otherKinds] = this.#kinds
    const place = this.#leaders[index]!
    const leader = await this.#decode(leadingKind!, place)
    const parts: [PlayedKind, Message<unknown>][] = [[leadingKind!, leader.message]]
    let { hops } = leader
    for (const kind of otherKinds) {
      for (const candidate of this.#others.get(kind)!.get(place.logTimeNs) ?? []) {
        const { message, ...way } = await this.#decode(kind, candidate)
        if (!isSameFrame(message.header.frame, leader.message.header.frame)) continue
        parts.push([kind, message])
        hops = way.hops
        break
      }
    }
    return { header: leader.message.header, hops, ...Object.fromEntries(parts) }
  }

  async #decode(kind: PlayedKind, place: Place): Promise<Decoded> {
    const type = typeOfKind[kind]
    const { data } = await this.#file.message(place)
    const recorded = decodeRecorded(data)
    const envelope = decodeEnvelope(recorded.envelope)
    expectSchema(envelope, type)
    const payload = decodePayload(type, recorded.payload, recorded.parts.length)
    const absent = recorded.parts.flatMap((part, i) => (part.kind === 'left-out' ? [i] : []))
    const parts = await Promise.all(recorded.parts.map((part, i) => this.#part(part, place, envelope.partBytes[i])))
    const { header, hops } = envelope
    if (absent.length === 0) return { message: { header, payload, parts }, hops }
    return { message: { header, payload: withoutPictures(payload as CameraFrames, absent), parts }, hops }
  }

  async #part(part: RecordedPart, leader: Place, bytes: number | undefined): Promise<Uint8Array> {
    if (part.kind === 'left-out') return new Uint8Array()
    const data = part.kind === 'data' ? part.data : await this.#picture(part.topic, part.sequence, leader)
    if (data.byteLength === bytes) return data
    const where = `${this.#file.path}: a part of a recorded message`
    throw new GoshawkError('file-invalid', `${where} has ${data.byteLength} bytes; expected ${bytes}`)
  }

  /** The last such picture before the message that refers to it. */
  async #picture(topic: string, sequence: number, leader: Place): Promise<Uint8Array> {
    const candidates = this.#pictures.get(topic)?.get(leader.logTimeNs) ?? []
    for (const place of candidates.filter((candidate) => isBefore(candidate, leader)).reverse()) {
      const message = await this.#file.message(place)
      if (message.sequence !== sequence) continue
      const bytes = pictureBytes(this.#schemas.get(place.channelId)!, message.data)
      if (bytes !== undefined) return bytes
    }
    throw new GoshawkError('file-invalid', `${this.#file.path}: picture ${sequence} of ${topic} is not there`)
  }
}

/** Kept apart, so that a viewer's picture is all there is of it. */
function pictureChannels({ channels }: RecordingFile): Channel[] {
  return channels.filter(({ schema }) => schema === 'foxglove.CompressedImage' || schema === 'foxglove.RawImage')
}

function byTime(places: readonly Place[]): PlacesByTime {
  const times = new Map<bigint, Place[]>()
  for (const place of places) {
    const before = times.get(place.logTimeNs)
    if (before === undefined) times.set(place.logTimeNs, [place])
    else before.push(place)
  }
  return times
}

function isBefore(a: Place, b: Place): boolean {
  return a.chunk < b.chunk || (a.chunk === b.chunk && a.offset < b.offset)
}

function isSameFrame(a: FrameId, b: FrameId): boolean {
  return a.source === b.source && a.number === b.number && a.epoch === b.epoch
}

export const withoutPicturesReason = 'recorded without pictures'

function withoutPictures(payload: CameraFrames, absent: readonly number[]): CameraFrames {
  const cameras = payload.cameras.map((camera) =>
    camera.missing === '' && absent.includes(camera.part) ? { ...camera, missing: withoutPicturesReason } : camera,
  )
  return { ...payload, cameras }
}
