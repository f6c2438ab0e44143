/** Lidar points and heat maps in a recording: what the reference reader finds by the file's own schemas, and what damage does to them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { EntryMaker } from '../../nodes/recorder/entries.js'
import { pointsOf } from '../../nodes/recorder/foxglove-points.js'
import { loadProtoSchemas } from '../../nodes/recorder/proto-schemas.js'
import { RecordingFiles } from '../../nodes/recorder/recording-files.js'
import { type ReadMessage, readIndexed } from '../../nodes/recorder/testing/reference-reader.js'
import { type SampleFrame, sampleFrame } from '../../nodes/recorder/testing/sample-messages.js'
import { isDamage } from '../../nodes/recording/damage.js'
import { playedKinds, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { decodeEnvelope, decodePayload } from '../../schemas/codec.js'
import { GoshawkError } from '../../schemas/errors.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import { pointBytes } from '../../schemas/messages.js'
import { packPoints } from '../../schemas/point-cloud.js'
import { decodeRecorded } from '../../schemas/recorded-message.js'
import { repairMcap } from './repair.js'

const frames = 6
const points = 50
const heat = { rows: 7, columns: 5, xMinM: -51, xMaxM: 51, yMinM: -40, yMaxM: 40, egoFromLidar: identityPose, part: 0 }

/** x, y, z of each point, metres, ego frame. */
const xyzOf = (number: number) =>
  Float32Array.from({ length: 3 * points }, (_, i) => Math.round((i * 37 + number * 11) % 9000) / 100 - 45)
const heatOf = (number: number) =>
  Uint8Array.from({ length: heat.rows * heat.columns }, (_, i) => (i * 19 + number) & 255)

/** A frame whose pictures are followed by the points of a turn, and whose objects bring a heat map. */
function bulkyFrame(number: number): SampleFrame {
  const { frames, objects, ...others } = sampleFrame(number)
  const cloud = packPoints(xyzOf(number), 3, identityPose)
  const lidar = { part: frames.parts.length, points }
  return {
    ...others,
    frames: { ...frames, payload: { ...frames.payload, lidar }, parts: [...frames.parts, cloud] },
    objects: { ...objects, payload: { ...objects.payload, heat }, parts: [heatOf(number)] },
  }
}

async function recorded(t: Test, chunkBytes = 4096): Promise<string> {
  const path = join(t.testdir(), 'drive.mcap')
  const schemas = loadProtoSchemas()
  const files = await RecordingFiles.open({ compression: 'zstd', chunkBytes, epoch: 0, path, schemas }, 0n)
  const maker = new EntryMaker({ schemas, images: true, logTime: 'capture' })
  for (let number = 1; number <= frames; number++) {
    const frame = bulkyFrame(number)
    const known = { hops: [], file: 1 }
    await files.write([...maker.frames(frame.frames, known), ...maker.objects(frame.objects, known)])
    await files.write([...maker.tracks(frame.tracks, known), ...maker.decision(frame.decision, known)])
  }
  await files.close()
  return path
}

const on = (messages: readonly ReadMessage[], topic: string) => messages.filter((message) => message.topic === topic)

/** As a reader does that knows nothing but the file. */
function bySchemaOf({ schema, data }: ReadMessage): { readonly parts: readonly { readonly data: Uint8Array }[] } {
  const type = createFileRegistry(fromBinary(FileDescriptorSetSchema, schema.data)).getMessage(schema.name)!
  return fromBinary(type, data) as unknown as { parts: { data: Uint8Array }[] }
}

t.test('points are there as they were on the link: six bytes each, centimetres, where the fields say', async (t) => {
  const { messages } = await readIndexed(await recorded(t))
  const found = on(messages, '/goshawk/camera.frames')
  t.equal(found.length, frames)
  for (const [i, message] of found.entries()) {
    t.equal(message.schema.name, 'goshawk.recording.v1.RecordedCameraFrames')
    const { envelope, payload, parts } = decodeRecorded(message.data)
    const { lidar } = decodePayload('goshawk.v1.CameraFrames', payload, parts.length)
    t.strictSame(lidar, { part: 2, points })
    t.strictSame(
      parts.map(({ kind }) => kind),
      ['picture', 'picture', 'data'],
    )
    const { data } = bySchemaOf(message).parts[lidar!.part]!
    t.equal(data.byteLength, points * pointBytes)
    t.equal(decodeEnvelope(envelope).partBytes[lidar!.part], data.byteLength)
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const metres = Array.from({ length: 3 * points }, (_, at) => view.getInt16(2 * at, true) / 100)
    const sent = xyzOf(i + 1)
    t.ok(metres.every((m, at) => Math.abs(m - sent[at]!) < 0.006))
  }
})

t.test('viewers find the same points as metres, by the schema in the file', async (t) => {
  const { messages } = await readIndexed(await recorded(t))
  const clouds = on(messages, '/lidar/points')
  t.equal(clouds.length, frames)
  for (const [i, message] of clouds.entries()) {
    t.equal(message.schema.name, 'foxglove.PointCloud')
    const type = createFileRegistry(fromBinary(FileDescriptorSetSchema, message.schema.data)).getMessage(
      message.schema.name,
    )!
    const cloud = fromBinary(type, message.data) as unknown as {
      readonly frameId: string
      readonly pointStride: number
      readonly fields: readonly { readonly name: string; readonly offset: number; readonly type: number }[]
      readonly data: Uint8Array
    }
    t.match(cloud, { frameId: 'ego', pointStride: 12 })
    t.strictSame(
      cloud.fields.map(({ name, offset, type }) => [name, offset, type]),
      ['x', 'y', 'z'].map((name, at) => [name, 4 * at, 7]),
    )
    const view = new DataView(cloud.data.buffer, cloud.data.byteOffset, cloud.data.byteLength)
    const sent = xyzOf(i + 1)
    t.equal(cloud.data.byteLength, 12 * points)
    t.ok(sent.every((m, at) => Math.abs(view.getFloat32(4 * at, true) - m) < 0.006))
  }
  const { frames: frame } = bulkyFrame(1)
  const boast = { ...frame.payload, lidar: { ...frame.payload.lidar!, points: 1000 } }
  const [cut] = pointsOf(boast, frame.parts)
  t.equal((cut!.value as { data: Uint8Array }).data.byteLength, 12 * points, 'no more points than came')
  t.strictSame(pointsOf({ ...boast, lidar: { part: 9, points } }, frame.parts), [])
})

t.test('a heat map is there as it was on the link: a byte a cell, with its extent', async (t) => {
  const { messages } = await readIndexed(await recorded(t))
  const found = on(messages, '/goshawk/detector.objects')
  t.equal(found.length, frames)
  for (const [i, message] of found.entries()) {
    t.equal(message.schema.name, 'goshawk.recording.v1.RecordedDetectedObjects')
    const { payload, parts } = decodeRecorded(message.data)
    const objects = decodePayload('goshawk.v1.DetectedObjects', payload, parts.length)
    t.strictSame(objects.heat, heat)
    t.strictSame(Buffer.from(bySchemaOf(message).parts[heat.part]!.data), Buffer.from(heatOf(i + 1)))
  }
})

t.test('both are replayed byte for byte', async (t) => {
  const file = await RecordingFile.open(await recorded(t))
  t.teardown(() => file.close())
  const played = await RecordedFrames.open(file, playedKinds)
  for (let i = 0; i < frames; i++) {
    const { frames, objects } = await played.load(i)
    const sent = bulkyFrame(i + 1)
    t.strictSame(frames!.parts.map(Buffer.from), sent.frames.parts.map(Buffer.from))
    t.strictSame(objects!.parts.map(Buffer.from), sent.objects.parts.map(Buffer.from))
    t.strictSame(frames!.payload.lidar, sent.frames.payload.lidar)
  }
})

t.test(
  'a message with points or a heat map, cut or changed anywhere, is refused by a typed error or has other bytes',
  async (t) => {
    const { messages } = await readIndexed(await recorded(t))
    const read = (type: 'goshawk.v1.CameraFrames' | 'goshawk.v1.DetectedObjects', data: Uint8Array) => {
      try {
        const { envelope, payload, parts } = decodeRecorded(data)
        decodeEnvelope(envelope)
        decodePayload(type, payload, parts.length)
      } catch (error) {
        if (!(error instanceof GoshawkError)) throw error
        t.equal(error.code, 'message-invalid')
      }
    }
    for (const [topic, type] of [
      ['/goshawk/camera.frames', 'goshawk.v1.CameraFrames'],
      ['/goshawk/detector.objects', 'goshawk.v1.DetectedObjects'],
    ] as const) {
      const { data } = on(messages, topic)[0]!
      for (let cut = 0; cut < data.length; cut++) read(type, data.subarray(0, cut))
      fc.assert(
        fc.property(fc.nat(data.length - 1), fc.nat(255), (at, value) => {
          const changed = Uint8Array.from(data)
          changed[at] = value
          read(type, changed)
        }),
        { numRuns: 300 },
      )
    }
  },
)

t.test(
  'a chunk that is damaged costs the frames with something in it, also after a repair; the points of the others are whole',
  async (t) => {
    const path = await recorded(t, 1024)
    const { reader } = await readIndexed(path)
    const bytes = readFileSync(path)
    const { chunkStartOffset, chunkLength } = reader.chunkIndexes[2]!
    bytes[Number(chunkStartOffset + chunkLength / 2n)]! ^= 1
    writeFileSync(path, bytes)
    const { out } = await repairMcap(path)
    for (const file of [path, out!]) {
      const recording = await RecordingFile.open(file)
      const played = await RecordedFrames.open(recording, ['frames'])
      let whole = 0
      for (let i = 0; i < played.length; i++) {
        try {
          const { header, frames } = await played.load(i)
          t.strictSame(Buffer.from(frames!.parts[2]!), Buffer.from(bulkyFrame(header.frame.number).frames.parts[2]!))
          whole++
        } catch (error) {
          if (!isDamage(error)) throw error
        }
      }
      t.ok(whole > 0 && whole < frames, `${whole} of ${frames} frames`)
      await recording.close()
    }
  },
)
