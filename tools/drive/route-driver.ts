/** The route planner at the wheel: its line, its reasons and its states all drive. */
import { control, type VehicleControl } from '../../nodes/control/control.js'
import { PedalControl } from '../../nodes/control/pedals.js'
import { planTrajectory, type Trajectory } from '../../nodes/control/trajectory.js'
import { type DriveMemory, startDriving } from '../../nodes/decision/route/memory.js'
import { type DrivePlan, planDrive } from '../../nodes/decision/route/plan.js'
import type { Plan } from '../../schemas/messages.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { Acted, DriveDecision, DriveMoment, Driver } from './driver.js'
import { sceneOf } from './scene-now.js'

export class RouteDriver implements Driver {
  readonly #world: DriveWorld
  readonly #pedals: PedalControl
  #memory: DriveMemory
  #plan: DrivePlan | undefined

  constructor(world: DriveWorld) {
    const { ego, timeS } = world.state()
    this.#world = world
    this.#pedals = new PedalControl(world.pedals)
    this.#memory = startDriving(world.road, ego, timeS)
  }

  async decide({ state, ego, perceived, heard }: DriveMoment): Promise<DriveDecision> {
    const scene = { ...sceneOf(state, ego, perceived), wish: heard?.wish }
    this.#plan = planDrive(this.#world.road, scene, this.#memory)
    this.#memory = this.#plan.memory
    return { ...decisionOf(this.#plan), planner: 'route' }
  }

  act(moment: DriveMoment): Acted {
    if (!this.#plan) throw new Error('decide comes before act')
    const { trajectory, control } = follow(this.#world, this.#plan, moment, this.#pedals)
    return { plan: planOf(trajectory, moment.state), control }
  }
}

export function decisionOf({ speed, path, rule, explanation, objects }: DrivePlan): Omit<DriveDecision, 'planner'> {
  return { speed, path, rule, explanation, objects }
}

function follow(
  world: DriveWorld,
  { reference, speed, wishMps, ahead }: DrivePlan,
  { state, ego, perceived }: DriveMoment,
  pedals: PedalControl,
): { readonly trajectory: Trajectory; readonly control: VehicleControl } {
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

/** In the ego frame, as messages carry it. */
function planOf({ points }: Trajectory, { ego }: WorldState): Plan {
  const back = ego.wheelbaseM / 2
  const cos = Math.cos(ego.yawRad)
  const sin = Math.sin(ego.yawRad)
  return {
    tS: points.map(({ timeS }) => timeS),
    xM: points.map(({ x, y }) => back + cos * (x - ego.x) + sin * (y - ego.y)),
    yM: points.map(({ x, y }) => -sin * (x - ego.x) + cos * (y - ego.y)),
    speedMps: points.map(({ speedMps }) => speedMps),
  }
}
