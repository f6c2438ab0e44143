/** The addon as JavaScript sees it; written in C++ in addon/, built by hand (docs/tensorrt.md), loaded here. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type ErrorCode, GoshawkError, messageOf } from '../../../schemas/errors.js'
import { packageRoot } from '../../../schemas/package-root.js'

export interface NativeAddon {
  /** TensorRT's headers it was built with: major * 10000 + minor * 100 + patch. */
  readonly headersVersion: number
  /** CUDA runtime it contains: major * 1000 + minor * 10. */
  readonly cudaVersion: number
  /** Looks for the libraries in `folder` ('' asks the dynamic linker) and at the GPU; never rejects for what is absent. */
  probe(folder: string, device: number): Promise<NativeProbe>
  openSession(options: { readonly folder: string; readonly device: number }): Promise<NativeSession>
}

/** Problems are '' where there is none. */
export interface NativeProbe {
  readonly nvinferProblem: string
  readonly parserProblem: string
  /** libnvinfer_plugin, where TensorRT's own DeformConv lives. */
  readonly pluginsProblem: string
  /** Of the installed libraries, 0 when they did not open. */
  readonly tensorRtVersion: number
  readonly versionProblem: string
  readonly deviceProblemCode: '' | 'driver-missing' | 'device-missing' | 'cuda-failed'
  readonly deviceProblem: string
  /** Name of the GPU, '' without one. */
  readonly device: string
}

export interface NativeTensor {
  readonly name: string
  readonly isInput: boolean
  readonly type: string
  /** -1 where TensorRT knows only a bound. */
  readonly shape: readonly number[]
  readonly bytes: number
}

export interface NativeEngine {
  readonly engine: number
  readonly tensors: readonly NativeTensor[]
  /** Activations and scratch on the device. */
  readonly deviceBytes: number
}

export interface NativeBuild {
  readonly onnxPath: string
  readonly planPath: string
  /** '' where there is none yet. */
  readonly timingCachePath: string
  readonly newTimingCachePath: string
  /** 0 to 5. */
  readonly optimizationLevel: number
  readonly tf32: boolean
}

export interface NativeProgress {
  readonly phase: string
  readonly step: number
  readonly steps: number
}

/** A tensor fed from the host (float16 as Uint16Array), or from buffers on the device laid end to end. Host memory is borrowed for the call. */
export type NativeFeed = Uint8Array | Uint16Array | Float32Array | readonly number[]

export interface NativeRun {
  readonly engine: number
  readonly feeds: Readonly<Record<string, NativeFeed>>
  /** Outputs that stay on the device. */
  readonly keep: readonly string[]
  /** Outputs copied into the given arrays; with none, the call returns when the work is enqueued. */
  readonly fetch: Readonly<Record<string, Float32Array | Uint16Array>>
}

export interface NativeRunResult {
  /** Buffers, in the order of `keep`. */
  readonly kept: readonly number[]
  /** By CUDA events, of all runs since the last that fetched; empty when nothing was fetched. */
  readonly times: readonly { readonly engine: number; readonly ms: number }[]
}

export interface NativeFacts {
  readonly tensorRtVersion: number
  readonly pluginsProblem: string
  readonly bufferBytes: number
  readonly device: string
  readonly computeCapability: string
  readonly multiprocessors: number
  readonly memoryBytes: number
  readonly driverVersion: number
  readonly runtimeVersion: number
}

/** One GPU and one stream. Calls are carried out one after another on a thread of their own; all reject with a `code`. */
export interface NativeSession {
  facts(): Promise<NativeFacts>
  build(
    request: NativeBuild,
    onProgress?: (progress: NativeProgress) => void,
  ): Promise<{ readonly planBytes: number; readonly seconds: number }>
  load(options: { readonly planPath: string; readonly cudaGraphs: boolean }): Promise<NativeEngine>
  /** How often an engine was launched as a recorded CUDA graph and otherwise, and why no graph is recorded ('' if one is). */
  launches(engine: number): Promise<{ readonly recorded: number; readonly direct: number; readonly refusal: string }>
  run(request: NativeRun): Promise<NativeRunResult>
  release(buffer: number): Promise<void>
  /** Ends a build under way. */
  cancel(): void
  close(): Promise<void>
}

/** Where `goshawk model build-addon` puts the addon. */
export function addonFolder(): string {
  return join(packageRoot, 'build', 'tensorrt')
}

/** The addon's file: GOSHAWK_TENSORRT_ADDON, or the one that was built here. */
export function addonPath(): string {
  return process.env.GOSHAWK_TENSORRT_ADDON ?? join(addonFolder(), 'goshawk-tensorrt.node')
}

/** Where TensorRT's libraries lie; '' leaves it to the dynamic linker. */
export function libraryFolder(): string {
  return process.env.GOSHAWK_TENSORRT_LIBRARIES ?? ''
}

/** @throws GoshawkError 'unavailable' when there is no addon, or it cannot be loaded. */
export function loadAddon(path: string = addonPath()): NativeAddon {
  if (!existsSync(path)) {
    throw new GoshawkError(
      'unavailable',
      `the TensorRT addon is not built (no ${path}); build it with \`goshawk model build-addon\``,
    )
  }
  try {
    return createRequire(import.meta.url)(path) as NativeAddon
  } catch (cause) {
    throw new GoshawkError(
      'unavailable',
      `${path}: the TensorRT addon cannot be loaded (${messageOf(cause)}); build it again with \`goshawk model build-addon\``,
      { cause },
    )
  }
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'library-missing': 'unavailable',
  'library-mismatch': 'unavailable',
  'driver-missing': 'unavailable',
  'device-missing': 'unavailable',
  'device-memory': 'unavailable',
  'model-refused': 'model-invalid',
  'build-failed': 'model-invalid',
  'engine-refused': 'model-invalid',
  'timing-cache': 'file-invalid',
  'disk-full': 'disk-full',
  disk: 'file-invalid',
  cancelled: 'cancelled',
}

/** The addon's own code of an error, or undefined for one that is not the addon's. */
export function nativeCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** An error of the addon as the rest of Goshawk knows errors; what it does not know failed while running. */
export function fromNative(error: unknown, where: string): GoshawkError {
  if (error instanceof GoshawkError) return error
  const code = nativeCode(error)
  return new GoshawkError(codes[code ?? ''] ?? 'process-failed', `${where}: ${messageOf(error)}`, {
    cause: error,
    ...(code === undefined ? {} : { details: { code } }),
  })
}

/** 101303 is 10.13.3. */
export function spellVersion(version: number): string {
  return [Math.floor(version / 10000), Math.floor(version / 100) % 100, version % 100].join('.')
}
