/**
 * What a model's decision is held to. The envelope knows nothing better than the model except what is dangerous: it
 * may only make a decision more careful, by a slower speed state or by giving up a path beside the lane.
 */
import { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import {
  crossingOf,
  isBorrowSafe,
  isLaneFree,
  isOncoming,
  leadOf,
  type Obstacle,
  type Surroundings,
  standingMps,
  stoppingDistance,
  timeToCollision,
} from '../surroundings.js'
import type { Light } from './answer.js'

export interface States {
  readonly speed: SpeedDecision
  readonly path: PathDecision
}

export interface Signals {
  readonly light: Light
  /** From the front bumper; undefined when no line is known. */
  readonly stopLineGapM: number | undefined
}

export type Bound =
  | 'time-to-collision'
  | 'safe-distance'
  | 'someone-crossing'
  | 'red-light'
  | 'cruise-speed'
  | 'drivable-area'
  | 'oncoming-lane'
  | 'lane-taken'

export interface Restrained extends States {
  /** What decided that it is held back; empty when it stands as proposed. */
  readonly bounds: readonly Bound[]
  /** Objects that made it so. */
  readonly objects: readonly Obstacle[]
}

const carefulness: readonly SpeedDecision[] = [
  SpeedDecision.ACCELERATE,
  SpeedDecision.KEEP,
  SpeedDecision.DECELERATE,
  SpeedDecision.STOP,
]

/** 0 for ACCELERATE to 3 for STOP. */
export function carefulnessOf(speed: SpeedDecision): number {
  return carefulness.indexOf(speed)
}

function slower(one: SpeedDecision, other: SpeedDecision): SpeedDecision {
  return carefulnessOf(one) >= carefulnessOf(other) ? one : other
}

/** At this time or distance only braking helps. */
const emergencyS = 1.5
const emergencyM = 1.5
const uneasyS = 4
/** Kept free in front of the bumper when standing. */
const standingGapM = 4
/** How hard others may brake, and how hard we may accelerate, at worst. */
const othersBrakingMps2 = 6
const accelerationMps2 = 2
/** Kept between two that have braked to a stand. */
const marginM = 2
/** From a decision to its effect; the envelope looks again at every frame. */
const reactionS = 0.5

/** Beyond so many stopping distances and metres, nobody on foot is slowed down for yet. */
const farStops = 3
const farM = 15

interface Limit {
  readonly speedMost: SpeedDecision
  readonly bound: Bound
  /** Whether steering around is no way out either. */
  readonly followOnly?: boolean
  readonly object?: Obstacle
}

/** @returns states never less careful than proposed, in each of the two parts. Pure; applying it twice changes nothing more. */
export function restrain(proposed: States, around: Surroundings, signals: Signals): Restrained {
  const beside = pathBound(proposed.path, around)
  const wanted = beside === undefined ? proposed.path : PathDecision.FOLLOW
  const atFirst = [...commonLimits(around, signals), ...distanceLimits(around, wanted)]
  const mustFollow = wanted !== PathDecision.FOLLOW && atFirst.some(({ followOnly }) => followOnly)
  const path = mustFollow ? PathDecision.FOLLOW : wanted
  const limits = mustFollow ? [...commonLimits(around, signals), ...distanceLimits(around, path)] : atFirst
  const speed = limits.reduce((most, { speedMost }) => slower(most, speedMost), proposed.speed)
  const deciding = limits.filter(
    ({ speedMost, followOnly }) =>
      (speed !== proposed.speed && speedMost === speed) || (mustFollow && followOnly === true),
  )
  const bounds = new Set(deciding.map(({ bound }) => bound))
  if (beside !== undefined) bounds.add(beside)
  const objects = new Map(deciding.flatMap(({ object }) => (object ? [[object.index, object] as const] : [])))
  return { speed, path, bounds: [...bounds], objects: [...objects.values()] }
}

/** Why there is no way beside the lane; undefined when there is. */
function pathBound(path: PathDecision, around: Surroundings): Bound | undefined {
  if (path === PathDecision.FOLLOW) return undefined
  const side = path === PathDecision.LEFT_CHANGE || path === PathDecision.LEFT_BORROW ? 'left' : 'right'
  const isBorrow = path === PathDecision.LEFT_BORROW || path === PathDecision.RIGHT_BORROW
  if (around.beside[side] === 'none') return 'drivable-area'
  if (!isBorrow && isOncoming(around, side)) return 'oncoming-lane'
  if (!isLaneFree(around, side) || (isBorrow && !isBorrowSafe(around, side))) return 'lane-taken'
  return undefined
}

/** Whatever the path. */
function commonLimits(around: Surroundings, { light, stopLineGapM }: Signals): Limit[] {
  const limits: Limit[] = []
  const stopM = stoppingDistance(around)
  for (const person of each(around, crossingOf)) {
    // Somebody far ahead of a car that crawls is no reason to crawl on for ever.
    if (person.gapM > farStops * stopM + farM) continue
    const mustStop = person.gapM < stopM + standingGapM
    const speedMost = mustStop ? SpeedDecision.STOP : SpeedDecision.DECELERATE
    limits.push({ speedMost, bound: 'someone-crossing', followOnly: true, object: person })
  }
  const lightMost = mostAtLight(light, stopLineGapM, stopM)
  if (lightMost !== undefined) limits.push({ speedMost: lightMost, bound: 'red-light' })
  const { cruiseSpeedMps } = around.settings
  if (around.egoSpeedMps > 1.1 * cruiseSpeedMps + 1) {
    limits.push({ speedMost: SpeedDecision.DECELERATE, bound: 'cruise-speed' })
  } else if (around.egoSpeedMps >= cruiseSpeedMps) {
    limits.push({ speedMost: SpeedDecision.KEEP, bound: 'cruise-speed' })
  }
  return limits
}

function mostAtLight(light: Light, stopLineGapM: number | undefined, stopM: number): SpeedDecision | undefined {
  if (light === 'YELLOW') {
    const canStop = stopLineGapM !== undefined && stopLineGapM > stopM
    return canStop ? SpeedDecision.DECELERATE : SpeedDecision.KEEP
  }
  if (light !== 'RED') return undefined
  if (stopLineGapM === undefined) return SpeedDecision.DECELERATE
  if (stopLineGapM < stopM + standingGapM) return SpeedDecision.STOP
  return stopLineGapM < 2 * stopM + 10 ? SpeedDecision.DECELERATE : SpeedDecision.KEEP
}

function distanceLimits(around: Surroundings, path: PathDecision): Limit[] {
  return each(around, leadOf).flatMap((lead): Limit[] => {
    const seconds = timeToCollision(around, lead)
    if (lead.gapM <= emergencyM || seconds <= emergencyS) {
      return [{ speedMost: SpeedDecision.STOP, bound: 'time-to-collision', followOnly: true, object: lead }]
    }
    const stands = lead.alongMps <= standingMps
    if (stands && lead.gapM < standingGapM) {
      return [{ speedMost: SpeedDecision.STOP, bound: 'safe-distance', followOnly: true, object: lead }]
    }
    const speedMost =
      path === PathDecision.FOLLOW ? mostBehind(around, lead, seconds) : mostWhileLeaving(around, lead, seconds)
    if (speedMost === undefined) return []
    const bound = seconds < uneasyS ? 'time-to-collision' : 'safe-distance'
    return [{ speedMost, bound, object: lead }]
  })
}

function mostBehind(around: Surroundings, lead: Obstacle, seconds: number): SpeedDecision | undefined {
  const { gapM } = lead
  const stands = lead.alongMps <= standingMps
  if (gapM < safeDistance(around, lead, { reactionS: 0, accelerationMps2: 0 })) return SpeedDecision.STOP
  if (stands && gapM < stoppingDistance(around) + standingGapM) return SpeedDecision.STOP
  if (seconds < uneasyS || gapM < safeDistance(around, lead, { reactionS, accelerationMps2: 0 })) {
    return SpeedDecision.DECELERATE
  }
  return gapM < safeDistance(around, lead, { reactionS: 2 * reactionS, accelerationMps2 })
    ? SpeedDecision.KEEP
    : undefined
}

/** Never stricter than behind it: the lane beside has been found free, and the car is on its way there. */
function mostWhileLeaving(around: Surroundings, lead: Obstacle, seconds: number): SpeedDecision | undefined {
  const behind = mostBehind(around, lead, seconds)
  if (behind === undefined || behind === SpeedDecision.KEEP) return behind
  return lead.gapM < stoppingDistance(around) + standingGapM ? SpeedDecision.DECELERATE : SpeedDecision.KEEP
}

/**
 * Responsibility-sensitive safety (Shalev-Shwartz et al., arXiv 1708.06374), the safe longitudinal distance of
 * definition 1: the other brakes as hard as it can at once; we go on for the reaction time, accelerating, and brake
 * comfortably then. For one that comes towards us, definition 2's way of adding both stopping distances. Unlike the
 * paper, `marginM` stays between the two.
 *
 * @returns metres between bumpers.
 */
function safeDistance(
  { egoSpeedMps: v, settings }: Surroundings,
  { alongMps }: Obstacle,
  { reactionS: t, accelerationMps2: a }: { readonly reactionS: number; readonly accelerationMps2: number },
): number {
  const b = settings.brakingMps2
  const own = v * t + (a * t ** 2) / 2 + (v + a * t) ** 2 / (2 * b)
  const others = alongMps < 0 ? -alongMps * t + alongMps ** 2 / (2 * b) : -(alongMps ** 2) / (2 * othersBrakingMps2)
  return Math.max(0, own + others) + marginM
}

/** Everyone a question applies to, not only the nearest: a fast one may hide a slow one. */
function each(around: Surroundings, question: (around: Surroundings) => Obstacle | undefined): Obstacle[] {
  return around.obstacles.filter((obstacle) => question({ ...around, obstacles: [obstacle] }) !== undefined)
}

const boundWords: Readonly<Record<Bound, string>> = {
  'time-to-collision': 'something ahead is too near in time',
  'safe-distance': 'the safe distance ahead is needed',
  'someone-crossing': 'someone is or will be in the way',
  'red-light': 'the light is not green',
  'cruise-speed': 'the cruise speed is reached',
  'drivable-area': 'there is no lane on that side',
  'oncoming-lane': 'that lane is for oncoming traffic',
  'lane-taken': 'the lane beside is not free',
}

/** "because …" */
export function boundReasons(bounds: readonly Bound[]): string {
  return bounds.map((bound) => boundWords[bound]).join(', and ')
}
