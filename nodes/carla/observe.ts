/** What is around the ego according to a snapshot: ground truth as nuScenes would annotate it. */
import { kindOfActor } from '../../scenarios/carla/actor-details.js'
import { poseFromCarla, vectorFromCarla } from '../../scenarios/carla/axes.js'
import type { ActorSnapshot, WorldSnapshot } from '../../scenarios/carla/snapshot.js'
import type { CarlaActor } from '../../scenarios/carla/structs.js'
import { oriented } from '../../schemas/geometry/box3d.js'
import { composePoses, invertPose, type Pose, type Vector3 } from '../../schemas/geometry/pose.js'
import { conjugate, rotate } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject } from '../../schemas/messages.js'

export const rangeM = 80
/** Slower than this is standing. */
const standingMps = 0.3
/** Two-wheelers of 0.9.15 have boxes without width. */
const narrowestM = 0.4

const labelOfTag: Readonly<Record<number, string>> = {
  12: 'pedestrian',
  13: 'bicycle',
  14: 'car',
  15: 'truck',
  16: 'bus',
  18: 'motorcycle',
  19: 'bicycle',
}
const labelOfBaseType: Readonly<Record<string, string>> = {
  car: 'car',
  van: 'car',
  truck: 'truck',
  bus: 'bus',
  motorcycle: 'motorcycle',
  bicycle: 'bicycle',
}

/** The nuScenes class of an actor; undefined for what is no object: sensors, lights, signs, the spectator. */
export function labelOf({ description, semanticTags }: CarlaActor): string | undefined {
  const { id, attributes } = description
  switch (kindOfActor(id)) {
    case 'walker':
      return 'pedestrian'
    case 'vehicle': {
      const baseType = attributes.find((attribute) => attribute.id === 'base_type')?.value.toLowerCase() ?? ''
      return labelOfBaseType[baseType] ?? labelOfTag[semanticTags[0] ?? 0] ?? 'car'
    }
    case 'other':
      if (!id.startsWith('static.prop.')) return undefined
      return id.includes('cone') ? 'traffic_cone' : 'barrier'
    default:
      return undefined
  }
}

function attributeOf(label: string, speedMps: number): string {
  const isMoving = speedMps > standingMps
  if (label === 'pedestrian') return isMoving ? 'pedestrian.moving' : 'pedestrian.standing'
  if (label === 'bicycle' || label === 'motorcycle') return 'cycle.with_rider'
  if (label === 'traffic_cone' || label === 'barrier') return ''
  return isMoving ? 'vehicle.moving' : 'vehicle.stopped'
}

/** Where nuScenes' ego frame is in the world, our axes. */
export function globalFromEgo(ego: ActorSnapshot, actorFromEgo: Pose): Pose {
  return composePoses(poseFromCarla(ego.transform), actorFromEgo)
}

export interface Around {
  readonly egoId: number
  readonly globalFromEgo: Pose
  readonly actorOf: (id: number) => CarlaActor | undefined
}

/** Everything within `rangeM`, nearest first; nothing is hidden by anything. Ego frame, score 1. */
export function observe({ actors }: WorldSnapshot, { egoId, globalFromEgo: pose, actorOf }: Around): DetectedObject[] {
  const egoFromGlobal = invertPose(pose)
  const distanceOf = ({ center }: DetectedObject) => Math.hypot(center.x, center.y)
  return actors
    .flatMap((snapshot) => {
      const actor = snapshot.id === egoId ? undefined : actorOf(snapshot.id)
      const label = actor && labelOf(actor)
      return actor && label !== undefined ? [objectOf(snapshot, actor, label, egoFromGlobal)] : []
    })
    .filter((object) => distanceOf(object) < rangeM)
    .sort((a, b) => distanceOf(a) - distanceOf(b))
}

function objectOf(snapshot: ActorSnapshot, actor: CarlaActor, label: string, egoFromGlobal: Pose): DetectedObject {
  const { boundingBox } = actor
  const box = poseFromCarla({ location: boundingBox.location, rotation: boundingBox.rotation })
  const egoFromBox = composePoses(egoFromGlobal, composePoses(poseFromCarla(snapshot.transform), box))
  const velocity = vectorFromCarla(snapshot.velocity)
  const own: Vector3 = rotate(egoFromGlobal.rotation, velocity)
  const { x, y, z } = boundingBox.extent
  return {
    label,
    score: 1,
    center: egoFromBox.translation,
    size: { length: Math.max(narrowestM, 2 * x), width: Math.max(narrowestM, 2 * y), height: 2 * z },
    ...oriented(egoFromBox.rotation),
    velocityXMps: own.x,
    velocityYMps: own.y,
    velocityZMps: own.z,
    attribute: attributeOf(label, Math.hypot(velocity.x, velocity.y)),
    id: String(snapshot.id),
  }
}

/** Along its heading, never negative. */
export function forwardSpeed(ego: ActorSnapshot): number {
  const { rotation } = poseFromCarla(ego.transform)
  return Math.max(0, rotate(conjugate(rotation), vectorFromCarla(ego.velocity)).x)
}
