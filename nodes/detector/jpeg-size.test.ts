import fc from 'fast-check'
import sharp from 'sharp'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { jpegSize } from './jpeg-size.js'

t.test('the size is read from baseline and progressive JPEGs, past the segments before it', async (t) => {
  const picture = sharp({ create: { width: 123, height: 45, channels: 3, background: 'teal' } })
  for (const progressive of [false, true]) {
    const bytes = await picture.clone().withMetadata().jpeg({ progressive }).toBuffer()
    t.strictSame(jpegSize(bytes), { width: 123, height: 45 })
  }
})

t.test('arbitrary bytes give a size or a typed error', (t) => {
  const start = fc.constantFrom([], [0xff, 0xd8], [0xff, 0xd8, 0xff, 0xc0], [0xff, 0xd8, 0xff, 0xe0, 0, 0])
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 64 }), (head, tail) => {
      try {
        const { width, height } = jpegSize(Uint8Array.from([...head, ...tail]))
        return width >= 0 && height >= 0
      } catch (error) {
        return error instanceof GoshawkError && error.code === 'image-invalid'
      }
    }),
  )
  t.end()
})
