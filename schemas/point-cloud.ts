/** Points as they travel: x, y, z as little-endian int16, centimetres, ego frame; six bytes a point. */
import type { Pose } from './geometry/pose.js'
import { rotationMatrix } from './geometry/quaternion.js'
import { pointBytes } from './messages.js'

/** Further away than this along an axis, a point has no place in 16 bits. Metres. */
export const axisMMax = 327.67

/**
 * Half a centimetre of rounding is less than a lidar's own error of two.
 *
 * @param points - `stride` numbers a point, x, y, z of the sensor's frame first; metres.
 * @returns a part of `pointBytes` a point; points out of reach or without numbers are left out.
 */
export function packPoints(points: Float32Array, stride: number, egoFromSensor: Pose): Uint8Array {
  const r = rotationMatrix(egoFromSensor.rotation)
  const t = egoFromSensor.translation
  const count = Math.floor(points.length / stride)
  const packed = new DataView(new ArrayBuffer(count * pointBytes))
  let kept = 0
  for (let i = 0; i < count * stride; i += stride) {
    const [px, py, pz] = [points[i]!, points[i + 1]!, points[i + 2]!]
    const x = r[0]! * px + r[1]! * py + r[2]! * pz + t.x
    const y = r[3]! * px + r[4]! * py + r[5]! * pz + t.y
    const z = r[6]! * px + r[7]! * py + r[8]! * pz + t.z
    if (!(Math.abs(x) <= axisMMax && Math.abs(y) <= axisMMax && Math.abs(z) <= axisMMax)) continue
    const at = kept * pointBytes
    packed.setInt16(at, Math.round(100 * x), true)
    packed.setInt16(at + 2, Math.round(100 * y), true)
    packed.setInt16(at + 4, Math.round(100 * z), true)
    kept++
  }
  return new Uint8Array(packed.buffer, 0, kept * pointBytes)
}
