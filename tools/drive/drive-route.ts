/** Drives one route in lockstep: look, decide, plan the trajectory, steer, one tick of the world. */
import { control, fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import { PedalControl } from '../../nodes/control/pedals.js'
import { planTrajectory, type Trajectory } from '../../nodes/control/trajectory.js'
import { Watchdog, type WatchdogReason } from '../../nodes/control/watchdog.js'
import { type DriveMemory, type DrivePlan, planDrive, startDriving } from '../../nodes/decision/route/plan.js'
import type { DriveScene, EgoState, SeenObject } from '../../nodes/decision/route/scene.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { DetectedObject } from '../../schemas/messages.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { Fault } from './faults.js'
import { Pace } from './pace.js'
import type { Perceived, Perception } from './perceive.js'
import type { RouteResult } from './score/infractions.js'
import type { InfractionEvent } from './score/leaderboard-record.js'
import { Tally } from './tally.js'

export interface DrivenTick {
  readonly state: WorldState
  readonly plan: DrivePlan
  readonly perceived: Perceived
  /** Absent while the watchdog brakes. */
  readonly trajectory: Trajectory | undefined
  readonly control: VehicleControl
  readonly decideMs: number
}

export interface DriveOptions {
  readonly perception: Perception
  readonly fault: Fault
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
}

const watch = { decisionS: 0.5, poseS: 0.3 }

/** @throws GoshawkError 'cancelled' when interrupted: the world got full brake first. */
export async function driveRoute(world: DriveWorld, seed: number, options: DriveOptions): Promise<DrivenRoute> {
  const { perception, fault, signal, onTick, realTime = false } = options
  const { road, stepS, routeLengthM } = world
  const pedals = new PedalControl(world.pedals)
  const watchdogStops: Partial<Record<WatchdogReason, number>> = {}
  const decideMs: number[] = []
  const beganDriveMs = performance.now()
  let state = world.state()
  const tally = new Tally(world, state)
  const watchdog = new Watchdog(watch, state.timeS)
  const pace = realTime ? new Pace(stepS) : undefined
  let memory: DriveMemory = startDriving(road, state.ego, state.timeS)
  let plan: DrivePlan | undefined
  try {
    while (state.progress < 1 && !tally.end(state)) {
      if (signal?.aborted) throw new GoshawkError('cancelled', `drive stopped on ${world.name}`)
      const ego = fault.ego(state.ego, stepS)
      watchdog.located(state.timeS)
      const seen = await perception.see(world, state)
      const perceived = { ...seen, objects: fault.objects(seen.objects) }
      const beganMs = performance.now()
      if (!fault.dropsFrame() || !plan) {
        plan = planDrive(road, sceneOf(state, ego, perceived), memory)
        memory = plan.memory
        watchdog.decided(state.timeS)
      }
      const stop = watchdog.check(state.timeS)
      if (stop) watchdogStops[stop] = (watchdogStops[stop] ?? 0) + 1
      const acted = stop ? undefined : act(world, plan, state, ego, perceived, pedals)
      const chosen = acted?.control ?? fullBrake
      decideMs.push(performance.now() - beganMs)
      onTick?.({ state, plan, perceived, trajectory: acted?.trajectory, control: chosen, decideMs: decideMs.at(-1)! })
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
  }
}

function act(
  world: DriveWorld,
  plan: DrivePlan,
  state: WorldState,
  ego: EgoState,
  perceived: Perceived,
  pedals: PedalControl,
): { readonly trajectory: Trajectory; readonly control: VehicleControl } {
  const { reference, speed, wishMps, ahead } = plan
  const trajectory = planTrajectory({
    speed,
    line: reference.path,
    atM: reference.behindM,
    speedMps: ego.speedMps,
    lengthM: ego.lengthM,
    widthM: ego.widthM,
    wishMps,
    ahead,
    objects: sceneOf(state, ego, perceived).objects,
  })
  const chosen = control(
    {
      line: reference.path,
      atM: reference.behindM,
      pose: ego,
      speedMps: ego.speedMps,
      accelerationMps2: trajectory.accelerationMps2,
      wheelbaseM: ego.wheelbaseM,
      steeringRadMax: world.steeringRadMax,
      dtS: world.stepS,
    },
    pedals,
  )
  return { trajectory, control: chosen }
}

/** What was seen, moved on to now and put where the car believes it is. */
export function sceneOf(state: WorldState, ego: EgoState, perceived: Perceived): DriveScene {
  const age = state.timeS - perceived.state.timeS
  const then = perceived.state.ego
  // Between looks the car knows how it moved: from the pose of the look to the one it believes in now.
  const shiftX = ego.x - state.ego.x
  const shiftY = ego.y - state.ego.y
  const turn = ego.yawRad - state.ego.yawRad
  const place = (object: DetectedObject): SeenObject => {
    const back = then.wheelbaseM / 2
    const { x, y } = object.center
    const cos = Math.cos(then.yawRad)
    const sin = Math.sin(then.yawRad)
    const vx = Number.isFinite(object.velocityXMps) ? object.velocityXMps : 0
    const vy = Number.isFinite(object.velocityYMps) ? object.velocityYMps : 0
    const velocityXMps = cos * vx - sin * vy
    const velocityYMps = sin * vx + cos * vy
    const worldX = then.x - back * cos + cos * x - sin * y + velocityXMps * age
    const worldY = then.y - back * sin + sin * x + cos * y + velocityYMps * age
    const dx = worldX - state.ego.x
    const dy = worldY - state.ego.y
    return {
      id: object.id,
      label: object.label,
      x: state.ego.x + Math.cos(turn) * dx - Math.sin(turn) * dy + shiftX,
      y: state.ego.y + Math.sin(turn) * dx + Math.cos(turn) * dy + shiftY,
      yawRad: object.yawRad + then.yawRad + turn,
      lengthM: object.size.length,
      widthM: object.size.width,
      velocityXMps,
      velocityYMps,
    }
  }
  return { timeS: state.timeS, ego, objects: perceived.objects.map(place), signals: state.signals }
}
