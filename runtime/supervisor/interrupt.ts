/** What SIGINT and SIGTERM mean to a run: the first drains it, the second kills it. A terminal that closes drains it. */

export interface Interrupts {
  readonly signal: AbortSignal
  readonly killSignal: AbortSignal
  /** Gives the signals back their usual meaning. */
  dispose(): void
}

export function listenForInterrupts(onFirst: (signal: NodeJS.Signals) => void = () => {}): Interrupts {
  const drain = new AbortController()
  const kill = new AbortController()
  const listener = (signal: NodeJS.Signals) => {
    if (drain.signal.aborted) {
      kill.abort()
      return
    }
    onFirst(signal)
    drain.abort()
  }
  // It says so more than once, and nobody is there any more to be in a hurry.
  const onHangUp = (signal: NodeJS.Signals) => {
    if (!drain.signal.aborted) listener(signal)
  }
  process.on('SIGINT', listener)
  process.on('SIGTERM', listener)
  process.on('SIGHUP', onHangUp)
  return {
    signal: drain.signal,
    killSignal: kill.signal,
    dispose: () => {
      process.off('SIGINT', listener)
      process.off('SIGTERM', listener)
      process.off('SIGHUP', onHangUp)
    },
  }
}
