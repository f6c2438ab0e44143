import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { createFakeContext } from '../../runtime/graph/testing/fake-context.js'
import type { OpenAppendHandle } from './append-file.js'
import { EntryMaker } from './entries.js'
import { loadProtoSchemas } from './proto-schemas.js'
import { RecordingFiles } from './recording-files.js'
import { RecordingSession } from './recording-session.js'
import { readIndexed } from './testing/reference-reader.js'
import { sampleFrame } from './testing/sample-messages.js'

interface Disk {
  roomBytes: number
}

/** A disk with so much room; a write that does not fit writes what does, and the next one fails, as the system's do. */
function openOn(disk: Disk): OpenAppendHandle {
  return async (path) => {
    const handle = await open(path, 'wx')
    const write = (bytes: Uint8Array, offset: number, length: number, position: number) => {
      const room = disk.roomBytes - position
      if (room <= 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      return handle.write(bytes, offset, Math.min(length, room), position)
    }
    return {
      write: write as typeof handle.write,
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  }
}

interface Start {
  readonly disk: Disk
  readonly chunkSeconds?: number
  readonly chunkBytes?: number
}

async function start(folder: string, { disk, chunkSeconds = 3600, chunkBytes = 4096 }: Start) {
  const context = createFakeContext({ node: 'recorder' })
  const schemas = loadProtoSchemas()
  const path = join(folder, 'drive.mcap')
  const files = await RecordingFiles.open(
    { path, compression: 'none', chunkBytes, epoch: 0, schemas, openHandle: openOn(disk) },
    0n,
  )
  const session = new RecordingSession({ files, chunkSeconds, logTime: 'capture' }, context)
  const maker = new EntryMaker({ schemas, images: true, logTime: 'capture' })
  const send = (number: number) => session.take(sampleFrame(number).frames, (...given) => maker.frames(...given))
  const settled = async () => {
    while (context.held > 0) await setImmediate()
  }
  return { context, session, send, settled, path, files }
}

t.test('a full disk ends the recording with a typed error, the graph goes on, and the file stays whole', async (t) => {
  // The chunk that does not fit leaves room for the index, which is smaller.
  const disk = { roomBytes: 140_000 }
  const { context, session, send, settled, path } = await start(t.testdir(), { disk, chunkBytes: 50_000 })
  for (let number = 1; number <= 80; number++) send(number)
  await settled()
  await session.end()
  await session.end()
  const told = /drive\.mcap: no room for \d+ bytes more; \d+ bytes are kept: the recording ends here/
  t.match(context.warnings, [told])
  t.equal(context.warnings.length, 1)
  const { recording } = context.facts as { recording: { messages: number; error: { code: string } } }
  t.equal(recording.error.code, 'disk-full')
  t.ok((context.counters.get('messages_not_recorded_total') ?? 0) > 3)
  t.equal((await readIndexed(path)).messages.length, recording.messages)
  t.ok(recording.messages > 20)
})

t.test('without room for the index the complete chunks are there', async (t) => {
  const disk = { roomBytes: 16_000 }
  const { context, send, settled, session, files } = await start(t.testdir(), { disk })
  for (let number = 1; number <= 20; number++) send(number)
  await settled()
  await session.end()
  t.match(context.warnings, [/no room/, /no room for the index either .*; run: goshawk record repair .*drive\.mcap/])
  t.ok(files.totals.messages > 0)
})

t.test('room made in time lets the index be written', async (t) => {
  const disk = { roomBytes: 16_000 }
  const { context, send, settled, session, path, files } = await start(t.testdir(), { disk })
  send(1)
  await settled()
  send(2)
  send(3)
  send(4)
  disk.roomBytes = 1_000_000
  await settled()
  await session.end()
  t.strictSame(context.warnings, [])
  t.equal((await readIndexed(path)).messages.length, files.totals.messages)
})

t.test('an open chunk is written when it has waited long enough', async (t) => {
  const { context, session, send, settled, files } = await start(t.testdir(), {
    disk: { roomBytes: 1e9 },
    chunkSeconds: 0.001,
  })
  send(1)
  await settled()
  while (files.messagesWaiting > 0) await setImmediate()
  t.ok(files.totals.messages > 0)
  await session.end()
  t.match(context.facts, { recording: { error: null } })
})
