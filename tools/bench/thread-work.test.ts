import t from 'tap'
import { type TraceEvent, workByKind, workPerMessage } from './thread-work.js'

const thread = { pid: 7, tid: 8 }
const task = (tsMs: number, durMs: number, cpuMs?: number, on = thread): TraceEvent => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  ...on,
  ts: tsMs * 1000,
  dur: durMs * 1000,
  ...(cpuMs !== undefined && { tdur: cpuMs * 1000 }),
})
const mark = (tsMs: number): TraceEvent => ({ name: 'message', ph: 'I', ...thread, ts: tsMs * 1000 })

t.test('a message has the tasks from its own to that of the next, and nothing of other threads', async (t) => {
  const events = [
    task(1, 5, 4),
    // The next message is taken in the middle of this task.
    task(10, 4, 3),
    mark(12),
    task(20, 2, 1),
    task(20, 90, 80, { pid: 7, tid: 9 }),
    task(30, 1),
    task(40, 6, 2),
    // Within the one before.
    task(41, 1, 1),
    mark(43),
    task(50, 9, 9),
    mark(55),
  ]
  const shuffled = [...events].reverse()
  t.strictSame(workPerMessage(shuffled, 'message'), [
    { cpuMs: 4, wallMs: 7 },
    { cpuMs: 2, wallMs: 6 },
  ])
  t.strictSame(workPerMessage(events, 'another'), [])
})

t.test('time is of the innermost kind, and of none only in what has none around it', async (t) => {
  const within = (name: string, tsMs: number, durMs: number) => ({ ...task(tsMs, durMs, durMs), name })
  const events = [
    mark(0),
    task(0, 20, 20),
    within('FireAnimationFrame', 1, 10),
    within('Layout', 2, 3),
    within('V8.GC_SCAVENGER', 6, 1),
    within('v8.callFunction', 8, 1),
    within('Paint', 12, 4),
    { ...within('Paint', 30, 50), tid: 99 },
  ]
  const byKind = workByKind(events.reverse(), 'message', 2)
  t.strictSame(byKind, { scripts: 3, styles: 0, layout: 1.5, painting: 2, garbage: 0.5, rest: 3 })
})
