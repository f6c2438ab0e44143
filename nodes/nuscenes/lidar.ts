/** Reads the turn of the lidar a frame refers to; one that is not there is a reason, never an error. */
import type { Pose } from '../../schemas/geometry/pose.js'
import { packPoints } from '../../schemas/point-cloud.js'
import { readPicture } from './pictures.js'

/** A nuScenes .pcd.bin holds x, y, z, intensity and ring of each point as little-endian float32. */
const stride = 5
const strideBytes = 4 * stride

/** Exactly one of the two says something. */
export interface LidarTurn {
  /** As in schemas/point-cloud.ts. */
  readonly bytes: Uint8Array | undefined
  readonly missing: string
}

/** @param fileName - relative to the dataroot, checked to stay inside. */
export async function readLidar(dataroot: string, fileName: string, egoFromLidar: Pose): Promise<LidarTurn> {
  const { bytes, missing } = await readPicture(dataroot, fileName)
  if (!bytes) return { bytes: undefined, missing }
  if (!fileName.endsWith('.pcd.bin') || bytes.byteLength % strideBytes !== 0) {
    const found = `${bytes.byteLength} bytes`
    return { bytes: undefined, missing: `${fileName}: ${found}; expected a .pcd.bin with ${strideBytes} bytes a point` }
  }
  // A copy, because a file's buffer may start where no float32 can.
  const points = new Float32Array(new Uint8Array(bytes).buffer)
  return { bytes: packPoints(points, stride, egoFromLidar), missing: '' }
}
