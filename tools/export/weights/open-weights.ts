import { GoshawkError } from '../../../schemas/errors.js'
import { openSafetensors, openShardedSafetensors } from './safetensors.js'
import type { WeightSource } from './tensor.js'
import { openTorch } from './torch.js'

/**
 * Opens a checkpoint by its name: .safetensors, .safetensors.index.json, or a file of torch.save (.pth, .pt, .bin, .ckpt).
 *
 * @throws GoshawkError 'weights-invalid' | 'file-missing'
 */
export function openWeights(path: string): WeightSource {
  if (path.endsWith('.safetensors')) return openSafetensors(path)
  if (path.endsWith('.safetensors.index.json')) return openShardedSafetensors(path)
  if (/\.(pth|pt|bin|ckpt)$/.test(path)) return openTorch(path)
  throw new GoshawkError(
    'usage-invalid',
    `${path}: unknown kind of weights; expected .safetensors, .safetensors.index.json, .pth, .pt, .bin or .ckpt`,
  )
}
