/** What every transport must do, whatever lies below. Run by `transport.test.ts` for each implementation and address. */
import type { Test } from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import {
  type LinkReader,
  type Multipart,
  messagesInTransitMax,
  type Transport,
  type TransportLimits,
} from './transport.js'

export interface TransportUnderTest {
  readonly name: string
  /** False where the operating system lets a second writer take an address over (ipc). */
  readonly refusesSecondWriter: boolean
  create(limits?: TransportLimits): Transport
  /** A new address nobody uses. */
  address(): Promise<string> | string
}

const textMessage = (...texts: string[]): Multipart => texts.map((text) => Buffer.from(text))
const textsOf = (parts: Multipart | undefined) => parts?.map((part) => Buffer.from(part).toString())

async function receiveNumber(reader: LinkReader): Promise<number> {
  return Number(textsOf(await reader.receive())?.[0])
}

export function conformTransport(t: Test, { name, refusesSecondWriter, create, address }: TransportUnderTest): void {
  t.test(`${name}: parts arrive whole and in order, empty and large ones too`, async (t) => {
    const transport = create()
    const at = await address()
    const writer = await transport.bind(at)
    const reader = transport.connect(at)
    t.teardown(() => {
      writer.close()
      reader.close()
    })
    const large = Buffer.alloc(3_000_001, 7)
    const sent: Multipart[] = [textMessage('a'), textMessage('b', '', 'c'), [large, Buffer.from([0])], textMessage('')]
    const sending = (async () => {
      for (const parts of sent) await writer.send(parts)
    })()
    for (const parts of sent) {
      const received = (await reader.receive()) ?? []
      t.equal(received.length, parts.length)
      t.ok(received.every((part, i) => Buffer.from(part).equals(Buffer.from(parts[i]!))))
    }
    await sending
  })

  t.test(`${name}: a message sent before there is a reader waits for it`, async (t) => {
    const transport = create()
    const at = await address()
    const writer = await transport.bind(at)
    const sending = writer.send(textMessage('early'))
    const reader = transport.connect(at)
    t.teardown(() => {
      writer.close()
      reader.close()
    })
    t.same(textsOf(await reader.receive()), ['early'])
    await sending
  })

  t.test(`${name}: a reader may come before the writer`, async (t) => {
    const transport = create()
    const at = await address()
    const reader = transport.connect(at)
    const receiving = reader.receive()
    const writer = await transport.bind(at)
    t.teardown(() => {
      writer.close()
      reader.close()
    })
    await writer.send(textMessage('first'))
    t.same(textsOf(await receiving), ['first'])
  })

  t.test(`${name}: a reader that does not read stops the writer, and loses nothing`, async (t) => {
    const transport = create()
    const at = await address()
    const writer = await transport.bind(at)
    const reader = transport.connect(at)
    t.teardown(() => {
      writer.close()
      reader.close()
    })
    const count = 64
    const bytes = 2_000_000
    let taken = 0
    const sending = (async () => {
      for (let i = 0; i < count; i += 1) {
        await writer.send([Buffer.from(String(i)), Buffer.alloc(bytes, i)])
        taken += 1
      }
    })()
    const first = await reader.receive()
    t.equal(textsOf(first?.slice(0, 1))?.[0], '0')
    for (let turn = 0; turn < 2000; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    t.ok(taken <= 4 * messagesInTransitMax, `${taken} messages of ${bytes} bytes taken for a reader that took one`)
    for (let i = 1; i < count; i += 1) {
      const parts = await reader.receive()
      if (textsOf(parts?.slice(0, 1))?.[0] !== String(i)) t.fail(`message ${i} is missing`)
    }
    await sending
  })

  t.test(`${name}: when the reader is replaced the stream goes on, and the writer hears of it`, async (t) => {
    const transport = create()
    const at = await address()
    const writer = await transport.bind(at)
    let readersSeen = 0
    let heard = () => {}
    const secondCame = new Promise<void>((resolve) => {
      heard = resolve
    })
    writer.onReader(() => {
      readersSeen += 1
      if (readersSeen === 2) heard()
    })
    const first = transport.connect(at)
    const sendingFirst = writer.send(textMessage('1'))
    t.same(textsOf(await first.receive()), ['1'])
    await sendingFirst
    first.close()
    const second = transport.connect(at)
    t.teardown(() => {
      writer.close()
      second.close()
    })
    await secondCame
    let isOver = false
    const sending = (async () => {
      for (let i = 2; !isOver; i += 1) await writer.send(textMessage(String(i)))
    })()
    // What was still on its way to the first reader is lost; from then on nothing is.
    let last = await receiveNumber(second)
    for (let inARow = 1; inARow < 8; ) {
      const next = await receiveNumber(second)
      t.ok(next > last, `message ${next} came after ${last}`)
      inARow = next === last + 1 ? inARow + 1 : 1
      last = next
    }
    isOver = true
    writer.close()
    await sending.catch((error: unknown) => {
      if (!(error instanceof GoshawkError) || error.code !== 'cancelled') throw error
    })
  })

  t.test(`${name}: when the writer is replaced the reader finds the new one by itself`, async (t) => {
    const transport = create()
    const at = await address()
    const first = await transport.bind(at)
    const reader = transport.connect(at)
    const sendingFirst = first.send(textMessage('old'))
    t.same(textsOf(await reader.receive()), ['old'])
    await sendingFirst
    first.close()
    const second = await bindWhenFree(transport, at)
    t.teardown(() => {
      second.close()
      reader.close()
    })
    const sending = second.send(textMessage('new'))
    t.same(textsOf(await reader.receive()), ['new'])
    await sending
  })

  t.test(`${name}: a part beyond the limit is refused by the writer, by name`, async (t) => {
    const transport = create({ partBytesMax: 1000 })
    const writer = await transport.bind(await address())
    t.teardown(() => writer.close())
    await t.rejects(writer.send([Buffer.alloc(10), Buffer.alloc(1001)]), {
      code: 'message-too-large',
      message: /part 1 has 1001 bytes; expected at most 1000/,
    })
  })

  t.test(`${name}: closing ends what is pending, twice does no harm`, async (t) => {
    const transport = create()
    const writer = await transport.bind(await address())
    const reader = transport.connect(await address())
    const sending = writer.send(textMessage('never'))
    const receiving = reader.receive()
    writer.close()
    reader.close()
    writer.close()
    reader.close()
    await t.rejects(sending, { code: 'cancelled' })
    t.equal(await receiving, undefined)
    t.equal(await reader.receive(), undefined)
    await t.rejects(writer.send(textMessage('late')), { code: 'cancelled' })
  })

  if (refusesSecondWriter) {
    t.test(`${name}: an address that is taken is an error that says so`, async (t) => {
      const transport = create()
      const at = await address()
      const writer = await transport.bind(at)
      t.teardown(() => writer.close())
      await t.rejects(transport.bind(at), { code: 'port-occupied' })
    })
  }
}

/** Closing a socket gives its address back a moment later. */
async function bindWhenFree(transport: Transport, address: string) {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    try {
      return await transport.bind(address)
    } catch (error) {
      if (!(error instanceof GoshawkError) || error.code !== 'port-occupied') throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  throw new Error(`${address} stays occupied`)
}
