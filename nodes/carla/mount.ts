/** Where the sensors sit on a CARLA vehicle: as on nuScenes' car, whose ego frame is on the ground under the rear axle. */
import { cameraToCarla, fovDegOfCamera, intrinsicOfCamera, vectorFromCarla } from '../../scenarios/carla/axes.js'
import type { VehiclePhysics } from '../../scenarios/carla/physics.js'
import type { CarlaActor, CarlaTransform } from '../../scenarios/carla/structs.js'
import { cameraRig } from '../../scenarios/worlds/camera-rig.js'
import { composePoses, type Pose, type Vector3 } from '../../schemas/geometry/pose.js'
import type { CameraChannel } from '../../schemas/messages.js'

/** Of the length of a car that tells nothing of its wheels. */
const wheelbaseShare = 0.6
const noTurn = { w: 1, x: 0, y: 0, z: 0 }

/** Of the front axle from the rear one, metres: from the wheels if they are told (world axes, centimetres). */
export function wheelbaseOf(physics: VehiclePhysics | undefined, lengthM: number): number {
  const [frontLeft, frontRight, rearLeft, rearRight] = (physics?.wheels ?? []).map(({ position }) => position)
  if (frontLeft && frontRight && rearLeft && rearRight) {
    const dx = (frontLeft.x + frontRight.x - rearLeft.x - rearRight.x) / 200
    const dy = (frontLeft.y + frontRight.y - rearLeft.y - rearRight.y) / 200
    const wheelbaseM = Math.hypot(dx, dy)
    if (wheelbaseM > 0.4 * lengthM && wheelbaseM < 0.95 * lengthM) return wheelbaseM
  }
  return wheelbaseShare * lengthM
}

/** nuScenes' ego frame in the frame of a CARLA vehicle (axes as ours): on the ground under the rear axle. */
export function actorFromEgo({ boundingBox }: CarlaActor, wheelbaseM: number): Pose {
  const middle: Vector3 = vectorFromCarla(boundingBox.location)
  const translation = { x: middle.x - wheelbaseM / 2, y: middle.y, z: middle.z - boundingBox.extent.z }
  return { translation, rotation: noTurn }
}

export interface CameraMount {
  readonly channel: CameraChannel
  readonly width: number
  readonly height: number
  readonly fovDeg: number
  /** Relative to the vehicle. */
  readonly transform: CarlaTransform
  /** 3x3 row-major, pixels; CARLA's cameras look through the middle of the picture. */
  readonly intrinsic: readonly number[]
  readonly egoFromCamera: Pose
}

/** The six cameras of nuScenes with pictures of this size: places, directions and horizontal fields of view. */
export function cameraMounts(size: { readonly width: number; readonly height: number }, fromEgo: Pose): CameraMount[] {
  return cameraRig(size).map(({ channel, width, height, intrinsic, egoFromCamera }) => {
    const fovDeg = Math.fround(fovDegOfCamera({ width, focalPixels: intrinsic[0]! }))
    return {
      channel,
      width,
      height,
      fovDeg,
      transform: cameraToCarla(composePoses(fromEgo, egoFromCamera)),
      intrinsic: intrinsicOfCamera({ width, height, fovDeg }),
      egoFromCamera,
    }
  })
}
