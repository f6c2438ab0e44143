/**
 * CARLA's RPC structs (protocol notes, section 3). Metres, degrees, left-handed axes: nothing is converted here, see
 * axes.ts. What differs between versions is asked of `carlaStructs(profile)`.
 */
import { GoshawkError } from '../../schemas/errors.js'
import {
  bin,
  bool,
  type Codec,
  expectArray,
  f32,
  f64,
  firstFields,
  i32,
  list,
  measuredF32,
  optional,
  since,
  str,
  struct,
  type TypeOf,
  u8,
  u32,
  u64,
} from './codec.js'
import type { CarlaProfile } from './profile.js'
import { decodeToken, encodeToken, type StreamToken } from './token.js'

export const vector2d = struct('Vector2D', { x: f32, y: f32 })
/** Left-handed x forward, y right, z up; a location is in metres. */
export const vector3d = struct('Vector3D', { x: f32, y: f32, z: f32 })
/** Degrees. Pitch positive nose up, yaw positive clockwise from above, roll positive right side down. */
export const rotation = struct('Rotation', { pitch: f32, yaw: f32, roll: f32 })
export const transform = struct('Transform', { location: vector3d, rotation })
/** Also the GNSS sensor's payload. */
export const geoLocation = struct('GeoLocation', { latitude: f64, longitude: f64, altitude: f64 })
export type CarlaVector = TypeOf<typeof vector3d>
export type CarlaRotation = TypeOf<typeof rotation>
export type CarlaTransform = TypeOf<typeof transform>

/** 24 bytes in an array of one. */
export const token: Codec<StreamToken> = {
  encode: (value) => [encodeToken(value)],
  decode: (value, where) => decodeToken(bin.decode(expectArray(value, where)[0] ?? null, where)),
}

/** An actor's stream: the same 24 bytes without the array, or none. */
const streamToken: Codec<StreamToken | undefined> = {
  encode: (value) => (value ? encodeToken(value) : new Uint8Array()),
  decode(value, where) {
    const bytes = bin.decode(value, where)
    return bytes.length === 0 ? undefined : decodeToken(bytes)
  },
}

export const episodeInfo = struct('EpisodeInfo', { id: u64, token })
export type EpisodeInfo = TypeOf<typeof episodeInfo>

/** Written whole: read, change, write back. Keep fixedDeltaSeconds <= maxSubstepDeltaTime * maxSubsteps. */
export const episodeSettings = struct('EpisodeSettings', {
  synchronousMode: since(bool, false),
  noRenderingMode: since(bool, false),
  fixedDeltaSeconds: since(optional(f64), undefined),
  substepping: since(bool, true),
  maxSubstepDeltaTime: since(f64, 0.01),
  maxSubsteps: since(i32, 10),
  maxCullingDistance: since(f32, 0),
  deterministicRagdolls: since(bool, true),
  tileStreamDistance: since(f32, 3000),
  actorActiveDistance: since(f32, 2000),
  spectatorAsEgo: since(bool, true),
})
export type EpisodeSettings = TypeOf<typeof episodeSettings>
export const defaultEpisodeSettings: EpisodeSettings = episodeSettings.decode([], 'EpisodeSettings')

export const mapInfo = struct('MapInfo', { name: str, spawnPoints: list(transform) })
export type MapInfo = TypeOf<typeof mapInfo>

/** throttle, brake 0..1; steer -1..1, positive to the right. */
export const vehicleControl = struct('VehicleControl', {
  throttle: f32,
  steer: f32,
  brake: f32,
  handBrake: bool,
  reverse: bool,
  manualGearShift: bool,
  gear: i32,
})
export type VehicleControl = TypeOf<typeof vehicleControl>
export const fullBrake: VehicleControl = {
  throttle: 0,
  steer: 0,
  brake: 1,
  handBrake: false,
  reverse: false,
  manualGearShift: false,
  gear: 0,
}

/** Steering angle in radians, speed m/s. */
export const ackermannControl = struct('VehicleAckermannControl', {
  steer: f32,
  steerSpeed: f32,
  speed: f32,
  acceleration: f32,
  jerk: f32,
})
export const ackermannSettings = struct('AckermannControllerSettings', {
  speedKp: f32,
  speedKi: f32,
  speedKd: f32,
  accelKp: f32,
  accelKi: f32,
  accelKd: f32,
})
export const walkerControl = struct('WalkerControl', { direction: vector3d, speed: f32, jump: bool })
/** Bits 0 position, 1 low beam, 2 high beam, 3 brake, 4 right blinker, 5 left blinker, 6 reverse, 7 fog, 8 interior. */
export const vehicleLightState = struct('VehicleLightState', { flags: u32 })

/** Percent, degrees for the sun, fog distance in metres. */
export const weatherParameters = struct('WeatherParameters', {
  cloudiness: since(f32, 0),
  precipitation: since(f32, 0),
  precipitationDeposits: since(f32, 0),
  windIntensity: since(f32, 0),
  sunAzimuthAngle: since(f32, 0),
  sunAltitudeAngle: since(f32, 0),
  fogDensity: since(f32, 0),
  fogDistance: since(f32, 0),
  fogFalloff: since(f32, 0),
  wetness: since(f32, 0),
  scatteringIntensity: since(f32, 0),
  mieScatteringScale: since(f32, 0),
  rayleighScatteringScale: since(f32, 0.0331),
  dustStorm: since(f32, 0),
})
export type WeatherParameters = TypeOf<typeof weatherParameters>
export const defaultWeather: WeatherParameters = weatherParameters.decode([], 'WeatherParameters')

/** A blueprint's attribute. Every value is a string: "1600", "90.0", "true", "255,0,0". */
export const actorAttribute = struct('ActorAttribute', {
  id: str,
  type: u8,
  value: str,
  recommendedValues: list(str),
  isModifiable: bool,
  restrictToRecommended: bool,
})
export type ActorAttribute = TypeOf<typeof actorAttribute>

/** A blueprint; tags are comma separated. */
export const actorDefinition = struct('ActorDefinition', {
  uid: u32,
  id: str,
  tags: str,
  attributes: list(actorAttribute),
})
export type ActorDefinition = TypeOf<typeof actorDefinition>

export const actorDescription = struct('ActorDescription', {
  uid: u32,
  id: str,
  attributes: list(struct('ActorAttributeValue', { id: str, type: u8, value: str })),
})
export type ActorDescription = TypeOf<typeof actorDescription>

/** Extent: half sizes in metres. Location relative to the actor. actorId is sent from 0.9.16 on. */
const boundingBoxWithActor = struct('BoundingBox', {
  location: vector3d,
  extent: vector3d,
  rotation,
  actorId: since(u32, 0),
})
export type CarlaBoundingBox = TypeOf<typeof boundingBoxWithActor>

export const labelledPoint = struct('LabelledPoint', { location: vector3d, label: u8 })
export const color = struct('Color', { r: u8, g: u8, b: u8 })
export const lightState = struct('LightState', {
  id: u32,
  location: vector3d,
  intensity: f32,
  group: u8,
  color,
  active: bool,
})

const measuredVector = struct('Vector3D', { x: measuredF32, y: measuredF32, z: measuredF32 })
/** The IMU's payload: m/s^2, rad/s, and the compass in radians, 0 = north; NaN where nothing was measured yet. */
export const imuReading = struct('ImuReading', {
  accelerometer: measuredVector,
  gyroscope: measuredVector,
  compass: measuredF32,
})

/** The structs whose length depends on the version. */
export function carlaStructs(profile: CarlaProfile) {
  const boundingBox = firstFields(boundingBoxWithActor, profile.boundingBoxFields)
  const actor = struct('Actor', {
    id: u32,
    /** 0 = none. */
    parentId: u32,
    description: actorDescription,
    boundingBox,
    semanticTags: bin,
    stream: streamToken,
  })
  return {
    boundingBox,
    actor,
    environmentObject: struct('EnvironmentObject', { transform, boundingBox, id: u64, name: str, label: u8 }),
    /** Payload of a collision: `other.id` is 0 for static geometry, whose description is `static.<label>`. */
    collision: struct('CollisionEvent', { self: actor, other: actor, normalImpulse: measuredVector }),
    obstacle: struct('ObstacleEvent', { self: actor, other: actor, distance: measuredF32 }),
  }
}
export type CarlaActor = TypeOf<ReturnType<typeof carlaStructs>['actor']>

/** A description of this blueprint with all its attributes, some changed. Throws `config-invalid` for an unknown one. */
export function describeActor(
  definition: ActorDefinition,
  values: Readonly<Record<string, string>> = {},
): ActorDescription {
  const unknown = Object.keys(values).find((id) => !definition.attributes.some((attribute) => attribute.id === id))
  if (unknown !== undefined)
    throw new GoshawkError(
      'config-invalid',
      `blueprint ${definition.id} has no attribute "${unknown}"; it has ${definition.attributes.map(({ id }) => id).join(', ') || 'none'}`,
    )
  const attributes = definition.attributes.map(({ id, type, value }) => ({ id, type, value: values[id] ?? value }))
  return { uid: definition.uid, id: definition.id, attributes }
}
