import fc from 'fast-check'
import t from 'tap'
import type { ClockPlan } from '../graph/plan.js'
import { AdmissionGate } from './admission.js'
import { createPacing } from './pacing.js'
import { VirtualTime } from './virtual-time.js'

const ms = 1_000_000n

function setUp(clock: ClockPlan) {
  const time = new VirtualTime()
  const startNs = time.nowNs()
  const abort = new AbortController()
  let isOpen = true
  const entered: { origin: number; at: number }[] = []
  const gate = new AdmissionGate({
    source: 'cameras',
    pacing: createPacing(clock),
    time,
    signal: abort.signal,
    isOpen: () => isOpen,
  })
  const toMs = (ns: bigint) => Number((ns - startNs) / ms)
  return {
    time,
    gate,
    abort,
    entered,
    setOpen: (value: boolean) => {
      isOpen = value
      gate.wake()
    },
    admitAtMs: (captureMs: number, isJump?: boolean) => {
      const enter = (originNs: bigint) => void entered.push({ origin: toMs(originNs), at: toMs(time.nowNs()) })
      return gate.admit(BigInt(captureMs) * ms, enter, isJump)
    },
  }
}

t.test('wall and replay at rate 1 keep the recorded intervals', async (t) => {
  for (const mode of ['wall', 'replay'] as const) {
    const { time, entered, admitAtMs } = setUp({ mode, rate: 1 })
    for (const captureMs of [5000, 5100, 5350]) void admitAtMs(captureMs)
    await time.advance(1000n * ms)
    t.same(
      entered,
      [0, 100, 350].map((at) => ({ origin: at, at })),
    )
  }
})

t.test('a rate scales the intervals, and a new rate counts from the last due frame', async (t) => {
  const { time, gate, entered, admitAtMs } = setUp({ mode: 'replay', rate: 2 })
  for (const captureMs of [0, 100, 200, 300]) void admitAtMs(captureMs)
  await time.advance(60n * ms)
  t.same(entered, [
    { origin: 0, at: 0 },
    { origin: 50, at: 50 },
  ])
  t.equal(gate.setRate(0.5), true)
  await time.advance(1000n * ms)
  t.same(entered.slice(2), [
    { origin: 250, at: 250 },
    { origin: 450, at: 450 },
  ])
})

t.test('a graph without room delays the frame but not its origin, so lateness is age', async (t) => {
  const { time, setOpen, entered, admitAtMs } = setUp({ mode: 'wall', rate: 1 })
  for (const captureMs of [0, 100, 200]) void admitAtMs(captureMs)
  await time.advance(50n * ms)
  setOpen(false)
  await time.advance(200n * ms)
  setOpen(true)
  await time.advance(1n * ms)
  t.same(entered, [
    { origin: 0, at: 0 },
    { origin: 100, at: 250 },
    { origin: 200, at: 250 },
  ])
})

t.test('a capture time that jumps back or ahead by more than 5 s restarts the pacing', async (t) => {
  const { time, entered, admitAtMs } = setUp({ mode: 'replay', rate: 1 })
  for (const captureMs of [1000, 1100, 50, 150, 9000, 14000]) void admitAtMs(captureMs)
  await time.advance(10_000n * ms)
  t.same(
    entered.map(({ at }) => at),
    [0, 100, 100, 200, 200, 5200],
  )
})

t.test('a frame that somebody sought is due at once, however little later it was recorded', async (t) => {
  for (const mode of ['wall', 'replay'] as const) {
    const { time, entered, admitAtMs } = setUp({ mode, rate: 1 })
    for (const [captureMs, isJump] of [
      [1000, false],
      [1100, false],
      [4000, true],
      [4100, false],
    ] as const) {
      void admitAtMs(captureMs, isJump)
    }
    await time.advance(1000n * ms)
    t.same(
      entered.map(({ at }) => at),
      [0, 100, 100, 200],
    )
  }
})

t.test('time spent paused moves what is still to come', async (t) => {
  const { time, gate, entered, admitAtMs } = setUp({ mode: 'wall', rate: 1 })
  for (const captureMs of [0, 100, 200]) void admitAtMs(captureMs)
  await time.advance(30n * ms)
  gate.pause()
  await time.advance(500n * ms)
  t.equal(entered.length, 1)
  gate.resume()
  await time.advance(500n * ms)
  t.same(entered.slice(1), [
    { origin: 600, at: 600 },
    { origin: 700, at: 700 },
  ])
})

t.test('replay as fast as possible never waits, and its frames are due when taken', async (t) => {
  const { time, entered, admitAtMs } = setUp({ mode: 'replay', rate: 'max' })
  for (const captureMs of [0, 100, 4000]) void admitAtMs(captureMs)
  await time.advance(0n)
  t.same(
    entered,
    [0, 0, 0].map((at) => ({ origin: at, at })),
  )
})

t.test('lockstep waits for the gate alone and has no rate', async (t) => {
  const { time, gate, setOpen, entered, admitAtMs } = setUp({ mode: 'lockstep', rate: 1 })
  setOpen(false)
  void admitAtMs(0)
  await time.advance(10n * ms)
  t.equal(entered.length, 0)
  setOpen(true)
  await time.advance(0n)
  t.same(entered, [{ origin: 10, at: 10 }])
  t.equal(gate.setRate(2), false)
})

t.test('a drain cancels the frame that waits', async (t) => {
  const { time, gate, abort, admitAtMs } = setUp({ mode: 'wall', rate: 1 })
  gate.pause()
  const waiting = admitAtMs(0)
  await time.advance(1n * ms)
  abort.abort()
  await t.rejects(waiting, { name: 'GoshawkError', code: 'cancelled' })
  await t.rejects(admitAtMs(1), { code: 'cancelled' })
})

t.test('whatever the intervals and the rate, no frame enters before it is due and none out of order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 30 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      async (stepsMs, rate) => {
        const { time, entered, admitAtMs } = setUp({ mode: 'replay', rate })
        let captureMs = 0
        for (const stepMs of stepsMs) {
          captureMs += stepMs
          void admitAtMs(captureMs)
        }
        await time.advance(BigInt(Math.ceil((captureMs + 1) / rate) + 1) * ms)
        if (entered.length !== stepsMs.length) throw new Error(`${entered.length} of ${stepsMs.length} entered`)
        if (entered.some(({ origin, at }, i) => at < origin || (i > 0 && at < entered[i - 1]!.at))) {
          throw new Error('early or out of order')
        }
      },
    ),
    { numRuns: 40 },
  )
})
