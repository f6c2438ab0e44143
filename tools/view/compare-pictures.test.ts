import sharp from 'sharp'
import t from 'tap'
import { comparePictures, isWithin, toleranceAcrossMachines } from './compare-pictures.js'

function picture(rectangles: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="100%" height="100%" fill="#0b0f14"/>${rectangles}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

t.test('a picture is like itself, also as a JPEG and at another size', async (t) => {
  const one = await picture('<rect x="200" y="100" width="300" height="200" fill="#4aa8ff"/>')
  t.same(await comparePictures(one, one), { mean: 0, worstTile: 0, emptiedTiles: 0 })
  const jpeg = await sharp(one).resize(640).jpeg({ quality: 80 }).toBuffer()
  t.ok(isWithin(await comparePictures(one, jpeg)))
})

t.test('figures may differ; a part that is missing, or another ground, may not', async (t) => {
  const digits = (text: string) => picture(`<text x="900" y="300" font-size="13" fill="#e6edf3">${text}</text>`)
  t.ok(isWithin(await comparePictures(await digits('17.3 ms'), await digits('28.9 ms'))))
  const whole = await picture('<rect x="900" y="100" width="160" height="90" fill="#8b9bb0"/>')
  const missing = await comparePictures(whole, await picture(''))
  t.ok(missing.mean < 3, 'small on the whole')
  t.notOk(isWithin(missing), 'and seen all the same')
  t.notOk(isWithin(await comparePictures(whole, await sharp(whole).negate({ alpha: false }).png().toBuffer())))
})

t.test('on another machine letters look otherwise; where there are none any more, something is missing', async (t) => {
  const lines = (font: string, size: number) =>
    picture(
      [100, 120, 140, 160, 180]
        .map(
          (y) =>
            `<text x="880" y="${y}" font-family="${font}" font-size="${size}" fill="#8b9bb0">detector.frames 31.5 ms</text>`,
        )
        .join(''),
    )
  const written = await lines('monospace', 14)
  t.ok(isWithin(await comparePictures(await lines('serif', 15), written), toleranceAcrossMachines))
  const missing = await comparePictures(await picture(''), written)
  t.ok(missing.mean < toleranceAcrossMachines.mean && missing.worstTile < toleranceAcrossMachines.worstTile)
  t.notOk(isWithin(missing, toleranceAcrossMachines))
})
