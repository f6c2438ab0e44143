import t from 'tap'
import { composePoses, identityPose, type Pose, poseFromArrays } from '../../schemas/geometry/pose.js'
import { type CameraCalibration, lidarToImage } from './calibration.js'
import { planPicture } from './picture-plan.js'
import { modelOfCase } from './testdata/models.js'
import {
  quaternionOf,
  type ReferenceGeometry,
  readCase,
  readReference,
  referenceFolder,
  skipWithout,
  worstError,
} from './testdata/reference.js'

const plainPicture = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 }
const forwardCamera: CameraCalibration = {
  channel: 'CAM_FRONT',
  intrinsic: [1000, 0, 800, 0, 1000, 450, 0, 0, 1],
  egoFromCamera: { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 0.5, x: -0.5, y: 0.5, z: -0.5 } },
  globalFromEgo: identityPose,
}
const still = { globalFromEgo: identityPose, egoFromLidar: identityPose }

function project(matrix: Float64Array, x: number, y: number, z: number): number[] {
  const row = (r: number) => matrix[r * 4]! * x + matrix[r * 4 + 1]! * y + matrix[r * 4 + 2]! * z + matrix[r * 4 + 3]!
  return [row(0) / row(2), row(1) / row(2), row(2)]
}

t.test('a point 10 m straight ahead lies in the middle of the picture', (t) => {
  const [u, v, depth] = project(lidarToImage(forwardCamera, still, plainPicture), 10, 0, 0)
  t.ok(Math.abs(u! - 800) < 1e-9 && Math.abs(v! - 450) < 1e-9 && Math.abs(depth! - 10) < 1e-9)
  t.end()
})

t.test('a point one metre to the left is left of the middle, one metre up is above it', (t) => {
  const matrix = lidarToImage(forwardCamera, still, plainPicture)
  t.ok(Math.abs(project(matrix, 10, 1, 0)[0]! - 700) < 1e-9)
  t.ok(Math.abs(project(matrix, 10, 0, 1)[1]! - 350) < 1e-9)
  t.end()
})

t.test('ego motion between the sample and the camera moves the point', (t) => {
  const later: Pose = { translation: { x: 2, y: 0, z: 0 }, rotation: identityPose.rotation }
  const depth = project(lidarToImage({ ...forwardCamera, globalFromEgo: later }, still, plainPicture), 10, 0, 0)[2]!
  t.ok(Math.abs(depth - 8) < 1e-9)
  t.end()
})

t.test('a calibration that is none throws an error that names the camera', (t) => {
  const nan = { ...forwardCamera.egoFromCamera, translation: { x: Number.NaN, y: 0, z: 0 } }
  const zero = { ...identityPose, rotation: { w: 0, x: 0, y: 0, z: 0 } }
  const bad: Partial<CameraCalibration>[] = [
    { egoFromCamera: nan },
    { egoFromCamera: zero },
    { globalFromEgo: zero },
    { intrinsic: [] },
    { intrinsic: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
    { intrinsic: [Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1] },
  ]
  for (const change of bad) {
    t.throws(() => lidarToImage({ ...forwardCamera, ...change }, still, plainPicture), {
      code: 'calibration-invalid',
      message: /CAM_FRONT/,
    })
  }
  t.end()
})

/** The reference gives cameras relative to the lidar; any ego pose at the camera's time that composes to it will do. */
function cameraOf(geometry: ReferenceGeometry, channel: string): CameraCalibration {
  const camera = geometry.cams[channel]!
  const [x, y, z] = camera.sensor2lidar_translation
  const lidarFromCamera = { translation: { x: x!, y: y!, z: z! }, rotation: quaternionOf(camera.sensor2lidar_rotation) }
  return {
    channel,
    intrinsic: camera.cam_intrinsic.flat(),
    egoFromCamera: composePoses(lidarOf(geometry).egoFromLidar, lidarFromCamera),
    globalFromEgo: lidarOf(geometry).globalFromEgo,
  }
}
function lidarOf(geometry: ReferenceGeometry) {
  return {
    globalFromEgo: poseFromArrays(geometry.ego2global_translation, geometry.ego2global_rotation),
    egoFromLidar: poseFromArrays(geometry.lidar2ego_translation, geometry.lidar2ego_rotation),
  }
}

for (const name of ['t1-a', 't2-b', 't3-c']) {
  t.test(`lidar2img of every frame of ${name} equals the official one`, skipWithout(referenceFolder), (t) => {
    const reference = readCase(name)
    const { geometry } = planPicture(modelOfCase(reference), { width: 1600, height: 900 })
    for (const frame of reference.frames) {
      const at = reference.geometry[frame]!
      const found = reference.cameras.flatMap((channel) => [
        ...lidarToImage(cameraOf(at, channel), lidarOf(at), geometry),
      ])
      const expected = readReference(`${name}.inputs`, `f${frame}.lidar2img_own_f64`)
      t.ok(worstError(found, expected.data) < 1e-9, `frame ${frame}: ${worstError(found, expected.data)}`)
    }
    t.end()
  })
}

t.test('the preprocessed intrinsic equals the official one at three scales', skipWithout(referenceFolder), (t) => {
  for (const scale of [0, 1, 2]) {
    const [x0, y0, x1, y1, height] = readReference('preprocess', `${scale}.params`).data as Float64Array
    const before = readReference('preprocess', 'cam2img_before').data
    const intrinsic = [0, 1, 2].flatMap((row) => [...before.subarray(row * 4, row * 4 + 3)])
    const crop = { x0: x0!, y0: y0!, width: x1! - x0!, height: y1! - y0! }
    const resize = height! / crop.height
    const image = { width: Math.trunc(crop.width * resize), height: height!, paddedWidth: 0, paddedHeight: 0 }
    const preprocessing = {
      ...modelOfCase(readCase('t1-a')).preprocessing,
      sourceWidth: 160,
      sourceHeight: 90,
      crop,
      resize,
    }
    const plan = planPicture({ preprocessing, image }, { width: 160, height: 90 })
    const camera = { ...forwardCamera, intrinsic, egoFromCamera: identityPose }
    const found = lidarToImage(camera, still, plan.geometry)
    const error = worstError(found, readReference('preprocess', `${scale}.cam2img`).data)
    t.ok(error < 1e-12, `scale ${scale}: ${error}`)
  }
  t.end()
})
