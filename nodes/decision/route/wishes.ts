/** What a passenger's wish changes about driving a route: never a light, a sign, a limit or the right of way. */
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import type { Instruction, InstructionKind } from '../instructions.js'
import type { WayLane } from './reference.js'
import type { SeenObject } from './scene.js'

/** Of the speed limits. */
const limitShares: Partial<Record<InstructionKind, number>> = { calm: 0.7, 'let-pass': 0.6, stop: 0.6 }
const limitFacts: Partial<Record<InstructionKind, string>> = {
  calm: 'the passenger asked to drive carefully',
  'let-pass': 'the passenger asked to let somebody pass',
  stop: 'the passenger asked to stop',
}

export interface Pace {
  readonly share: number
  readonly rule: string
  readonly facts: string
}

/** Slower than the limits; undefined where nobody asked for it. */
export function paceAsAsked(wish: Instruction | undefined): Pace | undefined {
  const share = wish && limitShares[wish.kind]
  return wish && share !== undefined
    ? { share, rule: `${wish.kind}-as-asked`, facts: limitFacts[wish.kind]! }
    : undefined
}

/** Who drives slower than this share of the limit is overtaken. */
const slowShare = 0.55
/** By those in a hurry. */
const slowShareHurried = 0.8
const slowWithinM = 45
const askedWithinM = 60

/**
 * Whether somebody ahead is reason enough to look for another lane, and which wish makes it so: what the passenger wants
 * to get past is overtaken however fast it drives.
 */
export function overtakes(
  wish: Instruction | undefined,
  { label }: SeenObject,
  { gapM, aheadMps, limitMps }: { readonly gapM: number; readonly aheadMps: number; readonly limitMps: number },
): 'slow' | 'overtake' | 'hurry' | undefined {
  const isNamed = wish?.kind === 'overtake' && (wish.label === '' || wish.label === label)
  if (isNamed && gapM < askedWithinM) return 'overtake'
  if (gapM >= slowWithinM) return undefined
  if (aheadMps < slowShare * limitMps) return 'slow'
  return wish?.kind === 'hurry' && aheadMps < slowShareHurried * limitMps ? 'hurry' : undefined
}

/** Whether the passenger wants the car at the side of the road. */
export function keepsRight(wish: Instruction | undefined): boolean {
  return wish?.kind === 'let-pass' || wish?.kind === 'stop'
}

/** Braking to a stop that a passenger asked for. */
const gentleMps2 = 1.5
/** Thought about for so long before. Seconds. */
const reactionS = 1
/** Kept free before and behind a crossing, and before the end of a lane where others go first. Metres. */
const freeOfCrossingM = 5
const freeOfEndM = 10

/**
 * The nearest place on the way to stand at: within gentle braking, outside junctions, off crossings, not before a light.
 *
 * @param lanes - by index, all that lead to lanes of the way.
 * @returns where the car's middle comes to stand, metres ahead; undefined where there is none in sight.
 */
export function placeToStop(
  way: readonly WayLane[],
  lanes: readonly Lane[],
  { speedMps, lengthM }: { readonly speedMps: number; readonly lengthM: number },
): number | undefined {
  const half = lengthM / 2
  const nearestM = speedMps * reactionS + speedMps ** 2 / (2 * gentleMps2)
  for (const { lane, startM } of way) {
    if (isInJunction(lane, lanes)) continue
    const endM = startM + lane.path.lengthM - half - (leadsToJunction(lane) ? freeOfEndM + lane.stopBackM : 0)
    const crossings = lane.crossings.map(({ arcM }) => startM + arcM)
    let atM = Math.max(nearestM, startM + half)
    for (const crossingM of crossings.sort((a, b) => a - b)) {
      if (Math.abs(crossingM - atM) < half + freeOfCrossingM) atM = crossingM + half + freeOfCrossingM
    }
    if (atM < endM) return atM
  }
  return undefined
}

/** A lane among others that begin where it begins. */
function isInJunction({ turn, predecessors, yieldTo }: Lane, lanes: readonly Lane[]): boolean {
  return turn !== 'straight' || yieldTo.length > 0 || predecessors.some((one) => lanes[one]!.successors.length > 1)
}

function leadsToJunction({ signal, stopSign, successors }: Lane): boolean {
  return signal >= 0 || stopSign || successors.length > 1
}
