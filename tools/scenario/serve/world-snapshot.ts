/** One tick of the world as CARLA's snapshot. */
import {
  encodeSignId,
  encodeTrafficLight,
  encodeVehicle,
  encodeWalker,
} from '../../../scenarios/carla/actor-details.js'
import { angularVelocityToCarla, poseFromCarla, poseToCarla, vectorToCarla } from '../../../scenarios/carla/axes.js'
import { type ActorSnapshot, detailsBytes, type WorldSnapshot } from '../../../scenarios/carla/snapshot.js'
import type { CarlaTransform } from '../../../scenarios/carla/structs.js'
import type { Actor } from '../../../scenarios/worlds/actor.js'
import { wrapAngle } from '../../../scenarios/worlds/path.js'
import { composePoses } from '../../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../../schemas/geometry/quaternion.js'
import type { ActorTable, Body, Entry } from './actor-table.js'
import { atOrigin } from './describe-actors.js'
import { type Episode, type Place, released } from './episode.js'
import { lightOf, stateNumbers } from './signal-programme.js'

const still = { x: 0, y: 0, z: 0 }
const noDetails = new Uint8Array(detailsBytes)
/** As near as this to its stop line a car is at its light. */
const atLightM = 15

export interface SnapshotOptions {
  readonly episode: Episode
  readonly table: ActorTable
  readonly deltaS: number
}

/** A place on the ground, in CARLA's axes. */
export function transformOf({ x, y, yawRad }: Place, z = 0): CarlaTransform {
  return poseToCarla({ translation: { x, y, z }, rotation: quaternionFromYaw(yawRad) })
}

/** Where an entry is now, in the world; a sensor follows its parent. */
export function worldTransform({ episode, table }: Omit<SnapshotOptions, 'deltaS'>, entry: Entry): CarlaTransform {
  const { body, actor } = entry
  if (body.kind === 'spectator') return body.transform
  if (body.kind === 'post') return transformOf(body.post)
  if (body.kind === 'mover') {
    const mover = episode.actorOf(body.number)
    return mover ? transformOf(mover) : atOrigin
  }
  const parent = table.get(actor.parentId)
  if (!parent) return body.mount
  const worldFromParent = poseFromCarla(worldTransform({ episode, table }, parent))
  return poseToCarla(composePoses(worldFromParent, poseFromCarla(body.mount)))
}

/** Every entry's state. Velocities and accelerations are what happened in the last tick. */
export function actorSnapshots(options: SnapshotOptions): ActorSnapshot[] {
  const { episode, table } = options
  const before = new Map([episode.before.ego, ...episode.before.actors].map((actor) => [actor.number, actor]))
  const now = new Map([episode.world.ego, ...episode.world.actors].map((actor) => [actor.number, actor]))
  const found: ActorSnapshot[] = []
  for (const entry of table.entries()) {
    const { body, actor } = entry
    const mover = body.kind === 'mover' ? now.get(body.number) : undefined
    found.push({
      id: actor.id,
      state: 1,
      ...(mover
        ? motionOf(mover, before.get(mover.number) ?? mover, options.deltaS)
        : {
            transform: worldTransform(options, entry),
            velocity: still,
            angularVelocity: still,
            acceleration: still,
          }),
      details: mover ? moverDetails(mover, options) : postDetails(body, episode),
    })
  }
  return found
}

export function motionOf(actor: Actor, before: Actor, deltaS: number) {
  const rate = (to: number, from: number) => (deltaS > 0 ? (to - from) / deltaS : 0)
  return {
    transform: transformOf(actor),
    velocity: vectorToCarla({ x: actor.velocityXMps, y: actor.velocityYMps, z: 0 }),
    angularVelocity: angularVelocityToCarla({
      x: 0,
      y: 0,
      z: rate(wrapAngle(actor.yawRad - before.yawRad), 0),
    }),
    acceleration: vectorToCarla({
      x: rate(actor.velocityXMps, before.velocityXMps),
      y: rate(actor.velocityYMps, before.velocityYMps),
      z: 0,
    }),
  }
}

function moverDetails(actor: Actor, options: SnapshotOptions): Uint8Array {
  const { episode, table } = options
  const { motion, label, speedMps, velocityXMps, velocityYMps } = actor
  if (label === 'pedestrian') {
    const speed = Math.hypot(velocityXMps, velocityYMps)
    const direction =
      speed > 0.01
        ? { x: velocityXMps / speed, y: velocityYMps / speed, z: 0 }
        : { x: Math.cos(actor.yawRad), y: Math.sin(actor.yawRad), z: 0 }
    return encodeWalker({ direction: vectorToCarla(direction), speedMps, isJumping: false })
  }
  if (label === 'traffic_cone' || label === 'barrier') return noDetails
  const lane = motion.kind === 'driving' ? episode.world.map.lanes[motion.lane] : undefined
  const toLineM =
    lane && motion.kind === 'driving' ? lane.path.lengthM - lane.stopBackM - motion.arcM - actor.size.length / 2 : 0
  const isAtLight = lane !== undefined && lane.signal >= 0 && toLineM > -1 && toLineM < atLightM
  const signal = isAtLight ? episode.world.map.signals[lane.signal] : undefined
  const post = isAtLight ? table.ofKind('post').find(({ body }) => body.post.lane === lane.index) : undefined
  const driven = actor.number === 0 ? episode.hero : episode.guests.get(actor.number)
  return encodeVehicle({
    control: driven?.control ?? released,
    speedLimitKmh: (lane?.speedLimitMps ?? 0) * 3.6,
    light: signal ? lightOf(signal, episode.world.timeS).light : stateNumbers.green,
    lightActorId: post?.actor.id,
    failure: 0,
  })
}

function postDetails(body: Body, episode: Episode): Uint8Array {
  if (body.kind !== 'post') return noDetails
  const { signal, signId } = body.post
  if (signal < 0) return encodeSignId(signId)
  const programme = lightOf(episode.world.map.signals[signal]!, episode.world.timeS)
  return encodeTrafficLight({ signId, ...programme, poleIndex: 0, isFrozen: episode.isFrozen(signal) })
}

export function snapshotOf(
  options: SnapshotOptions & {
    readonly header: WorldSnapshot['header']
    readonly episodeId: bigint
    readonly platformTimestampS: number
  },
): WorldSnapshot {
  const { header, episodeId, platformTimestampS, deltaS } = options
  return {
    header,
    episodeId,
    platformTimestampS,
    deltaSeconds: deltaS,
    mapOrigin: still,
    simulationState: 0,
    actors: actorSnapshots(options),
  }
}
