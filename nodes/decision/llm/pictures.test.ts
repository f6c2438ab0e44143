import sharp from 'sharp'
import t from 'tap'
import { fakeMessage } from '../../../runtime/graph/testing/fake-context.js'
import { ImageEncoding } from '../../../schemas/messages.js'
import { PictureShelf, toPromptPicture } from './pictures.js'
import { framesOf, imageOf, jpegOf } from './testing/camera-pictures.js'

const shelfOf = (bytesMax = 1e6) => new PictureShelf({ cameras: ['CAM_FRONT', 'CAM_BACK'], bytesMax })
const keep = (shelf: PictureShelf, timestampUs: number, scene = 'street', bytes = 10) => {
  const parts = [new Uint8Array(bytes), new Uint8Array(bytes).fill(1)]
  shelf.keep(fakeMessage(1, framesOf(['CAM_BACK', 'CAM_FRONT'], { timestampUs, scene }), parts))
  return parts
}

t.test('the pictures nearest in time are found, in the order asked for, as copies', (t) => {
  const shelf = shelfOf()
  const [, front] = keep(shelf, 1_000_000)
  keep(shelf, 1_200_000)
  front!.fill(9)
  const found = shelf.at('street', 1_090_000)
  t.equal(found?.timestampUs, 1_000_000)
  t.same(
    found?.pictures.map(({ image, bytes }) => [image.channel, bytes[0]]),
    [
      ['CAM_FRONT', 1],
      ['CAM_BACK', 0],
    ],
  )
  t.equal(shelf.at('street', 5_000_000), undefined, 'too far apart')
  t.equal(shelf.at('alley', 1_000_000), undefined, 'another scene')
  t.equal(shelf.at('street', 1_200_000)?.timestampUs, 1_200_000)
  t.equal(shelf.frames, 1, 'what is older is gone')
  t.end()
})

t.test('a lost camera has no picture', (t) => {
  const shelf = shelfOf()
  const frames = framesOf(['CAM_FRONT', 'CAM_BACK'])
  const cameras = [{ ...frames.cameras[0]!, missing: 'unplugged' }, frames.cameras[1]!]
  shelf.keep(fakeMessage(1, { ...frames, cameras }, [new Uint8Array(), new Uint8Array(1)]))
  t.same(
    shelf.at(frames.scene, frames.timestampUs)?.pictures.map(({ image }) => image.channel),
    ['CAM_BACK'],
  )
  t.end()
})

t.test('frames and bytes kept are bounded', (t) => {
  const shelf = shelfOf(100)
  for (let i = 0; i < 50; i++) keep(shelf, i)
  t.equal(shelf.frames, 5)
  t.ok(shelf.bytes <= 100)
  keep(shelf, 50, 'street', 500)
  t.equal(shelf.frames, 1, 'one frame is kept however big')
  const roomy = shelfOf()
  for (let i = 0; i < 50; i++) keep(roomy, i)
  t.equal(roomy.frames, 32)
  keep(roomy, 3)
  t.equal(roomy.frames, 1, 'time went back')
  keep(roomy, 4, 'alley')
  t.equal(roomy.frames, 1, 'the scene changed')
  t.end()
})

t.test('pictures become JPEGs of the width asked for, never larger than they were', async (t) => {
  const image = imageOf('CAM_FRONT', { width: 64, height: 36 })
  const small = await toPromptPicture({ image, bytes: await jpegOf(64, 36) }, 32)
  t.match(small, { camera: 'CAM_FRONT', width: 32, height: 18 })
  t.match(await sharp(small.bytes).metadata(), { format: 'jpeg', width: 32, height: 18 })
  t.match(await toPromptPicture({ image, bytes: await jpegOf(64, 36) }, 640), { width: 64 })
})

t.test('raw pictures keep their colours', async (t) => {
  const [width, height] = [16, 9]
  const colour = async (encoding: ImageEncoding, pixel: readonly number[]) => {
    const image = { ...imageOf('CAM_FRONT', { width, height }), encoding }
    const bytes = Uint8Array.from({ length: width * height * pixel.length }, (_, i) => pixel[i % pixel.length]!)
    const { data } = await sharp((await toPromptPicture({ image, bytes }, 16)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true })
    return [...data.subarray(0, 3)].map((value) => Math.round(value / 50))
  }
  t.same(await colour(ImageEncoding.RGB8, [250, 0, 0]), [5, 0, 0])
  t.same(await colour(ImageEncoding.BGRA8, [250, 0, 0, 255]), [0, 0, 5])
})

t.test('bytes that are no picture are refused by the name of their camera', async (t) => {
  const image = imageOf('CAM_FRONT')
  await t.rejects(toPromptPicture({ image, bytes: new Uint8Array(9) }, 32), {
    code: 'image-invalid',
    message: /^CAM_FRONT: /,
  })
  const raw = { ...image, encoding: ImageEncoding.RGB8 }
  await t.rejects(toPromptPicture({ image: raw, bytes: new Uint8Array(9) }, 32), { message: /expected 64x36x3/ })
})
