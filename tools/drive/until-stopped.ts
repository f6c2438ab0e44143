/** Ends a drive in order, whatever ends it: interrupts, and what nobody catches, tell it to stop; it brakes and cleans up. */
import { messageOf } from '../../schemas/errors.js'
import { interrupted } from '../scenario/options.js'

/** What has not cleaned up by then waits for something that will never come. */
const cleanUpMsMax = 30_000

/**
 * Runs until done or stopped. The signal aborts at the first interrupt and at an uncaught exception or rejection.
 *
 * @throws what `run` throws; the uncaught error in its place, once `run` has cleaned up.
 */
export async function untilStopped<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  /** Others may follow from the first. */
  const uncaught: unknown[] = []
  let giveUp: NodeJS.Timeout | undefined
  const onUncaught = (error: unknown) => {
    uncaught.push(error)
    giveUp ??= setTimeout(() => {
      process.stderr.write(`${messageOf(error)}; the drive did not clean up within ${cleanUpMsMax / 1000} s\n`)
      process.exit(1)
    }, cleanUpMsMax)
    stop.abort()
  }
  process.on('uncaughtException', onUncaught)
  interrupted().addEventListener('abort', () => stop.abort(), { once: true })
  try {
    const result = await run(stop.signal)
    if (uncaught.length === 0) return result
  } catch (error) {
    if (uncaught.length === 0) throw error
  } finally {
    clearTimeout(giveUp)
    process.off('uncaughtException', onUncaught)
  }
  throw uncaught[0]
}

/** Settles as `work` does, or rejects with `stopped()` as soon as the signal aborts: `work` then goes on unheard. */
export function orStopped<T>(work: Promise<T>, signal: AbortSignal | undefined, stopped: () => Error): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(stopped())
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
