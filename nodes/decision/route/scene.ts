/** What the route planner is told: the road, the way to go, and what is seen now. World frame, metres, left positive. */
import type { Crossing, Lane, SignalState } from '../../../scenarios/worlds/road-map.js'
import type { Instruction } from '../instructions.js'

export interface DriveRoute {
  /** By index; those nobody has told of are missing. */
  readonly lanes: readonly Lane[]
  readonly crossings: readonly Crossing[]
  /** Lanes to drive, in order. */
  readonly route: readonly number[]
}

/** The own car by its middle. */
export interface EgoState {
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly speedMps: number
  readonly lengthM: number
  readonly widthM: number
  readonly wheelbaseM: number
}

export interface SeenObject {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly lengthM: number
  readonly widthM: number
  /** World frame; 0 when unknown: something that may stand is waited for. */
  readonly velocityXMps: number
  readonly velocityYMps: number
}

export interface DriveScene {
  readonly timeS: number
  readonly ego: EgoState
  readonly objects: readonly SeenObject[]
  /** By index of the road's signals; what is not known counts as red. */
  readonly signals: readonly (SignalState | 'unknown')[]
  /** What the passenger wishes now. */
  readonly wish?: Instruction | undefined
}

/** Works do not drive on. */
export function isFixed({ label }: SeenObject): boolean {
  return label === 'barrier' || label === 'traffic_cone'
}
