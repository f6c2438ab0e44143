/** Inputs a graph can be measured with: seeded noise, and for cameras the built-in rig, since what they see decides the work. */
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { lidarToImage } from '../../nodes/detector/calibration.js'
import { cameraRig, egoFromLidar } from '../../scenarios/worlds/camera-rig.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import { elementCount } from './weights/tensor.js'

/** Width to height of the pictures the published models crop to: 1600x640 out of 1600x900. */
const croppedRows = 260 / 900

/** A free extent becomes 1. */
export function sampleFeeds(session: InferenceSession): Record<string, Tensor> {
  return Object.fromEntries(
    session.inputMetadata.map((input) => {
      if (!input.isTensor) throw new TypeError(`input ${input.name} is no tensor`)
      const dims = input.shape.map((extent) => (typeof extent === 'number' && extent > 0 ? extent : 1))
      const count = elementCount(dims)
      if (input.name === 'lidar2img')
        return [input.name, new Tensor('float32', rigProjections(dims[0]!, pictureWidth(session)), dims)]
      switch (input.type) {
        case 'uint8':
          return [
            input.name,
            new Tensor(
              'uint8',
              Uint8Array.from(noise(count), (x) => 128 + 120 * x),
              dims,
            ),
          ]
        case 'float16':
          return [input.name, new Tensor('float16', new Uint16Array(count), dims)]
        case 'int64':
          return [input.name, new Tensor('int64', new BigInt64Array(count), dims)]
        default:
          return [input.name, new Tensor('float32', noise(count), dims)]
      }
    }),
  )
}

/** In [-1, 1), the same every time: a linear congruential generator (Numerical Recipes, 7.1). */
export function noise(count: number): Float32Array {
  let state = 1
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** As the graph's finest features say. */
function pictureWidth(session: InferenceSession): number {
  const finest = session.inputMetadata.find(({ name }) => name === 'feat_0')
  return finest?.isTensor && typeof finest.shape[3] === 'number' ? finest.shape[3] * 8 : 1600
}

/** The nuScenes rig looking into pictures of that width, as lidar2img [cameras, 4, 4]; further cameras repeat it. */
export function rigProjections(cameras: number, width: number): Float32Array {
  const height = (width * 9) / 16
  const rig = cameraRig({ width, height })
  const lidar = { globalFromEgo: identityPose, egoFromLidar }
  const picture = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: height * croppedRows }
  const projections = new Float32Array(cameras * 16)
  for (let n = 0; n < cameras; n++) {
    const camera = rig[n % rig.length]!
    projections.set(lidarToImage({ ...camera, globalFromEgo: identityPose }, lidar, picture), n * 16)
  }
  return projections
}
