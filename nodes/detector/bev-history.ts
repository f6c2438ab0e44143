/**
 * The past of a temporal model. BEVFormer v2 encodes every history frame on the *current* BEV grid, so BEV maps cannot be
 * kept from one frame to the next; image features can. This keeps them and says, for a new frame, which past frame
 * stands for each of the model's offsets and how its `lidar2img` reads in the current lidar frame.
 *
 * Pure but for the entries it holds: what leaves the cache is handed to `release`.
 */
import { composePoses, invertPose, multiply4x4, type Pose, poseMatrix } from '../../schemas/geometry/pose.js'
import type { LidarPlacement } from './calibration.js'

/** Keyframes of nuScenes, which the models' `frames` count, are half a second apart. */
export const keyframeIntervalUs = 500_000
/** Frames that follow faster than this are not kept: about twice the keyframe rate is as fine as the search below needs. */
export const keepIntervalUsMin = 200_000
/** A frame that comes later than this after the last one starts a new history. */
export const gapUsMax = 1_500_000
/** A keyframe's predecessor is at least this far back: no less than a frame kept. */
const stepUsMin = keepIntervalUsMin

export interface HistoryFrame<Features> extends LidarPlacement {
  readonly scene: string
  readonly timestampUs: number
  readonly features: Features
  /** Per camera 4x4 row-major, from the frame's own lidar coordinates; zeros for a missing camera. */
  readonly lidarToImages: readonly Float64Array[]
}

export type ResetReason = 'scene-change' | 'time-gap' | 'backwards-seek'

export interface BevHistory<Features> {
  /** Drops the past when the new frame does not continue it; call before `lookBack`. */
  follow(frame: { readonly scene: string; readonly timestampUs: number }): ResetReason | undefined
  /**
   * The frame for each of the model's offsets, oldest first; the last is the current one. A frame that is missing is
   * replaced by the next newer one, as in the official code, so the first frame of a scene stands for all.
   */
  lookBack(current: HistoryFrame<Features>): readonly HistoryFrame<Features>[]
  /** Takes the current frame in, or releases its features when it is not worth keeping. */
  remember(current: HistoryFrame<Features>): void
  clear(): void
  readonly size: number
}

/**
 * @param frames - keyframe offsets of the model, ascending, the last 0.
 * @param release - called once for the features of every frame that was remembered, when it is dropped.
 */
export function createBevHistory<Features>(
  frames: readonly number[],
  release: (features: Features) => void,
): BevHistory<Features> {
  const stepsBack = -Math.min(...frames)
  const kept: HistoryFrame<Features>[] = []
  let last: { readonly scene: string; readonly timestampUs: number } | undefined
  const clear = () => {
    for (const frame of kept.splice(0)) release(frame.features)
  }
  return {
    get size() {
      return kept.length
    },
    clear,
    follow(frame) {
      const reason = last === undefined ? undefined : breakBetween(last, frame)
      last = { scene: frame.scene, timestampUs: frame.timestampUs }
      if (reason !== undefined) clear()
      return reason
    },
    lookBack(current) {
      const byStep = walkBack(kept, current, stepsBack)
      return frames.map((offset) => byStep[Math.min(-offset, byStep.length - 1)]!)
    },
    remember(current) {
      const newest = kept.at(-1)
      const tooSoon = newest !== undefined && current.timestampUs - newest.timestampUs < keepIntervalUsMin
      if (stepsBack === 0 || tooSoon) {
        release(current.features)
        return
      }
      kept.push(current)
      while (isFull(kept, stepsBack)) release(kept.shift()!.features)
    },
  }
}

/** Frames kept at most, however fast they come. Keyframes half a second apart need `stepsBack + 1`. */
export function capacityOf(stepsBack: number): number {
  return stepsBack === 0 ? 0 : Math.ceil((stepsBack * keyframeIntervalUs) / keepIntervalUsMin) + 1
}

/** The oldest frame may go when no later frame will step back to it. */
function isFull<Features>(kept: readonly HistoryFrame<Features>[], stepsBack: number): boolean {
  const spanUs = kept.at(-1)!.timestampUs - kept[0]!.timestampUs
  const isOld = kept.length > stepsBack && spanUs > stepsBack * keyframeIntervalUs
  return isOld || kept.length > capacityOf(stepsBack)
}

function breakBetween(
  last: { readonly scene: string; readonly timestampUs: number },
  next: { readonly scene: string; readonly timestampUs: number },
): ResetReason | undefined {
  if (next.scene !== last.scene) return 'scene-change'
  if (next.timestampUs <= last.timestampUs) return 'backwards-seek'
  return next.timestampUs - last.timestampUs > gapUsMax ? 'time-gap' : undefined
}

/**
 * Keyframes by counting: each step goes to the frame nearest to half a second before the last step. On a stream of
 * keyframes that is the previous keyframe as long as all intervals are at least a third of a second (0.4 to 0.6 s in
 * nuScenes), however they add up; on a faster stream it is at most 0.15 s off, half the distance of two kept frames.
 * Unlike a search at offset x 0.5 s, uneven intervals do not accumulate.
 *
 * @returns the current frame, one step back, two steps back ... as far as there are frames.
 */
function walkBack<Features>(
  kept: readonly HistoryFrame<Features>[],
  current: HistoryFrame<Features>,
  stepsBack: number,
): HistoryFrame<Features>[] {
  const found = [current]
  while (found.length <= stepsBack) {
    const from = found.at(-1)!.timestampUs
    const previous = nearest(
      kept.filter((frame) => from - frame.timestampUs >= stepUsMin && from - frame.timestampUs <= gapUsMax),
      from - keyframeIntervalUs,
    )
    if (previous === undefined) break
    found.push(previous)
  }
  return found
}

/** Ties go to the newer frame. */
function nearest<Features>(
  candidates: readonly HistoryFrame<Features>[],
  timestampUs: number,
): HistoryFrame<Features> | undefined {
  let best: HistoryFrame<Features> | undefined
  for (const frame of candidates) {
    const distance = Math.abs(frame.timestampUs - timestampUs)
    if (best === undefined || distance <= Math.abs(best.timestampUs - timestampUs)) best = frame
  }
  return best
}

/**
 * `lidar2img` of a past frame for points of the current lidar frame: lidar2img_t · inv(A_t), where
 * A_t = inv(lidar2ego) · inv(ego2global_0) · ego2global_t · lidar2ego takes points of frame t to the current lidar frame
 * (lidar2ego of the current sample on both sides). Float64; the official code does it in float32 and is 1e-4 off.
 *
 * @returns [cameras, 4, 4] as the graph takes it.
 */
export function alignToCurrent<Features>(past: HistoryFrame<Features>, current: LidarPlacement): Float32Array {
  const aligned = new Float32Array(past.lidarToImages.length * 16)
  const isCurrent = past.globalFromEgo === current.globalFromEgo
  const pastFromCurrent = poseMatrix(pastLidarFromCurrentLidar(past.globalFromEgo, current))
  past.lidarToImages.forEach((lidarToImage, camera) => {
    aligned.set(isCurrent ? lidarToImage : multiply4x4(lidarToImage, pastFromCurrent), camera * 16)
  })
  return aligned
}

/** inv(A_t) */
export function pastLidarFromCurrentLidar(globalFromPastEgo: Pose, current: LidarPlacement): Pose {
  const globalFromCurrentLidar = composePoses(current.globalFromEgo, current.egoFromLidar)
  const globalFromPastLidar = composePoses(globalFromPastEgo, current.egoFromLidar)
  return composePoses(invertPose(globalFromPastLidar), globalFromCurrentLidar)
}
