/** The moment a camera is to draw, seen from what it rides on. */
import { vectorFromCarla } from '../../../scenarios/carla/axes.js'
import type { SensorHeader } from '../../../scenarios/carla/sensor-header.js'
import type { Actor } from '../../../scenarios/worlds/actor.js'
import { type SceneFrame, sceneFrameOf } from '../../../scenarios/worlds/render/scene-frame.js'
import type { World } from '../../../scenarios/worlds/world.js'

/** A camera in or close to the hull of its own car does not see it: these bodies have no inside. */
const ownHullM = 0.5

/** A frame whose pose is the parent's own (the world's without one), as the camera's mount is relative to that. */
export function sceneFor(
  world: World,
  { frame, parent, header }: { frame: number; parent: number | undefined; header: SensorHeader },
): SceneFrame {
  const eye = vectorFromCarla(header.transform.location)
  const everyone = [world.ego, ...world.actors]
  const riding = parent === undefined ? undefined : everyone.find(({ number }) => number === parent)
  const shown = everyone.filter((actor) => actor !== riding || !isInside(actor, eye))
  // What is drawn is chosen by distance from the frame's ego: here, from the eye.
  const scene = sceneFrameOf({ ...world, ego: { ...world.ego, x: eye.x, y: eye.y }, actors: shown }, frame)
  return { ...scene, ego: riding ? { x: riding.x, y: riding.y, yawRad: riding.yawRad } : { x: 0, y: 0, yawRad: 0 } }
}

function isInside({ x, y, yawRad, size }: Actor, eye: { x: number; y: number; z: number }): boolean {
  const [dx, dy] = [eye.x - x, eye.y - y]
  const along = Math.cos(yawRad) * dx + Math.sin(yawRad) * dy
  const aside = -Math.sin(yawRad) * dx + Math.cos(yawRad) * dy
  return (
    Math.abs(along) < size.length / 2 + ownHullM &&
    Math.abs(aside) < size.width / 2 + ownHullM &&
    eye.z < size.height + ownHullM
  )
}
