/** Lidar points as viewers know them. */
import { identityPose } from '../../schemas/geometry/pose.js'
import { type CameraFrames, pointBytes } from '../../schemas/messages.js'
import type { FoxgloveMessage } from './foxglove-cameras.js'
import { egoFrame, foxglovePose, timestampOf } from './foxglove-values.js'

const float32 = 7
const strideBytes = 12

/** One turn in the ego frame, metres; none where the frame has no points. */
export function pointsOf({ lidar, timestampUs }: CameraFrames, parts: readonly Uint8Array[]): FoxgloveMessage[] {
  const packed = lidar && parts[lidar.part]
  if (!lidar || !packed) return []
  const from = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  // No more than came, whatever the message says.
  const points = Math.min(lidar.points, Math.floor(packed.byteLength / pointBytes))
  const data = new Uint8Array(points * strideBytes)
  const to = new DataView(data.buffer)
  for (let i = 0; i < points * 3; i++) {
    to.setFloat32((i * strideBytes) / 3, from.getInt16((i * pointBytes) / 3, true) / 100, true)
  }
  const fields = ['x', 'y', 'z'].map((name, i) => ({ name, offset: 4 * i, type: float32 }))
  const value = {
    timestamp: timestampOf(timestampUs),
    frame_id: egoFrame,
    pose: foxglovePose(identityPose),
    point_stride: strideBytes,
    fields,
    data,
  }
  return [{ topic: '/lidar/points', schema: 'foxglove.PointCloud', value }]
}
