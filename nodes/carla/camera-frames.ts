/** A tick of a CARLA world as a message: six raw pictures, the ego's pose and what a perfect detector would see. */
import { cameraFromCarla } from '../../scenarios/carla/axes.js'
import { egoFromLidar } from '../../scenarios/worlds/camera-rig.js'
import { composePoses, invertPose, type Pose } from '../../schemas/geometry/pose.js'
import { type CameraFrames, type CameraImage, ImageEncoding, type Road } from '../../schemas/messages.js'
import type { Picture } from './ego-sensors.js'
import { forwardSpeed, globalFromEgo, observe } from './observe.js'
import type { CarlaSession, CarlaTick } from './session.js'

export interface FrameFacts {
  readonly scene: string
  readonly mapAround?: (pose: Pose) => Pick<CameraFrames, 'map' | 'drivableArea'>
  readonly road?: Road | undefined
  /** Added to simulated time, microseconds. */
  readonly startUs?: number
}

export interface Captured {
  readonly payload: CameraFrames
  readonly parts: readonly Uint8Array[]
}

/**
 * The pictures are copied once, out of buffers that the next tick reuses, and stay raw: BGRA, top row first.
 */
export function cameraFramesOf(session: CarlaSession, tick: CarlaTick, facts: FrameFacts): Captured {
  const { snapshot, ego, frame, timeS, pictures } = tick
  const { scene, mapAround = () => ({ map: [] }), road, startUs = 0 } = facts
  const pose = globalFromEgo(ego, session.actorFromEgo)
  const parts: Uint8Array[] = []
  const timeUs = (s: number) => startUs + Math.round(s * 1e6)
  const cameras = session.sensors.mounts.map((mount, index): CameraImage => {
    const { channel, width, height, intrinsic, egoFromCamera } = mount
    const picture = pictures[index]
    const about = { channel, width, height, encoding: ImageEncoding.BGRA8, intrinsic, egoFromCamera }
    if (!picture) {
      const missing = `CARLA sent no picture of frame ${frame}`
      return { ...about, timestampUs: timeUs(timeS), part: 0, globalFromEgo: pose, missing }
    }
    parts.push(new Uint8Array(picture.image.bgra))
    const isOfThisTick = picture.image.header.frame === frame
    return {
      ...about,
      timestampUs: timeUs(isOfThisTick ? timeS : picture.image.header.timestampS),
      part: parts.length - 1,
      globalFromEgo: isOfThisTick ? pose : poseOf(picture),
      missing: '',
    }
  })
  return {
    payload: {
      scene,
      sampleToken: String(frame),
      timestampUs: timeUs(timeS),
      globalFromEgo: pose,
      egoFromLidar,
      cameras,
      hasGroundTruth: true,
      groundTruth: observe(snapshot, {
        egoId: ego.id,
        globalFromEgo: pose,
        actorOf: (id) => session.actors.get(id),
      }),
      egoSpeedMps: forwardSpeed(ego),
      ...mapAround(pose),
      steeringWheelRad: Number.NaN,
      ...(road && { road }),
    },
    parts,
  }
}

/** The ego when this picture was taken, by where its camera was. */
function poseOf({ mount, image }: Picture): Pose {
  return composePoses(cameraFromCarla(image.header.transform), invertPose(mount.egoFromCamera))
}
