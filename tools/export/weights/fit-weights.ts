/** Do these weights belong to this architecture? As load_state_dict asks, with all answers at once. */
import { GoshawkError } from '../../../schemas/errors.js'
import { elementCount, float32Values, type TensorInfo, type WeightSource } from './tensor.js'

export interface FitOptions {
  /** Checkpoint keys carry this prefix; keys without it belong to other parts and are left alone. */
  readonly prefix?: string
  /** Keys under these names may be absent or extra without harm. */
  readonly ignore?: RegExp
  /** Fill what is missing or mis-shaped from here instead of failing. */
  readonly partialFrom?: WeightSource
}

const listedMax = 20

/**
 * @param expected - the architecture's parameters, names without prefix.
 * @returns the weights under the architecture's names; NaN and infinity are refused when a tensor is read.
 * @throws GoshawkError 'weights-invalid' listing missing, unexpected and mis-shaped keys.
 */
export function fitWeights(
  source: WeightSource,
  expected: Iterable<readonly [key: string, shape: readonly number[]]>,
  { prefix = '', ignore = /^$/, partialFrom }: FitOptions = {},
): WeightSource {
  const wanted = new Map(expected)
  const found = new Map<string, TensorInfo>()
  for (const entry of source.entries())
    if (entry.key.startsWith(prefix)) found.set(entry.key.slice(prefix.length), entry)
  const named = (key: string) => prefix + key
  const missing = [...wanted.keys()].filter((key) => !found.has(key) && !ignore.test(key)).map(named)
  const unexpected = [...found.keys()].filter((key) => !wanted.has(key) && !ignore.test(key)).map(named)
  const misshaped = [...wanted].flatMap(([key, shape]) => {
    const entry = found.get(key)
    return entry && !sameShape(entry.shape, shape) ? [`${named(key)}: [${entry.shape}]; expected [${shape}]`] : []
  })
  const problems = [
    ...list('missing', missing),
    ...list('unexpected', unexpected),
    ...list('of another shape', misshaped),
  ]
  if (problems.length > 0 && !partialFrom) {
    throw new GoshawkError(
      'weights-invalid',
      `${source.description}: the weights do not fit this architecture\n${problems.join('\n')}\nChoose the architecture the weights were trained with, or pass --allow-partial`,
      { details: { missing, unexpected, misshaped } },
    )
  }
  return {
    description: source.description,
    entries: () => [...wanted].map(([key, shape]) => ({ key, shape, dtype: found.get(key)?.dtype ?? 'float32' })),
    read(key) {
      const entry = found.get(key)
      const shape = wanted.get(key)
      if (entry && shape && sameShape(entry.shape, shape)) {
        const tensor = source.read(entry.key)
        if (tensor.dtype.includes('float')) refuseNonFinite(source, entry.key, float32Values(tensor))
        return tensor
      }
      if (partialFrom) return partialFrom.read(key)
      throw new GoshawkError('weights-invalid', `${source.description}: has no tensor ${prefix}${key}`)
    },
    close: () => source.close(),
  }
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return (
    (a.length === b.length && a.every((extent, i) => extent === b[i])) ||
    (elementCount(a) === 1 && elementCount(b) === 1)
  )
}

function list(what: string, keys: readonly string[]): string[] {
  if (keys.length === 0) return []
  const rest = keys.length > listedMax ? [`    and ${keys.length - listedMax} more`] : []
  return [`  ${keys.length} ${what}:`, ...keys.slice(0, listedMax).map((key) => `    ${key}`), ...rest]
}

function refuseNonFinite(source: WeightSource, key: string, values: Float32Array): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) {
      throw new GoshawkError('weights-invalid', `${source.description}: ${key} holds ${values[i]} at element ${i}`, {
        details: { key },
      })
    }
  }
}
