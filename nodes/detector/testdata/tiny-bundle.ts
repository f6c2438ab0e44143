/**
 * A model bundle of three graphs so small that their answer is known: the features are each camera's mean colour, a BEV
 * map is one cell that holds colours and lidar2img, and the detector makes one query of each frame's cell.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelDescription } from '../../../schemas/model-bundle.js'

export const tinyCameras = ['CAM_FRONT', 'CAM_BACK']
const cameras = tinyCameras.length
const width = 32
const height = 16
export const tinyPicture = { width, height }
const cellChannels = cameras * (3 + 16)
const classes = ['car', 'pedestrian']

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)])
const field = (number: number, content: readonly number[]) => [
  ...varint((number << 3) | 2),
  ...varint(content.length),
  ...content,
]
const text = (number: number, value: string) => field(number, [...Buffer.from(value)])
const integer = (number: number, value: number) => [...varint(number << 3), ...varint(value)]
const elementTypes = { float32: 1, uint8: 2, int64: 7 }
type ElementType = keyof typeof elementTypes

function valueInfo(name: string, type: ElementType, shape: readonly number[]): number[] {
  const dimensions = shape.flatMap((extent) => field(1, integer(1, extent)))
  return [...text(1, name), ...field(2, field(1, [...integer(1, elementTypes[type]), ...field(2, dimensions)]))]
}

function node(type: string, inputs: string[], outputs: string[], attributes: number[][] = []): number[] {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, type),
    ...attributes.flatMap((attribute) => field(5, attribute)),
  ]
}
const intsAttribute = (name: string, values: number[]) => [
  ...text(1, name),
  ...values.flatMap((value) => integer(8, value)),
  ...integer(20, 7),
]
const intAttribute = (name: string, value: number) => [...text(1, name), ...integer(3, value), ...integer(20, 2)]

function int64s(name: string, values: number[]): number[] {
  const raw = [...new Uint8Array(BigInt64Array.from(values, BigInt).buffer)]
  return [...integer(1, values.length), ...integer(2, elementTypes.int64), ...text(8, name), ...field(9, raw)]
}

type Tensors = readonly (readonly [string, ElementType, readonly number[]])[]
function model(inputs: Tensors, outputs: Tensors, nodes: number[][], constants: number[][] = []): Uint8Array {
  const graph = [
    ...nodes.flatMap((one) => field(1, one)),
    ...text(2, 'tiny'),
    ...constants.flatMap((one) => field(5, one)),
    ...inputs.flatMap((one) => field(11, valueInfo(...one))),
    ...outputs.flatMap((one) => field(12, valueInfo(...one))),
  ]
  return Uint8Array.from([...integer(1, 8), ...field(7, graph), ...field(8, integer(2, 17))])
}

const features: Tensors = [0, 1, 2, 3].map((level) => [`feat_${level}`, 'float32', [cameras, 3, 1, 1]] as const)

function imageEncoder(outputs: Tensors): Uint8Array {
  return model([['images', 'uint8', [cameras, height, width, 3]]], outputs, [
    node('Cast', ['images'], ['floats'], [intAttribute('to', 1)]),
    node('Transpose', ['floats'], ['planes'], [intsAttribute('perm', [0, 3, 1, 2])]),
    node('GlobalAveragePool', ['planes'], ['colors']),
    ...outputs.map(([name]) => node('Identity', ['colors'], [name])),
  ])
}

function bevEncoder(): Uint8Array {
  return model(
    [...features, ['lidar2img', 'float32', [cameras, 4, 4]]],
    [['bev', 'float32', [1, 1, cellChannels]]],
    [
      node('Reshape', ['feat_0', 'flat'], ['colors']),
      node('Reshape', ['lidar2img', 'flat'], ['matrices']),
      node('Concat', ['colors', 'matrices'], ['bev'], [intAttribute('axis', 2)]),
    ],
    [int64s('flat', [1, 1, -1])],
  )
}

/** Logits are channels 0 and 1 (red and green of camera 0), the box code is channels 6 to 15 (its matrix). */
function detector(frames: number): Uint8Array {
  return model(
    [['bevs', 'float32', [frames, 1, cellChannels]]],
    [
      ['cls_scores', 'float32', [frames, classes.length]],
      ['bbox_preds', 'float32', [frames, 10]],
    ],
    [
      node('Reshape', ['bevs', 'flat'], ['cells']),
      node('Slice', ['cells', 'zero', 'two', 'channel'], ['cls_scores']),
      node('Slice', ['cells', 'six', 'sixteen', 'channel'], ['bbox_preds']),
    ],
    [
      int64s('flat', [frames, cellChannels]),
      int64s('zero', [0]),
      int64s('two', [2]),
      int64s('six', [6]),
      int64s('sixteen', [16]),
      int64s('channel', [1]),
    ],
  )
}

export interface TinyBundleChanges {
  readonly frames?: number[]
  readonly trained?: boolean
  /** Replaces a graph's file after model.json was written. */
  readonly damage?: { readonly file: string; readonly bytes: Uint8Array }
  /** Leaves feat_3 out of the image encoder. */
  readonly withoutFeature3?: boolean
  readonly splitsByCamera?: boolean
}

/** Writes the bundle and returns its folder. */
export function writeTinyBundle(folder: string, changes: TinyBundleChanges = {}): string {
  const frames = changes.frames ?? [0]
  mkdirSync(folder, { recursive: true })
  const write = (file: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, file), bytes)
    return { path: file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  }
  const description: ModelDescription = {
    formatVersion: 1,
    name: 'tiny',
    architecture: 'test-mean-colour',
    classes,
    cameras: tinyCameras,
    image: { height, width, paddedHeight: 32, paddedWidth: 32 },
    preprocessing: {
      sourceWidth: width,
      sourceHeight: 2 * height,
      crop: { x0: 0, y0: height, width, height },
      resize: 1,
      meanBgr: [103.53, 116.28, 123.675],
      stdBgr: [1, 1, 1],
      padDivisor: 32,
    },
    pointCloudRange: [-50, -50, -5, 50, 50, 3],
    bev: { height: 1, width: 1, channels: cellChannels },
    features: [0, 1, 2, 3].map(() => ({ channels: 3, height: 1, width: 1 })),
    frames,
    queries: frames.length,
    postCenterRange: [-1e6, -1e6, -1e6, 1e6, 1e6, 1e6],
    maxNum: frames.length,
    scoreThreshold: null,
    precision: 'fp32',
    dcnv3: 'none',
    weights: { source: 'random', seed: 0, sha256: '0'.repeat(64) },
    trained: changes.trained ?? false,
    quality: null,
    ...(changes.splitsByCamera && { splitsByCamera: true }),
    files: {
      image_encoder: write('image_encoder.onnx', imageEncoder(changes.withoutFeature3 ? features.slice(0, 3) : features)),
      bev_encoder: write('bev_encoder.onnx', bevEncoder()),
      detector: write('detector.onnx', detector(frames.length)),
    },
  }
  writeFileSync(join(folder, 'model.json'), JSON.stringify(description))
  if (changes.damage) writeFileSync(join(folder, changes.damage.file), changes.damage.bytes)
  return folder
}
