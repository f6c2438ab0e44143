import fc from 'fast-check'
import t from 'tap'
import { countersOf } from './counters.js'

t.test('a report becomes the few numbers people ask for', async (t) => {
  const report = {
    ledger: {
      frames: { camera: { made: 10, delivered: 7, dropped: 2, inFlight: 1 }, rear: { made: 1, delivered: 1 } },
      drops: [{ where: 'detector.frames', reason: 'newer-frame', count: 2 }],
      inFlight: [],
    },
    gaps: { 'detector.frames': 0, 'publisher.frames': 3 },
    processes: { camera: { restarts: 1 }, view: { restarts: 0 } },
  }
  t.same(Object.fromEntries(countersOf(report).map(({ name, value }) => [name, value])), {
    made: 11,
    delivered: 8,
    dropped: 2,
    'in flight': 1,
    'detector.frames: newer-frame': 2,
    'missing at publisher.frames': 3,
    restarts: 1,
  })
})

t.test('whatever the report is, the counters are few and countable', async () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) =>
      [a, { ledger: a, gaps: b }, { ledger: { frames: { x: a }, drops: [b] } }].every((report) => {
        const counters = countersOf(report)
        return counters.length <= 64 && counters.every(({ value }) => Number.isSafeInteger(value))
      }),
    ),
  )
})
