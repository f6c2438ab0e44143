/** Frames of sensors whose payload is msgpack: IMU, GNSS, collision, obstacle (protocol notes, section 4.8). */
import type { Codec } from './codec.js'
import { decodeMsgpack, encodeMsgpack } from './msgpack.js'
import {
  decodeSensorHeader,
  releaseLayout,
  type SensorHeader,
  type StreamLayout,
  viewOf,
  writeSensorHeader,
} from './sensor-header.js'

export interface SensorEvent<T> {
  readonly header: SensorHeader
  readonly value: T
}

/**
 * @param codec - `imuReading`, `geoLocation`, or `collision` and `obstacle` of `carlaStructs`.
 * @param layout - as told by the world snapshot: the bytes of such a frame do not tell.
 * @throws GoshawkError 'message-invalid' for another payload.
 */
export function decodeSensorEvent<T>(
  bytes: Uint8Array,
  codec: Codec<T>,
  { headerBytes }: StreamLayout = releaseLayout,
): SensorEvent<T> {
  const header = decodeSensorHeader(bytes)
  return { header, value: codec.decode(decodeMsgpack(bytes.subarray(headerBytes)), 'CARLA sensor') }
}

export function encodeSensorEvent<T>(
  { header, value }: SensorEvent<T>,
  codec: Codec<T>,
  { headerBytes }: StreamLayout = releaseLayout,
): Uint8Array {
  const payload = encodeMsgpack(codec.encode(value))
  const bytes = new Uint8Array(headerBytes + payload.length)
  writeSensorHeader(viewOf(bytes), header)
  bytes.set(payload, headerBytes)
  return bytes
}
