/** Time and timers behind a seam, so that pacing is tested with virtual time. */
export interface Time {
  /** Wall time, nanoseconds since the Unix epoch, monotonic. */
  nowNs(): bigint
  /** Calls back once `delayNs` have passed; the returned function cancels. */
  after(delayNs: bigint, callback: () => void): () => void
  /** Resolves after other pending events have had their turn: a tight loop of frames must not starve heartbeats. */
  yieldTurn(): Promise<void>
}

/** Environment variable that hands the supervisor's clock offset to the processes it starts. */
export const clockOffsetVariable = 'GOSHAWK_CLOCK_OFFSET_NS'

/**
 * Wall time minus the monotonic clock. All processes of a host share the monotonic clock, so those that share the offset
 * agree on the time to the nanosecond, and it never jumps.
 */
export function measureClockOffsetNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint()
}

/** The offset the supervisor measured, or a new one in a process that has none. */
export function inheritedClockOffsetNs(environment: Readonly<Record<string, string | undefined>>): bigint {
  const text = environment[clockOffsetVariable]
  return text !== undefined && /^-?\d{1,20}$/.test(text) ? BigInt(text) : measureClockOffsetNs()
}

const nsPerMs = 1_000_000n

export function systemTime(offsetNs: bigint): Time {
  const nowNs = () => process.hrtime.bigint() + offsetNs
  return {
    nowNs,
    after: (delayNs, callback) => {
      const dueNs = nowNs() + delayNs
      let timer: NodeJS.Timeout | undefined
      let turn: NodeJS.Immediate | undefined
      // Node's timers know whole milliseconds: the rest, below one, is waited out in turns of the event loop.
      const finish = () => {
        if (nowNs() >= dueNs) callback()
        else turn = setImmediate(finish)
      }
      const wholeMs = Number(delayNs / nsPerMs)
      if (wholeMs >= 1) timer = setTimeout(finish, Math.min(wholeMs, 2 ** 31 - 1))
      else finish()
      return () => {
        clearTimeout(timer)
        clearImmediate(turn)
      }
    },
    yieldTurn: () => new Promise((resolve) => setImmediate(resolve)),
  }
}
