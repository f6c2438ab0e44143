/** What was seen, as it is now: in the world for the route planner, around the car for whoever drives by states. */
import { egoFrame } from '../../nodes/decision/route/ego-frame.js'
import type { DriveScene, EgoState, SeenObject } from '../../nodes/decision/route/scene.js'
import { upright } from '../../schemas/geometry/box3d.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject, DetectedObjects, MapLine } from '../../schemas/messages.js'
import type { WorldState } from './drive-world.js'
import type { Perceived } from './perceive.js'

/** What was seen, moved on to now and put where the car believes it is. */
export function sceneOf(state: WorldState, ego: EgoState, perceived: Perceived): DriveScene {
  const age = state.timeS - perceived.state.timeS
  const then = perceived.state.ego
  // Between looks the car knows how it moved: from the pose of the look to the one it believes in now.
  const shiftX = ego.x - state.ego.x
  const shiftY = ego.y - state.ego.y
  const turn = ego.yawRad - state.ego.yawRad
  const place = (object: DetectedObject): SeenObject => {
    const back = then.wheelbaseM / 2
    const { x, y } = object.center
    const cos = Math.cos(then.yawRad)
    const sin = Math.sin(then.yawRad)
    const vx = Number.isFinite(object.velocityXMps) ? object.velocityXMps : 0
    const vy = Number.isFinite(object.velocityYMps) ? object.velocityYMps : 0
    const velocityXMps = cos * vx - sin * vy
    const velocityYMps = sin * vx + cos * vy
    const worldX = then.x - back * cos + cos * x - sin * y + velocityXMps * age
    const worldY = then.y - back * sin + sin * x + cos * y + velocityYMps * age
    const dx = worldX - state.ego.x
    const dy = worldY - state.ego.y
    return {
      id: object.id,
      label: object.label,
      x: state.ego.x + Math.cos(turn) * dx - Math.sin(turn) * dy + shiftX,
      y: state.ego.y + Math.sin(turn) * dx + Math.cos(turn) * dy + shiftY,
      yawRad: object.yawRad + then.yawRad + turn,
      lengthM: object.size.length,
      widthM: object.size.width,
      velocityXMps,
      velocityYMps,
    }
  }
  return { timeS: state.timeS, ego, objects: perceived.objects.map(place), signals: state.signals }
}

/** The same for those who decide from a frame: around the car as it is now. Ego frame, rear axle. */
export function frameNow(
  scene: string,
  { timeS, ego, objects }: DriveScene,
  perceived: Perceived,
  map: readonly MapLine[],
): DetectedObjects {
  const toEgo = egoFrame(ego)
  const [cos, sin] = [Math.cos(ego.yawRad), Math.sin(ego.yawRad)]
  const back = ego.wheelbaseM / 2
  const translation = { x: ego.x - back * cos, y: ego.y - back * sin, z: 0 }
  return {
    scene,
    sampleToken: '',
    timestampUs: Math.round(timeS * 1e6),
    globalFromEgo: { translation, rotation: quaternionFromYaw(ego.yawRad) },
    objects: objects.map(({ x, y, yawRad, velocityXMps, velocityYMps }, i): DetectedObject => {
      const object = perceived.objects[i]!
      const isKnown = Number.isFinite(object.velocityXMps)
      return {
        ...object,
        center: { ...toEgo(x, y), z: object.center.z },
        ...upright(yawRad - ego.yawRad),
        velocityXMps: isKnown ? cos * velocityXMps + sin * velocityYMps : Number.NaN,
        velocityYMps: isKnown ? -sin * velocityXMps + cos * velocityYMps : Number.NaN,
      }
    }),
    model: { bundle: 'drive', architecture: '', provider: 'none', trained: true, sha256: '' },
    missingCameras: [],
    egoSpeedMps: ego.speedMps,
    map,
  }
}
