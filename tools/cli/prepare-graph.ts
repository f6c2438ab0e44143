/** Makes what a graph needs and the package can make itself: the page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { packageRoot } from '../../schemas/package-root.js'

export async function prepareGraph(graph: CheckedGraph, log: Logger): Promise<void> {
  if ([...graph.nodes.values()].some(({ definition }) => definition.type === 'publisher')) await buildPage(log)
}

/** Brings the page up to date; does nothing in a published package, which has it. */
export async function buildPage(log: Logger): Promise<void> {
  const script = join(packageRoot, 'bin', 'build-viz.js')
  if (!existsSync(script)) return
  const startedMs = performance.now()
  const { buildViz } = (await import(pathToFileURL(script).href)) as { buildViz(): Promise<void> }
  await buildViz()
  const seconds = (performance.now() - startedMs) / 1000
  if (seconds > 1) log.info(`built the page (${seconds.toFixed(1)} s)`)
}
