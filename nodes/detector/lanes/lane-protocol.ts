/** What the inference worker and its lanes say to each other. Arrays lie in shared memory; whoever was asked last owns them. */
import type { ModelBundle } from '../../../schemas/model-bundle.js'
import type { PlainError } from '../session-protocol.js'

export interface LaneOptions {
  readonly bundle: ModelBundle
  /** Cameras of this lane: [first, behind the last). */
  readonly cameras: readonly [number, number]
  readonly encoderThreads: number
  readonly bevThreads: number
}

/** feat_0 to feat_3 of all cameras, float32 [cameras, C, h, w]. */
export type SharedFeatures = readonly Float32Array[]

export type ToLane =
  /** Fills this lane's cameras of `features`. `images`: uint8 [cameras, height, width, 3], RGB. */
  | { readonly kind: 'images'; readonly images: Uint8Array; readonly features: SharedFeatures }
  /** Fills `bev`, float32 [cells, channels]. */
  | {
      readonly kind: 'bev'
      readonly features: SharedFeatures
      readonly lidar2img: Float32Array
      readonly bev: Float32Array
    }
  | { readonly kind: 'close' }

export type FromLane = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: PlainError }
