/** What a served world is made from, and what may be made to go wrong in it. */
import type { CarlaProfile } from '../../../scenarios/carla/profile.js'
import type { GoshawkError } from '../../../schemas/errors.js'

/** Faults on purpose, for tests of clients. */
export interface ServeFaults {
  /** This many calls that wait for the world are answered "episode not ready". */
  readonly notReadyCalls?: number
  /** Whether a camera loses its picture of a frame; cameras count from 0 in order of spawning. */
  readonly dropsPicture?: (camera: number, frame: number) => boolean
  /** How much later than drawn a camera's picture of a frame is sent. */
  readonly pictureDelayMs?: (camera: number, frame: number) => number
}

export interface ServeOptions {
  readonly host?: string
  /** RPC; streams are one above it. 0 lets the system choose both. */
  readonly port: number
  readonly scenario: string
  readonly seed: number
  readonly profile?: CarlaProfile
  /** Threads that draw cameras. */
  readonly threadsMax?: number
  /** Sensor noise of cameras, standard deviation in grey levels. */
  readonly noise?: number
  readonly faults?: ServeFaults
  /** Told of what a client cannot be told: garbage on a socket, a camera that could not be drawn. */
  readonly onFault: (error: GoshawkError) => void
}
