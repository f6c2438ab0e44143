/** How far a written model is from the float32 graphs it was made of, on one frame. */
import { InferenceSession } from 'onnxruntime-node'
import type { Feeds } from '../calibration/open-calibration.js'
import { errorsAgainst } from '../compare.js'
import type { GraphBuilder } from '../onnx/graph-builder.js'
import { runChain } from './graph-chain.js'

/** @returns relative L2 error by output; graphs read what the graphs before them gave, as at run time. */
export async function measureError(
  models: readonly { readonly graph: GraphBuilder; readonly path: string }[],
  { frame, expected }: { readonly frame: Feeds; readonly expected: Feeds },
): Promise<Readonly<Record<string, number>>> {
  const sessions: InferenceSession[] = []
  try {
    for (const { path } of models) {
      sessions.push(await InferenceSession.create(path, { executionProviders: ['cpu'], logSeverityLevel: 3 }))
    }
    const links = models.map(({ graph }, i) => ({ graph, run: (feeds: Feeds) => sessions[i]!.run(feeds) }))
    const found = await runChain(links, frame)
    const names = models.flatMap(({ graph }) => graph.outputs.map(({ name }) => name))
    return Object.fromEntries(
      names.map((name) => {
        const wanted = expected[name]!.data as Float32Array
        return [name, errorsAgainst(wanted, found[name]!.data as Float32Array).relativeL2]
      }),
    )
  } finally {
    for (const session of sessions) await session.release()
  }
}
