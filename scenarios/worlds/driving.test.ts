import fc from 'fast-check'
import t from 'tap'
import { idmAcceleration } from './driving.js'

const driver = { wishMps: 12, accelerationMps2: 1.5, headwayS: 1.4 }

t.test('on a free road one accelerates to the wish and no further', (t) => {
  const free = (speedMps: number) => idmAcceleration({ ...driver, speedMps, gapM: 1e6, aheadMps: speedMps })
  t.ok(Math.abs(free(0) - 1.5) < 1e-3)
  t.ok(Math.abs(free(12)) < 1e-3)
  t.ok(free(15) < 0)
  t.end()
})

t.test('standing bumper to bumper one stays', (t) => {
  t.ok(idmAcceleration({ ...driver, speedMps: 0, gapM: 2.2, aheadMps: 0 }) <= 0)
  t.end()
})

t.test('a shorter gap never makes anybody faster, and braking has a limit', (t) => {
  const speed = fc.double({ min: 0, max: 30, noNaN: true })
  const gap = fc.double({ min: 0, max: 200, noNaN: true })
  fc.assert(
    fc.property(speed, speed, gap, gap, (speedMps, aheadMps, a, b) => {
      const at = (gapM: number) => idmAcceleration({ ...driver, speedMps, aheadMps, gapM })
      return at(Math.min(a, b)) <= at(Math.max(a, b)) + 1e-12 && at(a) >= -7
    }),
  )
  t.end()
})

t.test('from any distance one stops behind what stands', (t) => {
  for (const start of [25, 40, 80]) {
    let speedMps = 12
    let gapM = start
    for (let i = 0; i < 600; i++) {
      const a = idmAcceleration({ ...driver, speedMps, aheadMps: 0, gapM })
      speedMps = Math.max(0, speedMps + a * 0.05)
      gapM -= speedMps * 0.05
    }
    t.ok(gapM > 0.8 && gapM < 4, `from ${start} m: ${gapM.toFixed(2)} m left`)
  }
  t.end()
})
