/** A CARLA server's world as a place to drive, in lockstep. */
import { cameraFramesOf } from '../../nodes/carla/camera-frames.js'
import { laneLines } from '../../nodes/carla/lane-lines.js'
import { lightStates } from '../../nodes/carla/lights.js'
import { globalFromEgo, observe } from '../../nodes/carla/observe.js'
import { egoState } from '../../nodes/carla/road.js'
import { type CarlaOptions, CarlaSession, type CarlaTick } from '../../nodes/carla/session.js'
import type { VehicleControl } from '../../nodes/control/control.js'
import { fullBrake } from '../../nodes/control/control.js'
import type { DriveRoute } from '../../nodes/decision/route/scene.js'
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import { followRoute, type LaneRoute, routeFrom } from '../../scenarios/worlds/lane-route.js'
import { GoshawkError } from '../../schemas/errors.js'
import { type GlobalLine, localMap } from '../../schemas/geometry/local-map.js'
import type { CameraFrames, MapLine, Message } from '../../schemas/messages.js'
import { pedalsOf, steeringLimit } from './carla-vehicle.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import { RoadRules } from './road-rules.js'

export interface CarlaWorldOptions extends Omit<CarlaOptions, 'stepS' | 'pictures'> {
  /** Of the route, for reports. */
  readonly name: string
  /** Decides where lanes fork. */
  readonly seed: number
  readonly lengthM?: number
  /** Whether the car has cameras: without, a server has nothing to draw. */
  readonly hasCameras: boolean
  readonly pictureSize?: { readonly width: number; readonly height: number }
}

const stepS = 0.05
const pictureSizeDefault = { width: 704, height: 396 }
const lengthMDefault = 300
/** Before the end of the last lane, where the map may end. */
const shortOfEndM = 20
const shortestM = 20

export class CarlaWorld implements DriveWorld {
  readonly name: string
  readonly road: DriveRoute
  readonly routeLengthM: number
  readonly stepS = stepS
  readonly pedals
  readonly #session: CarlaSession
  readonly #map: OpenDriveMap
  readonly #route: LaneRoute
  readonly #lines: readonly GlobalLine[]
  readonly #rules: RoadRules
  /** Which lane of the route the car is on. */
  #step = 0
  #state: WorldState

  private constructor(
    session: CarlaSession,
    map: OpenDriveMap,
    { name, seed, lengthM = lengthMDefault }: CarlaWorldOptions,
  ) {
    this.name = name
    this.#session = session
    this.#map = map
    this.#lines = laneLines(map)
    const ego = egoState(session, session.present)
    this.#route = routeFrom(map.lanes, ego, { lengthM: lengthM + shortOfEndM, seed, where: name })
    this.road = { lanes: map.lanes, crossings: map.crossings, route: this.#route.lanes }
    this.routeLengthM = Math.min(lengthM, this.#route.wholeM - shortOfEndM)
    if (this.routeLengthM < shortestM)
      throw new GoshawkError(
        'config-invalid',
        `${name}: the road ends ${this.#route.wholeM.toFixed(0)} m ahead; expected ${shortestM + shortOfEndM} m or more, choose another spawn point`,
      )
    this.pedals = pedalsOf(session.physics)
    this.#rules = new RoadRules(map.lanes)
    this.#state = this.#describe(session.present, 0)
  }

  /**
   * @throws GoshawkError as `CarlaSession.open`; 'file-invalid' for a map that cannot be read; 'config-invalid' for a spawn
   *   point that is not on a road or has none ahead. Everything spawned is destroyed first.
   */
  static async open(options: CarlaWorldOptions): Promise<CarlaWorld> {
    const { hasCameras, pictureSize = pictureSizeDefault } = options
    const session = await CarlaSession.open({ ...options, stepS, pictures: hasCameras ? pictureSize : undefined })
    try {
      return new CarlaWorld(session, await session.readMap(), options)
    } catch (error) {
      await session.close()
      throw error
    }
  }

  /** Less the faster the car drives, as CARLA turns its wheels. */
  get steeringRadMax(): number {
    return steeringLimit(this.#session.physics, this.#state.ego.speedMps)
  }

  state(): WorldState {
    return this.#state
  }

  async pictures(): Promise<Message<CameraFrames>> {
    const { payload, parts } = cameraFramesOf(this.#session, this.#session.present, {
      scene: `carla-${this.name}`,
      mapAround: (pose) => ({ map: localMap(this.#lines, pose) }),
    })
    return { payload, parts } as unknown as Message<CameraFrames>
  }

  mapAround(): readonly MapLine[] {
    return localMap(this.#lines, globalFromEgo(this.#session.present.ego, this.#session.actorFromEgo))
  }

  async step({ throttle, brake, steer }: VehicleControl): Promise<WorldState> {
    const tick = await this.#session.tick({ ...carlaRest, throttle, brake, steer })
    this.#state = this.#describe(tick, this.#state.progress)
    return this.#state
  }

  close(): Promise<void> {
    return this.#session.close()
  }

  #describe(tick: CarlaTick, progressBefore: number): WorldState {
    const { lanes } = this.#map
    const ego = egoState(this.#session, tick)
    const at = followRoute(lanes, this.#route, this.#step, ego)
    this.#step = at.step
    const lane = this.#route.lanes[at.step]!
    const signals = lightStates(this.#session, tick, this.#map, this.#route.lanes.slice(at.step))
    const { incidents, isOutside } = this.#rules.watch({ timeS: tick.timeS, ego, lane, signals }, tick.collisions)
    return {
      tick: tick.frame,
      timeS: tick.timeS,
      poseTimeS: tick.timeS,
      ego,
      objects: observe(tick.snapshot, {
        egoId: tick.ego.id,
        globalFromEgo: globalFromEgo(tick.ego, this.#session.actorFromEgo),
        actorOf: (id) => this.#session.actors.get(id),
      }),
      signals,
      progress: Math.min(1, Math.max(progressBefore, at.drivenM / this.routeLengthM)),
      incidents,
      isOutside,
    }
  }
}

const carlaRest = { handBrake: false, reverse: false, manualGearShift: false, gear: 0, ...fullBrake }
