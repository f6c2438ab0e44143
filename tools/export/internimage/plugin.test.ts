/** Models exported for the plug-in: TRTDCNv3 written out as standard operators, then run by ONNX Runtime. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { openGraph } from '../bevformer/run-graph.js'
import { errorsAgainst } from '../compare.js'
import { openSafetensors } from '../weights/safetensors.js'
import { float32Values } from '../weights/tensor.js'
import { InternImageConfig } from './config.js'
import { expandPlugin } from './expand-plugin.js'
import { internImageGraph } from './export-internimage.js'

const reference = join(packageRoot, '../shared/reference/internimage/model')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'

t.test('InternImage through TRTDCNv3 equals the official models', { skip }, async (t) => {
  const { models } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
  t.equal(models.length, 4)
  for (const { id, config, cases } of models) {
    const expected = openSafetensors(join(reference, cases[0].file))
    const input = expected.read('input')
    const [batch, , height, width] = input.shape as [number, number, number, number]
    const weights = openSafetensors(join(reference, `${id}.safetensors`))
    const parsed = InternImageConfig.parse(config)
    const graph = internImageGraph({
      part: 'classifier',
      config: parsed,
      weights,
      lowering: 'plugin',
      input: { batch, height, width },
    })
    const plugins = graph.nodes.filter(({ type, domain }) => type === 'TRTDCNv3' && domain === 'mmdeploy')
    t.equal(
      plugins.length,
      parsed.depths.reduce((sum, depth) => sum + depth, 0),
      `${id}: one a block`,
    )
    // Extents matter only where a centre is removed, which no InternImage does.
    const run = await openGraph(expandPlugin(graph, () => ({ batch, height: 1, width: 1 })))
    const results = await run({ input: { values: float32Values(input), shape: input.shape } })
    for (const { key } of expected.entries()) {
      if (key === 'input') continue
      const { relativeL2 } = errorsAgainst(float32Values(expected.read(key)), results[key]!.values)
      t.ok(relativeL2 <= (id === 'xl' ? 2e-5 : 5e-6), `${id} ${key}: relative L2 ${relativeL2}`)
    }
    weights.close()
    expected.close()
  }
})
