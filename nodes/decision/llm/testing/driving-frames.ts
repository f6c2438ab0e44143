/** Frames for the tests of this folder: a car at the origin of the ego frame and things on the road ahead of it. */
import { upright } from '../../../../schemas/geometry/box3d.js'
import { identityPose } from '../../../../schemas/geometry/pose.js'
import type { DetectedObject, DetectedObjects } from '../../../../schemas/messages.js'

/** From the rear axle to the front bumper of the car the rules drive. */
const frontBumperM = 3.4

/** In our lane, its rear `gapM` ahead of the bumper, standing unless told otherwise. */
export function thing(label: string, gapM: number, changes: Partial<DetectedObject> = {}): DetectedObject {
  const isPerson = label === 'pedestrian'
  const size = isPerson ? { width: 0.7, length: 0.7, height: 1.7 } : { width: 1.9, length: 4.6, height: 1.7 }
  return {
    label,
    score: 0.9,
    center: { x: frontBumperM + gapM + size.length / 2, y: 0, z: 0.9 },
    size,
    ...upright(0),
    velocityXMps: 0,
    velocityYMps: 0,
    velocityZMps: 0,
    attribute: '',
    id: '',
    ...changes,
  }
}

export function frameOf(objects: readonly DetectedObject[], changes: Partial<DetectedObjects> = {}): DetectedObjects {
  return {
    scene: 'street',
    sampleToken: '',
    timestampUs: 1_000_000,
    globalFromEgo: identityPose,
    objects,
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    egoSpeedMps: 8,
    map: [],
    ...changes,
  }
}
