/** Runs exported graphs on a reference's inputs and compares what comes out with the reference's outputs. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { GoshawkError } from '../../schemas/errors.js'
import { errorsAgainst } from './compare.js'
import { onnxFilesOf } from './inspect.js'
import { openWeights } from './weights/open-weights.js'
import { float32Values, type WeightSource } from './weights/tensor.js'

export interface OutputCheck {
  readonly graph: string
  readonly output: string
  readonly maxAbs: number
  readonly relativeL2: number
  readonly passed: boolean
}

export interface Tolerance {
  readonly maxAbs: number
  readonly relativeL2: number
}

/** Enough for float32 noise of a deep network, far too little for a wrong formula. */
export const defaultTolerance: Tolerance = { maxAbs: 2e-4, relativeL2: 2e-5 }

/**
 * Runs every graph whose inputs the reference holds by name, and compares every output it holds by name.
 *
 * @param path - a bundle folder or an .onnx file.
 * @throws GoshawkError 'usage-invalid' when nothing could be compared.
 */
export async function checkModel(
  path: string,
  referencePath: string,
  tolerance: Tolerance,
): Promise<readonly OutputCheck[]> {
  if (!existsSync(referencePath)) throw new GoshawkError('file-missing', `--reference ${referencePath}: no such file`)
  const reference = openWeights(referencePath)
  try {
    const checks: OutputCheck[] = []
    const unfed: string[] = []
    for (const file of onnxFilesOf(path)) {
      const session = await InferenceSession.create(file)
      const lacking = session.inputNames.filter((name) => !has(reference, name))
      if (lacking.length > 0) unfed.push(`${basename(file)} needs ${lacking.join(', ')}`)
      else checks.push(...(await checkGraph(basename(file), session, reference, tolerance)))
      await session.release()
    }
    if (checks.length === 0) {
      throw new GoshawkError(
        'usage-invalid',
        `${referencePath}: holds no inputs and outputs of these graphs by name${unfed.map((line) => `\n  ${line}`).join('')}`,
      )
    }
    return checks
  } finally {
    reference.close()
  }
}

async function checkGraph(
  graph: string,
  session: InferenceSession,
  reference: WeightSource,
  tolerance: Tolerance,
): Promise<OutputCheck[]> {
  const results = await session.run(
    Object.fromEntries(session.inputNames.map((name) => [name, tensorOf(reference, name)])),
  )
  return session.outputNames
    .filter((name) => has(reference, name))
    .map((output) => {
      const expected = float32Values(reference.read(output))
      const { maxAbs, relativeL2 } = errorsAgainst(expected, results[output]!.data as Float32Array)
      return {
        graph,
        output,
        maxAbs,
        relativeL2,
        passed: maxAbs <= tolerance.maxAbs && relativeL2 <= tolerance.relativeL2,
      }
    })
}

function has(reference: WeightSource, key: string): boolean {
  return reference.entries().some((entry) => entry.key === key)
}

function tensorOf(reference: WeightSource, key: string): Tensor {
  const tensor = reference.read(key)
  if (tensor.dtype === 'uint8') return new Tensor('uint8', tensor.bytes, tensor.shape)
  return new Tensor('float32', float32Values(tensor), tensor.shape)
}
