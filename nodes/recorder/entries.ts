/** One message of the graph -> the messages of the recording: what viewers know, and then our own, byte for byte. */
import { encodeEnvelope, encodePayload, type HopLatency, schemaVersion } from '../../schemas/codec.js'
import type {
  CameraFrames,
  Decision,
  DetectedObjects,
  Header,
  Message,
  MessageTypeName,
  MessageTypes,
  Tracks,
} from '../../schemas/messages.js'
import { encodeRecorded, type RecordedPart, recordedSchemas } from '../../schemas/recorded-message.js'
import { annotationsOf, type FrameCameras } from './foxglove-annotations.js'
import {
  calibrationsOf,
  type FoxgloveMessage,
  pictureReferences,
  picturesOf,
  transformsOf,
} from './foxglove-cameras.js'
import { pointsOf } from './foxglove-points.js'
import { decisionLog, MapScene, objectsScene, tracksScene, truthScene } from './foxglove-scene.js'
import type { ProtoSchemas } from './proto-schemas.js'
import type { Entry } from './recording-files.js'

/** Frames whose calibration is kept until their objects come. */
const framesKept = 16

export interface EntryOptions {
  readonly schemas: ProtoSchemas
  /** Without, camera pictures are left out: such a recording can be looked at, not replayed through a detector. */
  readonly images: boolean
  readonly logTime: 'capture' | 'origin'
}

/** What is known of a message beside itself. */
export interface Circumstances {
  readonly hops: readonly HopLatency[]
  /** Number of the file it goes into. */
  readonly file: number
}

export class EntryMaker {
  readonly #options: EntryOptions
  readonly #map = new MapScene()
  readonly #cameras = new Map<string, FrameCameras>()

  constructor(options: EntryOptions) {
    this.#options = options
  }

  frames(message: Message<CameraFrames>, circumstances: Circumstances): Entry[] {
    const { header, payload, parts } = message
    this.#keep(header, payload)
    const sequence = sequenceOf(header)
    const pictures = this.#options.images ? picturesOf(payload, parts) : []
    const references = pictureReferences(pictures, parts.length, sequence)
    const shown = [
      transformsOf(payload),
      ...calibrationsOf(payload),
      ...pictures,
      ...pointsOf(payload, parts),
      ...truthScene(payload),
      ...this.#map.update(payload, circumstances.file),
    ]
    const kept = parts.map((data, i): RecordedPart => {
      const reference = references[i]
      if (reference !== undefined) return { kind: 'picture', ...reference }
      const isPicture = payload.cameras.some(({ part, missing }) => missing === '' && part === i)
      return isPicture && !this.#options.images ? { kind: 'left-out' } : { kind: 'data', data }
    })
    return this.#entries('goshawk.v1.CameraFrames', message, { shown, kept, ...circumstances })
  }

  objects(message: Message<DetectedObjects>, circumstances: Circumstances): Entry[] {
    const { header, payload } = message
    const cameras = this.#cameras.get(frameKey(header))
    const drawn = cameras === undefined || !this.#options.images ? [] : annotationsOf(cameras, payload)
    const shown = [objectsScene(payload), ...drawn]
    return this.#entries('goshawk.v1.DetectedObjects', message, { shown, ...circumstances })
  }

  tracks(message: Message<Tracks>, circumstances: Circumstances): Entry[] {
    return this.#entries('goshawk.v1.Tracks', message, { shown: [tracksScene(message.payload)], ...circumstances })
  }

  decision(message: Message<Decision>, circumstances: Circumstances): Entry[] {
    return this.#entries('goshawk.v1.Decision', message, { shown: [decisionLog(message.payload)], ...circumstances })
  }

  /** Our own last: when it is in the file, so are the pictures it refers to. */
  #entries<T extends MessageTypeName>(
    type: T,
    { header, payload, parts }: Message<MessageTypes[T]>,
    {
      shown,
      hops,
      kept = parts.map((data) => ({ kind: 'data', data })),
    }: Circumstances & { readonly shown: readonly FoxgloveMessage[]; readonly kept?: readonly RecordedPart[] },
  ): Entry[] {
    const common = {
      sequence: sequenceOf(header),
      logTimeNs: this.#options.logTime === 'capture' ? header.captureTimeNs : header.originTimeNs,
      publishTimeNs: header.publishTimeNs,
    }
    const partBytes = parts.map(({ byteLength }) => byteLength)
    const envelope = encodeEnvelope(header, { schema: type, schemaVersion, partBytes, hops })
    const data = encodeRecorded({ envelope, payload: encodePayload(type, payload), parts: kept })
    return [
      ...shown.map(({ topic, schema, value }) => ({
        ...common,
        topic,
        schema,
        data: this.#options.schemas.encode(schema, value),
      })),
      { ...common, topic: `/goshawk/${header.stream}`, schema: recordedSchemas[type], data },
    ]
  }

  #keep(header: Header, { globalFromEgo, cameras }: CameraFrames): void {
    this.#cameras.set(frameKey(header), { globalFromEgo, cameras })
    for (const key of this.#cameras.keys()) {
      if (this.#cameras.size <= framesKept) break
      this.#cameras.delete(key)
    }
  }
}

function frameKey({ frame: { source, epoch, number } }: Header): string {
  return `${source}/${epoch}/${number}`
}

/** MCAP's sequence is 32 bits wide. */
function sequenceOf({ frame }: Header): number {
  return frame.number % 2 ** 32
}
