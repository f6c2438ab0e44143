/** What stands still in a world: lanes and their rules, walkways, paint, scenery. World frame, metres, z = 0 is the ground. */
import type { Path } from './path.js'

export interface Lane {
  readonly index: number
  readonly path: Path
  readonly widthM: number
  readonly speedLimitMps: number
  /** Lanes that go on where this one ends; none: traffic leaves the world there. */
  readonly successors: number[]
  /** Neighbours in the same direction, -1 where there is none. */
  left: number
  right: number
  /** Traffic comes into the world at its start. */
  readonly entry: boolean
  readonly turn: 'straight' | 'left' | 'right'
  /** Index into signals of the light at its end, -1 without. */
  signal: number
  /** Whether traffic must halt at its end before it goes on. */
  stopSign: boolean
  /** How far before its end traffic halts for either. */
  stopBackM: number
  /** Stretches nobody may drive on. */
  readonly closures: Closure[]
  /** Lanes that lead into this one; filled in when the map is finished. */
  readonly predecessors: number[]
  /** Crossings over it; filled in when the map is finished. */
  readonly crossings: { readonly crossing: number; readonly arcM: number }[]
  /** Lanes whose traffic goes first where this one crosses or joins them. */
  readonly yieldTo: Conflict[]
}

export interface Closure {
  readonly fromArcM: number
  readonly toArcM: number
}

export interface Conflict {
  readonly lane: number
  /** Where the two meet, on the lane that yields and on the lane that goes first. */
  readonly ownArcM: number
  readonly otherArcM: number
  /** Where on the lane that yields one waits; negative is before its start. */
  readonly holdArcM: number
}

/** A traffic light: one group of a junction's programme. */
export interface Signal {
  /** Seconds of green and, after it, of yellow; the rest of the cycle is red. */
  readonly greenS: number
  readonly yellowS: number
  readonly cycleS: number
  /** When green begins, within the cycle. */
  readonly offsetS: number
}

export interface Walkway {
  readonly path: Path
  /** Walkways that begin or end where this one ends or begins. */
  readonly atEnd: WalkwayLink[]
  readonly atStart: WalkwayLink[]
}

export interface WalkwayLink {
  readonly walkway: number
  readonly enterAtEnd: boolean
}

export interface Crossing {
  readonly path: Path
  readonly widthM: number
  readonly ends: readonly [CrossingEnd, CrossingEnd]
  readonly lanes: readonly { readonly lane: number; readonly arcM: number }[]
  /** Index of the signal whose red lets people walk, -1: cars yield. */
  readonly signal: number
}

export interface CrossingEnd {
  readonly walkway: number
  readonly arcM: number
}

/** Asphalt: everything within `halfWidthM` of the path. */
export interface RoadStroke {
  readonly path: Path
  readonly halfWidthM: number
}

/** A painted bar along the segment, cut square at both ends; `none` takes away what was painted before it. */
export interface PaintBar {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly halfWidthM: number
  readonly colour: PaintColour
}
export type PaintColour = 'white' | 'yellow' | 'none'

/** Scenery that is no detection class. The box stands on the ground, its length along the heading. */
export interface Prop {
  readonly model: 'building' | 'tree' | 'conifer' | 'bush' | 'lamp-post' | 'signal' | 'stop-sign' | 'fence'
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly widthM: number
  readonly lengthM: number
  readonly heightM: number
  /** Chooses colours and details. */
  readonly look: number
  /** For a traffic light: which. */
  readonly signal: number
}

/** Something of a detection class that a map places: works, a parked bus. */
export interface Placement {
  readonly model: string
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

/** Room beside the kerb for parked cars. */
export interface ParkingStrip {
  readonly path: Path
  readonly fromArcM: number
  readonly toArcM: number
}

export interface RoadMap {
  readonly lanes: readonly Lane[]
  readonly signals: readonly Signal[]
  readonly walkways: readonly Walkway[]
  readonly crossings: readonly Crossing[]
  readonly roads: readonly RoadStroke[]
  readonly paint: readonly PaintBar[]
  readonly props: readonly Prop[]
  readonly parking: readonly ParkingStrip[]
  readonly placements: readonly Placement[]
  readonly pavementWidthM: number
  /** The lanes the ego drives, in order. */
  readonly egoRoute: readonly number[]
  readonly egoStartArcM: number
}

export type SignalState = 'green' | 'yellow' | 'red'

export function signalState({ greenS, yellowS, cycleS, offsetS }: Signal, timeS: number): SignalState {
  const phase = (((timeS - offsetS) % cycleS) + cycleS) % cycleS
  return phase < greenS ? 'green' : phase < greenS + yellowS ? 'yellow' : 'red'
}
