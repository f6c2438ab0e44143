/** What a driver with a map of the lanes knows of the way ahead; a frame of the graph carries map lines only. */
import type { Path } from '../../../scenarios/worlds/path.js'
import type { RoadBeside } from '../road-beside.js'
import type { Light } from './answer.js'

export interface RoadAhead {
  /** To be driven, ego frame, from behind the car to ahead of it: who is in the way is judged along it. */
  readonly line: Path
  /** Speed wanted on a free road: the lanes' limits, lower before slower ones. */
  readonly wantedMps: number
  readonly beside: RoadBeside
  /** From the front bumper to the next stop line; undefined when none is near. */
  readonly stopLineGapM: number | undefined
  /** Of the light at that line; NONE where there is none, UNKNOWN where nobody has told. */
  readonly light: Light
  /** Sentences for the model: signs, the right of way, which lanes the route needs. */
  readonly notes: readonly string[]
}
