/** A car on straight lanes, driven as the route planner plans: for the tests of this folder. */
import { type Path, pathThrough, pointAt } from '../../../../scenarios/worlds/path.js'
import type { Lane } from '../../../../scenarios/worlds/road-map.js'
import { startDriving } from '../memory.js'
import { type DrivePlan, planDrive } from '../plan.js'
import type { DriveRoute, DriveScene, EgoState, SeenObject } from '../scene.js'

export const carM = { lengthM: 4.6, widthM: 1.9, wheelbaseM: 2.7 }

/** Straight along x at a lateral offset, from 0 to 300 m. */
function straight(leftM: number): Path {
  return pathThrough(Array.from({ length: 151 }, (_, i) => ({ x: 2 * i, y: leftM })))
}

export function lane(index: number, leftM: number, more: Partial<Lane> = {}): Lane {
  return {
    index,
    path: straight(leftM),
    widthM: 3.5,
    speedLimitMps: 12,
    successors: [],
    left: -1,
    right: -1,
    entry: true,
    turn: 'straight',
    signal: -1,
    stopSign: false,
    stopBackM: 0,
    closures: [],
    predecessors: [],
    crossings: [],
    yieldTo: [],
    ...more,
  }
}

export function road(lanes: Lane[]): DriveRoute {
  return { lanes, crossings: [], route: [0] }
}

export function thing(label: string, x: number, y: number, more: Partial<SeenObject> = {}): SeenObject {
  const sizes: Record<string, readonly [number, number]> = { pedestrian: [0.6, 0.6], traffic_cone: [0.4, 0.4] }
  const [lengthM, widthM] = sizes[label] ?? [4.5, 1.9]
  return {
    id: `${label}-${x}-${y}`,
    label,
    x,
    y,
    yawRad: 0,
    lengthM,
    widthM,
    velocityXMps: 0,
    velocityYMps: 0,
    ...more,
  }
}

export interface Run {
  readonly plans: readonly DrivePlan[]
  readonly egos: readonly EgoState[]
}

/** Drives on the planned line with the planned acceleration, 10 steps a second. */
export function run(
  route: DriveRoute,
  seconds: number,
  sceneAt: (timeS: number) => Partial<DriveScene>,
  speedMps = 10,
  mayCreep = true,
): Run {
  let ego: EgoState = { x: 20, y: 0, yawRad: 0, speedMps, ...carM }
  let memory = startDriving(route, ego, 0, { mayCreep })
  const plans: DrivePlan[] = []
  const egos: EgoState[] = []
  for (let i = 0; i < seconds * 10; i++) {
    const timeS = i / 10
    const plan = planDrive(route, { timeS, ego, objects: [], signals: [], ...sceneAt(timeS) }, memory)
    memory = plan.memory
    plans.push(plan)
    egos.push(ego)
    const next = Math.max(0, ego.speedMps + plan.accelerationMps2 * 0.1)
    const at = pointAt(plan.reference.path, plan.reference.behindM + ((ego.speedMps + next) / 2) * 0.1)
    ego = { ...ego, x: at.x, y: at.y, yawRad: at.yawRad, speedMps: next }
  }
  return { plans, egos }
}
