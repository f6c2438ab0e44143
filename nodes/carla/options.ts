import type { GoshawkError } from '../../schemas/errors.js'
import type { WeatherName } from './surroundings.js'

export interface CarlaOptions {
  readonly host: string
  readonly port: number
  /** Loaded first; without it the world stays as it is. */
  readonly map?: string | undefined
  /** Index into the map's spawn points; without it the first that is free. */
  readonly spawnPoint?: number | undefined
  readonly blueprint?: string
  /** Size of the six cameras' pictures; without it there are no cameras. */
  readonly pictures?: { readonly width: number; readonly height: number } | undefined
  /** Until the end of the stay. */
  readonly weather?: WeatherName | undefined
  /** Cars to spawn that the server's autopilot drives. */
  readonly traffic?: number
  /** Length of a tick in lockstep; without it the world goes on in real time. */
  readonly stepS?: number | undefined
  readonly timeoutMs?: number
  readonly loadTimeoutMs?: number
  /** For a tick to bring its snapshot and pictures. */
  readonly tickTimeoutMs?: number
  readonly reconnectDelayMs?: number
  /** Ends the stay: whatever is waited for fails with 'cancelled'. */
  readonly signal?: AbortSignal | undefined
  /** Told of what does not end the stay: a stream lost and tried again, something that could not be cleaned up. */
  readonly onFault: (error: GoshawkError) => void
}
