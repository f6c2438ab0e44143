/**
 * The detector's model in a worker thread of its own: ONNX Runtime blocks the thread that calls it, and resampling is a
 * loop over pixels, while the main thread must keep answering heartbeats. Features and history never leave the worker.
 */
import { Worker } from 'node:worker_threads'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Frame, FrameResult } from './detect-frame.js'
import {
  type FromWorker,
  fromPlainError,
  type SessionFacts,
  type SessionOptions,
  type ToWorker,
} from './session-protocol.js'

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

interface Waiting {
  resolve(message: FromWorker): void
  reject(error: GoshawkError): void
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
  const worker = new Worker(workerUrl, { workerData: options, name: 'detector' })
  let waiting: Waiting | undefined
  let ended: GoshawkError | undefined
  const settle = (action: (one: Waiting) => void) => {
    const one = waiting
    waiting = undefined
    if (one !== undefined) action(one)
  }
  const end = (why: string, cause?: unknown) => {
    ended ??= new GoshawkError('process-failed', `detector worker for ${options.bundleFolder} ended: ${why}`, { cause })
    settle((one) => one.reject(ended!))
  }
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      end(`exit code ${code}`)
      resolve()
    })
  })
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'loading') onLoading?.(message.step)
    else settle((one) => one.resolve(message))
  })
  worker.on('error', (error) => end(messageOf(error), error))

  const nextMessage = () =>
    new Promise<FromWorker>((resolve, reject) => {
      if (ended !== undefined) reject(ended)
      else waiting = { resolve, reject }
    })
  const first = await nextMessage()
  if (first.kind !== 'ready') {
    await exited
    throw unexpected(first)
  }
  return {
    facts: first.facts,
    async detect(frame) {
      if (waiting !== undefined) throw new Error('detect was called before the last call had ended')
      const buffers = frame.cameras.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes.buffer as ArrayBuffer]))
      if (ended === undefined) worker.postMessage({ kind: 'detect', frame } satisfies ToWorker, buffers)
      const message = await nextMessage()
      if (message.kind !== 'result') throw unexpected(message)
      return message.result
    },
    async close() {
      if (ended === undefined) worker.postMessage({ kind: 'close' } satisfies ToWorker)
      await exited
    },
  }
}

function unexpected(message: FromWorker): Error {
  return message.kind === 'failed' ? fromPlainError(message.error) : new Error(`worker said ${message.kind}`)
}
