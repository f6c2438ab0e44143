/**
 * One world being served: who drives what in it, and how it goes on. Nothing here knows of sockets.
 *
 * Until a client spawns a hero the scenario's ego drives itself; when its road ends the world begins anew. A hero takes
 * the ego's place and the world begins anew with it, at rest and at time 0, so that a scenario and a seed are a drive.
 */

import { fullBrake, type VehicleControl } from '../../../scenarios/carla/structs.js'
import type { Actor, Driving } from '../../../scenarios/worlds/actor.js'
import { actorModels } from '../../../scenarios/worlds/actor-models.js'
import { steerEgo } from '../../../scenarios/worlds/ego-control.js'
import { type Incident, incidentsBetween, overlap } from '../../../scenarios/worlds/incidents.js'
import { nearestOnPath, pointAt, wrapAngle } from '../../../scenarios/worlds/path.js'
import { tokenOf } from '../../../scenarios/worlds/random.js'
import type { Signal } from '../../../scenarios/worlds/road-map.js'
import { createWorld, stepS, stepWorld, type World, type WorldOptions } from '../../../scenarios/worlds/world.js'
import { commandOf } from './vehicle-command.js'

export interface Place {
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

/** A car a client drives. */
export interface Driven {
  control: VehicleControl
  /** Drives itself by the world's rules. */
  isAutopilot: boolean
}

export const released: VehicleControl = { ...fullBrake, brake: 0 }
/** A spawned vehicle farther than this from every lane has no road to be on. */
const offLaneMaxM = 30

export class Episode {
  readonly options: WorldOptions
  /** As at time 0. */
  readonly firstWorld: World
  world: World
  /** The world one tick ago. */
  before: World
  hero: Driven | undefined
  /** Vehicles that clients spawned beside the hero, by actor number. */
  readonly guests = new Map<number, Driven>()
  /** Counts beginnings: actors of different lives of the world have nothing to do with each other. */
  life = 1
  #signalsFrozen = new Map<number, Signal>()

  constructor(options: WorldOptions) {
    this.options = options
    this.firstWorld = createWorld(options)
    this.world = this.firstWorld
    this.before = this.firstWorld
  }

  /** The world `deltaS` later, a multiple of the world's step. Returns what went wrong for the hero meanwhile. */
  advance(deltaS: number): Incident[] {
    if (!this.hero && this.#roadEnds()) this.restart()
    const before = this.world
    for (let done = 0; done < Math.round(deltaS / stepS); done++) this.#innerStep()
    this.before = before
    return this.hero ? incidentsBetween(before, this.world) : []
  }

  #innerStep(): void {
    const from = this.world
    const driven = this.hero && !this.hero.isAutopilot ? commandOf(this.hero.control) : undefined
    const stepped = stepWorld(from, stepS, driven)
    if (this.guests.size === 0) {
      this.world = stepped
      return
    }
    // Guests are ordinary actors to the traffic; their own step is the command's, not the traffic's.
    const byNumber = new Map(from.actors.map((actor) => [actor.number, actor]))
    const kept = stepped.actors.filter(({ number }) => this.guests.get(number)?.isAutopilot ?? true)
    for (const [number, { control, isAutopilot }] of this.guests) {
      const actor = byNumber.get(number)
      if (!actor) this.guests.delete(number)
      else if (!isAutopilot) kept.push(steerEgo(from.map, actor, commandOf(control), stepS))
    }
    this.world = { ...stepped, actors: kept }
  }

  /** The ego that drives itself is about to leave the map. */
  #roadEnds(): boolean {
    const { lane, arcM } = this.world.ego.motion as Driving
    const { successors, path } = this.world.map.lanes[lane]!
    return successors.length === 0 && arcM > path.lengthM - 10
  }

  /** Back to time 0, without guests. */
  restart(): void {
    this.life++
    this.world = this.firstWorld
    this.before = this.firstWorld
    this.guests.clear()
    this.#signalsFrozen.clear()
  }

  /** Gives the ego's place to a client's car; false when it would stand in something. */
  spawnHero(model: string, place: Place): boolean {
    this.restart()
    const ego = this.#carAt(this.world.ego, model, place)
    if (!ego || this.#isOccupied(ego)) return false
    this.hero = { control: released, isAutopilot: false }
    this.world = { ...this.world, ego }
    this.before = this.world
    return true
  }

  removeHero(): void {
    this.hero = undefined
    this.restart()
  }

  /** Another car; undefined when it would stand in something. */
  spawnGuest(model: string, place: Place): Actor | undefined {
    const number = this.world.nextNumber
    const { seed } = this.options
    const like: Actor = {
      ...this.world.ego,
      number,
      id: tokenOf(seed, number, this.life, 8),
      look: number,
      motion: { ...(this.world.ego.motion as Driving), route: [], acts: [], keepLeftM: 0, eagerness: 0.9 },
    }
    const guest = this.#carAt(like, model, place)
    if (!guest || this.#isOccupied(guest) || this.#touches(guest, this.world.ego)) return undefined
    this.guests.set(number, { control: released, isAutopilot: false })
    this.world = { ...this.world, actors: [...this.world.actors, guest], nextNumber: number + 1 }
    return guest
  }

  /** Takes an actor out of the world: a guest, or one of the world's own. */
  remove(number: number): void {
    this.guests.delete(number)
    this.world = { ...this.world, actors: this.world.actors.filter((actor) => actor.number !== number) }
  }

  actorOf(number: number): Actor | undefined {
    return number === 0 ? this.world.ego : this.world.actors.find((actor) => actor.number === number)
  }

  /** Puts an actor elsewhere, or gives it another speed along its heading. */
  place(number: number, change: { readonly place?: Place; readonly speedMps?: number }): void {
    const actor = this.actorOf(number)
    if (!actor) return
    const moved = change.place ? { ...actor, ...change.place } : actor
    const speedMps = Math.max(0, change.speedMps ?? moved.speedMps)
    const motion =
      moved.motion.kind === 'driving'
        ? { ...moved.motion, ...(this.#laneAt(moved.motion, moved) ?? {}), trail: [], shiftShare: 1, shiftFromM: 0 }
        : moved.motion
    const placed: Actor = {
      ...moved,
      speedMps,
      velocityXMps: speedMps * Math.cos(moved.yawRad),
      velocityYMps: speedMps * Math.sin(moved.yawRad),
      motion,
    }
    this.#put(placed)
    if (number === 0) this.before = { ...this.before, ego: placed }
  }

  #put(actor: Actor): void {
    if (actor.number === 0) this.world = { ...this.world, ego: actor }
    else {
      const actors = this.world.actors.map((each) => (each.number === actor.number ? actor : each))
      this.world = { ...this.world, actors }
    }
  }

  /** Another programme for a traffic light. */
  setSignal(index: number, change: (signal: Signal) => Signal): void {
    const signals = this.world.map.signals.map((signal, at) => (at === index ? change(signal) : signal))
    this.world = { ...this.world, map: { ...this.world.map, signals } }
  }

  /** Holds a light in a programme, or lets it have its own back. */
  freezeSignal(index: number, held: Signal | undefined): void {
    const own = this.#signalsFrozen.get(index)
    if (held) {
      if (!own) this.#signalsFrozen.set(index, this.world.map.signals[index]!)
      this.setSignal(index, () => held)
    } else if (own) {
      this.#signalsFrozen.delete(index)
      this.setSignal(index, () => own)
    }
  }

  isFrozen(index: number): boolean {
    return this.#signalsFrozen.has(index)
  }

  #carAt(like: Actor, modelName: string, place: Place): Actor | undefined {
    const { label, size, name } = actorModels.get(modelName)!
    const motion = like.motion as Driving
    const lane = this.#laneAt(motion, place)
    if (!lane) return undefined
    return {
      ...like,
      ...place,
      yawRad: wrapAngle(place.yawRad),
      model: name,
      label,
      size,
      scale: 1,
      speedMps: 0,
      accelerationMps2: 0,
      velocityXMps: 0,
      velocityYMps: 0,
      motion: {
        ...motion,
        ...lane,
        trail: [],
        nudgeM: 0,
        shiftShare: 1,
        shiftFromM: 0,
        haltedSinceS: Number.NaN,
      },
    }
  }

  /** The lane that fits a place best: near, leading its way, and on the way already planned. */
  #laneAt({ route }: Driving, { x, y, yawRad }: Place): Pick<Driving, 'lane' | 'arcM' | 'leftM'> | undefined {
    let best = offLaneMaxM
    let found: Pick<Driving, 'lane' | 'arcM' | 'leftM'> | undefined
    for (const { index, path } of this.world.map.lanes) {
      const { arcM, leftM } = nearestOnPath(path, x, y)
      const at = pointAt(path, arcM)
      const cost =
        Math.hypot(x - at.x, y - at.y) + 3 * Math.abs(wrapAngle(yawRad - at.yawRad)) - (route.includes(index) ? 0.3 : 0)
      if (cost >= best) continue
      best = cost
      found = { lane: index, arcM, leftM }
    }
    return found
  }

  #isOccupied(car: Actor): boolean {
    return this.world.actors.some((other) => other.number !== car.number && this.#touches(car, other))
  }

  #touches(a: Actor, b: Actor): boolean {
    const footprint = ({ x, y, yawRad, size }: Actor) => ({
      x,
      y,
      yawRad,
      lengthM: size.length,
      widthM: size.width,
    })
    return overlap(footprint(a), footprint(b))
  }
}
