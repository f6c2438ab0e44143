/** What the car believes is around it: the world's own list, or what the detector finds in the pictures. */
import { ownFrame } from '../../nodes/detector/own-frame.js'
import type { DetectorSession } from '../../nodes/detector/session.js'
import { createTracker, type Tracker } from '../../nodes/tracker/tracker.js'
import type { CameraFrames, DetectedObject, Message } from '../../schemas/messages.js'
import type { DriveWorld, WorldState } from './drive-world.js'

/** Objects as they were seen, and how long ago. Ego frame (rear axle) of that moment. */
export interface Perceived {
  readonly state: WorldState
  readonly objects: readonly DetectedObject[]
  /** What they were seen in, where there is a camera. */
  readonly pictures?: Message<CameraFrames>
}

export interface Perception {
  /** Called once a tick whose frame arrives; a detector looks every few ticks and tells of its last look in between. */
  see(world: DriveWorld, state: WorldState): Promise<Perceived>
}

export const groundTruthPerception: Perception = {
  see: async (_, state) => ({ state, objects: state.objects }),
}

const rateHz = 5
/** Tracks below this are carried on but not acted on: most are of nothing. */
const actedOn = 0.25
const tracking = { scoreMin: 0.15, birthScore: 0.3, hitsMin: 2, sureScore: 0.6, coastS: 0.8 }

export class DetectorPerception implements Perception {
  readonly #session: DetectorSession
  readonly #change: (frames: Message<CameraFrames>) => Message<CameraFrames>
  #tracker: Tracker | undefined
  #last: Perceived | undefined

  /** @param change - what a fault does to the pictures. */
  constructor(session: DetectorSession, change: (frames: Message<CameraFrames>) => Message<CameraFrames> = (f) => f) {
    this.#session = session
    this.#change = change
  }

  async see(world: DriveWorld, state: WorldState): Promise<Perceived> {
    const every = Math.max(1, Math.round(1 / rateHz / world.stepS))
    if (this.#last && (state.tick - this.#last.state.tick) % every !== 0) return this.#last
    const frames = this.#change(await world.pictures())
    const { objects } = await this.#session.detect(await ownFrame(frames, this.#session.facts.cameras))
    const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, map } = frames.payload
    const model = { bundle: '', architecture: '', provider: 'none', trained: true, sha256: '' }
    const missingCameras = frames.payload.cameras.filter(({ missing }) => missing !== '').map(({ channel }) => channel)
    this.#tracker ??= createTracker(tracking)
    const { tracks } = this.#tracker.follow({
      scene,
      sampleToken,
      timestampUs,
      globalFromEgo,
      objects,
      model,
      missingCameras,
      egoSpeedMps,
      map,
    })
    this.#last = {
      state,
      pictures: frames,
      objects: tracks.tracks.flatMap(({ id, object }) => (object.score >= actedOn ? [{ ...object, id }] : [])),
    }
    return this.#last
  }
}
