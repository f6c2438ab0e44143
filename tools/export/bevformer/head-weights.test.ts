import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { fpnWeights, parseFpnConfig } from '../fpn/fpn-config.js'
import { parseHeadConfig } from './head-config.js'
import { headWeights } from './head-weights.js'
import { publishedDetector, publishedDetectorNames } from './published.js'

const reference = join(packageRoot, '../shared/reference/bevformer_v2')
const options = existsSync(reference) ? {} : { skip: `${reference} is not there` }

for (const frames of ['t1', 't2', 't8']) {
  t.test(
    `bevformerv2-r50-${frames} has the keys and shapes of the official model, in its order`,
    options,
    async (t) => {
      const file = join(reference, `keys-bevformerv2-r50-${frames}.json`)
      const official = JSON.parse(readFileSync(file, 'utf8')) as { keys: [string, number[]][] }
      const config = publishedDetector(`bevformerv2-r50-${frames}`)
      const found = [
        ...headWeights(parseHeadConfig(config.head, 'head')).map(([key, shape]) => [`pts_bbox_head.${key}`, shape]),
        ...fpnWeights(parseFpnConfig(config.neck, 'neck')).map(([key, shape]) => [`img_neck.${key}`, shape]),
      ]
      t.same(found, official.keys)
    },
  )
}

t.test('a -base model differs by its single group of queries only', async (t) => {
  const keys = (name: string) => headWeights(parseHeadConfig(publishedDetector(name).head, name))
  const base = keys('bevformerv2-r50-t1-base')
  const differing = keys('bevformerv2-r50-t1').filter(([, shape], i) => shape.join() !== base[i]![1].join())
  t.same(differing, [['query_embedding.weight', [9900, 512]]])
  t.same(base.at(-1), ['query_embedding.weight', [900, 512]])
})

t.test('every published name has a head and a neck that agree with each other', async (t) => {
  for (const name of publishedDetectorNames) {
    const config = publishedDetector(name)
    const head = parseHeadConfig(config.head, name)
    t.equal(parseFpnConfig(config.neck, name).outChannels, head.channels, name)
    t.equal(head.cameras, config.cameras.length, name)
  }
})

t.test('a name nobody published is refused with the list of names', async (t) => {
  t.throws(() => publishedDetector('bevformerv2-internimage-h-t1'), {
    code: 'usage-invalid',
    message: /bevformerv2-r50-t8/,
  })
})

t.test('a config that the export cannot honour is refused, all problems at once', async (t) => {
  const head = structuredClone(publishedDetector('bevformerv2-r50-t1').head) as Record<string, never>
  t.throws(() => parseHeadConfig({ ...head, with_box_refine: false, bev_h: 'tall' }, 'head.json'), {
    code: 'config-invalid',
    message: /head\.json: .*bev_h.*with_box_refine|head\.json: .*with_box_refine.*bev_h/,
  })
  t.throws(() => parseHeadConfig({ ...head, bev_h: 100 }, 'head.json'), {
    message: /row_num_embed is 200, expected 100/,
  })
  t.throws(() => parseHeadConfig({ ...head, in_channels: 128 }, 'head.json'), {
    message: /in_channels is 128, expected 256/,
  })
})
