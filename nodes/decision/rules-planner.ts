/** The rules on a stream of frames: along the route where a frame brings its road, else by what is seen alone. */
import type { Decision, DetectedObjects } from '../../schemas/messages.js'
import { decide } from './decide.js'
import type { Instruction } from './instructions.js'
import type { ToldRoad } from './llm/tell-road.js'
import { RouteRules } from './route/route-rules.js'
import type { DrivingSettings } from './surroundings.js'

export class RulesPlanner {
  readonly #settings: DrivingSettings
  readonly #route: RouteRules

  constructor(settings: DrivingSettings) {
    this.#settings = settings
    this.#route = new RouteRules(settings)
  }

  /** Frames in order of time; one of another scene, or of long after, starts afresh. */
  decide(frame: DetectedObjects, wish?: Instruction): Decision {
    return this.#route.decide(frame, wish) ?? decide(frame, this.#settings, wish)
  }

  /** What a model is told of the way ahead of the frame decided last; undefined where no road came with it. */
  told(): ToldRoad | undefined {
    return this.#route.told()
  }
}
