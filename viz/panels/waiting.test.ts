import t from 'tap'
import { waitingOf, waitingText } from './waiting.js'

const report = (waiting: Record<string, unknown>) => ({
  nodes: { detector: { waiting, counters: {} }, decision: { waiting: { objects: 1 } }, camera: { waiting: {} } },
})

t.test('queues that hold messages, the longest first', async (t) => {
  t.same(waitingOf(report({ frames: 3, sweeps: 0 })), [
    { input: 'detector.frames', messages: 3 },
    { input: 'decision.objects', messages: 1 },
  ])
})

t.test('a report of another shape holds no queue', async (t) => {
  for (const one of [undefined, null, 7, 'x', {}, { nodes: [] }, { nodes: { a: null, b: { waiting: 3 } } }]) {
    t.same(waitingOf(one), [], JSON.stringify(one))
  }
  t.same(waitingOf(report({ frames: 'many', sweeps: -1 })), [{ input: 'decision.objects', messages: 1 }])
})

t.test('said in words: what waits, and the most that ever did', async (t) => {
  const waiting = waitingOf(report({ frames: 3 }))
  t.equal(waitingText([], undefined), 'no message waits')
  t.equal(
    waitingText(waiting, waiting[0]),
    'waiting: detector.frames 3, decision.objects 1 · most so far: detector.frames 3',
  )
  t.equal(waitingText([], waiting[0]), 'no message waits · most so far: detector.frames 3')
})
