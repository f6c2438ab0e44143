import sharp from 'sharp'
import t from 'tap'
import { syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'
import { judge } from '../../schemas/verdicts.js'
import { drawVerdicts } from './draw-verdicts.js'

t.test('the picture shows what was missed in red, in the cameras and from above', async (t) => {
  const { frames } = await syntheticFrame(1, { width: 320 })
  const { payload, parts } = frames
  const drawn = await drawVerdicts(payload, parts, judge(payload.groundTruth, []), 'test')
  const { data, info } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true })
  t.same([info.width, info.height], [3 * 320 + 360, 360 + 22])
  const reds = { cameras: 0, above: 0 }
  for (let i = 0; i < data.length; i += 3) {
    const isRed = data[i]! > 180 && data[i + 1]! < 120 && data[i + 2]! < 120
    const x = (i / 3) % info.width
    if (isRed && i / 3 / info.width > 22) reds[x < 960 ? 'cameras' : 'above']++
  }
  t.ok(reds.cameras > 100 && reds.above > 50, JSON.stringify(reds))
})
