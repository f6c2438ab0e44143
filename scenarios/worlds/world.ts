/** A world and how it goes on: deterministic by scenario and seed, in fixed inner steps. */
import { GoshawkError } from '../../schemas/errors.js'
import type { Actor, Dashing, Driving, Towed, Walking } from './actor.js'
import {
  chooseAcceleration,
  laneChangeS,
  nextLane,
  occupancyOf,
  passesCyclist,
  passingNudgeM,
  pointAlong,
  poseOnLane,
  type Surroundings,
  shiftLeft,
} from './driving.js'
import { type EgoCommand, steerEgo } from './ego-control.js'
import { chooseEnvironment, type Environment } from './environment.js'
import { chooseLaneChange } from './lane-change.js'
import { wrapAngle } from './path.js'
import { populate, spawnAtEntries } from './population.js'
import { Random } from './random.js'
import type { RoadMap } from './road-map.js'
import { buildRoad } from './roads.js'
import type { Scenario } from './scenario.js'
import { stepWalker, walkerPose } from './walking.js'

export interface World {
  readonly scenario: Scenario
  readonly seed: number
  readonly map: RoadMap
  readonly environment: Environment
  /** Inner steps made since the start. */
  readonly step: number
  readonly timeS: number
  readonly ego: Actor
  /** Everyone else. */
  readonly actors: readonly Actor[]
  /** Number the next newcomer gets. */
  readonly nextNumber: number
}

/** Worlds advance in steps of this length, whatever the frame rate. */
export const stepS = 0.05
const settleS = 4

/** What a world is made from: together they decide everything in it. */
export interface WorldOptions {
  readonly seed: number
  readonly scenario: Scenario
}

/** What stands still in a world, without its people: all that drawing needs beside the frames. */
export function buildStage({ seed, scenario }: WorldOptions): Pick<World, 'map' | 'environment'> {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0x7fffffff) {
    throw new GoshawkError('config-invalid', `seed: ${seed}; expected a whole number from 0 to 2147483647`)
  }
  const map = buildRoad(scenario.road, new Random(seed, 1))
  return { map, environment: chooseEnvironment(new Random(seed, 2), scenario.environment) }
}

/** Builds the map, peoples it and lets traffic settle; time 0 is afterwards. */
export function createWorld({ seed, scenario }: WorldOptions): World {
  const { map, environment } = buildStage({ seed, scenario })
  const { ego, actors, nextNumber } = populate(map, scenario, seed)
  let world: World = { scenario, seed, map, environment, step: 0, timeS: -settleS, ego, actors, nextNumber }
  world = { ...world, ego: settled(world, world.ego), actors: world.actors.map((actor) => settled(world, actor)) }
  for (let i = 0; i < Math.round(settleS / stepS); i++) world = innerStep(world)
  return { ...world, step: 0, timeS: 0 }
}

/** The world `dtS` later; `dtS` is a multiple of the inner step. Without a command the ego drives itself. */
export function stepWorld(world: World, dtS: number, command?: EgoCommand): World {
  const steps = Math.round(dtS / stepS)
  if (steps < 1 || Math.abs(steps * stepS - dtS) > 1e-6) {
    throw new GoshawkError('config-invalid', `time step: ${dtS} s; expected a multiple of ${stepS} s`)
  }
  let next = world
  for (let i = 0; i < steps; i++) next = innerStep(next, command)
  return next
}

function innerStep(world: World, command?: EgoCommand): World {
  const { map, seed } = world
  const step = world.step + 1
  const timeS = world.timeS + stepS
  const everyone = [world.ego, ...world.actors]
  const occupancy = occupancyOf(map, everyone)
  const crossers = everyone.filter(({ motion }) => motion.kind === 'walking' && motion.crossing >= 0)
  const dashers = world.actors.filter(({ motion }) => motion.kind === 'dashing' && motion.started)
  const around: Surroundings = { map, occupancy, ego: world.ego, actors: everyone, crossers, dashers, timeS, seed }
  const ego = command ? steerEgo(map, world.ego, command, stepS) : advance(around, world.ego)
  if (!ego) {
    throw new GoshawkError(
      'config-invalid',
      `scenario ${world.scenario.name}: the ego's road ends after ${timeS.toFixed(1)} s`,
    )
  }
  const moved: Actor[] = []
  for (const actor of world.actors) {
    const next = actor.motion.kind === 'towed' ? actor : advance(around, actor)
    if (next) moved.push(next)
  }
  const byNumber = new Map(moved.map((actor) => [actor.number, actor]))
  const actors = moved.flatMap((actor) => {
    if (actor.motion.kind !== 'towed') return [actor]
    const towing = byNumber.get(actor.motion.by)
    return towing ? [follow(around, actor, actor.motion, towing)] : []
  })
  const newcomers = spawnAtEntries({ ...world, step, timeS }, occupancyOf(map, [ego, ...actors]))
  return {
    ...world,
    step,
    timeS,
    ego,
    actors: newcomers.length > 0 ? [...actors, ...newcomers.map((actor) => settled(world, actor))] : actors,
    nextNumber: world.nextNumber + newcomers.length,
  }
}

/** One inner step of one actor; undefined once it has left the world. */
function advance(around: Surroundings, actor: Actor): Actor | undefined {
  switch (actor.motion.kind) {
    case 'standing':
    case 'towed':
      return actor
    case 'dashing':
      return dash(around, actor, actor.motion)
    case 'walking': {
      const walked = stepWalker(around, actor, stepS)
      const goal = walkerPose(around, walked.motion as Walking)
      const dx = goal.x - actor.x
      const dy = goal.y - actor.y
      const distance = Math.hypot(dx, dy)
      const reach = Math.min(distance, Math.max(walked.speedMps * 1.3, 1.2) * stepS)
      const share = distance > 1e-9 ? reach / distance : 0
      return moveTo(walked, {
        x: actor.x + dx * share,
        y: actor.y + dy * share,
        yawRad: turnTowards(actor.yawRad, goal.yawRad, 4 * stepS),
      })
    }
    case 'driving': {
      const motion = changeLane(around, actor, actor.motion)
      const accelerationMps2 = chooseAcceleration(around, actor)
      const speedMps = Math.max(0, actor.speedMps + accelerationMps2 * stepS)
      const arcM = motion.arcM + ((actor.speedMps + speedMps) / 2) * stepS
      const onLane = enterNextLane(around, actor, { ...motion, arcM })
      if (!onLane) return undefined
      const lane = around.map.lanes[onLane.lane]!
      const toLine = lane.path.lengthM - lane.stopBackM - onLane.arcM
      const standing = speedMps < 0.15 && lane.stopSign && toLine < actor.size.length / 2 + 3
      const haltedSinceS = standing && Number.isNaN(onLane.haltedSinceS) ? around.timeS : onLane.haltedSinceS
      const nudgeM = moveTowards(onLane.nudgeM, passesCyclist(around, actor) ? passingNudgeM : 0, 0.5 * stepS)
      const shiftShare = Math.min(1, onLane.shiftShare + shiftPerStep(speedMps))
      const leftM = shiftLeft(onLane, shiftShare) + nudgeM
      const drawn: Driving = { ...onLane, haltedSinceS, nudgeM, shiftShare, leftM }
      const next: Actor = {
        ...actor,
        motion: drawn,
        speedMps,
        accelerationMps2,
        stride: (actor.stride + (speedMps * stepS) / 4) % 1,
      }
      return moveTo(next, poseOnLane(around.map, next, around.seed))
    }
  }
}

/** Waits until the ego is near, then goes straight over. */
function dash({ ego, timeS }: Surroundings, actor: Actor, motion: Dashing): Actor {
  const started = motion.started || (timeS > 0 && Math.hypot(ego.x - actor.x, ego.y - actor.y) < motion.triggerM)
  const dx = motion.toX - motion.fromX
  const dy = motion.toY - motion.fromY
  const lengthM = Math.hypot(dx, dy)
  const doneM = started ? Math.min(lengthM, motion.doneM + motion.wishMps * stepS) : 0
  const moving = started && doneM < lengthM
  const stride = moving ? (actor.stride + (motion.wishMps * stepS) / 1.6) % 1 : actor.stride
  return moveTo(
    { ...actor, stride, motion: { ...motion, started, doneM } },
    {
      x: motion.fromX + (dx * doneM) / lengthM,
      y: motion.fromY + (dy * doneM) / lengthM,
      yawRad: Math.atan2(dy, dx),
    },
  )
}

function changeLane(around: Surroundings, actor: Actor, motion: Driving): Driving {
  const change = chooseLaneChange(around, actor)
  if (!change) return motion
  const { lanes } = around.map
  const side = lanes[motion.lane]!.left === change.lane ? -1 : 1
  const from = motion.leftM + (side * (lanes[motion.lane]!.widthM + lanes[change.lane]!.widthM)) / 2
  return {
    ...motion,
    lane: change.lane,
    arcM: change.arcM,
    trail: [],
    leftM: from,
    shiftFromM: from,
    shiftShare: 0,
    shiftStartS: around.timeS,
  }
}

function enterNextLane({ map, seed }: Surroundings, actor: Actor, motion: Driving): Driving | undefined {
  const { path } = map.lanes[motion.lane]!
  if (motion.arcM <= path.lengthM) return motion
  const next = nextLane(map, actor, motion, motion.lane, seed)
  if (next < 0) return undefined
  const passed = motion.route.indexOf(motion.lane)
  return {
    ...motion,
    lane: next,
    arcM: motion.arcM - path.lengthM,
    trail: [motion.lane, ...motion.trail].slice(0, 3),
    route: passed >= 0 ? motion.route.slice(passed + 1) : motion.route,
    haltedSinceS: Number.NaN,
  }
}

function follow({ map, seed }: Surroundings, actor: Actor, motion: Towed, towing: Actor): Actor {
  const half = actor.size.length / 2 - 1
  const front = pointAlong(map, towing, -motion.backM + half, seed)
  const rear = pointAlong(map, towing, -motion.backM - half, seed)
  return moveTo(
    { ...actor, speedMps: towing.speedMps, accelerationMps2: towing.accelerationMps2, stride: towing.stride },
    {
      x: (front.x + rear.x) / 2,
      y: (front.y + rear.y) / 2,
      yawRad: Math.atan2(front.y - rear.y, front.x - rear.x),
    },
  )
}

/** Lane changes take their time, and longer for those who crawl: nobody slides sideways. */
function shiftPerStep(speedMps: number): number {
  return (stepS / laneChangeS) * Math.min(1, speedMps / 4)
}

function moveTowards(from: number, to: number, most: number): number {
  return from + Math.max(-most, Math.min(most, to - from))
}

/** Velocities are what the actor really moved. */
function moveTo(actor: Actor, pose: { readonly x: number; readonly y: number; readonly yawRad: number }): Actor {
  const velocityXMps = (pose.x - actor.x) / stepS
  const velocityYMps = (pose.y - actor.y) / stepS
  const walking = actor.motion.kind === 'walking' || actor.motion.kind === 'dashing'
  return {
    ...actor,
    x: pose.x,
    y: pose.y,
    yawRad: wrapAngle(pose.yawRad),
    velocityXMps,
    velocityYMps,
    speedMps: walking ? Math.hypot(velocityXMps, velocityYMps) : actor.speedMps,
  }
}

/** Puts an actor whose motion was chosen where it belongs, before its first step. */
function settled({ map, seed, actors }: World, actor: Actor): Actor {
  if (actor.motion.kind === 'standing' || actor.motion.kind === 'dashing') return actor
  let pose: { x: number; y: number; yawRad: number }
  if (actor.motion.kind === 'driving') pose = poseOnLane(map, actor, seed)
  else if (actor.motion.kind === 'walking') pose = walkerPose({ map }, actor.motion)
  else {
    const { by, backM } = actor.motion
    const towing = actors.find((other) => other.number === by)
    pose = towing ? pointAlong(map, towing, -backM, seed) : actor
  }
  const moving = actor.motion.kind === 'walking' ? 0 : actor.speedMps
  return {
    ...actor,
    x: pose.x,
    y: pose.y,
    yawRad: wrapAngle(pose.yawRad),
    velocityXMps: moving * Math.cos(pose.yawRad),
    velocityYMps: moving * Math.sin(pose.yawRad),
  }
}

function turnTowards(fromRad: number, toRad: number, mostRad: number): number {
  const turn = wrapAngle(toRad - fromRad)
  return fromRad + Math.max(-mostRad, Math.min(mostRad, turn))
}
