/** Every check of `goshawk doctor`, in the order of what depends on what. */
import { loadNodeModules } from '../../runtime/cli/packaged.js'
import { type CheckedGraph, loadGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { checkBundles, checkDataroot } from './data-checks.js'
import type { Finding } from './finding.js'
import {
  checkChromium,
  checkNode,
  checkOnnxRuntime,
  checkPage,
  checkSharp,
  checkTensorRt,
  checkZeromq,
} from './machine-checks.js'
import { checkPorts } from './port-checks.js'

export interface ExamineOptions {
  readonly graphFile: string
  readonly dataroot?: string
  /** Of the data set. */
  readonly version: string
}

export async function* examine({ graphFile, dataroot, version }: ExamineOptions): AsyncGenerator<Finding> {
  yield checkNode(process.versions.node)
  yield await guarded('ZeroMQ', 'run npm ci again', checkZeromq)
  yield await guarded('sharp', 'run npm ci again; sharp needs its package for this platform', checkSharp)
  yield* await guardedAll('ONNX Runtime', 'run npm ci again', checkOnnxRuntime)
  yield await guarded('TensorRT', 'build the addon again: goshawk model build-addon', checkTensorRt)
  let graph: CheckedGraph | undefined
  yield await guarded('graph', 'correct the file; goshawk graph prints the plan when it is right', async () => {
    graph = await loadGraph(graphFile, await loadNodeModules())
    return { check: 'graph', state: 'ok', found: `${graphFile} is right, ${graph.nodes.size} nodes` }
  })
  if (graph) {
    yield* await checkPorts(graph)
    yield* await checkBundles(graph)
  }
  if (dataroot !== undefined) {
    yield await guarded('data set', 'see what the message names', () => checkDataroot(dataroot, version))
  }
  yield checkPage()
  yield checkChromium()
}

/** A check that throws is one that failed. */
async function guarded(check: string, mend: string, run: () => Promise<Finding>): Promise<Finding> {
  const [finding] = await guardedAll(check, mend, async () => [await run()])
  return finding!
}

async function guardedAll(check: string, mend: string, run: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await run()
  } catch (error) {
    const found = error instanceof GoshawkError ? error.message : `does not work (${messageOf(error).split('\n')[0]})`
    return [{ check, state: 'failed', found, mend }]
  }
}
