/** Calibration frames from tensors a user prepared: NAME for one frame, NAME.0, NAME.1, ... for several. */
import { Tensor } from 'onnxruntime-node'
import { GoshawkError } from '../../../schemas/errors.js'
import type { ValueInfo } from '../onnx/graph-builder.js'
import { openWeights } from '../weights/open-weights.js'
import { float32Values, type WeightSource } from '../weights/tensor.js'
import type { CalibrationFrames } from './open-calibration.js'

/** @throws GoshawkError 'usage-invalid' naming the tensor that is missing or has another shape. */
export function safetensorsFrames(
  path: string,
  framesMax: number,
  inputs: readonly ValueInfo[],
): Omit<CalibrationFrames, 'source'> {
  const file = openWeights(path)
  try {
    const suffixes = frameSuffixes(file, path, inputs).slice(0, framesMax)
    for (const suffix of suffixes) for (const input of inputs) checkShape(file, path, input, suffix)
    return { count: suffixes.length, frames: () => read(path, inputs, suffixes) }
  } finally {
    file.close()
  }
}

function frameSuffixes(file: WeightSource, path: string, inputs: readonly ValueInfo[]): readonly string[] {
  const keys = new Set(file.entries().map(({ key }) => key))
  const has = (suffix: string) => inputs.every(({ name }) => keys.has(name + suffix))
  if (has('')) return ['']
  const suffixes: string[] = []
  while (has(`.${suffixes.length}`)) suffixes.push(`.${suffixes.length}`)
  if (suffixes.length > 0) return suffixes
  const missing = inputs.filter(({ name }) => !keys.has(name) && !keys.has(`${name}.0`)).map(({ name }) => name)
  throw new GoshawkError(
    'usage-invalid',
    `--calibration ${path}: has no tensor ${missing.join(', ')}; expected ${inputs.map(({ name }) => name).join(', ')}, with .0, .1, … behind the name for several frames`,
  )
}

function checkShape(file: WeightSource, path: string, { name, shape, dtype }: ValueInfo, suffix: string): void {
  const entry = file.entries().find(({ key }) => key === name + suffix)!
  const fits = entry.shape.length === shape.length && shape.every((extent, i) => extent === entry.shape[i])
  const isBytes = entry.dtype === 'uint8'
  if (fits && isBytes === (dtype === 'uint8')) return
  throw new GoshawkError(
    'usage-invalid',
    `--calibration ${path}: ${entry.key} is ${entry.dtype} [${entry.shape}]; the model reads ${dtype} [${shape}]`,
  )
}

async function* read(path: string, inputs: readonly ValueInfo[], suffixes: readonly string[]) {
  const file = openWeights(path)
  try {
    for (const suffix of suffixes) {
      const tensors = inputs.map(({ name, dtype }) => {
        const tensor = file.read(name + suffix)
        const { bytes, shape } = tensor
        return [
          name,
          dtype === 'uint8' ? new Tensor('uint8', bytes, shape) : new Tensor('float32', float32Values(tensor), shape),
        ] as const
      })
      yield Object.fromEntries(tensors)
    }
  } finally {
    file.close()
  }
}
