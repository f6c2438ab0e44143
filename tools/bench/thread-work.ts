/** How long a page's main thread worked for each message, from a trace that Chromium took. */

/** As in the trace event format; microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Processor time of the thread; absent where it is below a microsecond or so. */
  readonly tdur?: number
}

/** Of all tasks of the thread from the one that took a message to the one that took the next. Milliseconds. */
export interface MessageWork {
  /** The thread's own processor time. */
  readonly cpuMs: number
  /** By the clock: also while other threads had the processor. */
  readonly wallMs: number
}

/** Everything a thread does, it does in one of these. */
const taskName = 'ThreadControllerImpl::RunTask'
/** Trace categories that have all events asked for here. */
export const workCategories: readonly string[] = ['toplevel', 'blink.user_timing', 'devtools.timeline', 'v8']

const kinds = ['scripts', 'styles', 'layout', 'painting', 'garbage', 'rest'] as const
export type WorkKind = (typeof kinds)[number]
/** Processor time by what the thread did, milliseconds. `rest`: messages from other threads, and the browser's own housekeeping. */
export type WorkByKind = Readonly<Record<WorkKind, number>>

const kindOfEvent: Readonly<Record<string, WorkKind>> = {
  FireAnimationFrame: 'scripts',
  FunctionCall: 'scripts',
  TimerFire: 'scripts',
  HandlePostMessage: 'scripts',
  RunMicrotasks: 'scripts',
  UpdateLayoutTree: 'styles',
  Layout: 'layout',
  PrePaint: 'painting',
  Paint: 'painting',
  Layerize: 'painting',
  Commit: 'painting',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
}

/**
 * @param mark - name of the user timing mark that the page sets while it takes a message.
 * @returns one a message, in their order, without the last, which is not over when the trace ends; empty without marks.
 */
export function workPerMessage(events: readonly TraceEvent[], mark: string): MessageWork[] {
  const marks = events.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts)
  const [first] = marks
  if (!first) return []
  const tasks = events
    .filter(({ name, ph, pid, tid }) => name === taskName && ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts)
  const work = marks.map(() => ({ cpuMs: 0, wallMs: 0 }))
  let message = -1
  let countedUntil = Number.NEGATIVE_INFINITY
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // One that runs within another is counted with it.
    if (ts < countedUntil) continue
    countedUntil = ts + dur
    while (message + 1 < marks.length && marks[message + 1]!.ts <= countedUntil) message++
    const sum = work[message]
    if (!sum) continue
    sum.cpuMs += tdur / 1000
    sum.wallMs += dur / 1000
  }
  return work.slice(0, -1)
}

/**
 * The same time by kind, of a message in the mean. What an event takes without a kind of its own is of the kind that it runs within.
 *
 * @param messages - that the time is divided by.
 */
export function workByKind(events: readonly TraceEvent[], mark: string, messages: number): WorkByKind {
  const sums = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<WorkKind, number>
  const own = events.find(({ name }) => name === mark)
  const within: { readonly until: number; readonly kind: WorkKind }[] = []
  const spans = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === own?.pid && tid === own.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  for (const { name, ts, dur = 0, tdur = 0 } of spans) {
    while (within.length > 0 && within.at(-1)!.until <= ts) within.pop()
    const outer = within.at(-1)?.kind
    const kind = (name.startsWith('V8.GC') ? 'garbage' : kindOfEvent[name]) ?? outer ?? 'rest'
    if (outer !== undefined) sums[outer] -= tdur
    sums[kind] += tdur
    within.push({ until: ts + dur, kind })
  }
  return Object.fromEntries(kinds.map((kind) => [kind, sums[kind] / 1000 / messages])) as Record<WorkKind, number>
}
