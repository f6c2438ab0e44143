/** The built-in world as a place to drive. */
import type { VehicleControl } from '../../nodes/control/control.js'
import { describeWorld, roadTeller } from '../../nodes/simulator/frames.js'
import { actorModels } from '../../scenarios/worlds/actor-models.js'
import { cameraRig } from '../../scenarios/worlds/camera-rig.js'
import { accelerationMps2Max, brakingMps2Max, steeringRadMax } from '../../scenarios/worlds/ego-control.js'
import { globalFromEgo, groundTruth } from '../../scenarios/worlds/ground-truth.js'
import { incidentsBetween, isOutsideLanes, routeProgress } from '../../scenarios/worlds/incidents.js'
import { mapLines, roadAreas } from '../../scenarios/worlds/map-lines.js'
import { CameraPool } from '../../scenarios/worlds/render/camera-pool.js'
import { sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import { signalState } from '../../scenarios/worlds/road-map.js'
import { createWorld, stepS, stepWorld, type World, type WorldOptions } from '../../scenarios/worlds/world.js'
import { localMap } from '../../schemas/geometry/local-map.js'
import type { CameraFrames, MapLine, Message } from '../../schemas/messages.js'
import type { DriveWorld, WorldIncident, WorldState } from './drive-world.js'

const picture = { width: 704, height: 396 }
/** Routes end here at the latest: far enough for everything a scenario stages. */
const longestM = 300

export class BuiltInWorld implements DriveWorld {
  readonly name: string
  readonly road
  readonly routeLengthM: number
  readonly stepS = stepS
  readonly pedals = { throttleMps2: accelerationMps2Max, brakeMps2: brakingMps2Max }
  readonly steeringRadMax = steeringRadMax
  readonly #options: WorldOptions
  readonly #wholeM: number
  readonly #lines
  readonly #road
  readonly #areas
  readonly #rig = cameraRig(picture)
  #world: World
  #state: WorldState
  #pool: CameraPool | undefined

  constructor(options: WorldOptions) {
    this.#options = options
    this.#world = createWorld(options)
    const { map } = this.#world
    this.name = options.scenario.name
    this.road = { lanes: map.lanes, crossings: map.crossings, route: map.egoRoute }
    this.#wholeM = map.egoRoute.reduce((sum, lane) => sum + map.lanes[lane]!.path.lengthM, -map.egoStartArcM)
    this.routeLengthM = Math.min(longestM, this.#wholeM - 20)
    this.#lines = mapLines(map)
    this.#road = roadTeller(this.#world)
    this.#areas = roadAreas(map)
    this.#state = this.#describe([], 0)
  }

  state(): WorldState {
    return this.#state
  }

  async pictures(): Promise<Message<CameraFrames>> {
    this.#pool ??= new CameraPool({ ...this.#options, ...picture, jpegQuality: 88, noise: 1.2, workers: 2 })
    const { tick, timeS } = this.#state
    const payload = describeWorld(this.#world, this.#rig, {
      lap: 1,
      index: tick,
      timestampUs: Math.round(timeS * 1e6),
      lines: this.#lines,
      road: this.#road,
      areas: this.#areas,
    })
    const parts = await this.#pool.render(sceneFrameOf(this.#world, tick))
    return { payload, parts } as unknown as Message<CameraFrames>
  }

  mapAround(): readonly MapLine[] {
    return localMap(this.#lines, globalFromEgo(this.#world))
  }

  async step({ throttle, brake, steer }: VehicleControl): Promise<WorldState> {
    const before = this.#world
    this.#world = stepWorld(before, stepS, {
      accelerationMps2: throttle * accelerationMps2Max - brake * brakingMps2Max,
      steeringRad: -steer * steeringRadMax,
    })
    // Who runs into the standing car is at fault, as the CARLA leaderboard counts it.
    const isStanding = this.#world.ego.speedMps < 0.1
    const incidents = incidentsBetween(before, this.#world).filter(
      ({ kind }) => !(isStanding && kind.startsWith('collision')),
    )
    this.#state = this.#describe(incidents, this.#state.progress)
    return this.#state
  }

  async close(): Promise<void> {
    await this.#pool?.close()
  }

  #describe(incidents: readonly WorldIncident[], progressBefore: number): WorldState {
    const world = this.#world
    const { ego, map, timeS } = world
    const progress = (routeProgress(world) * this.#wholeM) / this.routeLengthM
    return {
      tick: world.step,
      timeS,
      poseTimeS: timeS,
      ego: {
        x: ego.x,
        y: ego.y,
        yawRad: ego.yawRad,
        speedMps: ego.speedMps,
        lengthM: ego.size.length,
        widthM: ego.size.width,
        wheelbaseM: actorModels.get(ego.model)!.wheelbaseM,
      },
      objects: groundTruth(world),
      signals: map.signals.map((signal) => signalState(signal, timeS)),
      progress: Math.min(1, Math.max(progressBefore, progress)),
      incidents,
      isOutside: isOutsideLanes(world),
    }
  }
}
