/** What the tracker expects of each class. */
import type { DetectionClass } from '../../schemas/messages.js'

export interface ClassMotion {
  /** What is known of a velocity before an object was seen twice: m/s. */
  readonly speedStd: number
  /** Acceleration that is ordinary: m/s². */
  readonly accelerationStd: number
  /** Error of a detection's centre, metres, and of its velocity, m/s. */
  readonly positionStd: number
  readonly velocityStd: number
}

const vehicle = { speedStd: 8, accelerationStd: 3, positionStd: 0.6, velocityStd: 1.5 }
const large = { speedStd: 8, accelerationStd: 2, positionStd: 1, velocityStd: 1.5 }
const cycle = { speedStd: 4, accelerationStd: 3, positionStd: 0.5, velocityStd: 1.5 }
const standing = { speedStd: 0.1, accelerationStd: 0.2, positionStd: 0.3, velocityStd: 0.3 }

export const classMotion: Readonly<Record<DetectionClass, ClassMotion>> = {
  car: vehicle,
  truck: large,
  bus: large,
  trailer: large,
  construction_vehicle: large,
  motorcycle: cycle,
  bicycle: cycle,
  pedestrian: { speedStd: 1.2, accelerationStd: 1.5, positionStd: 0.4, velocityStd: 0.8 },
  traffic_cone: standing,
  barrier: standing,
}

export function motionOf(label: string): ClassMotion {
  return Object.hasOwn(classMotion, label) ? classMotion[label as DetectionClass] : vehicle
}
