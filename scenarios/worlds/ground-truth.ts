/** What a perfect detector would report: the boxes around the ego, with how much of each can be seen. */
import { upright } from '../../schemas/geometry/box3d.js'
import type { Pose } from '../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject } from '../../schemas/messages.js'
import { type Actor, attributeOf } from './actor.js'
import { actorModels } from './actor-models.js'
import { wrapAngle } from './path.js'
import type { World } from './world.js'

/** One actor as seen from the ego. */
export interface Observation {
  readonly actor: Actor
  /** Ego frame, score 1. */
  readonly object: DetectedObject
  /** Share of sample points of the box that nothing hides from the sensors' place, in [0, 1]. */
  readonly visibleShare: number
  /** About how many points a 32-beam lidar would have on it. */
  readonly lidarPoints: number
}

/** nuScenes' ego frame: on the ground under the middle of the rear axle. World coordinates. */
export function egoPose({ ego }: World): { readonly x: number; readonly y: number; readonly yawRad: number } {
  const back = actorModels.get(ego.model)!.wheelbaseM / 2
  return { x: ego.x - back * Math.cos(ego.yawRad), y: ego.y - back * Math.sin(ego.yawRad), yawRad: ego.yawRad }
}

/** The world frame serves as nuScenes' global frame. */
export function globalFromEgo(world: World): Pose {
  const { x, y, yawRad } = egoPose(world)
  return { translation: { x, y, z: 0 }, rotation: quaternionFromYaw(yawRad) }
}

const rangeM = 80
const eyeHeightM = 1.65

/** Every actor within `rangeM` of the ego, hidden ones included; nearest first, ties in order of appearance. */
export function observe(world: World): Observation[] {
  const pose = egoPose(world)
  const cos = Math.cos(pose.yawRad)
  const sin = Math.sin(pose.yawRad)
  const eyeX = pose.x + cos
  const eyeY = pose.y + sin
  const near = world.actors.filter((actor) => Math.hypot(actor.x - pose.x, actor.y - pose.y) < rangeM)
  const blockers = [
    ...near.filter(({ label }) => isOpaque(label)).map(blockerOfActor),
    ...world.map.props
      .filter(({ model, x, y }) => model === 'building' && Math.hypot(x - pose.x, y - pose.y) < rangeM + 25)
      .map(({ x, y, yawRad, lengthM, widthM, heightM }) => blocker(-1, x, y, yawRad, lengthM, widthM, heightM)),
  ]
  const distanceOf = (actor: Actor) => Math.hypot(actor.x - pose.x, actor.y - pose.y)
  return near
    .sort((a, b) => distanceOf(a) - distanceOf(b) || a.number - b.number)
    .map((actor) => {
      const dx = actor.x - pose.x
      const dy = actor.y - pose.y
      const visibleShare = seenShare(actor, blockers, eyeX, eyeY)
      const object: DetectedObject = {
        label: actor.label,
        score: 1,
        center: { x: cos * dx + sin * dy, y: -sin * dx + cos * dy, z: actor.size.height / 2 },
        size: actor.size,
        ...upright(wrapAngle(actor.yawRad - pose.yawRad)),
        velocityXMps: cos * actor.velocityXMps + sin * actor.velocityYMps,
        velocityYMps: -sin * actor.velocityXMps + cos * actor.velocityYMps,
        velocityZMps: 0,
        attribute: attributeOf(actor),
        id: actor.id,
      }
      return { actor, object, visibleShare, lidarPoints: lidarPointsOf(actor, Math.hypot(dx, dy), visibleShare) }
    })
}

/** The boxes of which at least a tenth can be seen. */
export function groundTruth(world: World): DetectedObject[] {
  return observe(world)
    .filter(({ visibleShare }) => visibleShare >= 0.1)
    .map(({ object }) => object)
}

/**
 * Beams of 1.33 degrees apart, points of a beam a third of a degree apart (a 32-beam lidar at 20 Hz as nuScenes carries),
 * over the upright rectangle the box shows.
 */
function lidarPointsOf({ size }: Actor, distanceM: number, visibleShare: number): number {
  const distance = Math.max(2, distanceM)
  const wide = Math.max(size.width, 0.7 * size.length)
  const columns = Math.max(1, ((2 * Math.atan(wide / 2 / distance)) / Math.PI) * 180 * 3)
  const rows = ((2 * Math.atan(size.height / 2 / distance)) / Math.PI) * 180 * 0.75
  return Math.round(columns * rows * visibleShare)
}

interface Blocker {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
  readonly halfLength: number
  readonly halfWidth: number
  readonly height: number
  readonly radius: number
}

function isOpaque(label: DetectedObject['label']): boolean {
  return (
    label !== 'pedestrian' &&
    label !== 'bicycle' &&
    label !== 'motorcycle' &&
    label !== 'traffic_cone' &&
    label !== 'barrier'
  )
}

function blockerOfActor({ number, x, y, yawRad, size }: Actor): Blocker {
  return blocker(number, x, y, yawRad, size.length * 0.94, size.width * 0.9, size.height * 0.9)
}

function blocker(
  number: number,
  x: number,
  y: number,
  yawRad: number,
  length: number,
  width: number,
  height: number,
): Blocker {
  const [halfLength, halfWidth] = [length / 2, width / 2]
  const radius = Math.hypot(halfLength, halfWidth)
  return { number, x, y, cos: Math.cos(yawRad), sin: Math.sin(yawRad), halfLength, halfWidth, height, radius }
}

/** Sight lines from the eye to points spread over the box: the share that gets through. */
function seenShare(
  { number, x, y, yawRad, size }: Actor,
  blockers: readonly Blocker[],
  eyeX: number,
  eyeY: number,
): number {
  const dx = x - eyeX
  const dy = y - eyeY
  const distance = Math.hypot(dx, dy)
  if (distance < 1e-6) return 1
  const own = Math.hypot(size.length, size.width) / 2
  const between = blockers.filter((other) => {
    if (other.number === number) return false
    const along = ((other.x - eyeX) * dx + (other.y - eyeY) * dy) / distance
    const across = Math.abs((other.x - eyeX) * dy - (other.y - eyeY) * dx) / distance
    return along > -other.radius && along - other.radius < distance && across < other.radius + own
  })
  if (between.length === 0) return 1
  let seen = 0
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  const shares = [-0.4, -0.2, 0, 0.2, 0.4]
  for (const along of shares) {
    for (const across of [-0.35, 0.35]) {
      const px = x + cos * along * size.length - sin * across * size.width
      const py = y + sin * along * size.length + cos * across * size.width
      for (const up of [0.25, 0.55, 0.85]) {
        if (!between.some((other) => blocks(other, eyeX, eyeY, px, py, up * size.height))) seen++
      }
    }
  }
  return seen / (shares.length * 6)
}

/** Whether the segment from the eye to (px, py, pz) passes through the box (slab test, Kay and Kajiya 1986). */
function blocks(box: Blocker, eyeX: number, eyeY: number, px: number, py: number, pz: number): boolean {
  const ox = box.cos * (eyeX - box.x) + box.sin * (eyeY - box.y)
  const oy = -box.sin * (eyeX - box.x) + box.cos * (eyeY - box.y)
  const dx = box.cos * (px - eyeX) + box.sin * (py - eyeY)
  const dy = -box.sin * (px - eyeX) + box.cos * (py - eyeY)
  const dz = pz - eyeHeightM
  let enter = 0
  let leave = 1
  for (const [o, d, low, high] of [
    [ox, dx, -box.halfLength, box.halfLength],
    [oy, dy, -box.halfWidth, box.halfWidth],
    [eyeHeightM, dz, 0, box.height],
  ] as const) {
    if (Math.abs(d) < 1e-9) {
      if (o < low || o > high) return false
      continue
    }
    const a = (low - o) / d
    const b = (high - o) / d
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  }
  return enter < leave
}
