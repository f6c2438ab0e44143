/** Answers to what clients ask of actors (protocol notes, sections 2.3 to 2.5 and 2.8). */
import { vectorFromCarla } from '../../../scenarios/carla/axes.js'
import type { Command } from '../../../scenarios/carla/commands.js'
import type { CarlaMethods } from '../../../scenarios/carla/methods.js'
import { type Failure, isFailure } from '../../../scenarios/carla/rpc-messages.js'
import type { CarlaTransform, CarlaVector, VehicleControl } from '../../../scenarios/carla/structs.js'
import type { Entry } from './actor-table.js'
import type { OnGameThread } from './carla-server.js'
import { physicsOf } from './physics-of.js'
import { placeOf, type ServedWorld } from './served-world.js'
import { beginningNow, holding, lightOf, stateNumbers, withLength } from './signal-programme.js'

type Result = undefined | Failure

const responding = (name: string, reason: string, id: number): Failure => ({
  failure: `Responding error from function ${name}: ${reason}.  Actor Id: ${id}`,
})
const unknownActor = 'Actor could not be found in the registry'

export function answerActorMethods(methods: CarlaMethods, answer: OnGameThread, world: ServedWorld): void {
  const { table } = world
  const heading = (number: number) => world.episode.actorOf(number)?.yawRad ?? 0

  /** Runs `act` on the actor if it is one that moves. */
  const onMover = (name: string, id: number, act: (number: number, entry: Entry) => void): Result => {
    const entry = table.get(id)
    if (!entry) return responding(name, unknownActor, id)
    if (entry.body.kind === 'mover') act(entry.body.number, entry)
    return undefined
  }
  const driven = (number: number) => (number === 0 ? world.episode.hero : world.episode.guests.get(number))
  const control = (id: number, value: VehicleControl): Result => {
    const name = 'apply_control_to_vehicle'
    const body = table.get(id)?.body
    if (!body) return responding(name, unknownActor, id)
    const car = body.kind === 'mover' ? driven(body.number) : undefined
    if (!car) return responding(name, 'Actor is not a Vehicle a client spawned', id)
    car.control = value
    return undefined
  }
  const autopilot = (id: number, isOn: boolean): Result => {
    const body = table.get(id)?.body
    if (!body) return responding('set_actor_autopilot', unknownActor, id)
    const car = body.kind === 'mover' ? driven(body.number) : undefined
    if (car) car.isAutopilot = isOn
    return undefined
  }
  const move = (id: number, to: CarlaTransform): Result => {
    const body = table.get(id)?.body
    if (body?.kind === 'spectator') body.transform = to
    return onMover('set_actor_transform', id, (number) => world.episode.place(number, { place: placeOf(to) }))
  }
  const relocate = (id: number, location: CarlaVector): Result => {
    const { x, y } = vectorFromCarla(location)
    return onMover('set_actor_location', id, (number) =>
      world.episode.place(number, { place: { x, y, yawRad: heading(number) } }),
    )
  }
  const setVelocity = (id: number, velocity: CarlaVector): Result => {
    const { x, y } = vectorFromCarla(velocity)
    return onMover('set_actor_target_velocity', id, (number) => {
      const yaw = heading(number)
      world.episode.place(number, { speedMps: x * Math.cos(yaw) + y * Math.sin(yaw) })
    })
  }
  /** What bodies without forces cannot follow is accepted for actors there are. */
  const accept = (name: string, id: number): Result => (table.get(id) ? undefined : responding(name, unknownActor, id))
  const signalOf = (id: number): number => {
    const body = table.get(id)?.body
    return body?.kind === 'post' ? body.post.signal : -1
  }
  const onLight = (name: string, id: number, act: (signal: number) => void): Result => {
    const signal = signalOf(id)
    if (signal < 0) return responding(name, 'Actor is not a Traffic Light', id)
    act(signal)
    return undefined
  }
  const setLight = (id: number, state: number): Result =>
    onLight('set_traffic_light_state', id, (signal) => {
      const { episode } = world
      if (episode.isFrozen(signal) || state > stateNumbers.green) episode.freezeSignal(signal, holding(state))
      else episode.setSignal(signal, (own) => beginningNow(own, state, episode.world.timeS))
    })
  const freeze = (signal: number, isHeld: boolean) => {
    const { episode } = world
    const { light } = lightOf(episode.world.map.signals[signal]!, episode.world.timeS)
    episode.freezeSignal(signal, isHeld ? holding(light) : undefined)
  }
  const lights = () => table.ofKind('post').filter(({ body }) => body.post.signal >= 0)
  const destroy = (id: number): true | Failure => world.destroy(id) || { failure: 'unable to destroy actor: not found' }

  answer(methods.getActorDefinitions, () => world.definitions)
  answer(methods.getActorsById, (_, ids) => ids.flatMap((id) => table.get(id)?.actor ?? []))
  answer(methods.getSpectator, () => table.ofKind('spectator')[0]!.actor)
  answer(methods.spawnActor, (caller, description, transform) => world.spawn(caller, description, transform))
  answer(methods.spawnActorWithParent, (caller, description, transform, parent) =>
    world.spawn(caller, description, transform, parent),
  )
  answer(methods.destroyActor, (_, id) => destroy(id))
  answer(
    methods.getActorBoundingBox,
    (_, id) => table.get(id)?.actor.boundingBox ?? responding('get_actor_bounding_box', unknownActor, id),
  )
  answer(methods.setActorTransform, (_, id, to) => move(id, to))
  answer(methods.setActorLocation, (_, id, location) => relocate(id, location))
  answer(methods.setActorTargetVelocity, (_, id, velocity) => setVelocity(id, velocity))
  for (const each of [
    methods.setActorSimulatePhysics,
    methods.setActorCollisions,
    methods.setActorEnableGravity,
    methods.setActorTargetAngularVelocity,
    methods.setVehicleLightState,
  ] as const)
    answer(each as typeof methods.setActorSimulatePhysics, (_, id) => accept(each.name, id))
  answer(methods.applyControlToVehicle, (_, id, value) => control(id, value))
  answer(methods.getPhysicsControl, (_, id) => {
    const body = table.get(id)?.body
    const actor = body?.kind === 'mover' ? world.episode.actorOf(body.number) : undefined
    return actor ? physicsOf(actor) : responding('get_physics_control', unknownActor, id)
  })
  answer(methods.applyPhysicsControl, (_, id) => accept('apply_physics_control', id))
  answer(methods.setActorAutopilot, (_, id, isOn) => autopilot(id, isOn))
  answer(methods.getVehicleLightState, (_, id) =>
    table.get(id) ? { flags: 0 } : responding('get_vehicle_light_state', unknownActor, id),
  )
  answer(methods.getVehicleLightStates, () => table.ofKind('mover').map(({ actor }) => [actor.id, 0] as const))

  answer(methods.setTrafficLightState, (_, id, state) => setLight(id, state))
  const lengths = [
    [methods.setTrafficLightRedTime, stateNumbers.red],
    [methods.setTrafficLightYellowTime, stateNumbers.yellow],
    [methods.setTrafficLightGreenTime, stateNumbers.green],
  ] as const
  for (const [method, state] of lengths)
    answer(method, (_, id, lengthS) =>
      onLight(method.name, id, (signal) => world.episode.setSignal(signal, (own) => withLength(own, state, lengthS))),
    )
  answer(methods.freezeTrafficLight, (_, id, isHeld) =>
    onLight('freeze_traffic_light', id, (signal) => freeze(signal, isHeld)),
  )
  answer(methods.freezeAllTrafficLights, (_, isHeld) => {
    for (const { body } of lights()) freeze(body.post.signal, isHeld)
  })
  const resetLights = () => {
    const { map } = world.episode.firstWorld
    map.signals.forEach((own, signal) => {
      world.episode.freezeSignal(signal, undefined)
      world.episode.setSignal(signal, () => own)
    })
  }
  answer(methods.resetTrafficLightGroup, (_, id) => onLight('reset_traffic_light_group', id, resetLights))
  answer(methods.resetAllTrafficLights, resetLights)
  // A scenario has one junction at most: its lights are one group.
  answer(methods.getGroupTrafficLights, (_, id) =>
    signalOf(id) < 0
      ? responding('get_group_traffic_lights', 'Actor is not a Traffic Light', id)
      : lights().map(({ actor }) => actor.id),
  )
  answer(methods.getLightBoxes, (_, id) => {
    const entry = table.get(id)
    return entry ? [entry.actor.boundingBox] : responding('get_light_boxes', unknownActor, id)
  })

  /** The actor a command was about, or why it failed. */
  const run = (caller: number, command: Command): number | Failure => {
    if (command.command === 'spawnActor') {
      const spawned = world.spawn(caller, command.description, command.transform, command.parent)
      if (isFailure(spawned)) return spawned
      for (const after of command.after) {
        const answered = 'actor' in after ? run(caller, { ...after, actor: spawned.id } as Command) : run(caller, after)
        if (isFailure(answered)) return answered
      }
      return spawned.id
    }
    if (!('actor' in command)) return 0
    const { actor } = command
    const done = obey(command)
    return isFailure(done) ? done : actor
  }
  const obey = (command: Exclude<Command, { command: 'spawnActor' | 'consoleCommand' }>): unknown => {
    const { actor } = command
    switch (command.command) {
      case 'destroyActor':
        return destroy(actor)
      case 'applyVehicleControl':
        return control(actor, command.control)
      case 'setAutopilot':
        return autopilot(actor, command.enabled)
      case 'applyTransform':
        return move(actor, command.transform)
      case 'applyLocation':
        return relocate(actor, command.location)
      case 'applyTargetVelocity':
        return setVelocity(actor, command.vector)
      case 'setTrafficLightState':
        return setLight(actor, command.state)
      default:
        return accept(command.command, actor)
    }
  }
  answer(methods.applyBatch, async (caller, commands, cuesTick) => {
    const answers = commands.map((command) => run(caller, command))
    if (cuesTick) await world.cue()
    return answers
  })
}
