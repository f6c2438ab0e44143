/** Drives one route: look, decide, plan the trajectory, steer, one tick of the world. */
import { fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import type { WatchdogReason } from '../../nodes/control/watchdog.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { Plan } from '../../schemas/messages.js'
import type { DecisionCounts } from './count-decisions.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { DriveDecision, Driver } from './driver.js'
import type { Fault } from './faults.js'
import { lockstep, Pace, type WallClock, wallClock } from './pace.js'
import type { DrivePassenger, InstructionReport } from './passenger.js'
import type { Perceived, Perception } from './perceive.js'
import { RouteDriver } from './route-driver.js'
import type { RouteResult } from './score/infractions.js'
import type { InfractionEvent } from './score/leaderboard-record.js'
import { orStopped } from './until-stopped.js'
import { WatchedCar } from './watched-car.js'

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
  /** The machine's unless given. */
  readonly clock?: WallClock
  readonly signal?: AbortSignal
  readonly onTick?: (tick: DrivenTick) => void
  readonly passenger?: DrivePassenger | undefined
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
  /** What the passenger said, and what came of it. */
  readonly instructions: readonly InstructionReport[]
}

/** @throws GoshawkError 'cancelled' when interrupted: the world got full brake first. */
export async function driveRoute(world: DriveWorld, seed: number, options: DriveOptions): Promise<DrivenRoute> {
  const { perception, fault, signal, onTick, passenger, realTime = false, clock = wallClock } = options
  const { stepS, routeLengthM } = world
  const startS = world.state().timeS
  const decideMs: number[] = []
  const beganDriveMs = clock.nowMs()
  const car = new WatchedCar(world, fault)
  const pace = realTime ? new Pace(stepS, clock) : lockstep
  const stopped = () => new GoshawkError('cancelled', `drive stopped on ${world.name}`)
  const driver: Driver = options.driver ?? new RouteDriver(world)
  let seen: { readonly perceived: Perceived; readonly decision: DriveDecision } | undefined
  try {
    while (car.state.progress < 1 && !car.tally.end(car.state)) {
      if (signal?.aborted) throw stopped()
      let tookMs = 0
      // Of a lost frame nothing is seen and nothing decided: what was seen and decided last still holds.
      const isLost = fault.dropsFrame()
      const isNew = !isLost || !seen
      if (isNew) {
        const looked = await orStopped(perception.see(world, car.state), signal, stopped)
        const perceived = { ...looked, objects: fault.objects(looked.objects) }
        const beganMs = clock.nowMs()
        const sinceS = car.state.timeS - startS
        const heard = passenger?.at(sinceS)
        const moment = { state: car.state, ego: car.ego, perceived, heard }
        const decision = await orStopped(driver.decide(moment), signal, stopped)
        if (heard) passenger?.decided(sinceS, decision, heard)
        tookMs = clock.nowMs() - beganMs
        seen = { perceived, decision }
      }
      // A world that does not wait goes on without the new decision for every tick that it is late.
      const late = await pace.wait()
      for (let i = 0; i < late && car.state.progress < 1; i++) await car.stepMissed()
      if (car.state.progress >= 1) break
      if (isNew) car.decided()
      const { perceived, decision } = seen!
      const { state, ego } = car
      const beganMs = clock.nowMs()
      const acted = car.mustStop() ? undefined : driver.act({ state, ego, perceived })
      tookMs += clock.nowMs() - beganMs
      decideMs.push(tookMs)
      const control = acted?.control ?? fullBrake
      onTick?.({ state, decision, perceived, plan: acted?.plan, control, decideMs: tookMs })
      await car.step(control)
    }
  } catch (error) {
    await world.step(fullBrake).catch(() => undefined)
    throw error
  }
  return {
    name: world.name,
    seed,
    routeLengthM,
    routeCompletion: 100 * car.state.progress,
    ...car.tally.result(car.state),
    wallS: (clock.nowMs() - beganDriveMs) / 1000,
    watchdogStops: car.stops,
    decideMs,
    decisions: driver.counts?.(),
    instructions: passenger?.reports() ?? [],
  }
}
