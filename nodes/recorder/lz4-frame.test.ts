import lz4 from '@foxglove/wasm-lz4'
import fc from 'fast-check'
import t from 'tap'
import { lz4Frame } from './lz4-frame.js'

const same = (data: Uint8Array) => Buffer.compare(lz4(lz4Frame(data), data.byteLength), data) === 0

t.before(() => lz4.isLoaded)

t.test('the reference decoder gives back what was compressed', async (t) => {
  const noise = fc.uint8Array({ maxLength: 3000 })
  const few = fc.array(fc.constantFrom(0, 1, 255), { maxLength: 3000 }).map((bytes) => Uint8Array.from(bytes))
  const repeated = fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.integer({ min: 1, max: 2000 }))
    .map(([piece, times]) => Uint8Array.from(Buffer.alloc(piece.byteLength * times, piece)))
  fc.assert(fc.property(fc.oneof(noise, few, repeated), same), { numRuns: 400 })
  for (const bytes of [0, 1, 4, 11, 12, 13, 15, 16, 255, 270, 271]) {
    t.ok(same(Buffer.alloc(bytes, 7)), `${bytes} equal bytes`)
  }
})

t.test('more than one block, matches at the far end of the window, and what does not shrink', async (t) => {
  const text = Buffer.from('a drive in the rain; '.repeat(500_000))
  t.ok(same(text), 'ten megabytes')
  t.ok(lz4Frame(text).byteLength < text.byteLength / 50)
  const noise = Uint8Array.from({ length: 70_000 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 11)
  for (const apart of [65_534, 65_535, 65_536]) {
    const far = Buffer.concat([
      Buffer.from('the same again'),
      noise.subarray(0, apart - 14),
      Buffer.from('the same again, and on'),
    ])
    t.ok(same(far), `${apart} bytes apart`)
  }
  t.ok(lz4Frame(noise).byteLength <= noise.byteLength + 19, 'stored as it is')
})
