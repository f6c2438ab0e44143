/**
 * The model bundle: a folder with model.json and three ONNX graphs. This file is what model.json may say,
 * and how a bundle is opened; `model-tensors.ts` says what the graphs must look like inside.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { GoshawkError, messageOf } from './errors.js'

export const modelFormatVersion = 1
/** A model.json is a few kilobytes; more is something else. */
const modelJsonBytesMax = 1_000_000

const positiveInt = z.int().min(1)
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits')
const plainFileName = z.string().regex(/^[\w][\w.-]*$/, 'expected a plain file name inside the bundle')
const finite = z.number().refine(Number.isFinite, 'expected a finite number')
const triple = z.tuple([finite, finite, finite])
const range3d = z
  .tuple([finite, finite, finite, finite, finite, finite])
  .refine(
    ([x0, y0, z0, x1, y1, z1]) => x0 < x1 && y0 < y1 && z0 < z1,
    'expected [xMin, yMin, zMin, xMax, yMax, zMax] with each minimum below its maximum',
  )

const fileEntry = z.strictObject({
  path: plainFileName.describe('file name, relative to the bundle folder'),
  sha256: sha256Hex,
  bytes: positiveInt,
})
const graphEntry = fileEntry.extend({
  data: fileEntry.optional().describe('external weight data beside the graph, when it does not fit into one file'),
})

/** What BEVFormer's evaluation pipeline does to a picture: crop, resize, (x - mean) / std, pad right and bottom with 0. */
const preprocessing = z.strictObject({
  sourceWidth: positiveInt.describe('width in pixels of the pictures the crop refers to'),
  sourceHeight: positiveInt.describe('height in pixels of the pictures the crop refers to'),
  crop: z
    .strictObject({ x0: z.int().min(0), y0: z.int().min(0), width: positiveInt, height: positiveInt })
    .describe('pixels of the source picture, applied first'),
  resize: z
    .number()
    .positive()
    .describe('scale applied after the crop: size becomes floor(width * resize), floor(height * resize)'),
  meanBgr: triple.describe('subtracted inside image_encoder.onnx, blue first'),
  stdBgr: triple.describe('divided by inside image_encoder.onnx, blue first'),
  padDivisor: positiveInt.describe('padded inside image_encoder.onnx, after normalisation, to a multiple of this'),
})

export const ModelDescription = z
  .strictObject({
    formatVersion: z.literal(modelFormatVersion),
    name: z.string().min(1),
    architecture: z.string().min(1).describe('e.g. bevformerv2-internimage-xl-t1'),
    classes: z.array(z.string().min(1)).min(1).describe('in the order of the logits'),
    cameras: z.array(z.string().min(1)).min(1).describe('channels in the order of the camera axis'),
    image: z
      .strictObject({ height: positiveInt, width: positiveInt, paddedHeight: positiveInt, paddedWidth: positiveInt })
      .describe(
        'pixels after crop and resize: height x width is what `images` takes; padded is what u, v are divided by',
      ),
    preprocessing,
    pointCloudRange: range3d.describe('metres, LIDAR_TOP frame: xMin, yMin, zMin, xMax, yMax, zMax'),
    bev: z.strictObject({ height: positiveInt, width: positiveInt, channels: positiveInt }),
    features: z
      .array(z.strictObject({ channels: positiveInt, height: positiveInt, width: positiveInt }))
      .length(4)
      .describe('feat_0 to feat_3, finest first'),
    frames: z.array(z.int().max(0)).min(1).describe('keyframe offsets, oldest to newest, the last is 0'),
    queries: positiveInt,
    postCenterRange: range3d.describe('metres, LIDAR_TOP frame: box centres outside are removed'),
    maxNum: positiveInt.describe('boxes kept by top-k'),
    scoreThreshold: z.number().min(0).max(1).nullable(),
    precision: z.enum(['fp32', 'fp16', 'int8']),
    calibration: z
      .strictObject({
        source: z.string().min(1).describe('base name of the dataroot, folder or file'),
        frames: positiveInt,
        relativeL2: z.record(z.string(), finite).describe('error by output against fp32, on the first frame'),
      })
      .optional()
      .describe('what int8 was calibrated on'),
    dcnv3: z.enum(['deform-conv', 'grid-sample', 'plugin', 'none']).describe('none: the backbone has no DCNv3'),
    weights: z.strictObject({
      source: z.string().min(1).describe('file name of the weights, or random'),
      seed: z.int().min(0).optional().describe('of random weights'),
      sha256: sha256Hex.describe('of the weights file; of random weights: of seed, keys and shapes'),
    }),
    trained: z.boolean(),
    perspective: z.boolean().optional().describe('image_encoder.onnx also gives the perspective head, dd3d_MAP_LEVEL'),
    splitsByCamera: z
      .boolean()
      .optional()
      .describe('in image_encoder.onnx only the extents of inputs and outputs count the cameras'),
    quality: z
      .record(z.string(), finite)
      .nullable()
      .describe('measured figures by name, e.g. mAP, NDS; null when never measured'),
    training: z
      .strictObject({ seeds: z.array(z.tuple([z.int().min(0), z.int().min(0)])).min(1) })
      .optional()
      .describe('ranges of built-in worlds the weights were trained on'),
    files: z.strictObject({ image_encoder: graphEntry, bev_encoder: graphEntry, detector: graphEntry }),
  })
  .superRefine((model, context) => {
    const fail = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const { crop, resize, sourceWidth, sourceHeight, padDivisor } = model.preprocessing
    if (crop.x0 + crop.width > sourceWidth || crop.y0 + crop.height > sourceHeight) {
      fail(['preprocessing', 'crop'], `reaches beyond the ${sourceWidth}x${sourceHeight} source picture`)
    }
    const width = Math.trunc(crop.width * resize)
    const height = Math.trunc(crop.height * resize)
    if (width !== model.image.width || height !== model.image.height) {
      fail(['image'], `is ${model.image.width}x${model.image.height}; crop and resize give ${width}x${height}`)
    }
    const padded = (size: number) => Math.ceil(size / padDivisor) * padDivisor
    if (padded(width) !== model.image.paddedWidth || padded(height) !== model.image.paddedHeight) {
      fail(['image'], `padded size must be ${padded(width)}x${padded(height)}, multiples of ${padDivisor}`)
    }
    if (model.frames.at(-1) !== 0 || model.frames.some((f, i) => i > 0 && f <= model.frames[i - 1]!)) {
      fail(['frames'], 'expected ascending offsets that end with 0')
    }
    if (model.maxNum > model.queries * model.classes.length) {
      fail(['maxNum'], `is ${model.maxNum}, more than ${model.queries} queries x ${model.classes.length} classes`)
    }
    for (const [key, list] of [
      ['classes', model.classes],
      ['cameras', model.cameras],
    ] as const) {
      if (new Set(list).size !== list.length) fail([key], 'names a thing twice')
    }
  })
export type ModelDescription = z.output<typeof ModelDescription>

export const graphNames = ['image_encoder', 'bev_encoder', 'detector'] as const
export type GraphName = (typeof graphNames)[number]

export interface ModelBundle {
  readonly folder: string
  readonly model: ModelDescription
  /** Hex digest of model.json, which names the digest of every other file. */
  readonly sha256: string
  readonly graphPaths: Readonly<Record<GraphName, string>>
}

/**
 * Opens a bundle: parses model.json and compares size and sha256 of every file it names.
 * Throws GoshawkError 'file-missing' when there is no model.json, else 'model-invalid' naming the file.
 */
export async function loadModelBundle(folder: string): Promise<ModelBundle> {
  const file = join(folder, 'model.json')
  const bytes = await readModelJson(file)
  const model = parseModelDescription(bytes.toString('utf8'), file)
  for (const name of graphNames) {
    const entry = model.files[name]
    await verifyFile(folder, entry)
    if (entry.data !== undefined) await verifyFile(folder, entry.data)
  }
  return {
    folder,
    model,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    graphPaths: {
      image_encoder: join(folder, model.files.image_encoder.path),
      bev_encoder: join(folder, model.files.bev_encoder.path),
      detector: join(folder, model.files.detector.path),
    },
  }
}

/** Throws GoshawkError 'model-invalid' that lists every problem. `file` is only named in the message. */
export function parseModelDescription(text: string, file: string): ModelDescription {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new GoshawkError('model-invalid', `${file}: not JSON (${messageOf(cause)}); export the bundle again`, {
      cause,
    })
  }
  const result = ModelDescription.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'model'}: ${issue.message}`)
  throw new GoshawkError('model-invalid', `${file}: ${problems.join('; ')}; export the bundle again`, {
    details: { file, problems },
  })
}

async function readModelJson(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new GoshawkError('file-missing', `${file}: cannot be opened (${messageOf(cause)}); expected a model bundle`, {
      cause,
      details: { file },
    })
  })
  try {
    const { size } = await handle.stat()
    if (size > modelJsonBytesMax) {
      throw new GoshawkError('model-invalid', `${file}: ${size} bytes; a model.json has at most ${modelJsonBytesMax}`)
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function verifyFile(folder: string, entry: { path: string; sha256: string; bytes: number }): Promise<void> {
  const file = join(folder, basename(entry.path))
  const info = await stat(file).catch((cause: unknown) => {
    throw new GoshawkError('model-invalid', `${file}: missing, but model.json names it; export the bundle again`, {
      cause,
      details: { file },
    })
  })
  if (info.size !== entry.bytes) {
    throw new GoshawkError(
      'model-invalid',
      `${file}: ${info.size} bytes, model.json says ${entry.bytes}; export the bundle again`,
      {
        details: { file },
      },
    )
  }
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  const found = hash.digest('hex')
  if (found !== entry.sha256) {
    throw new GoshawkError(
      'model-invalid',
      `${file}: sha256 is ${found}, model.json says ${entry.sha256}; the file was changed, export the bundle again`,
      { details: { file } },
    )
  }
}
