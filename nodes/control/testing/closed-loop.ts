/** Drives the bicycle by decisions: plans at 10 Hz, controls at 20 Hz. */
import { nearestOnPath, type Path, pointAt } from '../../../scenarios/worlds/path.js'
import type { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import type { LaneGeometry, LineMemory } from '../decision-line.js'
import { type PlannedTrajectory, trajectoryFor, type VehicleShape } from '../decision-trajectory.js'
import { followTrajectory } from '../follow-trajectory.js'
import type { MovingBox } from '../foreseen-contacts.js'
import { PedalControl } from '../pedals.js'
import { believedPedals, type CarState, driveCar, steeringRadMax, wheelbaseM } from './bicycle.js'

/** nuScenes' car. */
export const shape: VehicleShape = { frontM: 3.4, rearM: 0.7, widthM: 1.73 }
export const laneWidthM = 3.5
const tickS = 0.05

export interface Choice {
  readonly speed: SpeedDecision
  readonly path: PathDecision
}

export interface Course {
  /** Middle of the lane the car starts on, world frame; lanes beside it lie a lane's width away. */
  readonly middle: Path
  readonly car: CarState
  readonly wishMps: number
  readonly seconds: number
  readonly decide: (car: CarState, timeS: number) => Choice
  /** World frame, where they are at a time. */
  readonly boxes?: (timeS: number) => readonly MovingBox[]
  /** Where along the middle the line to stop before is. */
  readonly stopAtM?: number
  readonly lanes?: { readonly left?: boolean; readonly right?: boolean }
}

export interface Driven {
  readonly timeS: number
  readonly car: CarState
  /** From the middle of the starting lane, left positive; and along it. */
  readonly leftM: number
  readonly arcM: number
  readonly plan: PlannedTrajectory
}

export function driveCourse(course: Course): Driven[] {
  const { middle, wishMps, decide, boxes = () => [], stopAtM, lanes = {} } = course
  const pedals = new PedalControl(believedPedals)
  const driven: Driven[] = []
  let { car } = course
  let planned = car
  let plan: PlannedTrajectory | undefined
  let memory: LineMemory | undefined
  let movedM = 0
  for (let tick = 0; tick * tickS < course.seconds; tick++) {
    const timeS = tick * tickS
    const { arcM, leftM } = nearestOnPath(middle, car.x, car.y)
    if (tick % 2 === 0 || !plan) {
      const lane = (offsetM: number) => seenLane(middle, arcM, offsetM, car)
      plan = trajectoryFor({
        ...decide(car, timeS),
        egoSpeedMps: car.speedMps,
        wishMps,
        shape,
        lanes: {
          own: lane(0),
          ...(lanes.left ? { left: lane(laneWidthM) } : {}),
          ...(lanes.right ? { right: lane(-laneWidthM) } : {}),
        },
        tracks: boxes(timeS).map((box) => seenBox(box, car)),
        stopM: stopAtM === undefined ? undefined : stopAtM - arcM - shape.frontM,
        memory,
        movedM,
      })
      memory = plan.memory
      movedM = 0
      planned = car
    }
    driven.push({ timeS, car, leftM, arcM, plan })
    const pose = { ...toCar(planned, car.x, car.y), yawRad: car.yawRad - planned.yawRad }
    const controls = followTrajectory(
      { trajectory: plan, pose, speedMps: car.speedMps, wheelbaseM, steeringRadMax, dtS: tickS },
      pedals,
    )
    const next = driveCar(car, controls, tickS)
    movedM += Math.hypot(next.x - car.x, next.y - car.y)
    car = next
  }
  return driven
}

function toCar({ x, y, yawRad }: CarState, worldX: number, worldY: number) {
  const dx = worldX - x
  const dy = worldY - y
  return { x: Math.cos(yawRad) * dx + Math.sin(yawRad) * dy, y: -Math.sin(yawRad) * dx + Math.cos(yawRad) * dy }
}

function seenLane(middle: Path, arcM: number, offsetM: number, car: CarState): LaneGeometry {
  const centre: { x: number; y: number }[] = []
  for (let s = -15; s <= 120; s += 2) {
    const at = pointAt(middle, arcM + s, offsetM)
    centre.push(toCar(car, at.x, at.y))
  }
  return { centre, widthM: laneWidthM }
}

function seenBox(box: MovingBox, car: CarState): MovingBox {
  const { velocityXMps, velocityYMps } = box
  const along = toCar(car, car.x + velocityXMps, car.y + velocityYMps)
  return {
    ...box,
    ...toCar(car, box.x, box.y),
    yawRad: box.yawRad - car.yawRad,
    velocityXMps: along.x,
    velocityYMps: along.y,
  }
}
