/** A CARLA server's world as a place to drive, in lockstep. */
import { cameraFramesOf } from '../../nodes/carla/camera-frames.js'
import { laneLines } from '../../nodes/carla/lane-lines.js'
import { forwardSpeed, globalFromEgo, observe } from '../../nodes/carla/observe.js'
import { type CarlaOptions, CarlaSession, type CarlaTick } from '../../nodes/carla/session.js'
import type { VehicleControl } from '../../nodes/control/control.js'
import { fullBrake } from '../../nodes/control/control.js'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import { decodeTrafficLight, decodeVehicle, kindOfActor } from '../../scenarios/carla/actor-details.js'
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import type { SignalState } from '../../scenarios/worlds/road-map.js'
import { GoshawkError } from '../../schemas/errors.js'
import { type GlobalLine, localMap } from '../../schemas/geometry/local-map.js'
import { transformPoint } from '../../schemas/geometry/pose.js'
import { yawOf } from '../../schemas/geometry/quaternion.js'
import type { CameraFrames, MapLine, Message } from '../../schemas/messages.js'
import { pedalsOf, steeringLimit } from './carla-vehicle.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import { followRoute, type LaneRoute, routeFrom } from './lane-route.js'
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
const lightStates: readonly (SignalState | undefined)[] = ['red', 'yellow', 'green']

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
    const ego = egoOf(session, session.present)
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
      mapAround: (pose) => localMap(this.#lines, pose),
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
    const ego = egoOf(this.#session, tick)
    const at = followRoute(lanes, this.#route, this.#step, ego)
    this.#step = at.step
    const lane = this.#route.lanes[at.step]!
    const signals = this.#signals(tick, at.step)
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

  /**
   * The lights by their OpenDRIVE ids. For one without a light actor the server's own word counts, which light the car
   * is under; under none, it is free to go.
   */
  #signals({ snapshot, ego }: CarlaTick, step: number): (SignalState | 'unknown')[] {
    const { actors, layout } = this.#session
    const shown = new Map<string, SignalState | 'unknown'>()
    for (const { id, details } of snapshot.actors) {
      const actor = actors.get(id)
      if (!actor || kindOfActor(actor.description.id) !== 'traffic-light') continue
      const { signId, light } = decodeTrafficLight(details)
      shown.set(signId, lightStates[light] ?? 'unknown')
    }
    const own = decodeVehicle(ego.details, layout)
    const underLight = own.lightActorId === undefined ? 'green' : (lightStates[own.light] ?? 'unknown')
    const next = this.#route.lanes.slice(step).find((lane) => this.#map.lanes[lane]!.signal >= 0)
    const nextSignal = next === undefined ? -1 : this.#map.lanes[next]!.signal
    return this.#map.signals.map(({ id }, index) => shown.get(id) ?? (index === nextSignal ? underLight : 'unknown'))
  }
}

const carlaRest = { handBrake: false, reverse: false, manualGearShift: false, gear: 0, ...fullBrake }

/** The ego by the middle of its box. */
function egoOf(session: CarlaSession, { ego }: CarlaTick): EgoState {
  const pose = globalFromEgo(ego, session.actorFromEgo)
  const { wheelbaseM } = session
  const middle = transformPoint(pose, { x: wheelbaseM / 2, y: 0, z: 0 })
  const { extent } = session.ego.boundingBox
  return {
    x: middle.x,
    y: middle.y,
    yawRad: yawOf(pose.rotation),
    speedMps: forwardSpeed(ego),
    lengthM: 2 * extent.x,
    widthM: 2 * extent.y,
    wheelbaseM,
  }
}
