/** Imports the definitions of the nodes a graph names, and those alone. */
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf } from '../../schemas/errors.js'
import type { InputSpec, NodeDefinition } from '../graph/define-node.js'
import type { ConfigProblem } from './config-problem.js'
import { oneOf, suggestion } from './nearest-name.js'
import type { ParsedGraph } from './parse-graph.js'
import { schemaProblems } from './schema-issues.js'

/** Node type -> URL of the module whose default export defines it. */
export type NodeModules = Readonly<Record<string, string>>

export interface ResolvedNode {
  readonly definition: NodeDefinition
  readonly module: string
  /** Parsed by the node's own schema: complete, defaults filled in. Undefined when it was refused. */
  readonly config: unknown
}

export async function loadDefinitions(
  { source, config }: Pick<ParsedGraph, 'source' | 'config'>,
  modules: NodeModules,
): Promise<{ nodes: ReadonlyMap<string, ResolvedNode>; problems: readonly ConfigProblem[] }> {
  const nodes = new Map<string, ResolvedNode>()
  const problems: ConfigProblem[] = []
  for (const [name, node] of Object.entries(config.nodes)) {
    const path = ['nodes', name, 'type']
    const module = moduleOf(node.type, source.file, modules)
    if (module === undefined) {
      const known = Object.keys(modules)
      const expected = `${oneOf(known)}, or ./module.js`
      problems.push(source.at(path, 'value', `"${node.type}"; expected ${expected}${suggestion(node.type, known)}`))
      continue
    }
    try {
      const definition = definitionOf(await import(module))
      const result = await definition.config.safeParseAsync(node.config)
      nodes.set(name, { definition, module, config: result.data })
      if (!result.success) {
        const at = ['nodes', name, 'config']
        problems.push(...schemaProblems(source, at, node.config, definition.config, result.error.issues))
      }
    } catch (error) {
      problems.push(source.at(path, 'value', `"${node.type}" cannot be loaded: ${messageOf(error)}`))
    }
  }
  return { nodes, problems }
}

function moduleOf(type: string, file: string, modules: NodeModules): string | undefined {
  if (/^\.{1,2}\//.test(type)) return pathToFileURL(resolve(dirname(file), type)).href
  return Object.hasOwn(modules, type) ? modules[type] : undefined
}

function definitionOf(module: { default?: unknown }): NodeDefinition {
  const candidate = module.default as Partial<NodeDefinition> | undefined
  const hasAll = candidate?.config && candidate.inputs && candidate.outputs && typeof candidate.setup === 'function'
  if (!hasAll) throw new Error('its default export is not a defineNode(...)')
  return candidate as NodeDefinition
}

/** Both ways to write an input of a definition, as one. */
export function inputSpec(definition: NodeDefinition, input: string): InputSpec | undefined {
  if (!Object.hasOwn(definition.inputs, input)) return undefined
  const spec = definition.inputs[input]!
  return typeof spec === 'string' ? { type: spec } : spec
}
