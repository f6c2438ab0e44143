/** The rules, first match wins. Each decides one speed and one path, and says why in one sentence made of its facts. */
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
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
} from './surroundings.js'

export interface RuleDecision {
  readonly speed: SpeedDecision
  readonly path: PathDecision
  readonly explanation: string
  readonly objects: readonly Obstacle[]
}

export type Rule = (around: Surroundings) => RuleDecision | undefined

/** Kept free in front of the bumper when standing. */
const standingGapM = 4

/** Something is so close that only braking helps. */
function emergencyStop(around: Surroundings): RuleDecision | undefined {
  const lead = leadOf(around)
  if (!lead) return undefined
  const seconds = timeToCollision(around, lead)
  if (lead.gapM > 1.5 && seconds > 1.5) return undefined
  const why = lead.gapM <= 1.5 ? `only ${metres(lead.gapM)} ahead` : `reached in ${seconds.toFixed(1)} s`
  return decide('STOP', 'FOLLOW', `Stop: ${name(lead)} is ${why}.`, lead)
}

/** Someone on foot or on two wheels is, or is about to be, in the way. */
function yieldToCrossing(around: Surroundings): RuleDecision | undefined {
  const person = crossingOf(around)
  if (!person) return undefined
  const mustStop = person.gapM < stoppingDistance(around) + standingGapM
  const facts = `${name(person)} ${metres(person.gapM)} ahead ${Math.abs(person.acrossMps) > standingMps ? 'is crossing' : 'is in the way'}`
  return mustStop
    ? decide('STOP', 'FOLLOW', `Stop: ${facts}.`, person)
    : decide('DECELERATE', 'FOLLOW', `Slow down: ${facts}.`, person)
}

/** The passenger wants out: to the side of the road, then stand. */
function stopAsAsked(around: Surroundings): RuleDecision | undefined {
  if (around.wish?.kind !== 'stop') return undefined
  const isAtTheSide = around.beside.right === 'none' || around.beside.right === 'unknown'
  if (isAtTheSide) return decide('STOP', 'FOLLOW', 'Stop: the passenger asked to, and this is the side of the road.')
  return isLaneFree(around, 'right')
    ? decide(
        'DECELERATE',
        'RIGHT_CHANGE',
        'Change to the right lane: the passenger asked to stop, and that lane is free.',
      )
    : decide('DECELERATE', 'FOLLOW', 'Slow down: the passenger asked to stop, and the right lane is not free yet.')
}

/** Somebody in a greater hurry is behind: make room. */
function letPassAsAsked(around: Surroundings): RuleDecision | undefined {
  if (around.wish?.kind !== 'let-pass') return undefined
  const hasLane = around.beside.right === 'lane' || (around.beside.right === 'unknown' && !isOncoming(around, 'right'))
  return hasLane && isLaneFree(around, 'right')
    ? decide('DECELERATE', 'RIGHT_CHANGE', 'Change to the right lane: the passenger asked to let somebody pass.')
    : decide('DECELERATE', 'FOLLOW', 'Slow down: the passenger asked to let somebody pass.')
}

/** Overtakes whatever is ahead, however fast, where a lane beside is free. */
function overtakeAsAsked(around: Surroundings): RuleDecision | undefined {
  const { wish } = around
  const lead = wish?.kind === 'overtake' ? leadOf(around) : undefined
  if (!wish || !lead || lead.gapM > 60 || (wish.label !== '' && lead.object.label !== wish.label)) return undefined
  const side = sides(around).find((candidate) => !isOncoming(around, candidate) && isLaneFree(around, candidate))
  if (!side) return undefined
  const path = side === 'left' ? 'LEFT_CHANGE' : 'RIGHT_CHANGE'
  const why = `the passenger asked to overtake ${name(lead)} ${metres(lead.gapM)} ahead, and that lane is free`
  return decide('KEEP', path, `Change to the ${side} lane: ${why}.`, lead)
}

/** Something stands in the lane: go around it where there is room, else stop behind it. */
function passStanding(around: Surroundings): RuleDecision | undefined {
  const lead = leadOf(around)
  if (
    !lead ||
    lead.isVulnerable ||
    Math.abs(lead.alongMps) > standingMps ||
    lead.gapM > Math.max(30, 2 * stoppingDistance(around))
  )
    return undefined
  const facts = `${name(lead)} stands ${metres(lead.gapM)} ahead`
  const mustStop = lead.gapM < stoppingDistance(around) + standingGapM
  // Too close to steer around: stand first.
  if (lead.gapM < standingGapM) return decide('STOP', 'FOLLOW', `Stop: ${facts}.`, lead)
  const way = wayAround(around)
  if (way) return decide(mustStop ? 'DECELERATE' : 'KEEP', way.path, `${way.verb}: ${facts} and ${way.reason}.`, lead)
  return mustStop
    ? decide('STOP', 'FOLLOW', `Stop: ${facts} and neither side is free.`, lead)
    : decide('DECELERATE', 'FOLLOW', `Slow down: ${facts} and neither side is free.`, lead)
}

/** A much slower vehicle ahead is passed where the next lane is free. */
function overtakeSlow(around: Surroundings): RuleDecision | undefined {
  const lead = leadOf(around)
  if (!lead || lead.alongMps <= standingMps || lead.gapM > 40) return undefined
  const wantedMps = Math.max(around.egoSpeedMps, around.settings.cruiseSpeedMps)
  if (lead.alongMps > wantedMps - 3 || lead.gapM < 0.8 * around.egoSpeedMps) return undefined
  const side = sides(around).find((candidate) => !isOncoming(around, candidate) && isLaneFree(around, candidate))
  if (!side) return undefined
  const path = side === 'left' ? 'LEFT_CHANGE' : 'RIGHT_CHANGE'
  return decide(
    'KEEP',
    path,
    `Change to the ${side} lane: ${name(lead)} ${metres(lead.gapM)} ahead does ${speed(lead.alongMps)}, and that lane is free.`,
    lead,
  )
}

/** Keep two seconds behind whoever is ahead. */
function followLead(around: Surroundings): RuleDecision | undefined {
  const lead = leadOf(around)
  if (!lead) return undefined
  const seconds = lead.gapM / Math.max(around.egoSpeedMps, 1)
  const facts = `${name(lead)} is ${metres(lead.gapM)} ahead at ${speed(lead.alongMps)}`
  if (seconds < 1.5 || timeToCollision(around, lead) < 4)
    return decide('DECELERATE', 'FOLLOW', `Slow down: ${facts}.`, lead)
  if (seconds < 2.5 || around.egoSpeedMps >= around.settings.cruiseSpeedMps - 0.5)
    return decide('KEEP', 'FOLLOW', `Keep the distance: ${facts}.`, lead)
  return decide('ACCELERATE', 'FOLLOW', `Close up: ${facts}.`, lead)
}

/** Nothing ahead: go at the cruise speed. */
function cruise({ egoSpeedMps, settings }: Surroundings): RuleDecision {
  const wanted = settings.cruiseSpeedMps
  if (egoSpeedMps > wanted + 1)
    return decide(
      'DECELERATE',
      'FOLLOW',
      `Slow down: ${speed(egoSpeedMps)} is above the cruise speed of ${speed(wanted)}.`,
    )
  if (egoSpeedMps < wanted - 0.5)
    return decide(
      'ACCELERATE',
      'FOLLOW',
      `Accelerate: the lane ahead is free and the cruise speed is ${speed(wanted)}.`,
    )
  return decide('KEEP', 'FOLLOW', 'Keep going: the lane ahead is free.')
}

/** In order of urgency. */
export const rules: readonly (readonly [name: string, rule: Rule])[] = [
  ['emergency-stop', emergencyStop],
  ['yield-to-crossing', yieldToCrossing],
  ['stop-as-asked', stopAsAsked],
  ['let-pass-as-asked', letPassAsAsked],
  ['overtake-as-asked', overtakeAsAsked],
  ['pass-standing', passStanding],
  ['overtake-slow', overtakeSlow],
  ['follow-lead', followLead],
  ['cruise', cruise],
]

interface Way {
  readonly path: keyof typeof PathDecision
  readonly verb: string
  readonly reason: string
}

function wayAround(around: Surroundings): Way | undefined {
  for (const side of sides(around)) {
    const upper = side === 'left' ? 'LEFT' : 'RIGHT'
    if (isOncoming(around, side)) {
      if (isBorrowSafe(around, side))
        return {
          path: `${upper}_BORROW`,
          verb: `Go around on the ${side}`,
          reason: 'the oncoming lane is clear for long enough',
        }
    } else if (isLaneFree(around, side)) {
      return { path: `${upper}_CHANGE`, verb: `Change to the ${side} lane`, reason: 'that lane is free' }
    }
  }
  return undefined
}

/** The passing side first. */
function sides({ settings }: Surroundings): readonly ('left' | 'right')[] {
  return settings.passOn === 'left' ? ['left', 'right'] : ['right', 'left']
}

function decide(
  speedName: keyof typeof SpeedDecision,
  pathName: keyof typeof PathDecision,
  explanation: string,
  ...objects: Obstacle[]
): RuleDecision {
  return { speed: SpeedDecision[speedName], path: PathDecision[pathName], explanation, objects }
}

function name({ object }: Obstacle): string {
  const words = object.label.replaceAll('_', ' ')
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}

function metres(value: number): string {
  return `${Math.max(0, value).toFixed(value < 10 ? 1 : 0)} m`
}

function speed(mps: number): string {
  return `${Math.round(Math.max(0, mps) * 3.6)} km/h`
}
