/** From a camera's calibration to the matrix that takes lidar points to pixels of the prepared picture. */
import { GoshawkError } from '../../schemas/errors.js'
import { composePoses, invertPose, multiply4x4, type Pose, poseMatrix } from '../../schemas/geometry/pose.js'
import { normalizeQuaternion } from '../../schemas/geometry/quaternion.js'
import type { CameraImage } from '../../schemas/messages.js'

export type CameraCalibration = Pick<CameraImage, 'channel' | 'intrinsic' | 'egoFromCamera' | 'globalFromEgo'>
/** Where the lidar was at the sample's reference time. */
export interface LidarPlacement {
  readonly globalFromEgo: Pose
  readonly egoFromLidar: Pose
}

/** How a camera's pixels became those of the prepared picture: u' = scaleX * u - offsetX, v' = scaleY * v - offsetY. */
export interface PictureGeometry {
  readonly scaleX: number
  readonly scaleY: number
  readonly offsetX: number
  readonly offsetY: number
}

/** Further from one than this a quaternion was never meant to be a rotation. */
const quaternionNormErrorMax = 1e-3

/**
 * `lidar2img` of BEVFormer: pad4(K') · cameraFromLidar, 4x4 row-major, float64, for points of the LIDAR_TOP frame at the
 * reference time. Ego motion between that time and the camera's own is part of it. Throws GoshawkError
 * 'calibration-invalid' naming the camera.
 */
export function lidarToImage(camera: CameraCalibration, lidar: LidarPlacement, picture: PictureGeometry): Float64Array {
  const where = `camera ${camera.channel}`
  const globalFromCamera = composePoses(
    checkedPose(camera.globalFromEgo, `${where} globalFromEgo`),
    checkedPose(camera.egoFromCamera, `${where} egoFromCamera`),
  )
  const globalFromLidar = placeLidar(lidar)
  const cameraFromLidar = composePoses(invertPose(globalFromCamera), globalFromLidar)
  return multiply4x4(pictureFromCamera(checkedIntrinsic(camera), picture), poseMatrix(cameraFromLidar))
}

/** globalFromLidar at the reference time. Throws GoshawkError 'calibration-invalid'. */
export function placeLidar({ globalFromEgo, egoFromLidar }: LidarPlacement): Pose {
  return composePoses(
    checkedPose(globalFromEgo, 'sample globalFromEgo'),
    checkedPose(egoFromLidar, 'sample egoFromLidar'),
  )
}

/** pad4([[sx, 0, -ox], [0, sy, -oy], [0, 0, 1]] · K) */
function pictureFromCamera(k: readonly number[], { scaleX, scaleY, offsetX, offsetY }: PictureGeometry): Float64Array {
  const matrix = new Float64Array(16)
  for (let column = 0; column < 3; column++) {
    matrix[column] = scaleX * k[column]! - offsetX * k[6 + column]!
    matrix[4 + column] = scaleY * k[3 + column]! - offsetY * k[6 + column]!
    matrix[8 + column] = k[6 + column]!
  }
  matrix[15] = 1
  return matrix
}

function checkedIntrinsic({ channel, intrinsic }: CameraCalibration): readonly number[] {
  const [fx = 0, , , , fy = 0] = intrinsic
  if (intrinsic.length === 9 && intrinsic.every(Number.isFinite) && fx > 0 && fy > 0) return intrinsic
  throw new GoshawkError(
    'calibration-invalid',
    `camera ${channel} intrinsic: [${intrinsic.join(', ')}]; expected 9 finite numbers with positive focal lengths`,
    { details: { camera: channel } },
  )
}

function checkedPose(pose: Pose, where: string): Pose {
  const { translation: t, rotation: q } = pose
  const norm = Math.hypot(q.w, q.x, q.y, q.z)
  if ([t.x, t.y, t.z].every(Number.isFinite) && Math.abs(norm - 1) <= quaternionNormErrorMax) {
    return { translation: t, rotation: normalizeQuaternion(q) }
  }
  throw new GoshawkError(
    'calibration-invalid',
    `${where}: translation [${t.x}, ${t.y}, ${t.z}], rotation [${q.w}, ${q.x}, ${q.y}, ${q.z}]; ` +
      'expected finite metres and a unit quaternion w, x, y, z',
    { details: { where } },
  )
}
