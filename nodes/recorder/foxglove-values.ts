/** Our values as Foxglove's message schemas spell them. Frames: global, ego, and one a camera, named for its channel. */
import { classColor } from '../../schemas/class-colors.js'
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

/** As on the page with its dark ground: other viewers are dark as they come. */
export function colorOfClass(label: string, alpha: number): Color {
  return colorOf(Number.parseInt(classColor(label, 'dark').slice(1), 16), alpha)
}

/** @param rgb - 0xrrggbb. */
export function colorOf(rgb: number, alpha: number): Color {
  return { r: (rgb >> 16) / 255, g: ((rgb >> 8) & 255) / 255, b: (rgb & 255) / 255, a: alpha }
}
