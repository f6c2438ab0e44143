/** The world's actors, lights and signs as CARLA describes them. */
import type { ActorDefinition, CarlaActor, CarlaTransform } from '../../../scenarios/carla/structs.js'
import type { Actor } from '../../../scenarios/worlds/actor.js'
import { blueprintOf, describeOwn, semanticLabel } from './blueprints.js'
import type { SignPost } from './map-actors.js'

const noRotation = { pitch: 0, yaw: 0, roll: 0 }
const origin = { x: 0, y: 0, z: 0 }
export const atOrigin: CarlaTransform = { location: origin, rotation: noRotation }

/** Box of a body that stands on the ground under its middle. */
export function boundingBoxOf({ size: { length, width, height } }: Actor, actorId: number) {
  return {
    location: { x: 0, y: 0, z: height / 2 },
    extent: { x: length / 2, y: width / 2, z: height / 2 },
    rotation: noRotation,
    actorId,
  }
}

export function describeMover(id: number, actor: Actor, definitions: readonly ActorDefinition[]): CarlaActor {
  return {
    id,
    parentId: 0,
    description: describeOwn(definitions, blueprintOf(actor.model)),
    boundingBox: boundingBoxOf(actor, id),
    semanticTags: Uint8Array.of(semanticLabel(actor.label)),
    stream: undefined,
  }
}

/** Trigger volumes of CARLA's posts reach over the lane; here the box is the post's own. */
export function describePost(id: number, { signal }: SignPost, definitions: readonly ActorDefinition[]): CarlaActor {
  const extent = signal >= 0 ? { x: 0.2, y: 0.2, z: 1.7 } : { x: 0.1, y: 0.35, z: 1.3 }
  return {
    id,
    parentId: 0,
    description: describeOwn(definitions, signal >= 0 ? 'traffic.traffic_light' : 'traffic.stop'),
    boundingBox: { location: { x: 0, y: 0, z: extent.z }, extent, rotation: noRotation, actorId: id },
    semanticTags: Uint8Array.of(signal >= 0 ? 7 : 8),
    stream: undefined,
  }
}

/** What a camera, a spectator or the ground is: nothing one could touch. */
export function withoutBody(id: number) {
  return { boundingBox: { location: origin, extent: origin, rotation: noRotation, actorId: id } }
}
