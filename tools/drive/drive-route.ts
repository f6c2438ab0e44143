/** Drives one route: look, decide, plan the trajectory, steer, one tick of the world. */
import { fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import { Watchdog, type WatchdogReason } from '../../nodes/control/watchdog.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { Plan } from '../../schemas/messages.js'
import type { DecisionCounts } from './count-decisions.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { DriveDecision, Driver } from './driver.js'
import type { Fault } from './faults.js'
import { Pace } from './pace.js'
import type { Perceived, Perception } from './perceive.js'
import { RouteDriver } from './route-driver.js'
import type { RouteResult } from './score/infractions.js'
import type { InfractionEvent } from './score/leaderboard-record.js'
import { Tally } from './tally.js'

export interface DrivenTick {
  readonly state: WorldState
  readonly decision: DriveDecision
  readonly perceived: Perceived
  /** Absent while the watchdog brakes. */
  readonly plan: Plan | undefined
  readonly control: VehicleControl
  readonly decideMs: number
}

export interface DriveOptions {
  readonly perception: Perception
  readonly fault: Fault
  /** The route planner unless given. */
  readonly driver?: Driver
  /** The world does not wait: ticks that pass while a decision is made are missed. */
  readonly realTime?: boolean
  readonly signal?: AbortSignal
  readonly onTick?: (tick: DrivenTick) => void
}

export interface DrivenRoute extends RouteResult {
  readonly name: string
  readonly seed: number
  readonly ticks: number
  readonly missedTicks: number
  /** Simulated. */
  readonly durationS: number
  readonly routeLengthM: number
  readonly events: readonly InfractionEvent[]
  /** On the wall clock. */
  readonly wallS: number
  readonly watchdogStops: Readonly<Partial<Record<WatchdogReason, number>>>
  /** Of making a decision, milliseconds. */
  readonly decideMs: readonly number[]
  /** Bench2Drive's smoothness; undefined for a drive too short to tell. */
  readonly comfort: number | undefined
  /** Where a model drives: whose decisions these were. */
  readonly decisions: DecisionCounts | undefined
}

const watch = { decisionS: 0.5, poseS: 0.3 }

/** @throws GoshawkError 'cancelled' when interrupted: the world got full brake first. */
export async function driveRoute(world: DriveWorld, seed: number, options: DriveOptions): Promise<DrivenRoute> {
  const { perception, fault, signal, onTick, realTime = false } = options
  const { stepS, routeLengthM } = world
  const watchdogStops: Partial<Record<WatchdogReason, number>> = {}
  const decideMs: number[] = []
  const beganDriveMs = performance.now()
  let state = world.state()
  const tally = new Tally(world, state)
  const watchdog = new Watchdog(watch, state.timeS)
  const pace = realTime ? new Pace(stepS) : undefined
  const driver: Driver = options.driver ?? new RouteDriver(world)
  let seen: { readonly perceived: Perceived; readonly decision: DriveDecision } | undefined
  try {
    while (state.progress < 1 && !tally.end(state)) {
      if (signal?.aborted) throw new GoshawkError('cancelled', `drive stopped on ${world.name}`)
      const ego = fault.ego(state.ego, stepS)
      watchdog.located(state.timeS)
      let tookMs = 0
      // Of a lost frame nothing is seen and nothing decided: what was seen and decided last still holds.
      const isLost = fault.dropsFrame()
      if (!isLost || !seen) {
        const looked = await perception.see(world, state)
        const perceived = { ...looked, objects: fault.objects(looked.objects) }
        const beganMs = performance.now()
        const decision = await driver.decide({ state, ego, perceived })
        tookMs = performance.now() - beganMs
        seen = { perceived, decision }
        watchdog.decided(state.timeS)
      }
      const { perceived, decision } = seen
      const stop = watchdog.check(state.timeS)
      if (stop) watchdogStops[stop] = (watchdogStops[stop] ?? 0) + 1
      const beganMs = performance.now()
      const acted = stop ? undefined : driver.act({ state, ego, perceived })
      const chosen = acted?.control ?? fullBrake
      tookMs += performance.now() - beganMs
      decideMs.push(tookMs)
      onTick?.({ state, decision, perceived, plan: acted?.plan, control: chosen, decideMs: tookMs })
      // A world that does not wait goes on under the last control for every tick that the decision was late.
      const late = pace ? await pace.wait() : 0
      const control = fault.control(chosen)
      for (let i = 0; i <= late && state.progress < 1; i++) {
        const next = await world.step(control)
        tally.add(state, next, i > 0)
        state = next
      }
    }
  } catch (error) {
    await world.step(fullBrake).catch(() => undefined)
    throw error
  }
  return {
    name: world.name,
    seed,
    routeLengthM,
    routeCompletion: 100 * state.progress,
    ...tally.result(state),
    wallS: (performance.now() - beganDriveMs) / 1000,
    watchdogStops,
    decideMs,
    decisions: driver.counts?.(),
  }
}
