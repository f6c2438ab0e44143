import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { NodeDefinition } from '../runtime/graph/define-node.js'
import { packageRoot } from '../schemas/package-root.js'
import { nodeModules } from './registry.js'

t.test('every folder with a node.ts is listed', async (t) => {
  const folders = readdirSync(join(packageRoot, 'dist/nodes'), { recursive: true, encoding: 'utf8' })
  const defined = folders.filter((file) => /^[^/]+\/node\.js$/.test(file)).map((file) => file.split('/')[0])
  t.strictSame(Object.keys(nodeModules).sort(), defined.sort())
})

for (const [type, module] of Object.entries(nodeModules)) {
  t.test(`${type} defines a node of that type, and every field of its config says what it is for`, async (t) => {
    const { default: definition } = (await import(module)) as { default: NodeDefinition }
    t.equal(definition.type, type)
    t.match(definition.description, /\w/)
    const shape = (definition.config as unknown as { shape: Record<string, { description?: string }> }).shape
    const silent = Object.entries(shape).filter(([, field]) => !field.description)
    t.strictSame(
      silent.map(([name]) => name),
      [],
    )
  })
}
