/** Which execution provider of the installed ONNX Runtime runs the model, and why. */
import { InferenceSession } from 'onnxruntime-node'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Provider } from './inference-backend.js'
import { sessionOptions } from './onnx-runtime.js'
import type { ProviderWish } from './session-protocol.js'

export interface ProviderChoice {
  readonly provider: Provider
  /** For people: completes "runs on the CPU: ...". */
  readonly reason: string
}
export type ProviderProbe = { readonly usable: true } | { readonly usable: false; readonly why: string }

/**
 * `auto` takes CUDA when a CUDA session can be created and the CPU otherwise. `cuda` on a machine without it throws
 * GoshawkError 'unavailable': who asked for a GPU by name does not want to wait for a CPU.
 */
export async function chooseProvider(
  wish: ProviderWish,
  probe: () => Promise<ProviderProbe> = probeCuda,
): Promise<ProviderChoice> {
  if (wish === 'cpu') return { provider: 'cpu', reason: 'asked for by `provider: cpu`' }
  const cuda = await probe()
  if (cuda.usable) {
    const asked = wish === 'cuda' ? 'asked for by `provider: cuda`' : 'the first of CUDA and CPU that works here'
    return { provider: 'cuda', reason: asked }
  }
  if (wish === 'auto') return { provider: 'cpu', reason: `CUDA cannot be used here (${cuda.why})` }
  throw new GoshawkError(
    'unavailable',
    `provider: cuda was asked for and cannot be used here (${cuda.why}); ` +
      "install ONNX Runtime's CUDA libraries (`goshawk doctor` says how) or set `provider: auto`",
  )
}

export const probeCuda = (): Promise<ProviderProbe> => probeProvider('cuda')

/** Tries a session of one Identity node; the provider's libraries and a device must be there for it to come up. */
export async function probeProvider(provider: Provider): Promise<ProviderProbe> {
  try {
    const session = await InferenceSession.create(identityModel(), sessionOptions({ provider, threads: 1 }))
    await session.release()
    return { usable: true }
  } catch (error) {
    return { usable: false, why: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  const text = messageOf(error).trim().split('\n')[0]!.slice(0, 200)
  return /Failed to load shared library/.test(text) ? "ONNX Runtime's CUDA libraries are not installed" : text
}

/** A ModelProto (onnx.proto3) of `y = Identity(x)`, x and y float [1], opset 13, written out by hand. */
function identityModel(): Uint8Array {
  const field = (number: number, content: readonly number[]) => [(number << 3) | 2, content.length, ...content]
  const text = (number: number, value: string) => field(number, [...Buffer.from(value)])
  const integer = (number: number, value: number) => [number << 3, value]
  const float = 1
  const shape = field(2, field(1, integer(1, 1)))
  const value = (name: string) => [...text(1, name), ...field(2, field(1, [...integer(1, float), ...shape]))]
  const node = [...text(1, 'x'), ...text(2, 'y'), ...text(4, 'Identity')]
  const graph = [...field(1, node), ...text(2, 'probe'), ...field(11, value('x')), ...field(12, value('y'))]
  return Uint8Array.from([...integer(1, 8), ...field(7, graph), ...field(8, integer(2, 13))])
}
