/** NMS-free decoding of the last decoder layer: BEVFormer's `NMSFreeCoder.decode_single`. */
import type { ModelDescription } from '../../schemas/model-bundle.js'
import type { RawDetections } from './inference-backend.js'

export type CoderConfig = Pick<ModelDescription, 'classes' | 'maxNum' | 'postCenterRange' | 'scoreThreshold'>

/** A box in the LIDAR_TOP frame of the current sample (x right, y forward, z up). Metres, m/s. */
export interface LidarBox {
  readonly x: number
  readonly y: number
  /** Gravity centre. */
  readonly z: number
  readonly width: number
  readonly length: number
  readonly height: number
  /** As the model writes it: atan2(sin, cos) of its code, not the nuScenes yaw. */
  readonly yaw: number
  readonly velocityX: number
  readonly velocityY: number
  readonly score: number
  /** Index into the bundle's classes. */
  readonly label: number
}

const codeSize = 10
/** The official coder lowers a threshold that nothing passes by this factor, and gives it up below the floor. */
const thresholdDecay = 0.9
const thresholdFloor = 0.01

/**
 * Sigmoid, the best `maxNum` of all query x class scores, then the filters by centre (inclusive) and, when the bundle has
 * one, by score. A query may appear with several classes.
 *
 * @returns best score first; equal scores by ascending index (query x classes + class), so that replays are identical.
 * Boxes with a number that is not finite fail the filter by centre or are left out.
 */
export function decodeBoxes(raw: RawDetections, config: CoderConfig): LidarBox[] {
  const classes = config.classes.length
  const best = topScores(raw.clsScores, config.maxNum)
  const passes = scoreFilter(best.scores, config.scoreThreshold)
  const boxes: LidarBox[] = []
  best.indices.forEach((index, rank) => {
    const score = best.scores[rank]!
    const box = boxAt(raw.bboxPreds, Math.floor(index / classes), score, index % classes)
    if (passes(score) && isInside(box, config.postCenterRange) && hasOnlyFinite(box)) boxes.push(box)
  })
  return boxes
}

/** Float32 like the official scores; a logit that is not a number scores lowest. */
function topScores(logits: Float32Array, count: number): { indices: Uint32Array; scores: Float32Array } {
  const scores = logits.map((logit) => 1 / (1 + Math.exp(-logit)))
  const rank = (index: number) => (Number.isNaN(scores[index]!) ? -1 : scores[index]!)
  const indices = Uint32Array.from(scores, (_, index) => index)
    .sort((a, b) => rank(b) - rank(a) || a - b)
    .slice(0, count)
  return { indices, scores: Float32Array.from(indices, (index) => scores[index]!) }
}

function scoreFilter(scores: Float32Array, threshold: number | null): (score: number) => boolean {
  if (threshold === null || scores.some((score) => score > threshold)) {
    return (score) => threshold === null || score > threshold
  }
  const best = scores.reduce((a, b) => Math.max(a, b), 0)
  let lowered = threshold
  do {
    lowered *= thresholdDecay
    if (lowered < thresholdFloor) return () => true
  } while (best < lowered)
  return (score) => score >= lowered
}

/** Box code: 0 cx, 1 cy, 2 log w, 3 log l, 4 cz, 5 log h, 6 sin, 7 cos, 8 vx, 9 vy; metres and m/s, lidar axes. */
function boxAt(codes: Float32Array, query: number, score: number, label: number): LidarBox {
  const code = (place: number) => codes[query * codeSize + place]!
  return {
    x: code(0),
    y: code(1),
    z: code(4),
    width: Math.exp(code(2)),
    length: Math.exp(code(3)),
    height: Math.exp(code(5)),
    yaw: Math.atan2(code(6), code(7)),
    velocityX: code(8),
    velocityY: code(9),
    score,
    label,
  }
}

function isInside({ x, y, z }: LidarBox, [x0, y0, z0, x1, y1, z1]: CoderConfig['postCenterRange']): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1 && z >= z0 && z <= z1
}

function hasOnlyFinite(box: LidarBox): boolean {
  return Object.values(box).every(Number.isFinite)
}
