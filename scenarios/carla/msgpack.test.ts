import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { type Decoded, decodeMsgpack, type Encodable, encodeMsgpack, Float, MsgpackDecoder } from './msgpack.js'

const hex = (value: Encodable) => encodeMsgpack(value).toString('hex')
const invalid = { code: 'message-invalid' }

t.test('integers take the shortest form, floats the one asked for', (t) => {
  const cases: [Encodable, string][] = [
    [0, '00'],
    [127, '7f'],
    [128, 'cc80'],
    [255, 'ccff'],
    [256, 'cd0100'],
    [65535, 'cdffff'],
    [65536, 'ce00010000'],
    [4294967295, 'ceffffffff'],
    [4294967296, 'cf0000000100000000'],
    [2n ** 64n - 1n, 'cfffffffffffffffff'],
    [-1, 'ff'],
    [-32, 'e0'],
    [-33, 'd0df'],
    [-128, 'd080'],
    [-129, 'd1ff7f'],
    [-32768, 'd18000'],
    [-32769, 'd2ffff7fff'],
    [-2147483648, 'd280000000'],
    [-2147483649, 'd3ffffffff7fffffff'],
    [-(2n ** 63n), 'd38000000000000000'],
    [null, 'c0'],
    [false, 'c2'],
    [true, 'c3'],
    [new Float(32, 0.5), 'ca3f000000'],
    [new Float(64, 1), 'cb3ff0000000000000'],
    ['', 'a0'],
    ['é', 'a2c3a9'],
    [Uint8Array.of(1, 2), 'c4020102'],
    [[], '90'],
    [[1, [true]], '920191c3'],
  ]
  for (const [value, expected] of cases) {
    t.equal(hex(value), expected)
    t.strictSame(decodeMsgpack(Buffer.from(expected, 'hex')), value instanceof Float ? value.value : value)
  }
  t.end()
})

t.test('strings, buffers and arrays change their head with their length', (t) => {
  const head = (value: Encodable, bytes: number) => encodeMsgpack(value).subarray(0, bytes).toString('hex')
  t.equal(head('x'.repeat(31), 1), 'bf')
  t.equal(head('x'.repeat(32), 2), 'd920')
  t.equal(head('x'.repeat(256), 3), 'da0100')
  t.equal(head('x'.repeat(65536), 5), 'db00010000')
  t.equal(head(new Uint8Array(256), 3), 'c50100')
  t.equal(head(new Uint8Array(65536), 5), 'c600010000')
  t.equal(head(Array(15).fill(0), 1), '9f')
  t.equal(head(Array(16).fill(0), 3), 'dc0010')
  t.equal(head(Array(65536).fill(0), 5), 'dd00010000')
  for (const length of [31, 32, 255, 256, 65535, 65536]) {
    t.equal((decodeMsgpack(encodeMsgpack('x'.repeat(length))) as string).length, length)
    t.equal((decodeMsgpack(encodeMsgpack(new Uint8Array(length))) as Uint8Array).length, length)
    t.equal((decodeMsgpack(encodeMsgpack(Array(length).fill(null))) as Decoded[]).length, length)
  }
  t.end()
})

t.test('numbers that are neither integers nor Float cannot be written', (t) => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 64n, -(2n ** 63n) - 1n])
    t.throws(() => encodeMsgpack(value), invalid, String(value))
  t.end()
})

t.test('integers beyond 2^53 are read as bigint, others as number, whatever their form', (t) => {
  t.equal(decodeMsgpack(Buffer.from('cf001fffffffffffff', 'hex')), Number.MAX_SAFE_INTEGER)
  t.equal(decodeMsgpack(Buffer.from('cf0020000000000000', 'hex')), 2n ** 53n)
  t.equal(decodeMsgpack(Buffer.from('d3ffe0000000000000', 'hex')), -(2n ** 53n))
  t.equal(decodeMsgpack(Buffer.from('cf0000000000000001', 'hex')), 1, 'not the shortest form')
  t.end()
})

/** Values that are read as they were written. */
const { value: values } = fc.letrec<{ value: Exclude<Encodable, Float> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
    fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value') as fc.Arbitrary<Exclude<Encodable, Float>>, { maxLength: 20 }),
  ),
}))

t.test('what is written is read, in a row and cut anywhere', (t) => {
  fc.assert(
    fc.property(
      fc.array(values, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 40 })),
      (all, cuts) => {
        const stream = Buffer.concat(all.map(encodeMsgpack))
        const decoder = new MsgpackDecoder()
        const found: Decoded[] = []
        let start = 0
        for (let cut = 0; start < stream.length; cut++) {
          const end = start + (cuts[cut % (cuts.length || 1)] ?? 1)
          decoder.push(stream.subarray(start, end), (value) => found.push(value))
          start = end
        }
        assert.deepStrictEqual(found, all)
        assert(decoder.isBetweenValues)
      },
    ),
  )
  t.end()
})

t.test('any bytes are values or message-invalid, alike in one piece and byte by byte', (t) => {
  const read = (chunks: readonly Uint8Array[]) => {
    const decoder = new MsgpackDecoder({ messageBytesMax: 64, itemsMax: 20, depthMax: 3 })
    const found: (Decoded | Error)[] = []
    try {
      for (const chunk of chunks) decoder.push(chunk, (value) => found.push(value))
    } catch (error) {
      assert.equal((error as GoshawkError).code, 'message-invalid')
      found.push(error as Error)
    }
    return found
  }
  const heads = fc.constantFrom(0x90, 0x92, 0xa1, 0xc0, 0xc4, 0xcb, 0xcf, 0xd9, 0xdc, 0xdd)
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(255), heads), { maxLength: 100 }), (bytes) => {
      const whole = read([Uint8Array.from(bytes)])
      assert.deepStrictEqual(read(bytes.map((byte) => Uint8Array.of(byte))), whole)
    }),
    { numRuns: 500 },
  )
  t.end()
})

t.test('maps, extensions and broken text are refused', (t) => {
  for (const bytes of ['80', '8100', 'de0000', 'df00000000', 'd40000', 'c7000000', 'c1', 'a2c328', 'a1ff'])
    t.throws(() => decodeMsgpack(Buffer.from(bytes, 'hex')), invalid, bytes)
  t.end()
})

t.test('one value is one value: a cut or a rest is refused', (t) => {
  for (const bytes of ['', '92', 'cd01', 'd9', 'a5616263', '0101', '9100c4'])
    t.throws(() => decodeMsgpack(Buffer.from(bytes, 'hex')), invalid, bytes || 'nothing')
  t.end()
})

t.test('what is too long, too much or too deep is refused by its head, before it arrives', (t) => {
  const limits = { messageBytesMax: 1000, itemsMax: 100, depthMax: 4 }
  const cases = ['db00001000', 'c600001000', 'dd00001000', 'dc0065', 'ddffffffff', '9191919191', 'db000003e4']
  for (const bytes of cases) t.throws(() => decodeMsgpack(Buffer.from(bytes, 'hex'), limits), invalid, bytes)
  t.strictSame(decodeMsgpack(Buffer.from('91919190', 'hex'), limits), [[[[]]]])
  const many = Buffer.concat([Buffer.from('93', 'hex'), ...Array(3).fill(encodeMsgpack('x'.repeat(400)))])
  t.throws(() => decodeMsgpack(many, limits), invalid, 'short strings that together are too long')
  const decoder = new MsgpackDecoder(limits)
  let count = 0
  for (let i = 0; i < 10; i++) decoder.push(encodeMsgpack('x'.repeat(400)), () => count++)
  t.equal(count, 10, 'the limits are for each value, not for the stream')
  t.end()
})

t.test('after an error nothing more is read', (t) => {
  const decoder = new MsgpackDecoder()
  const found: Decoded[] = []
  t.throws(() => decoder.push(Buffer.from('0180', 'hex'), (value) => found.push(value)), invalid)
  t.strictSame(found, [1], 'values before it were handed on')
  t.throws(() => decoder.push(Buffer.from('02', 'hex'), (value) => found.push(value)), invalid)
  t.strictSame(found, [1])
  t.end()
})

t.test('buffers read are copies', (t) => {
  const stream = encodeMsgpack(Uint8Array.of(1, 2, 3))
  const found = decodeMsgpack(stream) as Uint8Array
  stream.fill(0)
  t.strictSame(found, Uint8Array.of(1, 2, 3))
  t.end()
})
