/** A recording played again by its node: the same payloads and parts, byte for byte. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { forkJoin, type Observable, toArray } from 'rxjs'
import t from 'tap'
import { readIndexed } from '../../nodes/recorder/testing/reference-reader.js'
import { sampleFrame } from '../../nodes/recorder/testing/sample-messages.js'
import recording from '../../nodes/recording/node.js'
import { createFakeContext, type FakeContext } from '../../runtime/graph/testing/fake-context.js'
import { encodePayload } from '../../schemas/codec.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { MessageTypeName } from '../../schemas/messages.js'
import { writeRecording } from './testing/write-recording.js'

const everything = ['frames', 'objects', 'tracks', 'decision'] as const

async function play(context: FakeContext, config: Record<string, unknown>) {
  const running = await recording.setup(recording.config.parse(config), context)
  const outputs = running.connect({})
  const collected = Object.fromEntries(
    Object.entries(outputs).map(([name, stream]) => [name, (stream as Observable<unknown>).pipe(toArray())]),
  )
  return {
    running,
    outputs,
    all: () => new Promise((resolve, reject) => forkJoin(collected).subscribe({ next: resolve, error: reject })),
  }
}

interface Played {
  readonly header: { readonly frame: { readonly number: number }; readonly captureTimeNs: bigint }
  readonly payload: never
  readonly parts: readonly Uint8Array[]
}

for (const compression of ['zstd', 'lz4', 'none'] as const) {
  t.test(`what was recorded with ${compression} comes again byte for byte`, async (t) => {
    const folder = t.testdir()
    const file = join(folder, 'drive.mcap')
    await writeRecording(file, { frames: 9, pictureBytes: 3000, compression })
    const context = createFakeContext({ node: 'camera', runFolder: folder })
    const { all, running } = await play(context, { file, play: everything })
    const played = (await all()) as Record<(typeof everything)[number], readonly Played[]>
    for (let number = 1; number <= 9; number++) {
      const sent = sampleFrame(number, { pictureBytes: 3000 })
      for (const [kind, type] of [
        ['frames', 'goshawk.v1.CameraFrames'],
        ['objects', 'goshawk.v1.DetectedObjects'],
        ['tracks', 'goshawk.v1.Tracks'],
        ['decision', 'goshawk.v1.Decision'],
      ] as const) {
        const { payload, parts, header } = played[kind][number - 1]!
        const expected = encodePayload(type as MessageTypeName, sent[kind].payload as never)
        if (Buffer.compare(encodePayload(type, payload), expected) !== 0) t.fail(`${kind} ${number}: payload differs`)
        t.equal(parts.length, sent[kind].parts.length)
        for (const [i, part] of parts.entries()) {
          if (Buffer.compare(part, sent[kind].parts[i]!) !== 0) t.fail(`${kind} ${number}: part ${i} differs`)
        }
        t.equal(header.captureTimeNs, sent[kind].header.captureTimeNs)
        t.equal(header.frame.number, number, 'one frame, four messages')
      }
    }
    t.equal(context.admitted.length, 9)
    t.match(context.facts, { recording: { frames: 9, kinds: everything }, samples: 9 })
    const [first, last] = [1, 9].map((number) => sampleFrame(number).frames.payload.timestampUs)
    t.strictSame(context.facts.extents, [{ firstUs: first, lastUs: last }])
    await running.dispose()
  })
}

t.test('a part of a recording, and only some of its streams', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 9 })
  const context = createFakeContext({ runFolder: folder })
  const { all, running } = await play(context, { file, from: 3, to: 5, play: ['decision'] })
  const { decision, frames } = (await all()) as Record<string, readonly { payload: { sampleToken: string } }[]>
  t.strictSame(
    decision!.map(({ payload }) => payload.sampleToken),
    ['sample-4', 'sample-5', 'sample-6'],
  )
  t.strictSame(frames, [])
  await running.dispose()
  await t.rejects(play(context, { file, from: 9 }), { code: 'usage-invalid', message: /no frame from 9 on; it has 9/ })
})

t.test('laps with the same times keep their own pictures and objects', async (t) => {
  const folder = t.testdir()
  const first = join(folder, 'a.mcap')
  await writeRecording(first, { frames: 4, laps: 2 })
  const { all, running } = await play(createFakeContext({ runFolder: folder }), { file: first, play: everything })
  const { frames, objects } = (await all()) as Record<string, readonly Played[]>
  t.equal(frames!.length, 8)
  t.equal(objects!.length, 8)
  t.notSame(frames![0]!.parts, frames![4]!.parts)
  t.same(
    frames![4]!.parts.map((part) => Uint8Array.from(part)),
    sampleFrame(5, { pictureBytes: 1500 }).frames.parts,
  )
  await running.dispose()
})

t.test('a seek goes on at the frame nearest in time, and what was read ahead is dropped', async (t) => {
  for (const logTime of ['capture', 'origin'] as const) {
    const folder = t.testdir()
    const file = join(folder, `${logTime}.mcap`)
    await writeRecording(file, { frames: 40, logTime })
    const context = createFakeContext({ node: 'camera', runFolder: folder })
    const { running, outputs } = await play(context, { file })
    const tokens: string[] = []
    const answers: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      outputs.frames.subscribe({
        next: ({ payload }) => {
          tokens.push(payload.sampleToken)
          if (tokens.length === 2) answers.push(running.command!({ seekUs: payload.timestampUs + 3_600_000 }))
          if (tokens.length === 3) answers.push(running.command!({ seekUs: 1 }))
          if (tokens.length === 4) answers.push(running.command!({ scenario: 'x' }))
        },
        error: reject,
        complete: resolve,
      })
    })
    t.strictSame(tokens, ['sample-1', 'sample-2', 'sample-38', 'sample-39', 'sample-40'], logTime)
    t.match(answers, [
      { accepted: true, reply: 'at frame 38 of 40' },
      { accepted: false, reply: /^nothing was recorded at 1 us/ },
      { accepted: false },
    ])
    await running.dispose()
    await running.dispose()
  }
})

t.test('a drain ends it; a restarted process goes on a little before where the last one was', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 24 })
  const context = createFakeContext({ node: 'camera', runFolder: folder })
  const { running, outputs } = await play(context, { file, loop: true })
  let seen = 0
  await new Promise<void>((resolve, reject) => {
    outputs.frames.subscribe({
      next: () => {
        seen += 1
        if (seen === 20) context.drain()
      },
      error: reject,
      complete: resolve,
    })
  })
  t.equal(seen, 20)
  await running.dispose()
  const again = await play(createFakeContext({ node: 'camera', runFolder: folder, epoch: 1 }), { file })
  const { frames } = (await again.all()) as Record<string, readonly { payload: { sampleToken: string } }[]>
  t.equal(frames![0]!.payload.sampleToken, 'sample-5')
  await again.running.dispose()
})

t.test('a cut file is refused with what to do; a damaged chunk costs its frames only', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 30 })
  const whole = readFileSync(file)
  const cut = join(folder, 'cut.mcap')
  writeFileSync(cut, whole.subarray(0, whole.length - 1))
  await t.rejects(play(createFakeContext(), { file: cut }), {
    code: 'file-invalid',
    message: /cut\.mcap: .*; run: goshawk record repair /,
  })
  await t.rejects(play(createFakeContext(), { file: join(folder, 'absent.mcap') }), { code: 'file-missing' })
  const { reader } = await readIndexed(file)
  const damaged = Buffer.from(whole)
  for (const chunk of [0, 3]) {
    const { chunkStartOffset, chunkLength } = reader.chunkIndexes[chunk]!
    damaged[Number(chunkStartOffset + chunkLength / 2n)]! ^= 1
  }
  const damagedFile = join(folder, 'damaged.mcap')
  writeFileSync(damagedFile, damaged)
  const context = createFakeContext({ runFolder: folder })
  const { all, running } = await play(context, { file: damagedFile })
  const { frames } = (await all()) as Record<string, readonly unknown[]>
  const lost = context.counters.get('frames_unreadable_total') ?? 0
  t.ok(lost > 0)
  t.equal(frames!.length + lost, 30)
  t.match(context.warnings, [/damaged\.mcap: chunk 1 of \d+: the CRC of a chunk is wrong; the frame is left out/])
  t.equal(context.warnings.length, 1)
  await running.dispose()
})

t.test('whatever byte is wrong, it plays what it can or fails with a typed error', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 6, compression: 'none', pictureBytes: 20_000 })
  const whole = readFileSync(file)
  const damagedFile = join(folder, 'damaged.mcap')
  let played = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const bytes = Buffer.from(whole)
        bytes[at] = bytes[at]! ^ flip
        writeFileSync(damagedFile, bytes)
        const context = createFakeContext({ runFolder: folder })
        try {
          const { all, running } = await play(context, { file: damagedFile, play: everything })
          const { frames } = (await all()) as Record<string, readonly unknown[]>
          await running.dispose()
          const lost = context.counters.get('frames_unreadable_total') ?? 0
          if (frames!.length + lost !== 6)
            throw new Error(`byte ${at} ^ ${flip}: ${frames!.length} played, ${lost} lost`)
          played += 1
        } catch (error) {
          if (!(error instanceof GoshawkError)) throw error
        }
      },
    ),
    { numRuns: 60 },
  )
  t.ok(played > 30, `${played} of 60 played`)
})

t.test('without pictures it is refused as a camera, and plays to the page', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 3, images: false })
  await t.rejects(play(createFakeContext(), { file }), { code: 'usage-invalid', message: /recorded without pictures/ })
  const { all, running } = await play(createFakeContext({ runFolder: folder }), { file, pictures: 'optional' })
  const { frames } = (await all()) as Record<
    string,
    readonly { payload: { cameras: readonly { missing: string }[] } }[]
  >
  t.strictSame(
    frames![0]!.payload.cameras.map(({ missing }) => missing),
    ['recorded without pictures', 'recorded without pictures', 'no such file'],
  )
  await running.dispose()
})
