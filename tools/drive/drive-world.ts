/** What a drive needs from a world, the built-in one or a CARLA server's: one step after another, in lockstep. */
import type { VehicleControl } from '../../nodes/control/control.js'
import type { PedalModel } from '../../nodes/control/pedals.js'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import type { IncidentKind } from '../../scenarios/worlds/incidents.js'
import type { SignalState } from '../../scenarios/worlds/road-map.js'
import type { CameraFrames, DetectedObject, MapLine, Message } from '../../schemas/messages.js'

export interface WorldIncident {
  readonly kind: IncidentKind
  readonly timeS: number
  readonly x: number
  readonly y: number
  /** Who was hit, '' otherwise. */
  readonly other: string
}

/** How the world is at one tick. */
export interface WorldState {
  readonly tick: number
  readonly timeS: number
  readonly ego: EgoState
  /** When the ego was where `ego` says: behind `timeS` where poses stop coming. */
  readonly poseTimeS: number
  /** What a perfect detector would see: ego frame (rear axle), velocities over ground. */
  readonly objects: readonly DetectedObject[]
  readonly signals: readonly (SignalState | 'unknown')[]
  /** Of the route, in [0, 1]. */
  readonly progress: number
  /** Since the tick before. */
  readonly incidents: readonly WorldIncident[]
  /** Beside the road, or on the side for oncoming traffic. */
  readonly isOutside: boolean
}

export interface DriveWorld {
  readonly name: string
  readonly road: DriveRoute
  /** Metres to drive. */
  readonly routeLengthM: number
  readonly stepS: number
  readonly pedals: PedalModel
  readonly steeringRadMax: number
  state(): WorldState
  /** The cameras' pictures of the present tick. */
  pictures(): Promise<Message<CameraFrames>>
  /** The road around, ego frame, for those who watch; absent where there is no map to show. */
  mapAround?(): readonly MapLine[]
  step(control: VehicleControl): Promise<WorldState>
  close(): Promise<void>
}
