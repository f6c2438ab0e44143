import fc from 'fast-check'
import t from 'tap'
import { PedalControl } from './pedals.js'

const model = { throttleMps2: 4, brakeMps2: 9 }

t.test('without an error pedals are what the model says', (t) => {
  t.equal(new PedalControl(model).step(10, 2, 0.05).throttle, 0.5)
  t.equal(new PedalControl(model).step(10, -4.5, 0.05).brake, 0.5)
  t.end()
})

t.test('pedals stay within 0 and 1 and are never pressed together, whatever is wished', (t) => {
  const steps = fc.array(
    fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: -12, max: 8, noNaN: true })),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(steps, (wishes) => {
      const pedals = new PedalControl(model)
      return wishes.every(([speedMps, wish]) => {
        const { throttle, brake } = pedals.step(speedMps, wish, 0.05)
        const inside = throttle >= 0 && throttle <= 1 && brake >= 0 && brake <= 1
        return inside && throttle * brake === 0
      })
    }),
  )
  t.end()
})

t.test('drag is made up for in time, and a long way uphill leaves nothing to unwind', (t) => {
  const drive = (slopeMps2: number, seconds: number, pedals: PedalControl, from: number) => {
    let speedMps = from
    for (let i = 0; i < seconds * 20; i++) {
      const { throttle, brake } = pedals.step(speedMps, 0.5 * (10 - speedMps), 0.05)
      speedMps = Math.max(0, speedMps + (throttle * 4 - brake * 9 - slopeMps2) * 0.05)
    }
    return speedMps
  }
  const steady = drive(0.4, 30, new PedalControl(model), 10)
  t.ok(Math.abs(steady - 10) < 0.6, `${steady.toFixed(2)} m/s against drag`)
  const pedals = new PedalControl(model)
  const uphill = drive(6, 20, pedals, 10)
  t.ok(uphill < 5, 'too steep for the engine')
  const after = drive(0, 8, pedals, uphill)
  t.ok(after < 10.6, `${after.toFixed(2)} m/s: no overshoot from what was summed up before`)
  t.end()
})

t.test('a car that stands and is to stand is held by the brake', (t) => {
  const { throttle, brake } = new PedalControl(model).step(0.05, 0, 0.05)
  t.equal(throttle, 0)
  t.ok(brake > 0.2)
  t.end()
})
