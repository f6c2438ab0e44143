/** The graph that docs/llm-planner.md shows is one that loads. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse, stringify } from 'yaml'
import { nodeModules } from '../../nodes/registry.js'
import { checkGraph } from '../../runtime/config/load-graph.js'
import { parseGraph } from '../../runtime/config/parse-graph.js'
import { packageRoot } from '../../schemas/package-root.js'

const guide = readFileSync(join(packageRoot, 'docs/llm-planner.md'), 'utf8')

t.test('the decision node of the guide fits into the default graph', async (t) => {
  const [, block = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? []
  const graph = parse(readFileSync(join(packageRoot, 'runtime.yaml'), 'utf8')) as { nodes: object }
  const text = stringify({ ...graph, nodes: { ...graph.nodes, ...(parse(block) as object) } })
  const { nodes } = await checkGraph(parseGraph('guide.yaml', text), nodeModules)
  t.match(nodes.get('decision'), { config: { planner: 'llm', llm: { model: 'InternVL3-8B' } } })
  const without = text.replace(/^ +llm:\n(?: {8,}.*\n)+/m, '')
  await t.rejects(checkGraph(parseGraph('guide.yaml', without), nodeModules), {
    code: 'config-invalid',
    message: /nodes\.decision\.config\.llm: missing; expected the endpoint/,
  })
})

t.test('the guide names every setting', async (t) => {
  const { llmSettings } = await import('../../nodes/decision/llm/settings.js')
  for (const name of Object.keys(llmSettings.shape)) t.match(guide, `| \`${name}\` |`)
})
