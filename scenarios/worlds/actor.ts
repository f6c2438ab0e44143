/** Anything with a class and a box, and the state its motion needs. */
import type { DetectionClass, Size } from '../../schemas/messages.js'

export interface Actor {
  /** Counts up in order of appearance; never used twice in a world. */
  readonly number: number
  /** Instance token. */
  readonly id: string
  readonly model: string
  readonly label: DetectionClass
  readonly size: Size
  /** Box relative to the model's, per axis: 1 is as built. */
  readonly scale: number
  /** Chooses colours. */
  readonly look: number
  /** World frame, middle of the foot. */
  readonly x: number
  readonly y: number
  readonly yawRad: number
  /** World frame. */
  readonly velocityXMps: number
  readonly velocityYMps: number
  readonly speedMps: number
  readonly accelerationMps2: number
  /** Where in its stride or pedal turn, in [0, 1). */
  readonly stride: number
  readonly motion: Motion
}

export type Motion = Driving | Walking | Dashing | Towed | Standing

/** On a lane. */
export interface Driving {
  readonly kind: 'driving'
  readonly lane: number
  /** Of the middle of the vehicle. */
  readonly arcM: number
  /** Lanes it came over, newest first: long vehicles still stand on them. */
  readonly trail: readonly number[]
  /** Lanes to take, in order, before it chooses by itself. */
  readonly route: readonly number[]
  readonly leftM: number
  /** A lane change: `leftM` goes from here to `keepLeftM` while the share goes from 0 to 1. */
  readonly shiftFromM: number
  readonly shiftShare: number
  /** When the last lane change began. */
  readonly shiftStartS: number
  /** Where in the lane it likes to be. */
  readonly keepLeftM: number
  /** Moved over, on top of the above, to pass somebody who rides at the edge. */
  readonly nudgeM: number
  /** Share of the speed limit it likes. */
  readonly eagerness: number
  /** Time gap to the one ahead, IDM's T. */
  readonly headwayS: number
  /** Since when it has stood at a stop sign; NaN when it has not. */
  readonly haltedSinceS: number
  /** What the scenario makes it do. */
  readonly acts: readonly DrivingAct[]
}

export type DrivingAct =
  | { readonly kind: 'brake'; readonly fromS: number; readonly untilS: number; readonly brakingMps2: number }
  | { readonly kind: 'change-lane'; readonly atS: number; readonly side: 'left' | 'right' }

/** Straight over the road, whatever comes, once the ego is near. */
export interface Dashing {
  readonly kind: 'dashing'
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly doneM: number
  readonly wishMps: number
  /** Starts when the ego is this near. */
  readonly triggerM: number
  readonly started: boolean
}

/** On a pavement, or over a crossing. */
export interface Walking {
  readonly kind: 'walking'
  readonly walkway: number
  readonly arcM: number
  readonly direction: 1 | -1
  readonly leftM: number
  readonly wishMps: number
  /** Crossing it waits at or walks over, -1 for none. */
  readonly crossing: number
  readonly crossingArcM: number
  readonly crossingDirection: 1 | -1
  readonly waiting: boolean
  /** Walks over the road whatever comes. */
  readonly careless: boolean
}

/** Drawn behind another. */
export interface Towed {
  readonly kind: 'towed'
  readonly by: number
  /** Middle of the towed behind the middle of the towing, along the path. */
  readonly backM: number
}

export interface Standing {
  readonly kind: 'standing'
  readonly parked: boolean
}

/** nuScenes' attribute for what the actor is doing; '' for classes without. */
export function attributeOf({ label, model, speedMps, motion }: Actor): string {
  switch (label) {
    case 'pedestrian':
      return speedMps > 0.2 ? 'pedestrian.moving' : 'pedestrian.standing'
    case 'bicycle':
    case 'motorcycle':
      return model.endsWith('-ridden') ? 'cycle.with_rider' : 'cycle.without_rider'
    case 'barrier':
    case 'traffic_cone':
      return ''
    default:
      if (motion.kind === 'standing' && motion.parked) return 'vehicle.parked'
      return speedMps > 0.3 ? 'vehicle.moving' : 'vehicle.stopped'
  }
}
