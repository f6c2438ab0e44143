/**
 * The seam between the detector and whatever runs the three graphs of a bundle. Features and BEV maps are opaque: an
 * engine may keep them on its device. Calls are made one at a time, but for the BEV maps of a frame, which are asked for at once.
 */
import type { GraphName } from '../../schemas/model-bundle.js'

export const providers = ['cpu', 'cuda', 'tensorrt'] as const
export type Provider = (typeof providers)[number]
export type OnnxRuntimeProvider = Exclude<Provider, 'tensorrt'>
/** As people read them. */
export const providerNames: Readonly<Record<Provider, string>> = { cpu: 'the CPU', cuda: 'CUDA', tensorrt: 'TensorRT' }

/** Last decoder layer, row-major. */
export interface RawDetections {
  /** Logits [queries, classes]. */
  readonly clsScores: Float32Array
  /** Box code [queries, 10]. */
  readonly bboxPreds: Float32Array
}

export interface InferenceBackend<Features, Bev> {
  /** image_encoder.onnx. `images`: uint8 [cameras, height, width, 3], RGB, borrowed for the call. */
  encodeImages(images: Uint8Array): Promise<Features>
  /** bev_encoder.onnx. `lidar2img`: float32 [cameras, 4, 4]; a camera with zeros sees nothing. */
  encodeBev(features: Features, lidar2img: Float32Array): Promise<Bev>
  /** detector.onnx. One BEV map per frame of the model, oldest first; a map may occur more than once. */
  detect(bevs: readonly Bev[]): Promise<RawDetections>
  /** Called once for all features that `encodeImages` returned, when no frame will need them again. */
  releaseFeatures(features: Features): void
  releaseBev(bev: Bev): void
  /** The map as numbers, [cells, channels], borrowed until it is released; absent where it never leaves the device. */
  readBev?(bev: Bev): Float32Array
  /**
   * For an engine whose calls return before the device is done: milliseconds on the device of each graph, up to the
   * last `detect`. Without it a graph's time is that of its call.
   */
  deviceTimesMs?(): Readonly<Record<GraphName, number>>
  /** Idempotent. */
  close(): Promise<void>
}
