import fc from 'fast-check'
import t from 'tap'
import { frameMessage, type GrpcWebFrame, GrpcWebReader, messageBytesMax, percentDecoded } from './grpc-web-frames.js'

function trailers(text: string): Uint8Array {
  const framed = frameMessage(new TextEncoder().encode(text))
  framed[0] = 0x80
  return framed
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function read(chunks: readonly Uint8Array[]): GrpcWebFrame[] {
  const reader = new GrpcWebReader()
  return chunks.flatMap((chunk) => [...reader.push(chunk)])
}

t.test('the same frames come out however the bytes are cut', async () => {
  const message = fc.uint8Array({ maxLength: 40 })
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 30 })), (messages, cuts) => {
      const bytes = concat([...messages.map(frameMessage), trailers('grpc-status: 0\r\n')])
      const chunks: Uint8Array[] = []
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const step = cuts[i % Math.max(1, cuts.length)] ?? 1
        chunks.push(bytes.subarray(at, at + step))
        at += step
      }
      const frames = read(chunks)
      const out = frames.flatMap((frame) => (frame.kind === 'message' ? [frame.bytes] : []))
      return (
        frames.length === messages.length + 1 &&
        frames.at(-1)?.kind === 'trailers' &&
        out.every((one, i) => one.length === messages[i]!.length && one.every((byte, k) => byte === messages[i]![k]))
      )
    }),
  )
})

t.test('the stream may end between frames only', async (t) => {
  const reader = new GrpcWebReader()
  const framed = frameMessage(Uint8Array.of(1, 2, 3))
  t.ok(reader.isAtBoundary)
  for (const cut of [1, 5, 7]) {
    const one = new GrpcWebReader()
    t.equal([...one.push(framed.subarray(0, cut))].length, 0)
    t.notOk(one.isAtBoundary, `after ${cut} bytes`)
  }
  t.equal([...reader.push(framed)].length, 1)
  t.ok(reader.isAtBoundary)
})

t.test('trailers give the status and the words', async (t) => {
  t.same(read([trailers('grpc-status: 14\r\ngrpc-message: try%20again%3A%20later\r\n')]), [
    { kind: 'trailers', status: 14, message: 'try again: later' },
  ])
  t.match(read([trailers('no status here')]), [{ status: 2 }])
  t.equal(percentDecoded('100 % sure'), '100 % sure')
  t.equal(percentDecoded('%ff'), '%ff', 'not UTF-8')
})

t.test('what is no frame is refused, and huge lengths cost nothing', async (t) => {
  t.throws(() => read([Uint8Array.of(0x3c, 0x21, 0x64, 0x6f, 0x63)]), /flags 0x3c/)
  const huge = new Uint8Array(5)
  new DataView(huge.buffer).setUint32(1, messageBytesMax + 1)
  t.throws(() => read([huge]), /at most/)
})
