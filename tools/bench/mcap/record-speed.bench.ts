/**
 * How fast recordings are written and read, against the same bytes through the file system alone and through @mcap/core's own
 * writer, in one run, taking turns.
 *
 *   node dist/tools/bench/mcap/record-speed.bench.js [--frames 120] [--rounds 3] [--folder DIR]
 *
 * A frame is six pictures of 180 KB that do not compress, as JPEG does not, and objects, tracks and a decision. Every file is synced to the
 * disk before its time is taken. Prints JSON: MB/s of picture bytes by the clock and by CPU time, and the share of plain writing that each way reaches.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import zstd from '@foxglove/wasm-zstd'
import { McapWriter } from '@mcap/core'
import { FileHandleWritable } from '@mcap/nodejs'
import { type Compression, compressions } from '../../../nodes/recorder/compression.js'
import { EntryMaker } from '../../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../../nodes/recorder/proto-schemas.js'
import { type Entry, RecordingFiles } from '../../../nodes/recorder/recording-files.js'
import { sampleFrame } from '../../../nodes/recorder/testing/sample-messages.js'
import { RecordedFrames } from '../../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../../nodes/recording/recording-file.js'
import { ImageEncoding, type Message } from '../../../schemas/messages.js'

const pictures = 6
const pictureBytes = 180_000
const chunkBytes = 1024 * 1024

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '120' },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string', default: tmpdir() },
  },
})
const [frames, rounds] = [Number(values.frames), Number(values.rounds)]
const folder = mkdtempSync(join(values.folder, 'goshawk-mcap-'))
const schemas = loadProtoSchemas()

/** xorshift32: bytes that do not compress, the same in every run. */
function noise(seed: number): Uint8Array {
  const words = new Uint32Array(pictureBytes / 4)
  let state = seed
  for (const i of words.keys()) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[i] = state
  }
  return new Uint8Array(words.buffer)
}

/** Eight frames, over and over. */
const sources = Array.from({ length: 8 }, (_, i) => {
  const frame = sampleFrame(i + 1, { encoding: ImageEncoding.JPEG })
  const parts = Array.from({ length: pictures }, (_, part) => noise(1 + i * pictures + part))
  const cameras = parts.map((_, part) => ({ ...frame.frames.payload.cameras[0]!, channel: `CAM_${part}`, part }))
  return { ...frame, frames: { ...frame.frames, payload: { ...frame.frames.payload, cameras }, parts } }
})

function* entriesOf(maker: EntryMaker, number: number): Generator<Entry[], void, void> {
  const { frames: pictured, objects, tracks, decision } = sources[number % sources.length]!
  const numbered = <T>(message: Message<T>): Message<T> => {
    const { header } = message
    const captureTimeNs = BigInt(number) * 100_000_000n
    return { ...message, header: { ...header, captureTimeNs, frame: { ...header.frame, number: number + 1 } } }
  }
  const known = { hops: [], file: 1 }
  yield maker.frames(numbered(pictured), known)
  yield maker.objects(numbered(objects), known)
  yield maker.tracks(numbered(tracks), known)
  yield maker.decision(numbered(decision), known)
}

const newMaker = () => new EntryMaker({ schemas, images: true, logTime: 'capture' })

async function writePlain(path: string): Promise<void> {
  const handle = await open(path, 'wx')
  for (let number = 0; number < frames; number++) {
    for (const part of sources[number % sources.length]!.frames.parts) await handle.write(part)
  }
  await handle.sync()
  await handle.close()
}

async function writeOurs(path: string, compression: Compression): Promise<void> {
  const files = await RecordingFiles.open({ path, compression, chunkBytes, epoch: 0, schemas }, 0n)
  const maker = newMaker()
  for (let number = 0; number < frames; number++) {
    for (const entries of entriesOf(maker, number)) await files.write(entries)
  }
  await files.close()
}

/** The same messages; @mcap/core's writer compresses with the same library. */
async function writeReference(path: string, compression: 'zstd' | 'none'): Promise<void> {
  const handle = await open(path, 'wx')
  const compressChunk = (data: Uint8Array) => ({ compression: 'zstd', compressedData: zstd.compress(data, 1) })
  const writable = new FileHandleWritable(handle)
  const writer = new McapWriter({
    writable,
    chunkSize: chunkBytes,
    ...(compression === 'zstd' ? { compressChunk } : {}),
  })
  await writer.start()
  const channels = new Map<string, number>()
  const maker = newMaker()
  for (let number = 0; number < frames; number++) {
    for (const entries of entriesOf(maker, number)) {
      for (const { topic, schema, sequence, logTimeNs, publishTimeNs, data } of entries) {
        let channelId = channels.get(topic)
        if (channelId === undefined) {
          const schemaId = await writer.registerSchema({
            name: schema,
            encoding: 'protobuf',
            data: schemas.descriptorSet(schema),
          })
          channelId = await writer.registerChannel({
            topic,
            schemaId,
            messageEncoding: 'protobuf',
            metadata: new Map(),
          })
          channels.set(topic, channelId)
        }
        await writer.addMessage({ channelId, sequence, logTime: logTimeNs, publishTime: publishTimeNs, data })
      }
    }
  }
  await writer.end()
  await handle.sync()
  await handle.close()
}

/** Every frame with its pictures, decoded and checked, as a replay takes them. */
async function readOurs(path: string): Promise<void> {
  const file = await RecordingFile.open(path)
  const recorded = await RecordedFrames.open(file, ['frames', 'objects', 'tracks', 'decision'])
  for (let index = 0; index < recorded.length; index++) await recorded.load(index)
  await file.close()
}

interface Taken {
  readonly seconds: number
  /** Of this process, all its threads: what other jobs on the machine do not change much. */
  readonly cpuSeconds: number
}

async function measure(work: () => Promise<void>): Promise<Taken> {
  const startMs = performance.now()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - startMs) / 1000, cpuSeconds: (user + system) / 1e6 }
}

await zstd.isLoaded
const times = new Map<string, Taken[]>()
const fileBytes = new Map<string, number>()
const take = async (name: string, path: string, work: () => Promise<void>) => {
  const taken = times.get(name) ?? []
  taken.push(await measure(work))
  times.set(name, taken)
  fileBytes.set(name, statSync(path).size)
}
try {
  for (let round = 0; round < rounds; round++) {
    const path = (name: string) => join(folder, `${name}-${round}`)
    await take('plain', path('plain'), () => writePlain(path('plain')))
    for (const compression of compressions) {
      const name = `write-${compression}`
      await take(name, path(name), () => writeOurs(path(name), compression))
      await take(`read-${compression}`, path(name), () => readOurs(path(name)))
    }
    for (const compression of ['zstd', 'none'] as const) {
      const name = `mcap-core-${compression}`
      await take(name, path(name), () => writeReference(path(name), compression))
    }
    for (const name of times.keys()) rmSync(path(name), { force: true })
  }
} finally {
  rmSync(folder, { recursive: true })
}

const pictureMegabytes = (frames * pictures * pictureBytes) / 1e6
const median = (taken: readonly number[]) => [...taken].sort((a, b) => a - b)[Math.floor(taken.length / 2)]!
const secondsOf = (name: string) => median(times.get(name)!.map(({ seconds }) => seconds))
const results = Object.fromEntries(
  [...times].map(([name, taken]) => [
    name,
    {
      mbPerS: pictureMegabytes / secondsOf(name),
      ofPlain: secondsOf('plain') / secondsOf(name),
      mbPerCpuS: pictureMegabytes / median(taken.map(({ cpuSeconds }) => cpuSeconds)),
      framesPerS: frames / secondsOf(name),
      fileBytes: fileBytes.get(name),
      rounds: taken,
    },
  ]),
)
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
console.log(JSON.stringify({ machine, frames, rounds, pictureMegabytes, results }, null, 2))
