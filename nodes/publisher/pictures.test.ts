import sharp from 'sharp'
import t from 'tap'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { ImageEncoding } from '../../schemas/messages.js'
import { makeJpeg, sharedWidth } from './pictures.js'
import { PublishedFrame } from './published-frame.js'
import { syntheticFrame } from './testing/synthetic-frames.js'
import { buildWorld } from './world-frame.js'

t.test('widths are shared and never above what was asked, down to the smallest', async (t) => {
  t.same([0, 64, 500, 640, 5000, 10].map(sharedWidth), [0, 64, 480, 640, 1920, 64])
})

t.test('raw pictures become JPEGs with their colours in place', async (t) => {
  for (const [encoding, pixel] of [
    [ImageEncoding.RGB8, [250, 10, 20]],
    [ImageEncoding.BGRA8, [20, 10, 250, 0]],
  ] as const) {
    const bytes = new Uint8Array(64 * 32 * pixel.length).map((_, i) => pixel[i % pixel.length]!)
    const jpeg = await makeJpeg({ width: 64, height: 32, encoding, bytes }, 0)
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
    t.same([info.width, info.height, info.channels], [64, 32, 3])
    t.ok(data[0]! > 230 && data[1]! < 40 && data[2]! < 50, `${encoding}: ${data.subarray(0, 3).join(' ')}`)
  }
})

t.test('a raw picture of the wrong size is refused with both sizes', async (t) => {
  const picture = { width: 64, height: 32, encoding: ImageEncoding.RGB8, bytes: new Uint8Array(5) }
  await t.rejects(makeJpeg(picture, 0), { code: 'image-invalid', message: /has 5 bytes; expected 6144/ })
})

t.test('readers that chose alike share one encoding; sizes are kept within what was asked', async (t) => {
  const world = buildWorld(await syntheticFrame(1, { width: 640 }), {
    sequence: 1,
    nowNs: 0n,
    clockMode: 'wall',
    hops: [],
    counters: [],
  })
  const frame = new PublishedFrame(1, world)
  const [a, b] = await Promise.all([
    frame.encode({ withImages: true, widthMax: 320 }),
    frame.encode({ withImages: true, widthMax: 330 }),
  ])
  t.equal(a, b)
  const decoded = goshawk.v1.WorldFrame.decode(a)
  t.equal(decoded.objects.length, 13)
  for (const { jpeg, image } of decoded.cameras) {
    t.equal((await sharp(jpeg!).metadata()).width, 320)
    t.equal(image?.width, 640, 'the intrinsic still refers to the picture as captured')
  }
  const bare = goshawk.v1.WorldFrame.decode(await frame.encode({ withImages: false, widthMax: 0 }))
  t.ok(bare.cameras.every(({ jpeg, image }) => jpeg?.length === 0 && image?.intrinsic?.length === 9))
})

t.test('a broken JPEG makes one missing camera, not a lost frame', async (t) => {
  const { frames, ...rest } = await syntheticFrame(1, { width: 320 })
  const parts = frames.parts.map((part, i) => (i === 2 ? part.slice(0, 300) : part))
  const facts = { sequence: 1, nowNs: 0n, clockMode: 'wall', hops: [], counters: [] }
  const frame = new PublishedFrame(1, buildWorld({ frames: { ...frames, parts }, ...rest }, facts))
  const { cameras } = goshawk.v1.WorldFrame.decode(await frame.encode({ withImages: true, widthMax: 160 }))
  t.match(cameras[2]?.image?.missing, /^unreadable picture: /)
  t.equal(cameras.filter(({ jpeg }) => jpeg!.length > 0).length, 5)
})
