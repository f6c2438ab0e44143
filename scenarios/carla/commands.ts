/** Commands of `apply_batch` (protocol notes, section 3.9): `[[index, body]]`. */
import { GoshawkError } from '../../schemas/errors.js'
import { bool, type Codec, expectArray, f32, list, optional, str, struct, type TypeOf, u8, u32 } from './codec.js'
import type { Encodable } from './msgpack.js'
import { vehiclePhysics } from './physics.js'
import type { CarlaProfile } from './profile.js'
import {
  type ActorDescription,
  ackermannControl,
  actorDescription,
  type CarlaTransform,
  transform,
  vector3d,
  vehicleControl,
  walkerControl,
} from './structs.js'

const toActor = struct('Command', { actor: u32 })
const vectorToActor = struct('Command', { actor: u32, vector: vector3d })
const switchOfActor = struct('Command', { actor: u32, enabled: bool })

/** Every command but SpawnActor in the variant's order: the first has index 1. */
const bodies = {
  destroyActor: toActor,
  applyVehicleControl: struct('ApplyVehicleControl', { actor: u32, control: vehicleControl }),
  applyAckermannControl: struct('ApplyVehicleAckermannControl', { actor: u32, control: ackermannControl }),
  applyWalkerControl: struct('ApplyWalkerControl', { actor: u32, control: walkerControl }),
  applyVehiclePhysics: struct('ApplyVehiclePhysicsControl', { actor: u32, physics: vehiclePhysics }),
  applyTransform: struct('ApplyTransform', { actor: u32, transform }),
  applyWalkerState: struct('ApplyWalkerState', { actor: u32, transform, speed: f32 }),
  applyTargetVelocity: vectorToActor,
  applyTargetAngularVelocity: vectorToActor,
  applyImpulse: vectorToActor,
  applyForce: vectorToActor,
  applyAngularImpulse: vectorToActor,
  applyTorque: vectorToActor,
  setSimulatePhysics: switchOfActor,
  setEnableGravity: switchOfActor,
  setAutopilot: switchOfActor,
  showDebugTelemetry: switchOfActor,
  setVehicleLightState: struct('SetVehicleLightState', { actor: u32, flags: u32 }),
  applyLocation: struct('ApplyLocation', { actor: u32, location: vector3d }),
  consoleCommand: struct('ConsoleCommand', { text: str }),
  setTrafficLightState: struct('SetTrafficLightState', { actor: u32, state: u8 }),
}
type Bodies = typeof bodies
type Name = keyof Bodies
const names = Object.keys(bodies) as Name[]

export interface SpawnCommand {
  readonly command: 'spawnActor'
  readonly description: ActorDescription
  /** Relative to the parent when there is one. */
  readonly transform: CarlaTransform
  readonly parent: number | undefined
  /** 0 rigid; before 0.9.16 always rigid. */
  readonly attachment: number
  readonly socketName: string
  /** Run after a successful spawn with their actor replaced by the new one: send 0. */
  readonly after: readonly Command[]
}
export type Command = SpawnCommand | { [K in Name]: { readonly command: K } & TypeOf<Bodies[K]> }[Name]

export function commandCodec({ batchSpawnFields }: CarlaProfile): Codec<Command> {
  const self: Codec<Command> = {
    encode(value) {
      if (value.command === 'spawnActor') return [[0, spawn.encode(value)]]
      const codec: Codec<unknown> = bodies[value.command]
      return [[names.indexOf(value.command) + 1, codec.encode(value)]]
    },
    decode(value, where) {
      const [index, body = null] = expectArray(expectArray(value, where)[0] ?? null, where, 'a command [[index, body]]')
      if (index === 0) return { command: 'spawnActor', ...spawn.decode(body, where) }
      const name = typeof index === 'number' ? names[index - 1] : undefined
      if (name === undefined)
        throw new GoshawkError('message-invalid', `${where}: command ${String(index)}; expected 0 to ${names.length}`)
      const codec: Codec<unknown> = bodies[name]
      return { command: name, ...(codec.decode(body, `${where}.${name}`) as object) } as Command
    },
  }
  const full = struct('SpawnActor', {
    description: actorDescription,
    transform,
    parent: optional(u32),
    attachment: u8,
    socketName: str,
    after: list(self),
  })
  const short = struct('SpawnActor', {
    description: actorDescription,
    transform,
    parent: optional(u32),
    after: list(self),
  })
  const spawn: Codec<TypeOf<typeof full>> =
    batchSpawnFields === 6
      ? full
      : {
          encode: (value): Encodable => short.encode(value),
          decode: (value, where) => ({ ...short.decode(value, where), attachment: 0, socketName: '' }),
        }
  return self
}
