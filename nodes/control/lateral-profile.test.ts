import fc from 'fast-check'
import t from 'tap'
import {
  type LateralState,
  lateralAt,
  lateralBendMax,
  lateralJerkMost,
  lateralJerkMps3Max,
  lateralMps2Max,
  lateralProfile,
} from './lateral-profile.js'

const rest: LateralState = { leftM: 0, slope: 0, bend: 0 }

t.test('a profile begins in the state given and ends at its goal, parallel to the line', (t) => {
  const state = fc.record({
    leftM: fc.double({ min: -4, max: 4, noNaN: true }),
    slope: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    bend: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  })
  const goal = fc.double({ min: -4, max: 4, noNaN: true })
  const speed = fc.double({ min: 0, max: 35, noNaN: true })
  fc.assert(
    fc.property(state, goal, speed, (from, toM, speedMps) => {
      const profile = lateralProfile(from, toM, speedMps)
      const start = lateralAt(profile, 0)
      const end = lateralAt(profile, profile.lengthM * (1 - 1e-9))
      const near = (a: number, b: number) => Math.abs(a - b) < 1e-5
      return (
        near(start.leftM, from.leftM) &&
        near(start.slope, from.slope) &&
        near(start.bend, from.bend) &&
        near(end.leftM, toM) &&
        near(end.slope, 0) &&
        near(end.bend, 0) &&
        lateralAt(profile, profile.lengthM + 1).leftM === toM
      )
    }),
  )
  t.end()
})

t.test('moves of up to a lane keep the documented limits at every speed, measured from the offsets themselves', (t) => {
  const move = fc.double({ min: -3.75, max: 3.75, noNaN: true })
  const speed = fc.double({ min: 1, max: 35, noNaN: true })
  fc.assert(
    fc.property(move, speed, (toM, speedMps) => {
      const profile = lateralProfile(rest, toM, speedMps)
      const stepS = profile.lengthM / speedMps / 400
      const at = (i: number) => lateralAt(profile, Math.max(0, Math.min(400, i)) * stepS * speedMps).leftM
      let jerk = 0
      let acceleration = 0
      for (let i = 2; i <= 398; i++) {
        const second = (at(i + 1) - 2 * at(i) + at(i - 1)) / stepS ** 2
        const third = (at(i + 2) - 2 * at(i + 1) + 2 * at(i - 1) - at(i - 2)) / (2 * stepS ** 3)
        acceleration = Math.max(acceleration, Math.abs(second))
        jerk = Math.max(jerk, Math.abs(third))
      }
      const slack = 1.02
      return (
        jerk <= slack * lateralJerkMps3Max &&
        acceleration <= slack * Math.min(lateralMps2Max, lateralBendMax * speedMps ** 2) &&
        lateralJerkMost(profile, speedMps) <= lateralJerkMps3Max
      )
    }),
  )
  t.end()
})

t.test('a whole lane takes 4.7 s where the jerk decides: the cube root of 60 x 3.5 / 2', (t) => {
  const { lengthM } = lateralProfile(rest, 3.5, 15)
  const least = Math.cbrt((60 * 3.5) / lateralJerkMps3Max) * 15
  t.ok(lengthM >= least && lengthM < least * 1.05, `${lengthM.toFixed(1)} m, least ${least.toFixed(1)} m`)
  t.end()
})

t.test('a move never swings beyond its goal', (t) => {
  const profile = lateralProfile(rest, 3.5, 12)
  for (let s = 0; s <= profile.lengthM; s += 0.5) {
    const { leftM } = lateralAt(profile, s)
    t.ok(leftM >= -1e-9 && leftM <= 3.5 + 1e-9)
  }
  t.end()
})

t.test('a car askew of its line comes back all the same', (t) => {
  const profile = lateralProfile({ leftM: 0.4, slope: 0.3, bend: 0 }, 0, 14)
  t.equal(lateralAt(profile, profile.lengthM).leftM, 0)
  t.ok(profile.lengthM <= 6.5 * 14)
  t.end()
})
