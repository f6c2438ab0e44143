/** Models as the stand-in for TensorRT reads them (fake-nvinfer.cpp), and what they compute. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelDescription } from '../../../schemas/model-bundle.js'
import { type GraphSpec, graphSpecs } from '../../../schemas/model-tensors.js'

export function fakeOnnx({ inputs, outputs }: GraphSpec, extra: readonly string[] = []): string {
  const line = (kind: string, { name, type, shape }: GraphSpec['inputs'][number]) =>
    `${kind} ${name} ${type} ${shape.join(' ')}`
  const tensors = [...inputs.map((one) => line('input', one)), ...outputs.map((one) => line('output', one))]
  return ['fake-onnx', ...tensors, ...extra, ''].join('\n')
}

/** Element i of output k: k plus, over inputs j, (j + 1) times all elements m with m mod length = i. Whole numbers stay exact. */
export function fakeOutput(k: number, length: number, inputs: readonly ArrayLike<number>[]): Float32Array {
  const output = new Float32Array(length).fill(k)
  for (const [j, input] of inputs.entries()) {
    for (let m = 0; m < input.length; m++) output[m % length]! += (j + 1) * input[m]!
  }
  return output
}

const cameras = ['CAM_FRONT', 'CAM_BACK']
const width = 32
const height = 16

/** Small sizes, three frames of history. */
export const fakeModel: Omit<ModelDescription, 'files'> = {
  formatVersion: 1,
  name: 'fake bundle',
  architecture: 'fake',
  classes: ['car', 'pedestrian'],
  cameras,
  image: { height, width, paddedHeight: 32, paddedWidth: 32 },
  preprocessing: {
    sourceWidth: width,
    sourceHeight: 2 * height,
    crop: { x0: 0, y0: height, width, height },
    resize: 1,
    meanBgr: [0, 0, 0],
    stdBgr: [1, 1, 1],
    padDivisor: 32,
  },
  pointCloudRange: [-50, -50, -5, 50, 50, 3],
  bev: { height: 2, width: 3, channels: 5 },
  features: [4, 3, 2, 1].map((size) => ({ channels: 3, height: size, width: size })),
  frames: [-2, -1, 0],
  queries: 4,
  postCenterRange: [-1e6, -1e6, -1e6, 1e6, 1e6, 1e6],
  maxNum: 4,
  scoreThreshold: null,
  precision: 'fp32',
  dcnv3: 'none',
  weights: { source: 'random', seed: 0, sha256: '0'.repeat(64) },
  trained: false,
  quality: null,
}
const specs = graphSpecs(fakeModel as ModelDescription)

/** @param extra - lines for one of the graphs. */
export function writeFakeBundle(
  folder: string,
  extra: Partial<Record<keyof typeof specs, readonly string[]>> = {},
): string {
  mkdirSync(folder, { recursive: true })
  const write = (name: keyof typeof specs) => {
    const text = fakeOnnx(specs[name], extra[name])
    writeFileSync(join(folder, `${name}.onnx`), text)
    const sha256 = createHash('sha256').update(text).digest('hex')
    return { path: `${name}.onnx`, sha256, bytes: Buffer.byteLength(text) }
  }
  const files = {
    image_encoder: write('image_encoder'),
    bev_encoder: write('bev_encoder'),
    detector: write('detector'),
  }
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...fakeModel, files }))
  return folder
}

const lengthOf = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1)

/** What the three graphs give, computed here. */
export const expected = {
  features: (images: Uint8Array) =>
    specs.image_encoder.outputs.map(({ shape }, k) => fakeOutput(k, lengthOf(shape), [images])),
  bev: (features: readonly Float32Array[], lidar2img: Float32Array) =>
    fakeOutput(0, lengthOf(specs.bev_encoder.outputs[0]!.shape), [...features, lidar2img]),
  detections: (bevs: readonly Float32Array[]) => {
    const joined = Float32Array.from(bevs.flatMap((bev) => [...bev]))
    const [clsScores, bboxPreds] = specs.detector.outputs.map(({ shape }, k) =>
      fakeOutput(k, lengthOf(shape), [joined]),
    )
    return { clsScores: clsScores!, bboxPreds: bboxPreds! }
  },
}
export const pictureBytes = cameras.length * width * height * 3
export const matrixLength = cameras.length * 16
