/**
 * The pauses between messages: the time for work that would otherwise delay one.
 *
 * Pictures lie outside V8's heap, and their bytes push it into collections of several milliseconds at moments of its own
 * choosing. At 10 frames/s there are 90 ms of pause: a young collection then takes under a millisecond and
 * frees the pictures that have left. docs/benchmarks.md has the figures.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Transport } from './transport.js'

/** Without traffic for this long, the process counts as idle; above 50 messages/s that never happens. */
const idleAfterMs = 20

/** The same transport; `onIdle` is called once after the last of a burst of messages. */
export function withIdleMoments(transport: Transport, onIdle: () => void): Transport {
  let timer: NodeJS.Timeout | undefined
  const moved = () => {
    if (timer) timer.refresh()
    else timer = setTimeout(onIdle, idleAfterMs).unref()
  }
  return {
    bind: async (address) => {
      const writer = await transport.bind(address)
      return {
        send: async (parts) => {
          await writer.send(parts)
          moved()
        },
        onReader: (listener) => writer.onReader(listener),
        close: () => writer.close(),
      }
    },
    connect: (address) => {
      const reader = transport.connect(address)
      return {
        receive: async () => {
          const parts = await reader.receive()
          if (parts) moved()
          return parts
        },
        close: () => reader.close(),
      }
    },
  }
}

/** What collects young garbage now. */
export function youngCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void
  return () => gc({ type: 'minor' })
}
