import t from 'tap'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { DrivenBend, foreseenPath, hardestMps2, type Situation, standingGapM } from './foreseen-path.js'

const open: Situation = { egoSpeedMps: 8, cruiseSpeedMps: 10, laneWidthM: 3.5, bend: 0, ahead: undefined }
const { FOLLOW } = PathDecision
const { KEEP, ACCELERATE, DECELERATE, STOP } = SpeedDecision
const near = (a: number, b: number, by = 1e-6) => Math.abs(a - b) <= by

t.test('four seconds in tenths, from where the car is', (t) => {
  const { tS, xM, yM, speedMps } = foreseenPath({ speed: KEEP, path: FOLLOW }, open)
  t.equal(tS.length, 41)
  t.ok(near(tS.at(-1)!, 4))
  t.strictSame([xM[0], yM[0], speedMps[0]], [0, 0, 8])
  t.ok(near(xM.at(-1)!, 32), 'eight metres a second for four')
  t.ok(yM.every((y) => y === 0))
  t.end()
})

t.test('the speed state changes the speed within comfortable limits, and ends where it leads', (t) => {
  const last = (speed: SpeedDecision, change: Partial<Situation> = {}) => {
    const { speedMps } = foreseenPath({ speed, path: FOLLOW }, { ...open, ...change })
    for (let i = 1; i < speedMps.length; i++) {
      t.ok(Math.abs(speedMps[i]! - speedMps[i - 1]!) <= 0.2 + 1e-9, `step ${i} is comfortable`)
    }
    return speedMps.at(-1)!
  }
  t.ok(near(last(ACCELERATE), 10), 'to the cruise speed')
  t.ok(near(last(ACCELERATE, { egoSpeedMps: 12 }), 12), 'speeding up never slows down')
  t.ok(near(last(DECELERATE, { egoSpeedMps: 12 }), 10), 'down to the cruise speed')
  t.ok(near(last(DECELERATE), 0), 'below it, as far as needed')
  t.ok(near(last(STOP, { egoSpeedMps: 5 }), 0))
  t.ok(near(last(KEEP, { egoSpeedMps: 0 }), 0), 'a car that stands stays')
  t.end()
})

t.test('nobody ahead is run into, whatever the state says', (t) => {
  for (const speed of [KEEP, ACCELERATE, DECELERATE, STOP]) {
    for (const [gapM, aheadMps] of [
      [25, 0],
      [15, 3],
      [10, 0],
      [6, 6],
    ] as const) {
      const { tS, xM, speedMps } = foreseenPath(
        { speed, path: FOLLOW },
        { ...open, ahead: { gapM, speedMps: aheadMps } },
      )
      const gaps = tS.map((seconds, i) => gapM + aheadMps * seconds - xM[i]!)
      t.ok(Math.min(...gaps) > 0, `state ${speed}, ${gapM} m: ${Math.min(...gaps).toFixed(2)} m are left`)
      if (aheadMps === 0) t.ok(gaps.at(-1)! >= standingGapM / 2 - 0.2, `${gaps.at(-1)!.toFixed(2)} m at the end`)
      const braking = speedMps.map((mps, i) => ((speedMps[i - 1] ?? mps) - mps) / 0.1)
      t.ok(Math.max(...braking) <= hardestMps2 + 1e-6)
    }
  }
  const close = foreseenPath({ speed: KEEP, path: FOLLOW }, { ...open, ahead: { gapM: 1, speedMps: 0 } })
  t.ok(near(close.speedMps[1]!, 8 - 0.8), 'too late: the hardest braking')
  t.end()
})

t.test('changing and borrowing move one lane to the side, without a jolt, past who is ahead', (t) => {
  for (const [path, leftM] of [
    [PathDecision.LEFT_CHANGE, 3.5],
    [PathDecision.LEFT_BORROW, 3.5],
    [PathDecision.RIGHT_CHANGE, -3.5],
    [PathDecision.RIGHT_BORROW, -3.5],
  ] as const) {
    const { xM, yM } = foreseenPath({ speed: KEEP, path }, { ...open, ahead: { gapM: 10, speedMps: 0 } })
    t.ok(near(yM.at(-1)!, leftM, 1e-6), `${yM.at(-1)}`)
    t.ok(near(xM.at(-1)!, 32, 1e-6), 'the lane is left, so who is in it does not matter')
    const sideways = yM.map((y, i) => (y - (yM[i - 1] ?? y)) / 0.1)
    t.ok(near(sideways[1]!, 0, 0.05) && near(sideways.at(-1)!, 0, 0.05), 'begins and ends straight')
    t.ok(near(yM[20]!, leftM / 2, 1e-6), 'half way in half the time')
  }
  const standing = foreseenPath({ speed: KEEP, path: PathDecision.LEFT_CHANGE }, { ...open, egoSpeedMps: 0 })
  t.ok(
    standing.yM.every((y) => y === 0),
    'a car that stands does not slide',
  )
  t.end()
})

t.test('a bend is followed on its circle', (t) => {
  const radiusM = 40
  const { xM, yM } = foreseenPath({ speed: KEEP, path: FOLLOW }, { ...open, bend: -1 / radiusM })
  t.ok(yM.at(-1)! < -5, 'to the right')
  for (const [i, x] of xM.entries()) t.ok(near(Math.hypot(x, yM[i]! + radiusM), radiusM, 1e-6))
  t.end()
})

t.test('the bend is measured from the way driven, and forgotten with the scene', (t) => {
  const bend = new DrivenBend()
  const at = (arcM: number, scene = 'a') => {
    const yawRad = arcM / 50
    const translation = { x: 50 * Math.sin(yawRad), y: 50 * (1 - Math.cos(yawRad)), z: 0 }
    return bend.at({ scene, globalFromEgo: { translation, rotation: quaternionFromYaw(yawRad) } })
  }
  t.equal(at(0), 0)
  t.equal(at(0.5), 0, 'too little to tell')
  t.ok(near(at(2), 1 / 50, 1e-4))
  t.ok(near(at(2.2), 1 / 50, 1e-4), 'what was measured holds until there is more')
  t.equal(at(4, 'b'), 0)
  t.end()
})
