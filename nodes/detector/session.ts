/**
 * The detector's model in a worker thread of its own: ONNX Runtime blocks the thread that calls it, and resampling is a
 * loop over pixels, while the main thread must keep answering heartbeats. Features and history never leave the worker.
 */
import type { Frame, FrameResult } from './detect-frame.js'
import {
  type FromWorker,
  fromPlainError,
  type SessionFacts,
  type SessionOptions,
  type ToWorker,
} from './session-protocol.js'
import { openWorker } from './worker-calls.js'

export interface DetectorSession {
  readonly facts: SessionFacts
  /**
   * One call at a time. The pictures' buffers are transferred: they must be the caller's own and are empty afterwards.
   * Rejects with the GoshawkError of the worker, or 'process-failed' when the worker itself has ended.
   */
  detect(frame: Frame): Promise<FrameResult>
  /** Idempotent; waits until the worker has gone. */
  close(): Promise<void>
}

export interface OpenSessionExtras {
  readonly workerUrl?: URL
  /** Told what takes so long, when loading does. */
  readonly onLoading?: (step: string) => void
}

/** Resolves when the model is loaded. Rejects with GoshawkError 'file-missing', 'model-invalid' or 'unavailable'. */
export async function openSession(
  options: SessionOptions,
  { workerUrl = new URL('./inference-worker.js', import.meta.url), onLoading }: OpenSessionExtras = {},
): Promise<DetectorSession> {
  const isAside = (message: FromWorker) => {
    if (message.kind === 'loading') onLoading?.(message.step)
    return message.kind === 'loading'
  }
  const name = `detector worker for ${options.bundleFolder}`
  const worker = openWorker<ToWorker, FromWorker>(workerUrl, name, options, isAside)
  const first = await worker.next()
  if (first.kind !== 'ready') {
    await worker.exited
    throw unexpected(first)
  }
  return {
    facts: first.facts,
    async detect(frame) {
      if (worker.isWaiting) throw new Error('detect was called before the last call had ended')
      const buffers = frame.cameras.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes.buffer as ArrayBuffer]))
      worker.post({ kind: 'detect', frame }, buffers)
      const message = await worker.next()
      if (message.kind !== 'result') throw unexpected(message)
      return message.result
    },
    async close() {
      worker.post({ kind: 'close' })
      await worker.exited
    },
  }
}

function unexpected(message: FromWorker): Error {
  return message.kind === 'failed' ? fromPlainError(message.error) : new Error(`worker said ${message.kind}`)
}
