/**
 * From a decision to where the car will be: along the line, with the speeds of the Intelligent Driver Model, slowed until
 * nothing that is foreseen is hit.
 */
import { idmAcceleration } from '../../scenarios/worlds/driving.js'
import { overlap } from '../../scenarios/worlds/incidents.js'
import { type Path, pointAt } from '../../scenarios/worlds/path.js'
import { SpeedDecision } from '../../schemas/messages.js'

export const stepS = 0.1
export const horizonS = 4
/** Braking that is tried when the comfortable profile would hit something, mildest first. m/s². */
const brakings = [2, 3.5, 5, 8] as const
export const fullBrakingMps2 = 8
const accelerationMps2 = 2
const headwayS = 1.3
/** Beside and around the car. */
const marginM = 0.1

export interface TrajectoryPoint {
  readonly timeS: number
  /** Middle of the car, world frame. */
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly speedMps: number
}

/** Something that goes on as it does now. World frame. */
export interface Predicted {
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly lengthM: number
  readonly widthM: number
  readonly velocityXMps: number
  readonly velocityYMps: number
}

export interface TrajectoryRequest {
  readonly speed: SpeedDecision
  readonly line: Path
  /** Where on the line the car's middle is, metres from its start. */
  readonly atM: number
  readonly speedMps: number
  readonly lengthM: number
  readonly widthM: number
  readonly wishMps: number
  /** Bumpers and stop lines ahead. */
  readonly ahead: readonly { readonly gapM: number; readonly aheadMps: number }[]
  readonly objects: readonly Predicted[]
}

export interface Trajectory {
  /** Every 0.1 s, from now to 4 s. */
  readonly points: readonly TrajectoryPoint[]
  /** Of the first step. */
  readonly accelerationMps2: number
  /** The braking that was needed on top of the profile, 0 when none was. */
  readonly extraBrakingMps2: number
  /** Whether something foreseen is hit even under full braking. */
  readonly collides: boolean
}

export function planTrajectory(request: TrajectoryRequest): Trajectory {
  const comfortable = rollOut(request, (speedMps, drivenM, timeS) => profile(request, speedMps, drivenM, timeS))
  if (!hits(request, comfortable.points)) return { ...comfortable, extraBrakingMps2: 0, collides: false }
  for (const braking of brakings) {
    const slowed = rollOut(request, () => -braking)
    if (!hits(request, slowed.points)) return { ...slowed, extraBrakingMps2: braking, collides: false }
  }
  const full = rollOut(request, () => -fullBrakingMps2)
  return { ...full, extraBrakingMps2: fullBrakingMps2, collides: true }
}

/** The car-following model, held to the speed state: no state but ACCELERATE gains speed, STOP and DECELERATE lose it. */
function profile(
  { speed, wishMps, ahead }: TrajectoryRequest,
  speedMps: number,
  drivenM: number,
  timeS: number,
): number {
  const answer = (gapM: number, aheadMps: number) =>
    idmAcceleration({ speedMps, wishMps, accelerationMps2, headwayS, gapM, aheadMps })
  const wished = ahead.reduce(
    (hardest, { gapM, aheadMps }) =>
      Math.min(hardest, answer(Math.max(0.3, gapM - drivenM + aheadMps * timeS), aheadMps)),
    answer(1e6, wishMps),
  )
  if (speed === SpeedDecision.ACCELERATE) return wished
  return Math.min(wished, speed === SpeedDecision.KEEP ? 0.3 : 0)
}

function rollOut(
  { line, atM, speedMps }: TrajectoryRequest,
  accelerate: (speedMps: number, drivenM: number, timeS: number) => number,
): Pick<Trajectory, 'points' | 'accelerationMps2'> {
  const points: TrajectoryPoint[] = []
  let speed = speedMps
  let drivenM = 0
  let first = 0
  for (let i = 0; i <= Math.round(horizonS / stepS); i++) {
    points.push({ timeS: i * stepS, ...pointAt(line, atM + drivenM), speedMps: speed })
    const chosen = accelerate(speed, drivenM, i * stepS)
    if (i === 0) first = chosen
    const next = Math.max(0, speed + chosen * stepS)
    drivenM += ((speed + next) / 2) * stepS
    speed = next
  }
  return { points, accelerationMps2: first }
}

/** Whether the car would run into something. What comes from behind or drives into the standing car is not its to avoid. */
function hits({ lengthM, widthM, objects, speedMps }: TrajectoryRequest, points: readonly TrajectoryPoint[]): boolean {
  const start = points[0]!
  const reachM = speedMps * horizonS + 30
  const near = objects.filter(({ x, y }) => Math.hypot(x - start.x, y - start.y) < reachM)
  const padded = { lengthM: lengthM + marginM, widthM: widthM + marginM }
  return near.some((object) => {
    if (overlap({ ...start, lengthM, widthM }, footprint(object, 0))) return false
    const touchM = (Math.hypot(padded.lengthM, padded.widthM) + Math.hypot(object.lengthM, object.widthM)) / 2
    return points.some((own) => {
      if (own.timeS === 0 || own.speedMps < 0.1) return false
      // Distances first, in plain numbers: most are never near, and this is asked for every point of every trajectory tried.
      const dx = object.x + object.velocityXMps * own.timeS - own.x
      const dy = object.y + object.velocityYMps * own.timeS - own.y
      if (dx * dx + dy * dy > touchM * touchM) return false
      const ahead = Math.cos(own.yawRad) * dx + Math.sin(own.yawRad) * dy
      return ahead > 0 && overlap({ ...own, ...padded }, footprint(object, own.timeS))
    })
  })
}

function footprint({ x, y, velocityXMps, velocityYMps, yawRad, lengthM, widthM }: Predicted, timeS: number) {
  return { x: x + velocityXMps * timeS, y: y + velocityYMps * timeS, yawRad, lengthM, widthM }
}
