/** What SIGINT and SIGTERM mean to a run: the first drains it, the second kills it. */

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
  process.on('SIGINT', listener)
  process.on('SIGTERM', listener)
  return {
    signal: drain.signal,
    killSignal: kill.signal,
    dispose: () => {
      process.off('SIGINT', listener)
      process.off('SIGTERM', listener)
    },
  }
}
