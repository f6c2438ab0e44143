/** Who drives: decides once a frame, and turns the last decision into controls once a tick. */
import type { VehicleControl } from '../../nodes/control/control.js'
import type { EgoState } from '../../nodes/decision/route/scene.js'
import type { PathDecision, Plan, SpeedDecision } from '../../schemas/messages.js'
import type { DecisionCounts } from './count-decisions.js'
import type { WorldState } from './drive-world.js'
import type { Heard } from './passenger.js'
import type { Perceived } from './perceive.js'

export const plannerNames = ['route', 'states', 'llm'] as const
export type PlannerName = (typeof plannerNames)[number]

export interface DriveMoment {
  readonly state: WorldState
  /** Where the car believes it is and how fast. */
  readonly ego: EgoState
  readonly perceived: Perceived
  /** What the passenger wants and says; absent where nobody says anything. */
  readonly heard?: Heard | undefined
}

export interface DriveDecision {
  readonly speed: SpeedDecision
  readonly path: PathDecision
  readonly rule: string
  readonly explanation: string
  /** Ids of the objects it rests on. */
  readonly objects: readonly string[]
  /** As recorded: route, rules or llm. */
  readonly planner: string
}

export interface Acted {
  /** Where the car will be, ego frame (rear axle). */
  readonly plan: Plan
  readonly control: VehicleControl
}

export interface Driver {
  /** A frame has come: a new decision. May wait for whoever decides. */
  decide(moment: DriveMoment): Promise<DriveDecision>
  /** What to do now, by the last decision. */
  act(moment: DriveMoment): Acted
  /** Who made the decisions so far; absent where nobody but the rules does. */
  counts?(): DecisionCounts | undefined
  close?(): Promise<void>
}
