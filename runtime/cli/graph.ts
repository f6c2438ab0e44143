import { type Command, Option } from 'commander'
import { graphConfigJsonSchema } from '../../schemas/graph-config.js'
import { loadGraph } from '../config/load-graph.js'
import { buildPlan } from '../graph/build-plan.js'
import { planAsJson, planAsMermaid, planAsText } from '../graph/describe-plan.js'
import { graphFile } from './options.js'
import { loadNodeModules } from './packaged.js'

const formats = { text: planAsText, mermaid: planAsMermaid, json: planAsJson } as const

interface GraphOptions {
  readonly format: keyof typeof formats
  readonly json?: boolean
  readonly schema?: boolean
}

export function addGraphCommand(program: Command): void {
  program
    .command('graph')
    .description('check a graph and print what would run where')
    .argument('[file]', 'graph file (default: runtime.yaml)')
    .addOption(new Option('--format <format>', 'of the plan').choices(Object.keys(formats)).default('text'))
    .option('--json', 'the same as --format json')
    .option('--schema', 'print the JSON Schema of graph files, for editors')
    .addHelpText(
      'after',
      `
Examples:
  goshawk graph                          check runtime.yaml, print processes, nodes, links and defaults
  goshawk graph my.yaml --format mermaid > graph.mmd`,
    )
    .action(async (file: string | undefined, { format, json, schema }: GraphOptions) => {
      if (schema) {
        process.stdout.write(`${JSON.stringify(graphConfigJsonSchema(), null, 2)}\n`)
        return
      }
      const graph = await loadGraph(graphFile(file), await loadNodeModules())
      // Nothing runs: the folders are only named.
      const plan = buildPlan(graph, { runFolder: 'runs', socketFolder: 'sockets' })
      process.stdout.write(formats[json ? 'json' : format](plan))
    })
}
