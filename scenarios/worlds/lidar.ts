/**
 * A lidar for exported data sets: 32 beams over the boxes and the ground, mounted like nuScenes' LIDAR_TOP (HDL-32E:
 * elevations from +10.67 to -30.67 degrees, 1080 directions a turn). A surrogate: bodies are boxes.
 */
import { invertPose } from '../../schemas/geometry/pose.js'
import { rotationMatrix } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject } from '../../schemas/messages.js'
import type { Actor } from './actor.js'
import { egoFromLidar } from './camera-rig.js'
import { egoPose } from './ground-truth.js'
import { Random } from './random.js'
import type { World } from './world.js'

const beams = 32
const columns = 1080
const highestRad = (10.67 * Math.PI) / 180
const stepRad = (1.333 * Math.PI) / 180
const farthestM = 70
/** Columns of a point: x, y, z in the lidar's frame, intensity 0 to 255, ring. */
export const pointStride = 5

interface Body {
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
  readonly halfLength: number
  readonly halfWidth: number
  readonly height: number
  readonly intensity: number
}

/** One turn: [points * 5] float32. */
export function lidarPoints(world: World): Float32Array {
  const pose = egoPose(world)
  const { translation: mount } = egoFromLidar
  const cos = Math.cos(pose.yawRad)
  const sin = Math.sin(pose.yawRad)
  // Bodies in the ego frame, seen from above the lidar.
  const bodies: Body[] = []
  const add = (
    x: number,
    y: number,
    yawRad: number,
    length: number,
    width: number,
    height: number,
    intensity: number,
  ) => {
    const dx = x - pose.x
    const dy = y - pose.y
    const yaw = yawRad - pose.yawRad
    if (Math.hypot(dx, dy) > farthestM + 30) return
    bodies.push({
      x: cos * dx + sin * dy - mount.x,
      y: -sin * dx + cos * dy - mount.y,
      cos: Math.cos(yaw),
      sin: Math.sin(yaw),
      halfLength: length / 2,
      halfWidth: width / 2,
      height,
      intensity,
    })
  }
  for (const actor of world.actors) {
    const [along, across] = bodyShare(actor)
    const { length, width, height } = actor.size
    add(actor.x, actor.y, actor.yawRad, length * along, width * across, height * 0.97, 30 + (actor.look % 60))
  }
  for (const { model, x, y, yawRad, lengthM, widthM, heightM, look } of world.map.props) {
    const share = model === 'building' ? 1 : model === 'tree' ? 0.1 : 0.5
    add(x, y, yawRad, lengthM * share, widthM * share, heightM, 15 + (look % 40))
  }
  const distances = new Float64Array(columns * beams).fill(Number.POSITIVE_INFINITY)
  const intensities = new Uint8Array(columns * beams)
  const slopes = Float64Array.from({ length: beams }, (_, beam) => Math.tan(highestRad - beam * stepRad))
  for (let beam = 0; beam < beams; beam++) {
    if (slopes[beam]! >= 0) continue
    for (let column = 0; column < columns; column++) {
      distances[column * beams + beam] = -mount.z / slopes[beam]!
      intensities[column * beams + beam] = 8
    }
  }
  for (const body of bodies) sweep(body, mount.z, slopes, distances, intensities)
  const random = new Random(world.seed, world.step, 17)
  const points: number[] = []
  const lidarFromEgo = invertPose(egoFromLidar)
  const r = rotationMatrix(lidarFromEgo.rotation)
  for (let column = 0; column < columns; column++) {
    const angle = (2 * Math.PI * column) / columns
    for (let beam = 0; beam < beams; beam++) {
      const distance = distances[column * beams + beam]!
      if (!(distance < farthestM) || random.chance(0.04)) continue
      const reach = distance + random.normal(0, 0.012)
      const x = reach * Math.cos(angle)
      const y = reach * Math.sin(angle)
      const z = reach * slopes[beam]!
      points.push(
        r[0]! * x + r[1]! * y + r[2]! * z,
        r[3]! * x + r[4]! * y + r[5]! * z,
        r[6]! * x + r[7]! * y + r[8]! * z,
        intensities[column * beams + beam]!,
        beams - 1 - beam,
      )
    }
  }
  return Float32Array.from(points)
}

/** How much of its box a body fills, along and across. */
function bodyShare({ label }: Actor): readonly [number, number] {
  switch (label) {
    case 'pedestrian':
      return [0.5, 0.7]
    case 'bicycle':
    case 'motorcycle':
      return [0.85, 0.4]
    case 'traffic_cone':
      return [0.5, 0.5]
    default:
      return [0.97, 0.94]
  }
}

/** Shortens every ray that meets the body (slab test per direction, then the heights of entry and exit). */
function sweep(body: Body, eyeM: number, slopes: Float64Array, distances: Float64Array, intensities: Uint8Array): void {
  const away = Math.hypot(body.x, body.y)
  const radius = Math.hypot(body.halfLength, body.halfWidth)
  if (away - radius > farthestM) return
  const half = away > radius + 0.1 ? Math.asin(Math.min(1, radius / away)) : Math.PI
  const middle = Math.atan2(body.y, body.x)
  const first = Math.ceil(((middle - half) / (2 * Math.PI)) * columns)
  const last = Math.floor(((middle + half) / (2 * Math.PI)) * columns)
  const ox = -(body.cos * body.x + body.sin * body.y)
  const oy = -(-body.sin * body.x + body.cos * body.y)
  for (let k = first; k <= last; k++) {
    const column = ((k % columns) + columns) % columns
    const angle = (2 * Math.PI * column) / columns
    const ux = Math.cos(angle)
    const uy = Math.sin(angle)
    const dx = body.cos * ux + body.sin * uy
    const dy = -body.sin * ux + body.cos * uy
    const [ax, bx] = slab(ox, dx, body.halfLength)
    const [ay, by] = slab(oy, dy, body.halfWidth)
    const enter = Math.max(ax, ay, 0.3)
    const leave = Math.min(bx, by)
    if (!(enter < leave)) continue
    for (let beam = 0; beam < beams; beam++) {
      const slope = slopes[beam]!
      const z = eyeM + enter * slope
      let hit = enter
      if (z < 0) continue
      if (z > body.height) {
        // Over the edge: perhaps down onto the top.
        if (slope >= 0) continue
        hit = (body.height - eyeM) / slope
        if (!(hit < leave)) continue
      }
      const at = column * beams + beam
      if (hit < distances[at]!) {
        distances[at] = hit
        intensities[at] = body.intensity
      }
    }
  }
}

function slab(origin: number, direction: number, half: number): readonly [number, number] {
  if (Math.abs(direction) < 1e-9) {
    return Math.abs(origin) <= half ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [1, 0]
  }
  const a = (-half - origin) / direction
  const b = (half - origin) / direction
  return a < b ? [a, b] : [b, a]
}

/** How many points lie in each box of the ego frame, its faces included. */
export function countPoints(points: Float32Array, objects: readonly DetectedObject[]): number[] {
  const r = rotationMatrix(egoFromLidar.rotation)
  const t = egoFromLidar.translation
  const counts = objects.map(() => 0)
  const boxes = objects.map(({ center, size, yawRad }) => ({
    center,
    size,
    cos: Math.cos(yawRad),
    sin: Math.sin(yawRad),
    reach: Math.hypot(size.length, size.width) / 2,
  }))
  for (let i = 0; i < points.length; i += pointStride) {
    const px = points[i]!
    const py = points[i + 1]!
    const pz = points[i + 2]!
    const x = r[0]! * px + r[1]! * py + r[2]! * pz + t.x
    const y = r[3]! * px + r[4]! * py + r[5]! * pz + t.y
    const z = r[6]! * px + r[7]! * py + r[8]! * pz + t.z
    for (let k = 0; k < boxes.length; k++) {
      const { center, size, cos, sin, reach } = boxes[k]!
      const dx = x - center.x
      if (dx > reach || dx < -reach) continue
      const dy = y - center.y
      if (Math.abs(cos * dx + sin * dy) > size.length / 2) continue
      if (Math.abs(-sin * dx + cos * dy) > size.width / 2) continue
      if (Math.abs(z - center.z) <= size.height / 2) counts[k]!++
    }
  }
  return counts
}
