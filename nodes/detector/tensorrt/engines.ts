/** From a bundle's ONNX graphs to loaded engines: out of the cache, or built and cached. */
import { rmSync } from 'node:fs'
import type { GraphName, ModelBundle } from '../../../schemas/model-bundle.js'
import { cachedEngine, discardEngine, type EngineIdentity, engineCacheFolder } from './engine-cache.js'
import { fromNative, type NativeEngine, type NativeProgress, type NativeSession, nativeCode } from './native.js'

export interface EngineSettings {
  /** Folder of built engines. */
  readonly cacheFolder?: string | undefined
  /** 0 (fast build) to 5 (fast engine); TensorRT's default is 3. */
  readonly optimizationLevel?: number
  /**
   * Lets float32 products round their factors to ten bits. Off: the projection of points to pixels would be off by a
   * pixel, and a bundle in fp16 or int8 gains nothing from it.
   */
  readonly tf32?: boolean
  /** Records launches as CUDA graphs where shapes allow it. */
  readonly cudaGraphs?: boolean
}

/** One thing to build: a .onnx file, by any name. */
export interface GraphFile {
  /** For people and file names. */
  readonly name: string
  readonly onnxPath: string
  /** Of the .onnx file and of its external data. */
  readonly sha256: readonly string[]
}

export interface BuildEvent extends NativeProgress {
  readonly graph: string
}
export type OnBuild = (event: BuildEvent) => void

export interface LoadedEngine extends NativeEngine {
  readonly built: boolean
  /** Why an engine from the cache was built again. */
  readonly rebuiltBecause: string | undefined
}

export function bundleGraphFiles({ model, graphPaths }: ModelBundle): Readonly<Record<GraphName, GraphFile>> {
  const file = (graph: GraphName): GraphFile => {
    const { sha256, data } = model.files[graph]
    return {
      name: `${model.name.replace(/[^\w.-]/g, '-')}-${graph}`,
      onnxPath: graphPaths[graph],
      sha256: data === undefined ? [sha256] : [sha256, data.sha256],
    }
  }
  return { image_encoder: file('image_encoder'), bev_encoder: file('bev_encoder'), detector: file('detector') }
}

/**
 * Loads the engine of a graph, after building it if the cache has none. An engine that TensorRT refuses (of a driver
 * or plug-in that changed since) is built again once.
 *
 * @throws GoshawkError 'model-invalid' when TensorRT's parser or builder refuses the graph, 'unavailable' | 'disk-full'
 *   | 'cancelled' | 'file-invalid'.
 */
export async function loadEngine(
  session: NativeSession,
  graph: GraphFile,
  settings: EngineSettings,
  onBuild: OnBuild = () => {},
): Promise<LoadedEngine> {
  const folder = settings.cacheFolder ?? engineCacheFolder()
  const cudaGraphs = settings.cudaGraphs ?? true
  const { tensorRtVersion, device, computeCapability } = await session.facts()
  const optimizationLevel = settings.optimizationLevel ?? 3
  const tf32 = settings.tf32 ?? false
  const identity: EngineIdentity = {
    graphSha256: graph.sha256,
    tensorRtVersion,
    device,
    computeCapability,
    optimizationLevel,
    tf32,
  }
  const where = `TensorRT engine of ${graph.name}`
  const build = () =>
    cachedEngine(folder, graph.name, identity, async (draft) => {
      const request = { ...draft, onnxPath: graph.onnxPath, optimizationLevel, tf32 }
      const tell = (progress: NativeProgress) => onBuild({ graph: graph.name, ...progress })
      // The addon's own progress arrives when this thread is free; that a build begins is told before.
      tell({ phase: 'Starting', step: 0, steps: 1 })
      try {
        await session.build(request, tell)
      } catch (error) {
        if (nativeCode(error) !== 'timing-cache') throw error
        // Measurements of another driver: worth nothing, and made anew.
        rmSync(draft.timingCachePath, { force: true })
        await session.build({ ...request, timingCachePath: '' }, tell)
      }
    })
  try {
    const file = await build()
    try {
      return {
        ...(await session.load({ planPath: file.path, cudaGraphs })),
        built: file.built,
        rebuiltBecause: undefined,
      }
    } catch (error) {
      if (file.built || nativeCode(error) !== 'engine-refused') throw error
      discardEngine(file.path)
      const again = await build()
      const loaded = await session.load({ planPath: again.path, cudaGraphs })
      return { ...loaded, built: true, rebuiltBecause: fromNative(error, where).message }
    }
  } catch (error) {
    throw fromNative(error, where)
  }
}
