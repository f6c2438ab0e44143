/** From float32 graphs and frames to integer graphs: measure, choose grids, rewrite. */
import { GoshawkError } from '../../../schemas/errors.js'
import type { CalibrationFrames, Feeds } from '../calibration/open-calibration.js'
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'
import { chooseGrid } from './choose-grid.js'
import { runChain } from './graph-chain.js'
import { type Measured, toInt8Graph } from './int8-graph.js'
import { centrableValues, type Int8Plan, measuredValues, planInt8 } from './int8-plan.js'
import { layersAsProducts } from './layers-as-products.js'
import { type Observer, openObserver } from './observer.js'

export interface QuantiseOptions {
  /** For models while they are measured. */
  readonly folder: string
  readonly signal?: AbortSignal | undefined
  readonly onFrame?: ((done: number, total: number) => void) | undefined
}

export interface QuantisedGraphs {
  readonly graphs: readonly GraphBuilder[]
  /** The first frame, and what the float32 graphs gave for it: to compare the written model with. */
  readonly frame: Feeds
  readonly expected: Feeds
}

/**
 * The float32 graphs run on all frames in ONNX Runtime, each reading what the ones before give.
 *
 * @throws GoshawkError 'cancelled' | 'image-invalid' | 'weights-invalid' | 'disk-full'
 */
export async function quantiseGraphs(
  graphs: readonly GraphBuilder[],
  calibration: CalibrationFrames,
  { folder, signal, onFrame }: QuantiseOptions,
): Promise<QuantisedGraphs> {
  const plans = graphs.map((graph) => planInt8(layersAsProducts(graph)))
  const observers: Observer[] = []
  try {
    for (const plan of plans) observers.push(await openObserver(plan.graph, measuredValues(plan), folder))
    let first: { readonly frame: Feeds; readonly expected: Feeds } | undefined
    let done = 0
    for await (const frame of calibration.frames()) {
      if (signal?.aborted) throw new GoshawkError('cancelled', 'interrupted while calibrating; nothing was written')
      const outputs = await runChain(observers, frame)
      first ??= { frame, expected: outputs }
      done += 1
      onFrame?.(done, calibration.count)
    }
    if (first === undefined) throw new Error('calibration without frames')
    return { ...first, graphs: plans.map((plan, i) => toInt8Graph(plan, measuredOf(plan, observers[i]!))) }
  } finally {
    for (const observer of observers) await observer.close()
  }
}

function measuredOf(plan: Int8Plan, { observations }: Observer): ReadonlyMap<Value, Measured> {
  const centrable = centrableValues(plan)
  return new Map(
    [...observations].map(([value, observation]) => [
      value,
      { grid: chooseGrid(observation, centrable.has(value)), shape: observation.shape },
    ]),
  )
}
