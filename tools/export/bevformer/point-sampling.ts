/** Where the pillar points of the BEV grid fall in the cameras, and which cameras see which BEV query. */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

/**
 * The (camera, BEV query) pairs that attend, in the order of the queries. K is the number of pairs plus one:
 * the last is a dummy, so that no tensor is ever empty.
 */
export interface CameraHits {
  /** [K] int64 */
  readonly query: Value
  /** [K, 1] float32, index of the camera. */
  readonly camera: Value
  /** [K, pillarPoints, 2] projected points as fractions of the padded picture, within +-10. */
  readonly uv: Value
  /**
   * [R, N] int64: one more than the row of the r-th pair of each query; where there is none, 0, the row of zeros that
   * `sumOverCameras` puts before the pairs. R is the largest number of cameras that see one query, at least 1.
   */
  readonly slots: Value
  /** [N, 1] float32: cameras that see a query, at least 1. */
  readonly count: Value
}

const depthMin = 1e-5
/** Inside pillars that a camera sees |u|, |v| stay below 4; behind the camera they reach 1e7, near the limit of int32. */
const uvMax = 10

/**
 * BEVFormer (arXiv 2203.17270), section 3.3. Unlike the official code, which walks over the cameras and pads the
 * list of each, all pairs stand in one list: the sum over cameras is the same.
 *
 * @param lidar2img - [cameras, 4, 4]: from the LIDAR_TOP frame to pixels of the picture that went into the backbone.
 * @param image - padded size of that picture in pixels.
 */
export function samplePoints(
  layers: Layers,
  head: HeadArchitecture,
  image: { readonly height: number; readonly width: number },
  lidar2img: Value,
): CameraHits {
  const { bev, cameras, pillarPoints } = head
  const cells = bev.height * bev.width
  const points = layers.floats(pillarPointsHomogeneous(head), [4, cells * pillarPoints])
  const projected = layers.op('MatMul', [lidar2img, points])
  const [x, y, z] = layers.split(projected, 1, 4) as [Value, Value, Value, Value]
  const depth = layers.op('Max', [z, layers.scalar(depthMin)])
  const u = layers.div(layers.div(x, depth), layers.scalar(image.width))
  const v = layers.div(layers.div(y, depth), layers.scalar(image.height))

  const inFront = layers.op('Greater', [z, layers.scalar(depthMin)])
  const inside = [u, v].flatMap((c) => [
    layers.op('Greater', [c, layers.scalar(0)]),
    layers.op('Less', [c, layers.scalar(1)]),
  ])
  const visible = inside.reduce((a, b) => layers.op('And', [a, b]), inFront)
  const visiblePoints = layers.reshape(layers.op('Cast', [visible], { to: 1 }), [cameras, cells, pillarPoints])
  const hit = layers.transpose(layers.op('ReduceMax', [visiblePoints, layers.ints([2])], { keepdims: 0 }), [1, 0])

  const found = layers.op('NonZero', [hit])
  const pairs = layers.concat([found, layers.ints([0, 0], [2, 1])], 1)
  const query = layers.gather(pairs, layers.ints([0], []))
  const camera = layers.gather(pairs, layers.ints([1], []))

  const unclipped = layers.concat(
    [u, v].map((c) => layers.reshape(c, [cameras * cells, pillarPoints, 1])),
    2,
  )
  const uv = layers.op('Clip', [unclipped, layers.scalar(-uvMax), layers.scalar(uvMax)])
  const uvRow = layers.add(layers.mul(camera, layers.ints([cells], [])), query)
  return {
    query,
    camera: layers.op('Cast', [layers.reshape(camera, [-1, 1])], { to: 1 }),
    uv: layers.gather(uv, uvRow),
    ...slotTable(layers, head, hit),
  }
}

/**
 * `hit` is [N, cameras], 0 or 1. Of all the ways to count, this is one that TensorRT takes as well: it lets NonZero decide
 * sizes but not Range, and writes CumSum as a loop over the cells.
 */
function slotTable(
  layers: Layers,
  { cameras, bev }: HeadArchitecture,
  hit: Value,
): Pick<CameraHits, 'slots' | 'count'> {
  const counts = layers.sum(hit, 1)
  const count64 = layers.op('Cast', [counts], { to: 7 })
  const before = layers.op('Cast', [pairsBefore(layers, bev, counts)], { to: 7 })
  // Row 0 is the row of zeros.
  const start = layers.add(before, layers.ints([1], []))

  const ranks = layers.floats(
    Array.from({ length: cameras }, (_, rank) => rank),
    [cameras, 1],
  )
  const isUsed = layers.op('Cast', [layers.op('Less', [ranks, counts])], { to: 1 })
  const used = layers.op('ReduceMax', [isUsed, layers.ints([1])], { keepdims: 0 })
  const atLeastOne = layers.floats(
    Array.from({ length: cameras }, (_, rank) => (rank === 0 ? 1 : 0)),
    [cameras],
  )
  const rank = layers.reshape(layers.op('NonZero', [layers.op('Max', [used, atLeastOne])]), [-1, 1])
  const isPair = layers.op('Less', [rank, count64])
  return {
    slots: layers.op('Where', [isPair, layers.add(rank, start), layers.ints([0], [])]),
    count: layers.reshape(layers.op('Max', [counts, layers.scalar(1)]), [-1, 1]),
  }
}

/**
 * For each cell the sum of `counts` over the cells before it, [N]: within its row and over whole rows, each by a
 * triangular matrix. Exact: the sums are whole numbers below 2^24, the factors below 2^11.
 */
function pairsBefore(layers: Layers, { height, width }: HeadArchitecture['bev'], counts: Value): Value {
  const below = (size: number) =>
    layers.weight(`below_diagonal.${size}`, [size, size], () =>
      Float32Array.from({ length: size * size }, (_, i) => (i % size < Math.floor(i / size) ? 1 : 0)),
    )
  const rows = layers.reshape(counts, [height, width])
  const withinRow = layers.transpose(layers.op('MatMul', [below(width), layers.transpose(rows, [1, 0])]), [1, 0])
  const beforeRow = layers.op('MatMul', [below(height), layers.sum(rows, 1, 1)])
  return layers.reshape(layers.add(withinRow, beforeRow), [-1])
}

/**
 * Homogeneous pillar points in metres, LIDAR_TOP frame: 4 rows (x, y, z, 1) of N * pillarPoints numbers, the height
 * fastest. Heights run from half a metre above the floor to half a metre below the ceiling of the range.
 * Rounded to float32 after each step, as the official code computes them.
 */
export function pillarPointsHomogeneous({ bev, pillarPoints, pointCloudRange }: HeadArchitecture): Float32Array {
  const f = Math.fround
  const [xMin, yMin, zMin, xMax, yMax, zMax] = pointCloudRange as [number, number, number, number, number, number]
  const depth = zMax - zMin
  const metres = (fraction: number, min: number, max: number) => f(f(f(fraction) * f(max - min)) + f(min))
  const heights = Array.from({ length: pillarPoints }, (_, d) => {
    const step = pillarPoints > 1 ? (depth - 1) / (pillarPoints - 1) : 0
    return metres(f(0.5 + d * step) / depth, zMin, zMax)
  })
  const total = bev.height * bev.width * pillarPoints
  const points = new Float32Array(4 * total)
  let i = 0
  for (let row = 0; row < bev.height; row++) {
    const y = metres((row + 0.5) / bev.height, yMin, yMax)
    for (let column = 0; column < bev.width; column++) {
      const x = metres((column + 0.5) / bev.width, xMin, xMax)
      for (const z of heights) {
        points[i] = x
        points[total + i] = y
        points[2 * total + i] = z
        points[3 * total + i] = 1
        i++
      }
    }
  }
  return points
}
