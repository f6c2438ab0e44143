/** World snapshots: stream 1, one frame a tick (protocol notes, section 4.6). */
import { GoshawkError } from '../../schemas/errors.js'
import {
  decodeSensorHeader,
  developmentLayout,
  readTransform,
  readVector,
  releaseLayout,
  type SensorHeader,
  type StreamLayout,
  viewOf,
  writeSensorHeader,
  writeTransform,
  writeVector,
} from './sensor-header.js'
import type { CarlaTransform, CarlaVector } from './structs.js'

export interface ActorSnapshot {
  readonly id: number
  /** 0 invalid, 1 active, 2 dormant, 3 about to be destroyed. */
  readonly state: number
  readonly transform: CarlaTransform
  /** World axes, m/s. */
  readonly velocity: CarlaVector
  /** World axes, degrees/s. */
  readonly angularVelocity: CarlaVector
  /** World axes, m/s^2. */
  readonly acceleration: CarlaVector
  /** 54 bytes whose meaning follows from the actor's kind, which a snapshot does not tell: see actor-details.ts. */
  readonly details: Uint8Array
}

export interface WorldSnapshot {
  readonly header: SensorHeader
  readonly episodeId: bigint
  /** The server's wall clock, seconds. */
  readonly platformTimestampS: number
  readonly deltaSeconds: number
  /** Metres; not 0 on large maps only. */
  readonly mapOrigin: CarlaVector
  /** Bit 0: the map is changing; bit 1: a light update is pending. */
  readonly simulationState: number
  readonly actors: readonly ActorSnapshot[]
}

export const detailsBytes = 54
const episodeBytes = 36

/** Quaternions come between the transform and the velocities in the longer record. */
const velocityOffset = ({ actorBytes }: StreamLayout) => (actorBytes === 119 ? 29 : 45)

function recordsAfter(bytes: Uint8Array, { headerBytes, actorBytes }: StreamLayout): number | undefined {
  const rest = bytes.length - headerBytes - episodeBytes
  return rest >= 0 && rest % actorBytes === 0 ? rest / actorBytes : undefined
}

/**
 * Which layout a server speaks, by a snapshot of a known episode: its id is at the end of the header.
 *
 * @throws GoshawkError 'message-invalid' when neither layout fits.
 */
export function layoutOfSnapshot(bytes: Uint8Array, episodeId: bigint): StreamLayout {
  const view = viewOf(bytes)
  const layout = [releaseLayout, developmentLayout].find(
    (each) => recordsAfter(bytes, each) !== undefined && view.getBigUint64(each.headerBytes, true) === episodeId,
  )
  if (layout) return layout
  throw new GoshawkError(
    'message-invalid',
    `CARLA snapshot: ${bytes.length} bytes with episode ${episodeId} neither at 48 nor at 88; expected the layout of 0.9.15, 0.9.16 or the development branch; use one of these servers`,
  )
}

/** Owns what it returns: `bytes` may be reused. Throws `message-invalid` for a length that leaves part of a record. */
export function decodeSnapshot(bytes: Uint8Array, layout: StreamLayout): WorldSnapshot {
  const count = recordsAfter(bytes, layout)
  if (count === undefined)
    throw new GoshawkError(
      'message-invalid',
      `CARLA snapshot: ${bytes.length} bytes; expected ${layout.headerBytes + episodeBytes} and a multiple of ${layout.actorBytes}`,
    )
  const owned = new Uint8Array(bytes)
  const view = viewOf(owned)
  const at = layout.headerBytes
  return {
    header: decodeSensorHeader(owned),
    episodeId: view.getBigUint64(at, true),
    platformTimestampS: view.getFloat64(at + 8, true),
    deltaSeconds: view.getFloat32(at + 16, true),
    mapOrigin: { x: view.getInt32(at + 20, true), y: view.getInt32(at + 24, true), z: view.getInt32(at + 28, true) },
    simulationState: view.getUint32(at + 32, true),
    actors: Array.from({ length: count }, (_, index) =>
      readActor(owned, view, at + episodeBytes + index * layout.actorBytes, layout),
    ),
  }
}

function readActor(bytes: Uint8Array, view: DataView, at: number, layout: StreamLayout): ActorSnapshot {
  const motion = at + velocityOffset(layout)
  return {
    id: view.getUint32(at, true),
    state: view.getUint8(at + 4),
    transform: readTransform(view, at + 5),
    velocity: readVector(view, motion),
    angularVelocity: readVector(view, motion + 12),
    acceleration: readVector(view, motion + 24),
    details: bytes.subarray(motion + 36, motion + 36 + detailsBytes),
  }
}

/** The bytes of a snapshot. The longer layout's quaternions are written as none (0, 0, 0, 1). */
export function encodeSnapshot(snapshot: WorldSnapshot, layout: StreamLayout = releaseLayout): Uint8Array {
  const at = layout.headerBytes
  const bytes = new Uint8Array(at + episodeBytes + snapshot.actors.length * layout.actorBytes)
  const view = viewOf(bytes)
  writeSensorHeader(view, snapshot.header)
  view.setBigUint64(at, snapshot.episodeId, true)
  view.setFloat64(at + 8, snapshot.platformTimestampS, true)
  view.setFloat32(at + 16, snapshot.deltaSeconds, true)
  const { x, y, z } = snapshot.mapOrigin
  view.setInt32(at + 20, x, true)
  view.setInt32(at + 24, y, true)
  view.setInt32(at + 28, z, true)
  view.setUint32(at + 32, snapshot.simulationState, true)
  snapshot.actors.forEach((actor, index) => {
    writeActor(bytes, view, at + episodeBytes + index * layout.actorBytes, layout, actor)
  })
  return bytes
}

function writeActor(bytes: Uint8Array, view: DataView, at: number, layout: StreamLayout, actor: ActorSnapshot): void {
  const motion = at + velocityOffset(layout)
  view.setUint32(at, actor.id, true)
  view.setUint8(at + 4, actor.state)
  writeTransform(view, at + 5, actor.transform)
  writeVector(view, motion, actor.velocity)
  writeVector(view, motion + 12, actor.angularVelocity)
  writeVector(view, motion + 24, actor.acceleration)
  bytes.set(actor.details.subarray(0, detailsBytes), motion + 36)
}
