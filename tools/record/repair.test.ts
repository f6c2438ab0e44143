import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { McapWriter } from '@mcap/core'
import fc from 'fast-check'
import t from 'tap'
import { readIndexed, readStream } from '../../nodes/recorder/testing/reference-reader.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { repairMcap } from './repair.js'
import { scanMcap } from './scan.js'
import { writeRecording } from './testing/write-recording.js'

interface Chunk {
  /** Byte after the chunk record. */
  readonly end: number
  readonly messages: number
}

/** Where the chunks of a whole file end, by its index. */
async function chunksOf(path: string): Promise<Chunk[]> {
  const { reader } = await readIndexed(path)
  const chunks: Chunk[] = []
  const counts: number[] = []
  for await (const record of scanMcap(path)) if (record.kind === 'chunk') counts.push(record.messages.length)
  for (const [i, { chunkStartOffset, chunkLength }] of reader.chunkIndexes.entries()) {
    chunks.push({ end: Number(chunkStartOffset + chunkLength), messages: counts[i]! })
  }
  return chunks
}

const keyOf = ({ topic, sequence, data }: { topic: string; sequence: number; data: Uint8Array }) =>
  `${topic} ${sequence} ${Buffer.from(data).toString('base64')}`

t.test('a recording cut at any byte keeps every message of every complete chunk, or is told to be none', async (t) => {
  const folder = t.testdir()
  const path = join(folder, 'whole.mcap')
  await writeRecording(path)
  const whole = readFileSync(path)
  const chunks = await chunksOf(path)
  const all = (await readIndexed(path)).messages.map(keyOf)
  t.ok(chunks.length > 4)
  const cutFile = join(folder, 'cut.mcap')
  const out = join(folder, 'out.mcap')
  const check = async (cut: number) => {
    writeFileSync(cutFile, whole.subarray(0, cut))
    const expected = chunks.filter(({ end }) => end <= cut).reduce((sum, { messages }) => sum + messages, 0)
    try {
      const repair = await repairMcap(cutFile, { out })
      if (repair.messagesKept !== expected) throw new Error(`${cut}: kept ${repair.messagesKept} of ${expected}`)
      if (repair.wasDamaged !== cut < whole.length) throw new Error(`${cut}: damaged ${repair.wasDamaged}`)
      if (repair.out === null) return
      const { messages, reader } = await readIndexed(out)
      if (messages.length !== expected) throw new Error(`${cut}: ${messages.length} readable of ${expected}`)
      if (reader.statistics?.messageCount !== BigInt(expected)) throw new Error(`${cut}: wrong statistics`)
      if (messages.some((message, i) => keyOf(message) !== all[i])) throw new Error(`${cut}: not the same messages`)
      await readStream(out)
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      const isNone = cut < 8 ? /not an MCAP recording|is empty/ : /MCAP, but without a complete chunk/
      if (expected > 0 || error.code !== 'file-invalid' || !isNone.test(error.message)) throw error
    } finally {
      rmSync(out, { force: true })
    }
  }
  const edges = chunks.flatMap(({ end }) => [end - 1, end, end + 1])
  for (const cut of [0, 1, 7, 8, 9, ...edges, whole.length - 9, whole.length - 1, whole.length]) await check(cut)
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), check), { numRuns: 40 })
  t.same(readFileSync(path), whole, 'the input is as it was')
})

t.test('damage in the middle costs the chunk it is in, and no other', async (t) => {
  const folder = t.testdir()
  const path = join(folder, 'whole.mcap')
  await writeRecording(path)
  const whole = readFileSync(path)
  const { reader } = await readIndexed(path)
  const chunks = await chunksOf(path)
  const total = chunks.reduce((sum, { messages }) => sum + messages, 0)
  const damaged = join(folder, 'damaged.mcap')
  const out = join(folder, 'out.mcap')
  const byteIn = fc.integer({ min: 8, max: whole.length - 1 })
  await fc.assert(
    fc.asyncProperty(byteIn, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ flip
      writeFileSync(damaged, bytes)
      const hit = reader.chunkIndexes.findIndex(
        ({ chunkStartOffset, chunkLength }) =>
          at >= Number(chunkStartOffset) && at < Number(chunkStartOffset + chunkLength),
      )
      try {
        const { messagesKept, wasDamaged } = await repairMcap(damaged, { out })
        const least = total - (chunks[hit]?.messages ?? 0)
        if (messagesKept < least) throw new Error(`byte ${at} ^ ${flip}: kept ${messagesKept} of ${least}`)
        if (!wasDamaged) throw new Error(`byte ${at} ^ ${flip}: taken for whole`)
        const { messages } = await readIndexed(out)
        if (messages.length !== messagesKept) throw new Error(`byte ${at} ^ ${flip}: ${messages.length} readable`)
        await readStream(out)
      } finally {
        rmSync(out, { force: true })
      }
    }),
    { numRuns: 40 },
  )
  t.pass('every flipped byte')
})

t.test('arbitrary bytes are a typed error', async (t) => {
  const path = join(t.testdir(), 'noise.mcap')
  const magic = Buffer.from([137, 77, 67, 65, 80, 48, 13, 10])
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, hasMagic) => {
      writeFileSync(path, hasMagic ? Buffer.concat([magic, bytes]) : bytes)
      await repairMcap(path).then(
        () => Promise.reject(new Error('repaired noise')),
        (error: unknown) => {
          if (!(error instanceof GoshawkError) || error.code !== 'file-invalid') throw error
        },
      )
    }),
    { numRuns: 100 },
  )
  await t.rejects(repairMcap(join(path, 'absent')), { code: 'file-missing' })
})

t.test('a killed recorder leaves a file whose complete chunks are all recovered', async (t) => {
  const folder = t.testdir()
  const path = join(folder, 'killed.mcap')
  const script = join(packageRoot, 'dist/tools/record/testing/recorder-to-kill.js')
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  let told = 0
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line)
    if (told > 300 && !child.killed) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  t.equal(child.signalCode, 'SIGKILL')
  await t.rejects(readIndexed(path), /magic/i, 'it has no footer')
  const repair = await repairMcap(path)
  t.equal(repair.out, join(folder, 'killed.repaired.mcap'))
  t.ok(repair.messagesKept >= told, `${repair.messagesKept} kept of ${told} told`)
  const { messages } = await readIndexed(repair.out!)
  t.equal(messages.length, repair.messagesKept)
  await readStream(repair.out!)
})

t.test('in place only when asked; a whole file is left alone; nothing is written over', async (t) => {
  const folder = t.testdir()
  const path = join(folder, 'drive.mcap')
  await writeRecording(path, { frames: 6 })
  t.match(await repairMcap(path), { wasDamaged: false, out: null, bytesLost: 0, losses: [] })
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 100))
  const first = await repairMcap(path)
  t.equal(readFileSync(path).length, whole.length - 100)
  await t.rejects(repairMcap(path), { code: 'usage-invalid', message: /there is such a file/ })
  const again = await repairMcap(path, { inPlace: true })
  t.equal(again.out, path)
  t.equal(again.messagesKept, first.messagesKept)
  t.same(readFileSync(path), readFileSync(first.out!))
  t.match(await repairMcap(path), { wasDamaged: false })
})

t.test('files of other writers: without chunks, with attachments and metadata', async (t) => {
  const folder = t.testdir()
  const path = join(folder, 'foreign.mcap')
  const pieces: Uint8Array[] = []
  let position = 0n
  const writable = {
    write: async (bytes: Uint8Array) => {
      pieces.push(Uint8Array.from(bytes))
      position += BigInt(bytes.byteLength)
    },
    position: () => position,
  }
  const writer = new McapWriter({ writable, useChunks: false })
  await writer.start({ profile: 'ros2', library: 'test' })
  const channelId = await writer.registerChannel({
    topic: '/a',
    schemaId: 0,
    messageEncoding: 'json',
    metadata: new Map([['k', 'v']]),
  })
  for (let sequence = 0; sequence < 50; sequence++) {
    const logTime = BigInt(1000 - sequence)
    await writer.addMessage({
      channelId,
      sequence,
      logTime,
      publishTime: logTime,
      data: Buffer.from(`{"n":${sequence}}`),
    })
  }
  await writer.addMetadata({ name: 'm', metadata: new Map([['x', 'y']]) })
  await writer.addAttachment({
    name: 'a.txt',
    logTime: 1n,
    createTime: 2n,
    mediaType: 'text/plain',
    data: Buffer.from('hello'),
  })
  await writer.end()
  const whole = Buffer.concat(pieces)
  writeFileSync(path, whole.subarray(0, whole.length - 30))
  const { out, messagesKept, bytesLost } = await repairMcap(path)
  t.equal(messagesKept, 50)
  t.ok(bytesLost > 0)
  const { reader, messages } = await readIndexed(out!)
  t.equal(reader.header.profile, 'ros2')
  t.equal(messages[0]!.logTime, 951n, 'by log time')
  t.match(reader.attachmentIndexes, [{ name: 'a.txt', dataSize: 5n }])
  t.match(reader.metadataIndexes, [{ name: 'm' }])
})
