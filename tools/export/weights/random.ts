/** Seeded weights in place of a checkpoint: each tensor depends on the seed and its own key alone. */
import { elementCount, float32Tensor, type Tensor, type WeightSource } from './tensor.js'

/** FNV-1a over the key, mixed with the seed. */
function hashKey(key: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

/** Mulberry32: uniform in [0, 1). */
export function uniformFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Linear and convolution weights N(0, 1/fan_in), norm weights 1, biases 0, running variance 1, embeddings N(0, 1):
 * activations stay of order one, and scores spread.
 */
function fill(key: string, shape: readonly number[], seed: number): Float32Array {
  const values = new Float32Array(elementCount(shape))
  const leaf = key.slice(key.lastIndexOf('.') + 1)
  if (leaf === 'running_var' || leaf.startsWith('gamma')) return values.fill(1)
  if (leaf === 'running_mean' || leaf === 'num_batches_tracked' || /bias/.test(leaf)) return values
  if (leaf === 'weight' && shape.length === 1) return values.fill(1)
  const embedding = /embed/.test(key) && !key.startsWith('patch_embed') && !key.includes('.patch_embed.')
  const deviation = embedding ? 1 : 1 / Math.sqrt(Math.max(1, elementCount(shape.slice(1))))
  const uniform = uniformFrom(hashKey(key, seed))
  for (let i = 0; i < values.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    values[i] = radius * Math.cos(angle)
    if (i + 1 < values.length) values[i + 1] = radius * Math.sin(angle)
  }
  return values
}

/** @param shapes - the architecture's parameters. */
export function randomWeights(
  shapes: Iterable<readonly [key: string, shape: readonly number[]]>,
  seed: number,
): WeightSource {
  const known = new Map(shapes)
  return {
    description: `random, seed ${seed}`,
    entries: () => [...known].map(([key, shape]) => ({ key, dtype: 'float32', shape })),
    read(key): Tensor {
      const shape = known.get(key)
      if (!shape) throw new Error(`the architecture has no parameter ${key}`)
      return float32Tensor(fill(key, shape, seed), shape)
    },
    close: () => undefined,
  }
}
