/** The byte vector C1 of the protocol notes, section 7.4, and depth pixels of section 7.5. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { bgraFromRgb, decodeImage, depthMOfPixel, encodeImageHeader, rgbFromBgra } from './image.js'
import { decodeSensorHeader, developmentLayout } from './sensor-header.js'

/** After the four bytes of its size (68), which belong to the stream. */
const c1 = Buffer.from(
  '0d00000000000000e903000000000000000000000000f03f0000803f000000400000003f000000000000b4420000000002000000010000000000b4420000ffffff0000ff',
  'hex',
)
const t1 = { location: { x: 1, y: 2, z: 0.5 }, rotation: { pitch: 0, yaw: 90, roll: 0 } }
const size = { header: { sensorType: 13, frame: 1001, timestampS: 1, transform: t1 }, width: 2, height: 1, fovDeg: 90 }

t.test('C1: a red and a blue pixel', (t) => {
  t.equal(c1.length, 68)
  const image = decodeImage(c1)
  t.match(image, size)
  t.strictSame([...rgbFromBgra(image.bgra)], [255, 0, 0, 0, 0, 255])
  const pixels = bgraFromRgb(Uint8Array.of(255, 0, 0, 0, 0, 255))
  t.equal(Buffer.concat([encodeImageHeader(size), pixels]).toString('hex'), c1.toString('hex'))
  t.end()
})

t.test('pixels are read in place', (t) => {
  const image = decodeImage(c1)
  t.equal(image.bgra.buffer, c1.buffer)
  t.equal(image.bgra.byteOffset, c1.byteOffset + 60)
  t.end()
})

t.test('the longer header of the development branch is told by the length', (t) => {
  const frame = Buffer.concat([encodeImageHeader(size, developmentLayout), c1.subarray(60)])
  t.equal(frame.length, 88 + 12 + 8)
  t.match(decodeImage(frame), size)
  t.end()
})

t.test('a frame whose length is not that of its picture is refused', (t) => {
  for (const bytes of [
    c1.subarray(0, 67),
    Buffer.concat([c1, c1]),
    c1.subarray(0, 59),
    Buffer.alloc(0),
    Buffer.alloc(60),
  ])
    t.throws(() => decodeImage(bytes), { code: 'message-invalid' }, `${bytes.length} bytes`)
  t.throws(() => decodeSensorHeader(c1.subarray(0, 47)), { code: 'message-invalid' })
  const farFrame = Buffer.from(c1)
  farFrame.writeBigUInt64LE(2n ** 63n, 8)
  t.throws(() => decodeImage(farFrame), { code: 'message-invalid' })
  t.end()
})

t.test('BGRA and RGB are each other, into buffers that are reused', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), fc.nat(4), (bytes, offset) => {
      const rgb = bytes.subarray(0, bytes.length - (bytes.length % 3))
      const target = new Uint8Array(new ArrayBuffer(rgb.length + offset), offset)
      assert.equal(rgbFromBgra(bgraFromRgb(rgb), target), target)
      assert.deepStrictEqual(target, new Uint8Array(rgb))
    }),
    { numRuns: 50 },
  )
  t.throws(() => rgbFromBgra(new Uint8Array(8), new Uint8Array(5)), { code: 'image-invalid' })
  t.throws(() => bgraFromRgb(new Uint8Array(5)), { code: 'image-invalid' })
  t.end()
})

t.test('a depth pixel spans 1000 m in 24 bits', (t) => {
  t.equal(depthMOfPixel(255, 255, 255), 1000)
  t.equal(depthMOfPixel(1, 0, 0), 1000 / 16777215)
  t.equal(depthMOfPixel(0, 0, 0), 0)
  t.end()
})
