/** Text of runtime.yaml -> a config of the right shape, together with what was wrong in the rest of it. */
import { GraphConfig } from '../../schemas/graph-config.js'
import { type ConfigPath, type ConfigProblem, ConfigProblems } from './config-problem.js'
import { schemaProblems } from './schema-issues.js'
import { YamlSource } from './yaml-source.js'

export interface ParsedGraph {
  readonly source: YamlSource
  /** Without the parts that are wrong, so that the rest can be checked in the same go. */
  readonly config: GraphConfig
  readonly problems: readonly ConfigProblem[]
  /** Nodes some part of which is missing from `config`: what is wrong there has been said. */
  readonly damagedNodes: ReadonlySet<string>
  readonly damagedProcesses: ReadonlySet<string>
}

/** Every round removes at least one part, so this is a bound on how much may be wrong, not on how deep. */
const roundsMax = 100

/** Throws GoshawkError 'config-invalid' when too little is left to check any further. */
export function parseGraph(file: string, text: string): ParsedGraph {
  const source = new YamlSource(file, text)
  const first = GraphConfig.safeParse(source.value)
  const problems = first.success ? [] : schemaProblems(source, [], source.value, GraphConfig, first.error.issues)
  const damaged = { nodes: new Set<string>(), processes: new Set<string>() }
  const rest = structuredClone(source.value)
  let result = first
  for (let round = 0; !result.success && round < roundsMax; round++) {
    for (const issue of result.error.issues) {
      const path = issue.path as ConfigPath
      const [top, name] = path
      if (top === 'nodes' && name !== undefined) damaged.nodes.add(String(name))
      if (top === 'processes' && name !== undefined) damaged.processes.add(String(name))
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(rest, [...path, key])
      else remove(rest, path)
    }
    result = GraphConfig.safeParse(rest)
  }
  if (result.success) {
    return { source, config: result.data, problems, damagedNodes: damaged.nodes, damagedProcesses: damaged.processes }
  }
  const all = new ConfigProblems(file)
  all.add(...problems)
  all.throwIfAny()
  throw new Error(`${file}: refused without a reason`)
}

/** Removes what is at the path, or the nearest thing around it that is there. */
function remove(root: unknown, path: ConfigPath): void {
  for (let length = path.length; length > 0; length--) {
    let holder: unknown = root
    for (const key of path.slice(0, length - 1))
      holder = (holder as Record<string | number, unknown> | undefined)?.[key]
    const key = path[length - 1]!
    if (typeof holder === 'object' && holder !== null && key in holder) {
      delete (holder as Record<string | number, unknown>)[key]
      return
    }
  }
}
