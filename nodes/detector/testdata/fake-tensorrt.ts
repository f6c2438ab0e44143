/**
 * A stand-in for the TensorRT addon, with its manners and none of its speed: a plan is a copy of the ONNX file, a buffer
 * an entry of a map, and ONNX Runtime computes. It refuses what the addon refuses.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { NativeAddon, NativeFeed, NativeSession, NativeTensor } from '../tensorrt/native.js'

export interface FakeTensorRt {
  readonly addon: NativeAddon
  /** Builds so far, by the ONNX file's name. */
  readonly builds: readonly string[]
  /** Buffers not given back. */
  readonly liveBuffers: () => number
  readonly openSessions: () => number
  /** Plans of an earlier build that `load` refuses from now on. */
  refuseOldPlans(): void
  /** Timing caches are refused from now on. */
  refuseTimingCaches(): void
}

const refusal = (code: string, message: string) => Object.assign(new Error(message), { code })
const bytesOf = { uint8: 1, float32: 4 }

export function fakeTensorRt(): FakeTensorRt {
  const builds: string[] = []
  const buffers = new Map<number, Float32Array>()
  let nextBuffer = 1
  let sessions = 0
  let revision = 1
  let oldestRevision = 1
  let timingCaches = true

  function openSession(): NativeSession {
    sessions++
    const engines: { session: InferenceSession; tensors: NativeTensor[] }[] = []
    let pending: { engine: number; ms: number }[] = []
    let open = true
    const whileOpen = () => {
      if (!open) throw refusal('closed', 'the TensorRT session is closed')
    }
    const join = (handles: readonly number[]) => {
      const parts = handles.map((handle) => buffers.get(handle))
      if (parts.includes(undefined)) throw refusal('misuse', `there is no buffer ${handles}`)
      return Float32Array.from((parts as Float32Array[]).flatMap((part) => [...part]))
    }
    const tensorOf = (feed: NativeFeed, { name, type, shape, bytes }: NativeTensor) => {
      const values = Array.isArray(feed) ? join(feed) : (feed as Uint8Array | Float32Array)
      if (values.byteLength !== bytes) {
        throw refusal('misuse', `${values.byteLength} bytes were fed to ${name}; expected ${bytes}`)
      }
      // Copied: the caller may write over its memory as soon as the call has ended.
      return new Tensor(type as 'float32', values.slice() as Float32Array, shape)
    }
    return {
      facts: async () => ({
        tensorRtVersion: 101303,
        pluginsProblem: '',
        bufferBytes: 0,
        device: 'fake',
        computeCapability: '9.0',
        multiprocessors: 1,
        memoryBytes: 1,
        driverVersion: 13050,
        runtimeVersion: 13050,
      }),
      async build({ onnxPath, planPath, timingCachePath, newTimingCachePath }, onProgress) {
        whileOpen()
        if (timingCachePath !== '' && !timingCaches) throw refusal('timing-cache', `${timingCachePath}: refused`)
        builds.push(onnxPath.split('/').at(-1)!)
        onProgress?.({ phase: 'Building', step: 1, steps: 1 })
        writeFileSync(planPath, Buffer.concat([Buffer.from([revision]), readFileSync(onnxPath)]))
        writeFileSync(newTimingCachePath, 'timings')
        return { planBytes: 1, seconds: 0 }
      },
      async load({ planPath }) {
        whileOpen()
        const plan = readFileSync(planPath)
        if (plan[0]! < oldestRevision) throw refusal('engine-refused', `${planPath}: serialised by another version`)
        const session = await InferenceSession.create(Uint8Array.from(plan.subarray(1)))
        const describe = (isInput: boolean) => (tensor: InferenceSession.ValueMetadata) => {
          if (!tensor.isTensor) throw new Error(`${tensor.name} is no tensor`)
          const shape = tensor.shape.map(Number)
          const bytes = shape.reduce((product, extent) => product * extent, bytesOf[tensor.type as 'float32'])
          return { name: tensor.name, isInput, type: tensor.type, shape, bytes }
        }
        const tensors = [
          ...session.inputMetadata.map(describe(true)),
          ...session.outputMetadata.map(describe(false)),
        ]
        engines.push({ session, tensors })
        return { engine: engines.length - 1, tensors, deviceBytes: 0 }
      },
      launches: async () => ({ recorded: 0, direct: 0, refusal: 'the fake records nothing' }),
      async run({ engine, feeds, keep, fetch }) {
        whileOpen()
        const { session, tensors } = engines[engine]!
        const inputs = tensors.filter(({ isInput }) => isInput)
        const given = Object.fromEntries(inputs.map((tensor) => [tensor.name, tensorOf(feeds[tensor.name]!, tensor)]))
        const results = await session.run(given)
        pending.push({ engine, ms: 2 ** engine })
        const kept = keep.map((name) => {
          buffers.set(nextBuffer, results[name]!.data as Float32Array)
          return nextBuffer++
        })
        for (const [name, target] of Object.entries(fetch)) target.set(results[name]!.data as Float32Array)
        const times = Object.keys(fetch).length === 0 ? [] : pending
        if (times.length > 0) pending = []
        return { kept, times }
      },
      async release(buffer) {
        whileOpen()
        if (!buffers.delete(buffer)) throw refusal('misuse', `there is no buffer ${buffer}`)
      },
      cancel() {},
      async close() {
        if (!open) return
        open = false
        sessions--
        for (const { session } of engines) await session.release()
      },
    }
  }
  return {
    addon: {
      headersVersion: 101303,
      cudaVersion: 13050,
      probe: () => Promise.reject(new Error('the fake has no machine to look at')),
      openSession: async () => openSession(),
    },
    builds,
    liveBuffers: () => buffers.size,
    openSessions: () => sessions,
    refuseOldPlans: () => {
      oldestRevision = ++revision
    },
    refuseTimingCaches: () => {
      timingCaches = false
    },
  }
}
