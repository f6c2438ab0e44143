/** A worker thread that is asked one thing at a time and answers with one message each. */
import { type Transferable, Worker } from 'node:worker_threads'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export interface WorkerCalls<To, From> {
  /** Does nothing once the worker has ended. */
  post(message: To, transfer?: readonly Transferable[]): void
  /** The next message. Rejects with GoshawkError 'process-failed' when the worker has ended or ends before it. */
  next(): Promise<From>
  readonly isWaiting: boolean
  readonly exited: Promise<void>
}

/**
 * @param name - of the thread, for messages and profilers.
 * @param isAside - messages that answer nothing and are for the listener.
 */
export function openWorker<To, From>(
  url: URL,
  name: string,
  workerData: unknown,
  isAside: (message: From) => boolean = () => false,
): WorkerCalls<To, From> {
  const worker = new Worker(url, { workerData, name })
  let waiting: { resolve(message: From): void; reject(error: GoshawkError): void } | undefined
  let ended: GoshawkError | undefined
  const end = (why: string, cause?: unknown) => {
    ended ??= new GoshawkError('process-failed', `${name} ended: ${why}`, { cause })
    const one = waiting
    waiting = undefined
    one?.reject(ended)
  }
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      end(`exit code ${code}`)
      resolve()
    })
  })
  worker.on('message', (message: From) => {
    if (isAside(message)) return
    const one = waiting
    waiting = undefined
    one?.resolve(message)
  })
  worker.on('error', (error) => end(messageOf(error), error))
  return {
    post(message, transfer) {
      if (ended === undefined) worker.postMessage(message, transfer)
    },
    next: () =>
      new Promise<From>((resolve, reject) => {
        if (ended !== undefined) reject(ended)
        else waiting = { resolve, reject }
      }),
    get isWaiting() {
      return waiting !== undefined
    },
    exited,
  }
}
