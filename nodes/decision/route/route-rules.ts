/** The route planner on a stream of frames that bring their road: it is told where the car is, and goes on from there. */
import { laneAt } from '../../../scenarios/worlds/lane-route.js'
import { pathThrough } from '../../../scenarios/worlds/path.js'
import { yawOf } from '../../../schemas/geometry/quaternion.js'
import { type Decision, type DetectedObjects, PathDecision, type Road } from '../../../schemas/messages.js'
import type { Instruction } from '../instructions.js'
import { type ToldRoad, tellRoad } from '../llm/tell-road.js'
import { egoFrame } from './ego-frame.js'
import { foresee } from './foresee.js'
import { type DriveMemory, startDriving } from './memory.js'
import { NamedObjects } from './name-objects.js'
import { nearest } from './nearest.js'
import { type DrivePlan, planDrive } from './plan.js'
import { nextLane } from './reference.js'
import { driveRouteOf, signalsOf } from './road-of-message.js'
import type { DriveRoute, DriveScene, EgoState, SeenObject } from './scene.js'

/** After a longer pause what was known is too old. Seconds. */
const pauseMaxS = 3

export interface RouteRulesSettings {
  /** Objects with a lower score are not acted on. */
  readonly scoreMin: number
}

/** What is known after a frame. */
interface Drive {
  readonly route: DriveRoute
  readonly scene: DriveScene
  readonly frame: DetectedObjects
  readonly plan: DrivePlan
  readonly names: NamedObjects
}

export class RouteRules {
  readonly #settings: RouteRulesSettings
  #lanes: { readonly name: string; readonly known: DriveRoute } | undefined
  #drive: Drive | undefined

  constructor(settings: RouteRulesSettings) {
    this.#settings = settings
  }

  /** @returns undefined for a frame without a road or a speed, and where the car is on none of the lanes. */
  decide(frame: DetectedObjects, wish: Instruction | undefined): Decision | undefined {
    const { road, scene, sampleToken, timestampUs, egoSpeedMps } = frame
    const route = road && this.#routeOf(road)
    const ego = road && Number.isFinite(egoSpeedMps) ? egoOf(frame, road) : undefined
    const lane = route && ego && laneAt(route.lanes, ego, new Set(route.route))?.lane
    if (!road || !route || !ego || lane === undefined) {
      this.#drive = undefined
      return undefined
    }
    const timeS = timestampUs / 1e6
    const last = this.#goesOn(scene, timeS)
    const names = last?.names ?? new NamedObjects()
    const memory = last
      ? onLane(last.plan.memory, lane, route, ego)
      : startDriving({ ...route, route: [lane] }, ego, timeS)
    const acted = frame.objects.flatMap((object, index) =>
      object.score >= this.#settings.scoreMin ? [{ object, index }] : [],
    )
    const ids = names.at({ ...frame, objects: acted.map(({ object }) => object) })
    const seen = seenObjects(
      frame,
      acted.map(({ object }) => object),
      ids,
    )
    const now: DriveScene = { timeS, ego, objects: seen, signals: signalsOf(road), wish }
    const plan = planDrive(route, now, memory)
    this.#drive = { route, scene: now, frame, plan, names }
    const objectIndices = plan.objects.flatMap((id) => {
      const found = ids.indexOf(id)
      return found < 0 ? [] : [acted[found]!.index]
    })
    const { speed, path, rule, explanation } = plan
    const common = { scene, sampleToken, timestampUs, objectIndices, planner: 'rules' }
    return { ...common, speed, path, rule, explanation, plan: foresee(plan, ego) }
  }

  /** The way ahead of the frame decided last, for a model; undefined where no road came with it. */
  told(): ToldRoad | undefined {
    if (!this.#drive) return undefined
    const { route, scene, frame, plan } = this.#drive
    const { memory, reference } = plan
    const toEgo = egoFrame(scene.ego)
    const line = pathThrough(reference.path.xs.map((x, i) => toEgo(x, reference.path.ys[i]!)))
    return tellRoad(route, scene, memory, line, frame.map, (lane) => memory.halt?.lane === lane)
  }

  #routeOf(road: Road): DriveRoute {
    if (this.#lanes?.name !== road.name) this.#lanes = { name: road.name, known: driveRouteOf(road) }
    const { known } = this.#lanes
    return { ...known, route: road.route.filter((lane) => known.lanes[lane] !== undefined) }
  }

  /** What is remembered of the frames before, unless this one is of another drive. */
  #goesOn(scene: string, timeS: number) {
    const last = this.#drive
    if (!last || last.frame.scene !== scene) return undefined
    const pauseS = timeS - last.scene.timeS
    return pauseS >= 0 && pauseS <= pauseMaxS ? last : undefined
  }
}

/** Whoever drives need not do as decided: plans for lanes that the car is not on are void. */
function onLane(memory: DriveMemory, lane: number, { lanes, route }: DriveRoute, { x, y }: EgoState): DriveMemory {
  const isWhereItWas = lanes[memory.lane] !== undefined && (lanes[memory.before] !== undefined || memory.before < 0)
  const hasComeAlong = isWhereItWas && (lane === memory.lane || lane === nextLane(lanes, route, memory.lane))
  if (hasComeAlong || (isWhereItWas && memory.path !== PathDecision.FOLLOW)) return memory
  const baseM = nearest(lanes[lane]!.path, x, y).leftM
  return { ...memory, lane, before: -1, baseM, sways: [], path: PathDecision.FOLLOW }
}

/** The car by its middle, global frame; a message has its rear axle. */
function egoOf({ globalFromEgo, egoSpeedMps }: DetectedObjects, { ego }: Road): EgoState {
  const { x, y } = globalFromEgo.translation
  const yawRad = yawOf(globalFromEgo.rotation)
  const { length: lengthM, width: widthM, wheelbase: wheelbaseM } = ego
  const aheadM = wheelbaseM / 2
  const speedMps = Math.max(0, egoSpeedMps)
  return {
    x: x + aheadM * Math.cos(yawRad),
    y: y + aheadM * Math.sin(yawRad),
    yawRad,
    speedMps,
    lengthM,
    widthM,
    wheelbaseM,
  }
}

function seenObjects(
  { globalFromEgo }: DetectedObjects,
  objects: DetectedObjects['objects'],
  ids: readonly string[],
): SeenObject[] {
  const { x, y } = globalFromEgo.translation
  const yawRad = yawOf(globalFromEgo.rotation)
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)]
  const known = (speed: number) => (Number.isFinite(speed) ? speed : 0)
  return objects.map(({ label, center, size, yawRad: turn, velocityXMps, velocityYMps }, i) => {
    const [vx, vy] = [known(velocityXMps), known(velocityYMps)]
    return {
      id: ids[i]!,
      label,
      x: x + cos * center.x - sin * center.y,
      y: y + sin * center.x + cos * center.y,
      yawRad: turn + yawRad,
      lengthM: size.length,
      widthM: size.width,
      velocityXMps: cos * vx - sin * vy,
      velocityYMps: sin * vx + cos * vy,
    }
  })
}
