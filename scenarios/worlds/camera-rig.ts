/**
 * Where the six cameras and the lidar sit and how the cameras see: the rows of nuScenes' `calibrated_sensor` table for
 * the vehicle of log n015-2018-07-24 (Caesar et al., CVPR 2020), pictures of 1600 x 900 pixels.
 */
import { GoshawkError } from '../../schemas/errors.js'
import { type Pose, poseFromArrays } from '../../schemas/geometry/pose.js'
import { type CameraChannel, cameraChannels } from '../../schemas/messages.js'

export interface RigCamera {
  readonly channel: CameraChannel
  readonly width: number
  readonly height: number
  /** 3x3 row-major, pixels of the picture. */
  readonly intrinsic: readonly number[]
  readonly egoFromCamera: Pose
}

const fullWidth = 1600
const fullHeight = 900

interface Calibration {
  readonly translation: readonly number[]
  readonly rotation: readonly number[]
  /** Pixels. */
  readonly focal: number
  readonly principal: readonly [number, number]
}

const calibrations: Readonly<Record<CameraChannel, Calibration>> = {
  CAM_FRONT: {
    translation: [1.70079118954, 0.0159456324149, 1.51095763913],
    rotation: [0.4998015430569128, -0.5030316162024876, 0.4997798114386805, -0.49737083824542755],
    focal: 1266.417203046554,
    principal: [816.2670197447984, 491.50706579294757],
  },
  CAM_FRONT_RIGHT: {
    translation: [1.5508477543, -0.493404796419, 1.49574800619],
    rotation: [0.2060347966337182, -0.2026940577919598, 0.6824507824531167, -0.6713610884174485],
    focal: 1260.8474446004698,
    principal: [807.968244525554, 495.3344268742088],
  },
  CAM_FRONT_LEFT: {
    translation: [1.52387798135, 0.494631336551, 1.50932822144],
    rotation: [0.6757265034669446, -0.6736266522251881, 0.21214015046209478, -0.21122827103904068],
    focal: 1272.5979470598488,
    principal: [826.6154927353808, 479.75165386361925],
  },
  CAM_BACK: {
    translation: [0.0283260309358, 0.00345136761476, 1.57910346144],
    rotation: [0.5037872666382278, -0.49740249788611096, -0.4941850223835201, 0.5045496097725578],
    focal: 809.2209905677063,
    principal: [829.2196003259838, 481.77842384512485],
  },
  CAM_BACK_LEFT: {
    translation: [1.03569100218, 0.484795032713, 1.59097014818],
    rotation: [0.6924185592174665, -0.7031619420114925, -0.11648342771943819, 0.11203317912370753],
    focal: 1256.7414812095406,
    principal: [792.1125740759628, 492.7757465151356],
  },
  CAM_BACK_RIGHT: {
    translation: [1.0148780988, -0.480568219723, 1.56239545128],
    rotation: [0.12280980120078765, -0.132400842670559, -0.7004305821388234, 0.690496031265798],
    focal: 1259.5137405846733,
    principal: [807.2529053838625, 501.19579884916527],
  },
}

/** LIDAR_TOP of the same vehicle. */
export const egoFromLidar: Pose = poseFromArrays(
  [0.943713, 0, 1.84023],
  [0.7077955119163518, -0.006492242056004365, 0.010646214713995808, -0.7063073142877817],
)

/** The six cameras for pictures of any size; each axis of the intrinsics is scaled with its side. */
export function cameraRig({ width, height }: { readonly width: number; readonly height: number }): RigCamera[] {
  if (
    !Number.isInteger(width) ||
    !Number.isInteger(height) ||
    width < 16 ||
    height < 16 ||
    width > 4096 ||
    height > 4096
  ) {
    throw new GoshawkError(
      'config-invalid',
      `camera: ${width} x ${height} pixels; expected whole numbers from 16 to 4096`,
    )
  }
  const sx = width / fullWidth
  const sy = height / fullHeight
  return cameraChannels.map((channel) => {
    const { translation, rotation, focal, principal } = calibrations[channel]
    return {
      channel,
      width,
      height,
      intrinsic: [focal * sx, 0, principal[0] * sx, 0, focal * sy, principal[1] * sy, 0, 0, 1],
      egoFromCamera: poseFromArrays(translation, rotation),
    }
  })
}
