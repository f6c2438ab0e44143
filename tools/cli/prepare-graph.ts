/** Makes what a graph needs and the package can make itself: the default model bundle, the page. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { packageRoot } from '../../schemas/package-root.js'

/** The bundle that comes with Goshawk; until a trained one does, its weights are seeded random. */
export const defaultBundle = {
  path: 'models/default',
  architecture: 'bevformerv2-internimage-pico-t1',
  seed: 0,
} as const

export async function prepareGraph(graph: CheckedGraph, log: Logger): Promise<void> {
  const nodes = [...graph.nodes.values()]
  const usesDefaultBundle = nodes.some(
    ({ definition, config }) =>
      definition.type === 'detector' && (config as { bundle: string }).bundle === defaultBundle.path,
  )
  if (usesDefaultBundle) await makeDefaultBundle(log)
  if (nodes.some(({ definition }) => definition.type === 'publisher')) await buildPage(log)
}

async function makeDefaultBundle(log: Logger): Promise<void> {
  const { path, architecture, seed } = defaultBundle
  const places = [resolve(path), join(packageRoot, path)]
  if (places.some((folder) => existsSync(join(folder, 'model.json')))) return
  const folder = join(packageRoot, path)
  const startedMs = performance.now()
  const { exportPublished } = await import('../export/bundle/export-published.js')
  await exportPublished({ arch: architecture, weights: { seed }, lowering: 'deform-conv', folder })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  log.info(`wrote ${path}: ${architecture} with random weights, untrained (${seconds} s)`)
}

async function buildPage(log: Logger): Promise<void> {
  const script = join(packageRoot, 'bin', 'build-viz.js')
  if (!existsSync(script)) return
  const startedMs = performance.now()
  const { buildViz } = (await import(pathToFileURL(script).href)) as { buildViz(): Promise<void> }
  await buildViz()
  const seconds = (performance.now() - startedMs) / 1000
  if (seconds > 1) log.info(`built the page (${seconds.toFixed(1)} s)`)
}
