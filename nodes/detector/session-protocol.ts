/** What the node's main thread and its inference worker say to each other. */
import { type ErrorCode, GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Frame, FrameResult } from './detect-frame.js'
import type { Provider } from './inference-backend.js'

export const providerWishes = ['auto', 'cpu', 'cuda', 'tensorrt'] as const
export type ProviderWish = (typeof providerWishes)[number]

export interface SessionOptions {
  readonly bundleFolder: string
  readonly provider: ProviderWish
  /** Threads of one graph's operators; 0 lets the engine choose. */
  readonly threads: number
  /** Folder of TensorRT engines; absent: the user's cache. */
  readonly engineCache?: string | undefined
  /** Also the strength of the BEV features. */
  readonly bevHeat?: boolean
}

/** What was loaded, for the log, the report and every message. */
export interface SessionFacts {
  readonly bundle: string
  readonly folder: string
  readonly architecture: string
  readonly trained: boolean
  readonly sha256: string
  readonly precision: string
  readonly provider: Provider
  readonly providerReason: string
  readonly classes: readonly string[]
  readonly cameras: readonly string[]
  readonly frames: readonly number[]
  readonly bev: { readonly height: number; readonly width: number }
  /** x, y, z from, x, y, z to: metres, lidar frame. */
  readonly pointCloudRange: readonly number[]
  readonly loadMs: number
}

export type ToWorker = { readonly kind: 'detect'; readonly frame: Frame } | { readonly kind: 'close' }

export type FromWorker =
  /** While a model loads for longer than usual: a sentence for the log. */
  | { readonly kind: 'loading'; readonly step: string }
  | { readonly kind: 'ready'; readonly facts: SessionFacts }
  | { readonly kind: 'result'; readonly result: FrameResult }
  | { readonly kind: 'failed'; readonly error: PlainError }

/** An error as structured clone can carry it. */
export interface PlainError {
  readonly code: ErrorCode | undefined
  readonly message: string
  readonly stack: string | undefined
}

export function toPlainError(error: unknown): PlainError {
  return {
    code: error instanceof GoshawkError ? error.code : undefined,
    message: messageOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  }
}

/** An error that was not one of ours becomes 'process-failed'. */
export function fromPlainError({ code, message, stack }: PlainError): GoshawkError {
  const details = stack === undefined ? {} : { workerStack: stack }
  return new GoshawkError(code ?? 'process-failed', code === undefined ? `detector worker: ${message}` : message, {
    details,
  })
}
