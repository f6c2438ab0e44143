/** Which engine runs the model, and why: TensorRT through the addon, or ONNX Runtime on CUDA or the CPU. */
import { InferenceSession } from 'onnxruntime-node'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { ModelDescription } from '../../schemas/model-bundle.js'
import type { OnnxRuntimeProvider, Provider } from './inference-backend.js'
import { sessionOptions } from './onnx-runtime.js'
import type { ProviderWish } from './session-protocol.js'
import { type Obstacle, probeTensorRt } from './tensorrt/probe.js'

export interface ProviderChoice {
  readonly provider: Provider
  /** For people: completes "runs on the CPU: ...". */
  readonly reason: string
}
export type ProviderProbe =
  | { readonly usable: true }
  /** `mend`: what to do about it. */
  | { readonly usable: false; readonly why: string; readonly mend: string }

/** Provider of each kind but the CPU, best first: how to find out whether it works here. */
export type ProviderProbes = Readonly<Record<'tensorrt' | 'cuda', () => Promise<ProviderProbe>>>

/** What of a bundle matters: the TRTDCNv3 operator of `plugin` is known to TensorRT alone. */
export type ProviderNeeds = Pick<ModelDescription, 'dcnv3'>

const probesHere: ProviderProbes = { tensorrt: probeTensorRtHere, cuda: probeCuda }

/**
 * `auto` takes the first of TensorRT, CUDA and the CPU that works here. One asked for by name is taken or refused:
 * who asked for a GPU does not want to wait for a CPU. Throws GoshawkError 'unavailable', or 'model-invalid' for a
 * bundle that the provider asked for cannot run.
 */
export async function chooseProvider(
  wish: ProviderWish,
  needs: ProviderNeeds = { dcnv3: 'none' },
  probes: ProviderProbes = probesHere,
): Promise<ProviderChoice> {
  const needsPlugin = needs.dcnv3 === 'plugin'
  if (needsPlugin && (wish === 'cpu' || wish === 'cuda')) {
    throw new GoshawkError(
      'model-invalid',
      `provider: ${wish} cannot run this bundle: it was exported with --dcnv3 plugin, which TensorRT alone runs; ` +
        'export it with --dcnv3 deform-conv, or set `provider: tensorrt`',
    )
  }
  if (wish === 'cpu') return { provider: 'cpu', reason: 'asked for by `provider: cpu`' }
  if (wish !== 'auto') {
    const probe = await probes[wish]()
    if (probe.usable) return { provider: wish, reason: `asked for by \`provider: ${wish}\`` }
    throw refusal(`provider: ${wish} was asked for and`, probe, 'or set `provider: auto`')
  }
  const tensorrt = await probes.tensorrt()
  if (tensorrt.usable) return { provider: 'tensorrt', reason: 'the first of TensorRT, CUDA and CPU that works here' }
  if (needsPlugin) {
    const otherwise = 'or export the bundle with --dcnv3 deform-conv'
    throw refusal(
      'the bundle was exported with --dcnv3 plugin, which TensorRT alone runs, and TensorRT',
      tensorrt,
      otherwise,
    )
  }
  const cuda = await probes.cuda()
  if (cuda.usable) return { provider: 'cuda', reason: `works here, and TensorRT does not (${tensorrt.why})` }
  return { provider: 'cpu', reason: `neither TensorRT (${tensorrt.why}) nor CUDA (${cuda.why}) can be used here` }
}

/** Throws GoshawkError 'unavailable' naming everything that TensorRT lacks here. */
export async function refuseUnlessTensorRt(): Promise<void> {
  const probe = await probesHere.tensorrt()
  if (!probe.usable) throw new GoshawkError('unavailable', `TensorRT cannot be used here (${probe.why}); ${probe.mend}`)
}

function refusal(what: string, { why, mend }: { why: string; mend: string }, otherwise: string): GoshawkError {
  return new GoshawkError('unavailable', `${what} cannot be used here (${why}); ${mend}, ${otherwise}`)
}

/** For one line: every obstacle, and every remedy. */
export function summarize(obstacles: readonly Obstacle[]): { readonly why: string; readonly mend: string } {
  const join = (texts: readonly string[]) => texts.join('; ')
  return { why: join(obstacles.map(({ why }) => why)), mend: join(obstacles.map(({ mend }) => mend)) }
}

async function probeTensorRtHere(): Promise<ProviderProbe> {
  const found = await probeTensorRt()
  return found.usable ? { usable: true } : { usable: false, ...summarize(found.obstacles) }
}

export function probeCuda(): Promise<ProviderProbe> {
  return probeProvider('cuda')
}

/** Tries a session of one Identity node; the provider's libraries and a device must be there for it to come up. */
export async function probeProvider(provider: OnnxRuntimeProvider): Promise<ProviderProbe> {
  try {
    const session = await InferenceSession.create(identityModel(), sessionOptions({ provider, threads: 1 }))
    await session.release()
    return { usable: true }
  } catch (error) {
    const mend = "install ONNX Runtime's CUDA libraries (`goshawk doctor` says how)"
    return { usable: false, why: reasonOf(error), mend }
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
