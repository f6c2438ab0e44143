/** What the route planner carries from step to step. */
import { PathDecision } from '../../../schemas/messages.js'
import type { InstructionKind } from '../instructions.js'
import { nearest } from './nearest.js'
import type { Halt } from './reasons.js'
import { quintic } from './reference.js'
import type { DriveRoute, EgoState } from './scene.js'

/** A move sideways that begins at a place of the way driven and takes a length of it. */
export interface Sway {
  readonly fromM: number
  readonly lengthM: number
  readonly byM: number
  readonly for: 'change' | 'borrow' | 'clearance'
}

export interface DriveMemory {
  readonly timeS: number
  readonly lane: number
  /** The lane driven before, -1 at the start. */
  readonly before: number
  /** Metres driven so far. */
  readonly drivenM: number
  readonly sways: readonly Sway[]
  /** Where in the lane the line lies when all sways before are over. */
  readonly baseM: number
  readonly path: PathDecision
  readonly halt: Halt | undefined
  /** Whether whoever drives can be held to a walking pace: two states alone cannot say it. */
  readonly mayCreep: boolean
  /** Since when the car has stood; NaN while it drives. */
  readonly stoodSinceS: number
  /** Since when each object has stood; Infinity for those that move. */
  readonly standing: ReadonlyMap<string, number>
  /** Since when something that stands has been in the way; NaN when nothing is. */
  readonly blockedSinceS: number
  /** The wish that the way sideways follows; undefined for one that has other reasons. */
  readonly asked: InstructionKind | undefined
  /** Where on the way driven the passenger wants to stand; NaN without. */
  readonly stopAtM: number
}

export function startDriving(
  { lanes, route }: DriveRoute,
  ego: EgoState,
  timeS: number,
  { mayCreep = true }: { readonly mayCreep?: boolean } = {},
): DriveMemory {
  const lane = route[0]!
  const { leftM } = nearest(lanes[lane]!.path, ego.x, ego.y)
  return {
    timeS,
    lane,
    before: -1,
    drivenM: 0,
    baseM: leftM,
    sways: Math.abs(leftM) > 0.2 ? [{ fromM: 0, lengthM: 15, byM: -leftM, for: 'clearance' }] : [],
    path: PathDecision.FOLLOW,
    halt: undefined,
    mayCreep,
    stoodSinceS: Number.NaN,
    standing: new Map(),
    blockedSinceS: Number.NaN,
    asked: undefined,
    stopAtM: Number.NaN,
  }
}

/** How far left of the lane centres the way goes, `aheadM` of the car's middle. */
export function offsetAt({ baseM, sways, drivenM }: DriveMemory, aheadM: number): number {
  return sways.reduce(
    (offset, { fromM, lengthM, byM }) => offset + byM * quintic((drivenM + aheadM - fromM) / lengthM),
    baseM,
  )
}
