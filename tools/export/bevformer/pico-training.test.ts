/** What tools/train teaches is what `goshawk model export` writes: both read the same configuration. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { publishedDetector } from './published.js'

t.test('tools/train/pico.json is the published small model', async (t) => {
  const trained = JSON.parse(readFileSync(join(packageRoot, 'tools/train/pico.json'), 'utf8'))
  const { name, backbone, neck, head, preprocessing, classes, cameras } = publishedDetector(
    'bevformerv2-internimage-pico-t2',
  )
  const { crop, resize, sourceWidth, sourceHeight } = preprocessing
  const image = { height: crop.height * resize, width: crop.width * resize }
  const source = { width: sourceWidth, height: sourceHeight }
  const published = { name, classes, cameras, image, source, crop, backbone, neck, head }
  t.strictSame(trained, JSON.parse(JSON.stringify(published)))
})
