import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { Subject } from 'rxjs'
import t from 'tap'
import { createFakeContext } from '../../runtime/graph/testing/fake-context.js'
import { decodeEnvelope, encodePayload } from '../../schemas/codec.js'
import {
  type CameraFrames,
  type Decision,
  type DetectedObjects,
  ImageEncoding,
  type Message,
  type Tracks,
} from '../../schemas/messages.js'
import { decodeRecorded, pictureBytes } from '../../schemas/recorded-message.js'
import recorder from './node.js'
import { readIndexed, readStream } from './testing/reference-reader.js'
import { type SampleFrame, type SampleOptions, sampleFrame } from './testing/sample-messages.js'

interface Recording {
  readonly config?: Record<string, unknown>
  readonly frames?: number
  readonly options?: SampleOptions
}

async function start(runFolder: string, config: Record<string, unknown> = {}, epoch = 0) {
  const connectedInputs = ['frames', 'objects', 'tracks', 'decision']
  const context = createFakeContext({ node: 'recorder', runFolder, epoch, connectedInputs })
  const running = await recorder.setup(recorder.config.parse(config), context)
  const inputs = {
    frames: new Subject<Message<CameraFrames>>(),
    objects: new Subject<Message<DetectedObjects>>(),
    tracks: new Subject<Message<Tracks>>(),
    decision: new Subject<Message<Decision>>(),
  }
  running.connect(inputs)
  const send = ({ frames, objects, tracks, decision }: SampleFrame) => {
    inputs.frames.next(frames)
    inputs.objects.next(objects)
    inputs.tracks.next(tracks)
    inputs.decision.next(decision)
  }
  return { context, running, send, inputs }
}

async function record(runFolder: string, { config, frames = 5, options }: Recording = {}) {
  const { context, running, send } = await start(runFolder, config)
  for (let number = 1; number <= frames; number++) send(sampleFrame(number, options))
  await running.dispose()
  await running.dispose()
  return { context, file: join(runFolder, 'recording.mcap') }
}

for (const compression of ['zstd', 'lz4', 'none']) {
  t.test(`the reference readers read a ${compression} recording, every CRC and index checked`, async (t) => {
    const { file, context } = await record(t.testdir(), { config: { compression, chunkBytes: 4096 } })
    t.equal(context.held, 0)
    const { reader, messages } = await readIndexed(file)
    t.ok(reader.chunkIndexes.length > 3, 'several chunks')
    t.equal(reader.chunkIndexes[0]!.compression, compression === 'none' ? '' : compression)
    t.equal(Number(reader.statistics!.messageCount), messages.length)
    const topics = [...new Set(messages.map(({ topic }) => topic))].sort()
    t.strictSame(topics, [
      '/camera/CAM_BACK/annotations',
      '/camera/CAM_BACK/calibration',
      '/camera/CAM_BACK/image',
      '/camera/CAM_FRONT/annotations',
      '/camera/CAM_FRONT/calibration',
      '/camera/CAM_FRONT/image',
      '/decision',
      '/goshawk/camera.frames',
      '/goshawk/decision.decision',
      '/goshawk/detector.objects',
      '/goshawk/tracker.tracks',
      '/scene/ground_truth',
      '/scene/map',
      '/scene/objects',
      '/scene/tracks',
      '/tf',
    ])
    const records = await readStream(file)
    t.equal(records.filter(({ type }) => type === 'Message').length, messages.length)
    const bytes = readFileSync(file)
    const end = records.find((record) => record.type === 'DataEnd')!
    t.equal(end.dataSectionCrc, crc32(bytes.subarray(0, Number(reader.dataEndOffset))))
    t.match(context.facts, {
      recording: { files: [file], messages: messages.length, bytes: bytes.length, error: null },
    })
  })
}

t.test('our own messages stand in the file byte for byte, pictures once', async (t) => {
  const { file } = await record(t.testdir(), { options: { pictureBytes: 3000 } })
  const { messages } = await readIndexed(file)
  for (let number = 1; number <= 5; number++) {
    const { frames, decision } = sampleFrame(number, { pictureBytes: 3000 })
    const own = messages.filter(({ sequence }) => sequence === number)
    const recorded = decodeRecorded(own.find(({ topic }) => topic === '/goshawk/camera.frames')!.data)
    t.same(recorded.payload, encodePayload('goshawk.v1.CameraFrames', frames.payload))
    const envelope = decodeEnvelope(recorded.envelope)
    t.strictSame(envelope.header, frames.header)
    t.strictSame(envelope.partBytes, [3000, 3000])
    t.strictSame(recorded.parts, [
      { kind: 'picture', topic: '/camera/CAM_FRONT/image', sequence: number },
      { kind: 'picture', topic: '/camera/CAM_BACK/image', sequence: number },
    ])
    const picture = own.find(({ topic }) => topic === '/camera/CAM_BACK/image')!
    t.same(pictureBytes(picture.schema.name, picture.data), frames.parts[1])
    const decided = decodeRecorded(own.find(({ topic }) => topic === '/goshawk/decision.decision')!.data)
    t.same(decided.payload, encodePayload('goshawk.v1.Decision', decision.payload))
  }
  t.ok(readFileSync(file).byteLength < 5 * 2 * 3000 * 1.5, 'not twice')
})

t.test('every schema describes itself, and an independent protobuf library reads every message by it', async (t) => {
  const { file } = await record(t.testdir(), { frames: 2 })
  const { messages } = await readIndexed(file)
  for (const { schema, data } of messages) {
    t.equal(schema.encoding, 'protobuf')
    const type = createFileRegistry(fromBinary(FileDescriptorSetSchema, schema.data)).getMessage(schema.name)
    if (type === undefined) throw new Error(schema.name)
    const message = fromBinary(type, data)
    t.notOk(message.$unknown, schema.name)
    if (schema.name === 'foxglove.CompressedImage') t.match(message, { frameId: /CAM_/, format: 'jpeg' })
    if (schema.name === 'foxglove.CameraCalibration') t.match(message, { width: 640, K: [500, 0, 320] })
    if (schema.name === 'foxglove.Log') t.match(message, { message: 'KEEP, FOLLOW: The road is free.' })
  }
})

t.test('raw pictures are raw images; without images there are none, and the rest is there', async (t) => {
  const folder = t.testdir({ raw: {}, without: {} })
  const raw = await record(join(folder, 'raw'), {
    frames: 1,
    options: { encoding: ImageEncoding.RGB8, pictureBytes: 640 * 360 * 3 },
  })
  const { messages } = await readIndexed(raw.file)
  t.match(messages.find(({ topic }) => topic === '/camera/CAM_FRONT/raw')!.schema, { name: 'foxglove.RawImage' })
  const without = await record(join(folder, 'without'), { frames: 1, config: { images: false } })
  const left = (await readIndexed(without.file)).messages
  t.notOk(left.some(({ topic }) => topic.endsWith('/image')))
  const frames = decodeRecorded(left.find(({ topic }) => topic === '/goshawk/camera.frames')!.data)
  t.strictSame(frames.parts, [{ kind: 'left-out' }, { kind: 'left-out' }])
})

t.test('files are split by size and by time, each complete in itself', async (t) => {
  const folder = t.testdir({ size: {}, time: {} })
  const size = await record(join(folder, 'size'), {
    frames: 12,
    config: { maxFileBytes: 20_000, chunkBytes: 2048, compression: 'none' },
  })
  const { files } = size.context.facts.recording as { files: string[] }
  t.ok(files.length > 2)
  t.equal(files[1], join(folder, 'size', 'recording-001.mcap'))
  const numbers: number[] = []
  for (const file of files) {
    const { messages } = await readIndexed(file)
    t.ok(
      messages.some(({ topic }) => topic === '/scene/map'),
      'its own map',
    )
    numbers.push(...messages.filter(({ topic }) => topic === '/goshawk/camera.frames').map(({ sequence }) => sequence))
  }
  t.strictSame(
    numbers,
    Array.from({ length: 12 }, (_, i) => i + 1),
  )
  const time = await record(join(folder, 'time'), { frames: 12, config: { maxFileSeconds: 0.45 } })
  // The first file opens on the fake clock, long before the frames.
  t.equal((time.context.facts.recording as { files: string[] }).files.length, 4)
})

t.test(
  'no frame is cut in two: its messages are in one file, also when they come after the next frame’s pictures',
  async (t) => {
    const folder = t.testdir({ size: {}, time: {} })
    const own = ['camera.frames', 'decision.decision', 'detector.objects', 'tracker.tracks'].map(
      (name) => `/goshawk/${name}`,
    )
    const ways = { size: { maxFileBytes: 12_000, chunkBytes: 2048 }, time: { maxFileSeconds: 0.35 } }
    const frames = 15
    for (const lag of [0, 1, 3]) {
      for (const [way, config] of Object.entries(ways)) {
        const runFolder = join(folder, way)
        const path = `lag-${lag}.mcap`
        const { context, running, send, inputs } = await start(runFolder, { ...config, path, compression: 'none' })
        for (let number = 1; number <= frames + lag; number++) {
          if (lag === 0) send(sampleFrame(number))
          else if (number <= frames) inputs.frames.next(sampleFrame(number).frames)
          if (lag === 0 || number <= lag) continue
          const { objects, tracks, decision } = sampleFrame(number - lag)
          inputs.objects.next(objects)
          inputs.tracks.next(tracks)
          inputs.decision.next(decision)
        }
        await running.dispose()
        const { files } = context.facts.recording as { files: string[] }
        t.ok(files.length > 2, `${way}, ${lag} frames late`)
        const numbers: number[] = []
        for (const file of files) {
          const { messages } = await readIndexed(file)
          for (const number of new Set(messages.map(({ sequence }) => sequence))) {
            const topics = messages.filter(({ sequence }) => sequence === number).map(({ topic }) => topic)
            t.strictSame(
              topics.filter((topic) => topic.startsWith('/goshawk/')).sort(),
              own,
              `${file}: frame ${number}`,
            )
            t.equal(topics.filter((topic) => topic.endsWith('/image')).length, 2)
            numbers.push(number)
          }
        }
        t.strictSame(
          numbers.sort((a, b) => a - b),
          Array.from({ length: frames }, (_, i) => i + 1),
        )
      }
    }
  },
)

t.test('a recording is never written over; a restarted process begins a file of its own', async (t) => {
  const runFolder = t.testdir()
  await record(runFolder, { frames: 1 })
  await t.rejects(start(runFolder), { code: 'usage-invalid', message: /recording\.mcap: there is such a file/ })
  const again = await start(runFolder, {}, 1)
  await again.running.dispose()
  t.match(again.context.warnings, [/restarted: the file before .*restart-1\.mcap has no index; goshawk record repair/])
  t.match(again.context.facts, { recording: { files: [join(runFolder, 'recording.restart-1.mcap')] } })
  await t.rejects(start(join(runFolder, 'absent')), { code: 'usage-invalid', message: /cannot be made/ })
})

t.test('an empty recording is a whole file', async (t) => {
  const { file } = await record(t.testdir(), { frames: 0 })
  t.equal((await readIndexed(file)).messages.length, 0)
  t.ok((await readStream(file)).length > 0)
})

t.test('a source that starts over is told once', async (t) => {
  const { context, running, send } = await start(t.testdir())
  for (const number of [200, 1, 200, 1]) send(sampleFrame(number))
  await running.dispose()
  t.equal(context.warnings.length, 1)
  t.match(context.warnings[0], /logTime: origin/)
})
