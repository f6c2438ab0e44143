/** Decisions driven to the end on a kinematic bicycle whose pedals and steering are not quite what control believes. */
import t from 'tap'
import { overlap } from '../../scenarios/worlds/incidents.js'
import { pathOfStretches } from '../../scenarios/worlds/path.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import type { MovingBox } from './foreseen-contacts.js'
import { lateralJerkMps3Max } from './lateral-profile.js'
import { atRest, type CarState } from './testing/bicycle.js'
import { type Course, type Driven, driveCourse, laneWidthM, shape } from './testing/closed-loop.js'

const straight = pathOfStretches({ x: -20, y: 0, yawRad: 0 }, [{ lengthM: 600, turnRad: 0 }])
const keep = { speed: SpeedDecision.KEEP, path: PathDecision.FOLLOW }
const go = { speed: SpeedDecision.ACCELERATE, path: PathDecision.FOLLOW }
const at10: CarState = { ...atRest, speedMps: 10 }

function car(given: Partial<MovingBox>): MovingBox {
  return {
    id: 'car',
    x: 60,
    y: 0,
    yawRad: 0,
    lengthM: 4.5,
    widthM: 1.9,
    velocityXMps: 0,
    velocityYMps: 0,
    ...given,
  }
}

function touches({ car: { x, y, yawRad } }: Driven, box: MovingBox): boolean {
  const middleM = (shape.frontM - shape.rearM) / 2
  const own = {
    x: x + middleM * Math.cos(yawRad),
    y: y + middleM * Math.sin(yawRad),
    yawRad,
    lengthM: shape.frontM + shape.rearM,
    widthM: shape.widthM,
  }
  return overlap(own, box)
}

const drive = (course: Partial<Course>): Driven[] =>
  driveCourse({ middle: straight, car: at10, wishMps: 10, seconds: 10, decide: () => keep, ...course })

const most = (values: readonly number[]) => Math.max(...values.map(Math.abs))

t.test('a curve of 50 m radius and one back are kept within 0.3 m at 10 m/s', (t) => {
  const middle = pathOfStretches({ x: -20, y: 0, yawRad: 0 }, [
    { lengthM: 60, turnRad: 0 },
    { lengthM: 50, turnRad: 1 },
    { lengthM: 50, turnRad: -1 },
    { lengthM: 200, turnRad: 0 },
  ])
  const driven = drive({ middle, seconds: 20, decide: () => go })
  const { arcM, car } = driven.at(-1)!
  t.ok(arcM > 180, `drove ${arcM.toFixed(0)} m`)
  t.ok(Math.abs(car.speedMps - 10) < 0.5, `at ${car.speedMps.toFixed(2)} m/s in the end`)
  const away = most(driven.map(({ leftM }) => leftM))
  t.ok(away < 0.3, `never farther than ${away.toFixed(2)} m from the middle`)
  t.ok(Math.min(...driven.map(({ car }) => car.speedMps)) > 9, 'and did not slow down for it')
  t.end()
})

t.test('a sharp bend is slowed down for', (t) => {
  const middle = pathOfStretches({ x: -20, y: 0, yawRad: 0 }, [
    { lengthM: 80, turnRad: 0 },
    { lengthM: 24, turnRad: 1.6 },
    { lengthM: 200, turnRad: 0 },
  ])
  const driven = drive({ middle, car: { ...atRest, speedMps: 13 }, wishMps: 13, seconds: 16, decide: () => go })
  const slowest = Math.min(...driven.map(({ car }) => car.speedMps))
  t.ok(slowest < 7 && slowest > 4, `${slowest.toFixed(1)} m/s in the bend`)
  t.ok(most(driven.map(({ leftM }) => leftM)) < 0.6, `within ${most(driven.map(({ leftM }) => leftM)).toFixed(2)} m`)
  t.end()
})

t.test('stops within 0.5 m before a stop line, from several speeds and distances', (t) => {
  for (const [speedMps, lineM] of [
    [5, 40],
    [10, 60],
    [14, 80],
    [14, 45],
  ] as const) {
    const driven = drive({
      car: { ...atRest, speedMps },
      wishMps: 14,
      seconds: 25,
      stopAtM: 20 + lineM,
      decide: () => ({ speed: SpeedDecision.STOP, path: PathDecision.FOLLOW }),
    })
    const { arcM, car } = driven.at(-1)!
    const beforeM = 20 + lineM - arcM - shape.frontM
    t.ok(beforeM >= 0 && beforeM <= 0.5, `${speedMps} m/s, ${lineM} m: ${beforeM.toFixed(2)} m before the line`)
    t.ok(car.speedMps < 0.01, 'stands')
  }
  t.end()
})

t.test('a stop with room enough is comfortable', (t) => {
  const driven = drive({
    seconds: 25,
    stopAtM: 80,
    decide: () => ({ speed: SpeedDecision.STOP, path: PathDecision.FOLLOW }),
  })
  // Pressed on while standing, the brake ends the last 0.2 m/s at once.
  const hardest = Math.min(...driven.filter(({ car }) => car.speedMps > 0.3).map(({ car }) => car.accelerationMps2))
  t.ok(hardest > -3, `${hardest.toFixed(1)} m/s²`)
  t.end()
})

t.test('does not hit a stopped car, whatever the state says', (t) => {
  for (const speed of Object.values(SpeedDecision)) {
    for (const speedMps of [6, 10, 14]) {
      const box = car({ x: 55 })
      const driven = drive({
        car: { ...atRest, speedMps },
        wishMps: 14,
        seconds: 15,
        boxes: () => [box],
        decide: () => ({ speed, path: PathDecision.FOLLOW }),
      })
      t.notOk(
        driven.some((moment) => touches(moment, box)),
        `state ${speed}, ${speedMps} m/s`,
      )
      t.ok(driven.at(-1)!.car.speedMps < 0.2, 'stands behind it')
    }
  }
  t.end()
})

t.test('follows a slower car at a distance, and does not hit one that brakes hard', (t) => {
  const brakesAtS = 16
  const boxes = (timeS: number) => {
    const brakingS = Math.max(0, Math.min(8 / 5, timeS - brakesAtS))
    const x = 40 + 8 * (Math.min(timeS, brakesAtS) + brakingS) - 2.5 * brakingS ** 2
    return [car({ x, velocityXMps: 8 - 5 * brakingS })]
  }
  const driven = drive({ wishMps: 14, seconds: 24, boxes, decide: () => go })
  t.notOk(driven.some((moment) => touches(moment, boxes(moment.timeS)[0]!)))
  const following = driven.filter(({ timeS }) => timeS > brakesAtS - 2 && timeS < brakesAtS)
  t.ok(
    following.every(({ car }) => Math.abs(car.speedMps - 8) < 1),
    'at its speed',
  )
  t.ok(driven.at(-1)!.car.speedMps < 0.2, 'stands in the end')
  t.end()
})

t.test('brakes for somebody who steps out', (t) => {
  const walker = (timeS: number) =>
    car({ id: 'walker', x: 32, y: -5 + 1.5 * timeS, lengthM: 0.6, widthM: 0.6, velocityYMps: 1.5 })
  const driven = drive({ seconds: 6, boxes: (timeS) => [walker(timeS)] })
  t.notOk(driven.some((moment) => touches(moment, walker(moment.timeS))))
  t.end()
})

for (const [name, path, side] of [
  ['left', PathDecision.LEFT_CHANGE, 1],
  ['right', PathDecision.RIGHT_CHANGE, -1],
] as const) {
  t.test(`changes to the lane on the ${name} with little jerk, and stays there`, (t) => {
    const driven = drive({
      lanes: { [name]: true },
      seconds: 12,
      decide: (_, timeS) => ({ speed: SpeedDecision.KEEP, path: timeS < 1 ? PathDecision.FOLLOW : path }),
    })
    const { leftM, car } = driven.at(-1)!
    t.ok(Math.abs(leftM - side * laneWidthM) < 0.15, `${leftM.toFixed(2)} m`)
    t.ok(Math.abs(car.yawRad) < 0.01, 'parallel to it')
    const reached = driven.find((moment) => Math.abs(moment.leftM - side * laneWidthM) < 0.2)!
    t.ok(reached.timeS - 1 < 7, `in ${(reached.timeS - 1).toFixed(1)} s`)
    t.ok(most(driven.map(({ leftM }) => leftM)) < laneWidthM + 0.15, 'no overshoot')
    const jerk = most(drivenJerk(driven))
    t.ok(jerk < lateralJerkMps3Max, `${jerk.toFixed(2)} m/s³ in the car`)
    t.end()
  })
}

t.test('goes around what stands in the lane by borrowing, and comes back', (t) => {
  const box = car({ x: 60, y: -0.3 })
  const driven = drive({
    car: { ...atRest, speedMps: 7 },
    wishMps: 7,
    seconds: 20,
    boxes: () => [box],
    decide: ({ x }) => ({
      speed: SpeedDecision.ACCELERATE,
      path: x > 5 && x < 64 ? PathDecision.LEFT_BORROW : PathDecision.FOLLOW,
    }),
  })
  t.notOk(driven.some((moment) => touches(moment, box)))
  t.ok(driven.at(-1)!.car.x > 90, 'got past')
  t.ok(Math.abs(driven.at(-1)!.leftM) < 0.15, 'and is back')
  t.end()
})

/** Jerk sideways of the car, m/s³: steps of the acceleration v² tan(wheel) / wheelbase, over a fifth of a second. */
function drivenJerk(driven: readonly Driven[]): number[] {
  const across = driven.map(({ car }) => (car.speedMps ** 2 * Math.tan(car.wheelRad)) / 2.6)
  return across.slice(4).map((value, i) => (value - across[i]!) / 0.2)
}
