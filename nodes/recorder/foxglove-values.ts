/** Our values as Foxglove's message schemas spell them. Frames: global, ego, and one a camera, named for its channel. */
import type { Pose, Quaternion, Vector3 } from '../../schemas/geometry/pose.js'

export const globalFrame = 'global'
export const egoFrame = 'ego'

export interface Timestamp {
  readonly seconds: number
  readonly nanos: number
}

export interface Color {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

export function timestampOf(timestampUs: number): Timestamp {
  const seconds = Math.floor(timestampUs / 1e6)
  return { seconds, nanos: (timestampUs - seconds * 1e6) * 1000 }
}

export function foxglovePose({ translation, rotation }: Pose): { position: Vector3; orientation: Quaternion } {
  return { position: translation, orientation: rotation }
}

/** By class, told apart without red and green alone (Okabe and Ito, Color Universal Design, 2008). */
const classColors: Readonly<Record<string, number>> = {
  car: 0x56b4e9,
  truck: 0xe69f00,
  construction_vehicle: 0xb3a000,
  bus: 0xf0e442,
  trailer: 0x0072b2,
  barrier: 0xaaaaaa,
  motorcycle: 0xcc79a7,
  bicycle: 0x009e73,
  pedestrian: 0xff5fa2,
  traffic_cone: 0xd55e00,
}

export function colorOfClass(label: string, alpha: number): Color {
  return colorOf(Object.hasOwn(classColors, label) ? classColors[label]! : 0xdddddd, alpha)
}

/** @param rgb - 0xrrggbb. */
export function colorOf(rgb: number, alpha: number): Color {
  return { r: (rgb >> 16) / 255, g: ((rgb >> 8) & 255) / 255, b: (rgb & 255) / 255, a: alpha }
}
