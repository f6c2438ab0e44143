import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { ImageEncoding } from '../../schemas/messages.js'
import type { PictureModel } from './picture-plan.js'
import { createPreprocessor, type Picture, type Preprocessor } from './preprocess.js'
import { officialPictures } from './testdata/models.js'
import { keyframeFolder, readReference, referenceFolder, skipWithout } from './testdata/reference.js'

const width = 160
const height = 90
/** The crop of the reference data: rows 26 to 90 of 160x90. */
function modelAt(targetHeight: number): PictureModel {
  const crop = { x0: 0, y0: 26, width, height: 64 }
  const resize = targetHeight / crop.height
  return {
    preprocessing: {
      sourceWidth: width,
      sourceHeight: height,
      crop,
      resize,
      meanBgr: [103.53, 116.28, 123.675],
      stdBgr: [1, 1, 1],
      padDivisor: 32,
    },
    image: { width: Math.trunc(crop.width * resize), height: targetHeight, paddedWidth: 0, paddedHeight: 0 },
  }
}

async function prepare(preprocessor: Preprocessor, picture: Partial<Picture>): Promise<Uint8Array> {
  const target = new Uint8Array(preprocessor.pictureBytes)
  await preprocessor.prepare(
    { width, height, encoding: ImageEncoding.RGB8, bytes: new Uint8Array(0), ...picture },
    target,
  )
  return target
}

/** A picture with edges and a gradient. */
const pattern = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
  const x = Math.floor(i / 3) % width
  const y = Math.floor(i / 3 / width)
  return (Math.floor(x / 9) + Math.floor(y / 7)) % 2 === 0 ? 240 - (i % 3) * 40 : (x + 2 * y + (i % 3) * 60) % 256
})
const patternJpeg = () =>
  sharp(pattern, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
const jpeg = { encoding: ImageEncoding.JPEG }

t.test('official crop and resize come out bit for bit at three scales', skipWithout(referenceFolder), async (t) => {
  const bgr = readReference('preprocess', 'image_bgr').data
  const rgb = Uint8Array.from(bgr, (_, i) => bgr[i - (i % 3) + 2 - (i % 3)]!)
  const bgra = Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 7 : bgr[Math.floor(i / 4) * 3 + (i % 4)]!,
  )
  for (const scale of [0, 1, 2]) {
    const { shape, data } = readReference('preprocess', `${scale}.resized`)
    const expected = Uint8Array.from(data, (_, i) => data[i - (i % 3) + 2 - (i % 3)]!)
    const preprocessor = createPreprocessor(modelAt(shape[0]!))
    t.ok(Buffer.compare(await prepare(preprocessor, { bytes: rgb }), expected) === 0, `RGB8, ${shape}`)
    const fromBgra = await prepare(preprocessor, { bytes: bgra, encoding: ImageEncoding.BGRA8 })
    t.ok(Buffer.compare(fromBgra, expected) === 0, `BGRA8, ${shape}`)
  }
})

t.test('a JPEG is cropped, and nothing else happens to it at scale 1', async (t) => {
  const bytes = await patternJpeg()
  const whole = await sharp(bytes).raw().toBuffer()
  const found = await prepare(createPreprocessor(modelAt(64)), { ...jpeg, bytes })
  t.ok(Buffer.compare(found, whole.subarray(26 * width * 3)) === 0)
})

t.test('a grey JPEG becomes three equal channels', async (t) => {
  const bytes = await sharp(pattern, { raw: { width, height, channels: 3 } })
    .greyscale()
    .jpeg()
    .toBuffer()
  const found = await prepare(createPreprocessor(modelAt(64)), { ...jpeg, bytes })
  t.ok(found.every((value, i) => value === found[i - (i % 3)]))
})

t.test('a picture of half the size is scaled straight to the input and its geometry says so', async (t) => {
  const preprocessor = createPreprocessor(modelAt(32))
  const bytes = new Uint8Array(80 * 45 * 3).map((_, i) => i % 251)
  const target = new Uint8Array(preprocessor.pictureBytes)
  const geometry = await preprocessor.prepare({ width: 80, height: 45, encoding: ImageEncoding.RGB8, bytes }, target)
  t.strictSame(geometry, { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 13 })
  t.ok(Buffer.compare(target, bytes.subarray(13 * 80 * 3)) === 0)
})

t.test('a camera without a picture is filled with the rounded mean, red first', (t) => {
  const preprocessor = createPreprocessor(modelAt(64))
  const target = new Uint8Array(preprocessor.pictureBytes)
  preprocessor.fillMissing(target)
  t.strictSame([...target.subarray(0, 6)], [124, 116, 104, 124, 116, 104])
  t.end()
})

t.test('every truncation of a JPEG is noticed', async (t) => {
  const bytes = await patternJpeg()
  const preprocessor = createPreprocessor(modelAt(64))
  for (let length = 0; length < bytes.length - 2; length += 97) {
    await t.rejects(prepare(preprocessor, { ...jpeg, bytes: bytes.subarray(0, length) }), { code: 'image-invalid' })
  }
})

t.test('corrupt picture data inside a JPEG is noticed', async (t) => {
  const bytes = await patternJpeg()
  const middle = bytes.length >> 1
  bytes.fill(0xff, middle, middle + 40)
  const preprocessor = createPreprocessor(modelAt(64))
  await t.rejects(prepare(preprocessor, { ...jpeg, bytes }), { code: 'image-invalid', message: /cannot be decoded/ })
})

t.test('a picture that is not what its camera says is refused with both sizes', async (t) => {
  const preprocessor = createPreprocessor(modelAt(64))
  const bytes = await patternJpeg()
  const invalid = (message: RegExp) => ({ code: 'image-invalid', message })
  await t.rejects(
    prepare(preprocessor, { ...jpeg, bytes, width: 320, height: 180 }),
    invalid(/is 160x90.*says 320x180/),
  )
  await t.rejects(prepare(preprocessor, { bytes: new Uint8Array(5) }), invalid(/5 bytes.*43200/))
  await t.rejects(prepare(preprocessor, { width: 100, height: 100 }), invalid(/is 100x100.*expects 160x90/))
  await t.rejects(prepare(preprocessor, { width: 1e9, height: 1e9 }), invalid(/1000000000x/))
  await t.rejects(prepare(preprocessor, { width: 0, height: 0 }), invalid(/0x0/))
  await t.rejects(
    prepare(preprocessor, { ...jpeg, bytes: Buffer.from('GIF89a not a picture') }),
    invalid(/start like a JPEG/),
  )
})

t.test('the real keyframe: six pictures, rows 260 to 900', skipWithout(keyframeFolder), async (t) => {
  const preprocessor = createPreprocessor(officialPictures)
  const samples = join(keyframeFolder, 'samples')
  for (const channel of readdirSync(samples).filter((name) => name.startsWith('CAM_'))) {
    const bytes = readFileSync(join(samples, channel, readdirSync(join(samples, channel))[0]!))
    const found = await prepare(preprocessor, { ...jpeg, bytes, width: 1600, height: 900 })
    const whole = await sharp(bytes).raw().toBuffer()
    t.ok(Buffer.compare(found, whole.subarray(260 * 1600 * 3)) === 0, channel)
  }
})
