import fc from 'fast-check'
import pino from 'pino'
import t from 'tap'
import { encodeEnvelope, encodePayload, schemaVersion } from '../../schemas/codec.js'
import type { Header } from '../../schemas/messages.js'
import { VirtualTime } from '../clock/virtual-time.js'
import { inProcessTransport } from '../transport/in-process.js'
import type { Multipart } from '../transport/transport.js'
import { Inlet, type Taken } from './inlet.js'
import type { Emission } from './parcel.js'
import type { PlannedLink, QueuePolicy } from './plan.js'
import { Recorder } from './recorder.js'
import { RemoteReader } from './remote-reader.js'
import { RemoteWriter } from './remote-writer.js'
import { objectsOf } from './testing/objects.js'

const type = 'goshawk.v1.DetectedObjects' as const
const address = 'link'
const log = pino({ level: 'silent' })

function linkOf(queue: QueuePolicy): PlannedLink {
  return {
    name: 'sink.objects',
    from: { node: 'cameras', output: 'objects' },
    to: { node: 'sink', input: 'objects' },
    type,
    queue,
    passive: false,
    transport: { kind: 'zeromq', bind: address, connect: address },
  }
}

function headerOf(number: number): Header {
  return {
    stream: 'cameras.objects',
    sequence: number,
    epoch: 0,
    frame: { source: 'cameras', number, epoch: 0 },
    captureTimeNs: 5n,
    originTimeNs: 6n,
    publishTimeNs: 7n,
    traceparent: '',
  }
}

function emissionOf(number: number, parts: readonly Uint8Array[] = []): Emission {
  const payload = objectsOf(String(number))
  return {
    header: headerOf(number),
    type,
    payload,
    parts,
    emittedNs: 0n,
    hopsBefore: [],
    hopsHere: [],
    encoded: () => encodePayload(type, payload),
  }
}

function multipartOf(number: number, parts: readonly Uint8Array[] = []): Multipart {
  const partBytes = parts.map((part) => part.byteLength)
  const envelope = encodeEnvelope(headerOf(number), { schema: type, schemaVersion, partBytes, hops: [] })
  return [envelope, encodePayload(type, objectsOf(String(number))), ...parts]
}

/** A reading end whose node takes a message when told to. */
function readingEnd(queue: QueuePolicy, options: { readonly isOpen: boolean }) {
  const transport = inProcessTransport()
  const time = new VirtualTime()
  const recorder = new Recorder({ tracksFlow: false, onUrgent: () => {} })
  const seen: number[] = []
  let isOpen = options.isOpen
  let invalid = 0
  const inlet: Inlet = new Inlet(linkOf(queue), 0, {
    time,
    recorder,
    log,
    hasRoom: () => isOpen,
    handingOver: () => {},
    returned: (_inlet: Inlet, taken: Taken) => {
      seen.push(taken.parcel.header.frame.number)
      inlet.settle()
    },
    inputCompleted: () => {},
  })
  const reader = new RemoteReader({
    inlet,
    reader: transport.connect(address),
    epoch: 0,
    time,
    recorder,
    log,
    onInvalid: () => {
      invalid += 1
    },
  })
  const running = reader.run()
  return {
    transport,
    time,
    recorder,
    inlet,
    reader,
    running,
    seen,
    invalidCount: () => invalid,
    open: () => {
      isOpen = true
      inlet.wake()
    },
  }
}

const turns = async (count = 50) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

t.test('whatever bytes a peer sends are counted and dropped; good messages before and after get through', async () => {
  const valid = multipartOf(1, [Buffer.from('abc')])
  const tampered = fc.oneof(
    fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }),
    // A valid message with one part cut, replaced, added or removed.
    fc.tuple(fc.nat({ max: 2 }), fc.uint8Array({ maxLength: 60 })).map(([i, bytes]) => valid.with(i, bytes)),
    fc
      .tuple(fc.nat({ max: 1 }), fc.nat({ max: 500 }))
      .map(([i, cut]) => valid.with(i, valid[i]!.subarray(0, cut % valid[i]!.length))),
    fc.uint8Array({ maxLength: 9 }).map((bytes) => [...valid, bytes]),
    fc.constant(valid.slice(0, 2)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(tampered, { maxLength: 20 }), async (hostile) => {
      const end = readingEnd({ policy: 'fifo', depth: 3 }, { isOpen: true })
      const writer = await end.transport.bind(address)
      for (const parts of [...hostile, multipartOf(1_000_000, [Buffer.from('abc')])]) await writer.send(parts)
      await turns(5)
      end.reader.close()
      await end.running
      if (end.seen.at(-1) !== 1_000_000) throw new Error('the good message is missing')
      const { ledger } = end.recorder.take({ withHistograms: false })
      const isAccounted = end.seen.length + end.invalidCount() + ledger.length === hostile.length + 1
      if (!isAccounted)
        throw new Error(`${hostile.length + 1} sent, ${end.seen.length} seen, ${end.invalidCount()} invalid`)
    }),
    { numRuns: 200 },
  )
})

t.test('a full fifo leaves the rest with its writer, and loses nothing', async (t) => {
  const end = readingEnd({ policy: 'fifo', depth: 2 }, { isOpen: false })
  const writer = await end.transport.bind(address)
  let taken = 0
  const sending = (async () => {
    for (let i = 1; i <= 20; i += 1) {
      await writer.send(multipartOf(i))
      taken += 1
    }
  })()
  await turns()
  t.equal(end.inlet.queue.length, 2)
  t.ok(taken < 8, `${taken} taken from the writer`)
  end.open()
  await sending
  await turns()
  t.same(
    end.seen,
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
  end.reader.close()
  await end.running
})

t.test('a reader of latest takes everything off its writer and keeps the newest', async (t) => {
  const end = readingEnd({ policy: 'latest' }, { isOpen: false })
  const writer = await end.transport.bind(address)
  for (let i = 1; i <= 20; i += 1) await writer.send(multipartOf(i))
  await turns()
  end.open()
  await turns()
  t.same(end.seen, [20])
  t.equal(end.recorder.take({ withHistograms: false }).ledger.length, 19)
  end.reader.close()
  await end.running
})

function writingEnd(queue: QueuePolicy, slack = 0) {
  const transport = inProcessTransport()
  const recorder = new Recorder({ tracksFlow: false, onUrgent: () => {} })
  return {
    transport,
    recorder,
    open: async () =>
      new RemoteWriter({
        link: linkOf(queue),
        slack,
        writer: await transport.bind(address),
        time: new VirtualTime(),
        recorder,
        log,
        onRoom: () => {},
      }),
  }
}

t.test('an outbox without reader is bounded by its policy, and says what it lost', async (t) => {
  for (const [queue, kept] of [
    [{ policy: 'latest' }, [1, 10]],
    [{ policy: 'drop-oldest', depth: 3 }, [1, 8, 9, 10]],
    [{ policy: 'fifo', depth: 3 }, [1, 2, 3, 4]],
  ] as const) {
    const { transport, recorder, open } = writingEnd(queue)
    const writer = await open()
    for (let i = 1; i <= 10; i += 1) {
      writer.put(emissionOf(i))
      await turns(1)
    }
    const reader = transport.connect(address)
    const received: number[] = []
    for (let i = 0; i < kept.length; i += 1) {
      const [, payload] = (await reader.receive())!
      received.push(
        kept.find((number) => Buffer.from(payload!).equals(encodePayload(type, objectsOf(String(number)))))!,
      )
    }
    t.same(received, kept, queue.policy)
    t.equal(recorder.take({ withHistograms: false }).ledger.length, 10 - kept.length)
    writer.close()
  }
})

t.test('a fifo outbox has no room for a well-behaved node beyond its depth', async (t) => {
  const { open } = writingEnd({ policy: 'fifo', depth: 2 }, 1)
  const writer = await open()
  t.equal(writer.room, 2)
  writer.put(emissionOf(1))
  t.equal(writer.room, 1)
  writer.put(emissionOf(2))
  t.equal(writer.room, 0)
  writer.put(emissionOf(3))
  t.equal(writer.room, -1)
  writer.close()
})

t.test('the end of a stream comes after everything, and again for a reader that was restarted', async (t) => {
  const { transport, open } = writingEnd({ policy: 'fifo', depth: 4 })
  const writer = await open()
  const first = transport.connect(address)
  writer.put(emissionOf(1))
  writer.end()
  t.equal((await first.receive())?.length, 2)
  t.equal(Buffer.from((await first.receive())![0]!).toString(), 'goshawk.end')
  await writer.drained
  first.close()
  const second = transport.connect(address)
  t.equal(Buffer.from((await second.receive())![0]!).toString(), 'goshawk.end')
  writer.close()
})

t.test('a message that cannot be encoded is dropped by name and does not stop the link', async (t) => {
  const { transport, recorder, open } = writingEnd({ policy: 'fifo', depth: 4 })
  const writer = await open()
  const broken: Emission = {
    ...emissionOf(1),
    encoded: () => {
      throw new TypeError('payload.objects is not iterable')
    },
  }
  writer.put(broken)
  writer.put(emissionOf(2))
  const reader = transport.connect(address)
  t.equal((await reader.receive())?.length, 2)
  t.match(recorder.take({ withHistograms: false }).ledger, [
    { kind: 'dropped', frame: { number: 1 }, where: 'sink.objects', reason: 'message-invalid' },
  ])
  writer.close()
})
