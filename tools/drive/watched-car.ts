/** The car in its world, watched: full brake in every tick for which decisions or poses have stopped coming. */
import { fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import { Watchdog, type WatchdogReason } from '../../nodes/control/watchdog.js'
import type { EgoState } from '../../nodes/decision/route/scene.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { Fault } from './faults.js'
import { Tally } from './tally.js'

const watch = { decisionS: 0.5, poseS: 0.3 }
/** Before the first decision. */
const coasting: VehicleControl = { throttle: 0, steer: 0, brake: 0 }

export class WatchedCar {
  readonly tally: Tally
  /** Ticks braked in, by reason. */
  readonly stops: Partial<Record<WatchdogReason, number>> = {}
  readonly #world: DriveWorld
  readonly #fault: Fault
  readonly #watchdog: Watchdog
  #state: WorldState
  #ego: EgoState
  #last = coasting

  constructor(world: DriveWorld, fault: Fault) {
    this.#world = world
    this.#fault = fault
    this.#state = world.state()
    this.#ego = fault.ego(this.#state.ego, world.stepS)
    this.tally = new Tally(world, this.#state)
    this.#watchdog = new Watchdog(watch, this.#state.timeS)
  }

  get state(): WorldState {
    return this.#state
  }

  /** Where the car believes it is and how fast. */
  get ego(): EgoState {
    return this.#ego
  }

  /** A new decision has come. */
  decided(): void {
    this.#watchdog.decided(this.#state.timeS)
  }

  /** Whether the watchdog brakes in this tick; asked once a tick. */
  mustStop(): boolean {
    const { timeS, poseTimeS } = this.#state
    this.#watchdog.located(poseTimeS)
    const reason = this.#watchdog.check(timeS)
    if (reason) this.stops[reason] = (this.stops[reason] ?? 0) + 1
    return reason !== undefined
  }

  async step(control: VehicleControl): Promise<void> {
    await this.#advance(control, false)
  }

  /** A tick that the decision came too late for: the last control goes on, until the watchdog brakes. */
  async stepMissed(): Promise<void> {
    await this.#advance(this.mustStop() ? fullBrake : this.#last, true)
  }

  async #advance(control: VehicleControl, isMissed: boolean): Promise<void> {
    this.#last = control
    const next = await this.#world.step(this.#fault.control(control))
    this.tally.add(this.#state, next, isMissed)
    this.#state = next
    this.#ego = this.#fault.ego(next.ego, this.#world.stepS)
  }
}
