/** Everything the page knows and the user chose: the one mutable state. */

import type { Vector3 } from '../../schemas/messages.js'
import type { Connection, FrameCost } from '../client/subscribe.js'
import type { Extent } from './extents.js'
import type { History } from './history.js'
import type { GroundPoint } from './measure.js'
import type { Review } from './review.js'
import type { World } from './world.js'

/** Detected; of the ground truth; followed by the tracker. */
export type ObjectKind = 'object' | 'truth' | 'track'

/** An object of the newest world, by its place in the message's list of its kind. */
export interface ObjectRef {
  readonly kind: ObjectKind
  readonly index: number
}

export type ViewName = 'birds-eye' | 'top' | 'chase' | 'driver'

/** Where somebody put the eye by hand. Metres. */
export interface CameraPlace {
  readonly eye: Vector3
  readonly target: Vector3
  /** True: it stays in the world (both points in the global frame). False: it goes with the car (ego frame). */
  readonly isFree: boolean
}

/** Choices for fewer pictures, which are most of what a frame weighs. Pictures a second; 0 for all. */
export const pictureRates = [0, 5, 2, 1] as const
export type PictureRate = (typeof pictureRates)[number]

export interface Settings {
  /** Objects below are not drawn. [0, 1] */
  readonly scoreMin: number
  readonly showGroundTruth: boolean
  readonly showVelocity: boolean
  /** Trails and numbers of followed objects. */
  readonly showTracks: boolean
  readonly showMap: boolean
  /** Where the car means to go. */
  readonly showPlan: boolean
  /** Points of the lidar, where there are any; only then are they asked for. */
  readonly showLidar: boolean
  /** Strength of the model's bird's-eye features, where the detector sends it; only then is it asked for. */
  readonly showHeat: boolean
  readonly showLabels: boolean
  readonly hiddenLabels: ReadonlySet<string>
  readonly view: ViewName
  readonly theme: 'dark' | 'light'
  /** Channel shown large; '' for none. */
  readonly enlarged: string
  /** Pictures of each camera asked for each second; 0 for those of every frame. */
  readonly pictureRateMax: PictureRate
}

export interface State {
  readonly world: World | undefined
  readonly connection: Connection
  /** What the newest message cost; undefined before the first. */
  readonly cost: FrameCost | undefined
  readonly history: History
  /** Performance time at which the newest world came. */
  readonly receivedMs: number
  readonly selected: ObjectRef | undefined
  readonly hovered: ObjectRef | undefined
  readonly settings: Settings
  /** As last commanded from here, and accepted. */
  readonly isPaused: boolean
  /** A frame of the past is shown; undefined while the newest is. */
  readonly review: Review | undefined
  /** Pieces of a replay that frames were of, the newest last; empty for a live source. */
  readonly extents: readonly Extent[]
  /** Recorded time the source was sent to, until a frame of it comes; microseconds. */
  readonly sought: number | undefined
  /** Points clicked on the ground; undefined while nothing is being measured. */
  readonly measured: readonly GroundPoint[] | undefined
  /** Where the eye was put by hand; undefined at the usual place of the view. */
  readonly camera: CameraPlace | undefined
  /** Playing begins anew at the end of the tape in place of going live. */
  readonly isLooping: boolean
  /** Counts frames put on the tape. */
  readonly tapeFrames: number
  /** Something to tell the person at the page. */
  readonly said: { readonly text: string; readonly atMs: number }
  /** The runtime's report, fetched now and then; undefined before the first. */
  readonly report: unknown
  /** Messages that could not be read at all, and the last reason. */
  readonly badMessages: { readonly count: number; readonly last: string }
}

export type Listener = (state: State, previous: State) => void

export class Store {
  #state: State
  readonly #listeners = new Set<Listener>()

  constructor(state: State) {
    this.#state = state
  }

  get state(): State {
    return this.#state
  }

  /** Replaces the named fields and tells everyone, at once. */
  set(change: Partial<State>): void {
    const previous = this.#state
    this.#state = { ...previous, ...change }
    for (const listener of this.#listeners) listener(this.#state, previous)
  }

  setting(change: Partial<Settings>): void {
    this.set({ settings: { ...this.#state.settings, ...change } })
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const initialSettings: Settings = {
  scoreMin: 0.25,
  showGroundTruth: false,
  showVelocity: true,
  showTracks: true,
  showMap: true,
  showPlan: true,
  showLidar: false,
  showHeat: false,
  showLabels: true,
  hiddenLabels: new Set(),
  view: 'birds-eye',
  theme: 'dark',
  enlarged: '',
  pictureRateMax: 0,
}
