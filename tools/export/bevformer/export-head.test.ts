import t from 'tap'
import { randomWeights } from '../weights/random.js'
import { headParts } from './export-head.js'
import { parseHeadConfig } from './head-config.js'
import { headWeights } from './head-weights.js'
import { publishedDetector } from './published.js'

const { head: config } = publishedDetector('bevformerv2-internimage-pico-t1')
const shapes = headWeights(parseHeadConfig(config, 'pico'))

function parts(changes: Partial<Parameters<typeof headParts>[0]>) {
  const weights = randomWeights(shapes, 1)
  const image = { height: 256, width: 640 }
  return headParts({ config, where: 'pico.json', weights, image, cameras: 6, lowering: 'deform-conv', ...changes })
}

t.test('a missing group of keys is listed, and filled only when allowed', async (t) => {
  const weights = randomWeights(
    shapes.filter(([key]) => !key.startsWith('reg_branches.')),
    1,
  )
  t.throws(() => parts({ weights }), {
    code: 'weights-invalid',
    message: /18 missing:\n {4}reg_branches\.0\.0\.weight/,
  })
  const graphs = parts({ weights, allowPartial: true })
  t.same(
    graphs.map(({ name }) => name),
    ['bev_encoder', 'detector'],
  )
})

t.test('an image size or a number of cameras that does not fit is refused', async (t) => {
  t.throws(() => parts({ image: { height: 250, width: 640 } }), {
    code: 'usage-invalid',
    message: /multiples of 32/,
  })
  t.throws(() => parts({ cameras: 5 }), { code: 'usage-invalid', message: /--cameras 5: pico\.json says 6/ })
})
