/**
 * The header every stream frame begins with (protocol notes, section 4.5; little-endian, packed) and the two layouts
 * there are: releases up to 0.9.16, and the development branch after it, which added quaternions.
 */
import { GoshawkError } from '../../schemas/errors.js'
import type { CarlaTransform, CarlaVector } from './structs.js'

export interface StreamLayout {
  readonly headerBytes: 48 | 88
  /** One actor in a world snapshot. */
  readonly actorBytes: 119 | 135
}
export const releaseLayout: StreamLayout = { headerBytes: 48, actorBytes: 119 }
export const developmentLayout: StreamLayout = { headerBytes: 88, actorBytes: 135 }

export interface SensorHeader {
  /** Index in the server's sensor registry; differs between builds, so nothing depends on it. */
  readonly sensorType: number
  readonly frame: number
  /** Simulated seconds since the episode began. */
  readonly timestampS: number
  /** World pose of the sensor in CARLA's axes. Up to 0.9.15 a camera's may be of a later tick than `frame`. */
  readonly transform: CarlaTransform
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function readVector(view: DataView, at: number): CarlaVector {
  return { x: view.getFloat32(at, true), y: view.getFloat32(at + 4, true), z: view.getFloat32(at + 8, true) }
}

export function writeVector(view: DataView, at: number, { x, y, z }: CarlaVector): void {
  view.setFloat32(at, x, true)
  view.setFloat32(at + 4, y, true)
  view.setFloat32(at + 8, z, true)
}

/** 24 bytes: location, then pitch, yaw, roll. */
export function readTransform(view: DataView, at: number): CarlaTransform {
  const { x: pitch, y: yaw, z: roll } = readVector(view, at + 12)
  return { location: readVector(view, at), rotation: { pitch, yaw, roll } }
}

export function writeTransform(view: DataView, at: number, { location, rotation }: CarlaTransform): void {
  writeVector(view, at, location)
  writeVector(view, at + 12, { x: rotation.pitch, y: rotation.yaw, z: rotation.roll })
}

/** Throws `message-invalid` for fewer bytes than a header, or a frame number beyond 2^53. */
export function decodeSensorHeader(bytes: Uint8Array): SensorHeader {
  if (bytes.length < releaseLayout.headerBytes)
    throw new GoshawkError('message-invalid', `CARLA frame: ${bytes.length} bytes; expected a header of 48 or more`)
  const view = viewOf(bytes)
  const [sensorType, frame] = [Number(view.getBigUint64(0, true)), Number(view.getBigUint64(8, true))]
  if (!Number.isSafeInteger(frame) || !Number.isSafeInteger(sensorType))
    throw new GoshawkError('message-invalid', `CARLA frame: sensor type ${sensorType}, frame ${frame}; expected small`)
  return { sensorType, frame, timestampS: view.getFloat64(16, true), transform: readTransform(view, 24) }
}

/**
 * Writes the header's first 48 bytes. The rest of the longer layout (a transform relative to the parent, a quaternion)
 * stays as it is: readers of these releases do not look there.
 */
export function writeSensorHeader(view: DataView, { sensorType, frame, timestampS, transform }: SensorHeader): void {
  view.setBigUint64(0, BigInt(sensorType), true)
  view.setBigUint64(8, BigInt(frame), true)
  view.setFloat64(16, timestampS, true)
  writeTransform(view, 24, transform)
}
