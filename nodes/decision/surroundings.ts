/** What a rule may ask about the surroundings: who is ahead, who will cross, which side is free. Ego frame. */
import { boxCorners } from '../../schemas/geometry/box3d.js'
import type { DetectedObject } from '../../schemas/messages.js'
import type { Instruction, InstructionKind } from './instructions.js'
import type { RoadBeside } from './road-beside.js'

export interface DrivingSettings {
  /** Objects with a lower score are not acted on. */
  readonly scoreMin: number
  readonly cruiseSpeedMps: number
  readonly laneWidthM: number
  /** Nothing beyond this distance ahead matters. */
  readonly horizonM: number
  /** Side on which a slower vehicle is passed where traffic keeps to the other. */
  readonly passOn: 'left' | 'right'
  /** Comfortable braking. */
  readonly brakingMps2: number
}

/** From the rear axle, the ego frame's origin, to the front bumper of nuScenes' car (Renault Zoe). */
const frontBumperM = 3.4
const rearBumperM = 0.7
/** Slower than this counts as standing. */
export const standingMps = 0.5
/** How far ahead in time a crossing is foreseen. */
const foresightS = 3
const foresightStepS = 0.25

/** Of the cruise speed. */
const cruiseShare: Partial<Record<InstructionKind, number>> = { hurry: 1.2, calm: 0.7 }

const vulnerable = new Set(['pedestrian', 'bicycle', 'motorcycle'])

export interface Obstacle {
  /** Into the objects given. */
  readonly index: number
  readonly object: DetectedObject
  /** From the front bumper to its nearest point, along x. */
  readonly gapM: number
  /** Of its nearest and farthest points, along y (left is positive). */
  readonly rightM: number
  readonly leftM: number
  readonly rearM: number
  readonly frontM: number
  /** Speed along x; 0 when unknown, so that an unknown car counts as standing. */
  readonly alongMps: number
  readonly acrossMps: number
  readonly isVulnerable: boolean
}

export interface Surroundings {
  readonly settings: DrivingSettings
  /** Known or, when the source does not say, the cruise speed: the careful guess. */
  readonly egoSpeedMps: number
  readonly obstacles: readonly Obstacle[]
  readonly beside: RoadBeside
  /** What the passenger wishes now. */
  readonly wish: Instruction | undefined
}

export function surroundingsOf(
  objects: readonly DetectedObject[],
  egoSpeedMps: number,
  settings: DrivingSettings,
  beside: RoadBeside,
  wish?: Instruction,
): Surroundings {
  const speed = Number.isFinite(egoSpeedMps) ? Math.max(0, egoSpeedMps) : settings.cruiseSpeedMps
  const cruiseSpeedMps = settings.cruiseSpeedMps * (cruiseShare[wish?.kind ?? 'normal'] ?? 1)
  const obstacles = objects.flatMap((object, index): Obstacle[] => {
    if (!(object.score >= settings.scoreMin)) return []
    const corners = boxCorners(object)
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const rearM = Math.min(...xs)
    if (![...xs, ...ys].every(Number.isFinite) || rearM > settings.horizonM) return []
    return [
      {
        index,
        object,
        rearM,
        frontM: Math.max(...xs),
        rightM: Math.min(...ys),
        leftM: Math.max(...ys),
        gapM: rearM - frontBumperM,
        alongMps: Number.isFinite(object.velocityXMps) ? object.velocityXMps : 0,
        acrossMps: Number.isFinite(object.velocityYMps) ? object.velocityYMps : 0,
        isVulnerable: vulnerable.has(object.label),
      },
    ]
  })
  return { settings: { ...settings, cruiseSpeedMps }, egoSpeedMps: speed, obstacles, beside, wish }
}

/** Whether a lateral extent reaches into the corridor the car sweeps. */
function overlaps(rightM: number, leftM: number, centreM: number, halfWidthM: number): boolean {
  return leftM > centreM - halfWidthM && rightM < centreM + halfWidthM
}

/** Half the width the car needs, a margin included: narrower than the lane, so that neighbours in theirs do not count. */
function corridorHalfWidth({ laneWidthM }: DrivingSettings): number {
  return 0.36 * laneWidthM
}

function isAhead(obstacle: Obstacle): boolean {
  return obstacle.frontM > frontBumperM
}

/** The nearest obstacle in the corridor ahead. */
export function leadOf({ obstacles, settings }: Surroundings): Obstacle | undefined {
  return nearest(obstacles.filter((o) => isAhead(o) && overlaps(o.rightM, o.leftM, 0, corridorHalfWidth(settings))))
}

/** People and cyclists who are in the corridor now, or will step into it before the car has passed. */
export function crossingOf({ obstacles, settings, egoSpeedMps }: Surroundings): Obstacle | undefined {
  const half = corridorHalfWidth(settings)
  const willCross = (o: Obstacle) => {
    for (let t = 0; t <= foresightS; t += foresightStepS) {
      const passed = o.frontM + o.alongMps * t < egoSpeedMps * t - rearBumperM
      if (!passed && overlaps(o.rightM + o.acrossMps * t, o.leftM + o.acrossMps * t, 0, half)) return true
    }
    return false
  }
  // Someone riding ahead in the same direction is followed like any vehicle, not stopped for.
  return nearest(obstacles.filter((o) => o.isVulnerable && isAhead(o) && o.alongMps < 2 && willCross(o)))
}

/** Whether there is a lane on one side, free of vehicles to change into: ahead, beside, and approaching from behind. */
export function isLaneFree(
  { obstacles, settings, egoSpeedMps, beside }: Surroundings,
  side: 'left' | 'right',
): boolean {
  if (beside[side] === 'none') return false
  const centre = side === 'left' ? settings.laneWidthM : -settings.laneWidthM
  const aheadM = frontBumperM + Math.max(15, 3 * egoSpeedMps)
  return !obstacles.some((o) => {
    if (!overlaps(o.rightM, o.leftM, centre, settings.laneWidthM / 2 - 0.3)) return false
    const closingMps = o.alongMps - egoSpeedMps
    const behindM = -rearBumperM - Math.max(6, 3 * closingMps)
    return o.rearM < aheadM && o.frontM > behindM
  })
}

/** Whether the lane on one side is for traffic towards us, by the map or by who is there: then it is borrowed, not changed to. */
export function isOncoming({ obstacles, settings, beside }: Surroundings, side: 'left' | 'right'): boolean {
  if (beside[side] === 'oncoming') return true
  const centre = side === 'left' ? settings.laneWidthM : -settings.laneWidthM
  return obstacles.some(
    (o) =>
      !o.isVulnerable &&
      overlaps(o.rightM, o.leftM, centre, settings.laneWidthM / 2 - 0.3) &&
      (o.alongMps < -standingMps || Math.cos(o.object.yawRad) < -0.7),
  )
}

/** Whether the opposite lane stays empty for as long as going around takes. */
export function isBorrowSafe(
  { obstacles, settings, egoSpeedMps, beside }: Surroundings,
  side: 'left' | 'right',
): boolean {
  if (beside[side] === 'none') return false
  const centre = side === 'left' ? settings.laneWidthM : -settings.laneWidthM
  const seconds = 8
  return !obstacles.some((o) => {
    if (o.frontM < -rearBumperM || !overlaps(o.rightM, o.leftM, centre, settings.laneWidthM / 2 - 0.3)) return false
    return o.gapM - (Math.max(egoSpeedMps, 3) - o.alongMps) * seconds < 0
  })
}

/** Metres to stand still with comfortable braking, half a second of reaction included. */
export function stoppingDistance({ egoSpeedMps, settings }: Surroundings): number {
  return 0.5 * egoSpeedMps + egoSpeedMps ** 2 / (2 * settings.brakingMps2)
}

/** Seconds until the gap closes at the present speeds; Infinity when it does not. */
export function timeToCollision({ egoSpeedMps }: Surroundings, { gapM, alongMps }: Obstacle): number {
  const closingMps = egoSpeedMps - alongMps
  return closingMps > 0.1 ? Math.max(0, gapM) / closingMps : Number.POSITIVE_INFINITY
}

function nearest(obstacles: readonly Obstacle[]): Obstacle | undefined {
  return obstacles.reduce<Obstacle | undefined>(
    (best, o) => (best === undefined || o.gapM < best.gapM ? o : best),
    undefined,
  )
}
