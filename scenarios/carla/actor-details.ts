/** The 54 bytes of a snapshot that depend on the actor's kind (protocol notes, section 4.6). */

import { readVector, releaseLayout, type StreamLayout, viewOf, writeVector } from './sensor-header.js'
import { detailsBytes } from './snapshot.js'
import type { CarlaVector, VehicleControl } from './structs.js'

export type ActorKind = 'vehicle' | 'walker' | 'traffic-light' | 'traffic-sign' | 'other'

/** The kind of actor a description's id names. */
export function kindOfActor(descriptionId: string): ActorKind {
  if (descriptionId.startsWith('vehicle.')) return 'vehicle'
  if (descriptionId.startsWith('walker.')) return 'walker'
  if (descriptionId.startsWith('traffic.traffic_light')) return 'traffic-light'
  return descriptionId.startsWith('traffic.') ? 'traffic-sign' : 'other'
}

/** 0 red, 1 yellow, 2 green, 3 off, 4 unknown. */
export type LightColour = number

export interface VehicleDetails {
  /** The control in force. Undefined when an Ackermann controller drives (development branch only). */
  readonly control: VehicleControl | undefined
  readonly speedLimitKmh: number
  readonly light: LightColour
  /** The traffic light that concerns the vehicle. */
  readonly lightActorId: number | undefined
  /** 0 none, 1 rollover, 2 engine, 3 puncture. */
  readonly failure: number
}

/** Offsets of the vehicle's fields: the development branch puts a control type before and a timestamp after them. */
function vehicleOffsets({ actorBytes }: StreamLayout) {
  return actorBytes === 119 ? { control: 0, rest: 19, isTyped: false } : { control: 1, rest: 25, isTyped: true }
}

export function decodeVehicle(details: Uint8Array, layout: StreamLayout): VehicleDetails {
  const view = viewOf(details)
  const { control, rest, isTyped } = vehicleOffsets(layout)
  const isNormal = !isTyped || view.getUint8(0) === 0
  return {
    control: isNormal ? readControl(view, control) : undefined,
    speedLimitKmh: view.getFloat32(rest, true),
    light: view.getUint8(rest + 4),
    lightActorId: view.getUint8(rest + 5) !== 0 ? view.getUint32(rest + 6, true) : undefined,
    failure: view.getUint8(rest + 10),
  }
}

function readControl(view: DataView, at: number): VehicleControl {
  return {
    throttle: view.getFloat32(at, true),
    steer: view.getFloat32(at + 4, true),
    brake: view.getFloat32(at + 8, true),
    handBrake: view.getUint8(at + 12) !== 0,
    reverse: view.getUint8(at + 13) !== 0,
    manualGearShift: view.getUint8(at + 14) !== 0,
    gear: view.getInt32(at + 15, true),
  }
}

export function encodeVehicle(vehicle: VehicleDetails, layout: StreamLayout = releaseLayout): Uint8Array {
  const details = new Uint8Array(detailsBytes)
  const view = viewOf(details)
  const { control: at, rest, isTyped } = vehicleOffsets(layout)
  const { control } = vehicle
  if (control) {
    view.setFloat32(at, control.throttle, true)
    view.setFloat32(at + 4, control.steer, true)
    view.setFloat32(at + 8, control.brake, true)
    view.setUint8(at + 12, Number(control.handBrake))
    view.setUint8(at + 13, Number(control.reverse))
    view.setUint8(at + 14, Number(control.manualGearShift))
    view.setInt32(at + 15, control.gear, true)
  } else if (isTyped) view.setUint8(0, 1)
  view.setFloat32(rest, vehicle.speedLimitKmh, true)
  view.setUint8(rest + 4, vehicle.light)
  view.setUint8(rest + 5, vehicle.lightActorId === undefined ? 0 : 1)
  view.setUint32(rest + 6, vehicle.lightActorId ?? 0, true)
  view.setUint8(rest + 10, vehicle.failure)
  return details
}

export interface WalkerDetails {
  readonly direction: CarlaVector
  readonly speedMps: number
  readonly isJumping: boolean
}

export function decodeWalker(details: Uint8Array): WalkerDetails {
  const view = viewOf(details)
  return { direction: readVector(view, 0), speedMps: view.getFloat32(12, true), isJumping: view.getUint8(16) !== 0 }
}

export function encodeWalker({ direction, speedMps, isJumping }: WalkerDetails): Uint8Array {
  const details = new Uint8Array(detailsBytes)
  const view = viewOf(details)
  writeVector(view, 0, direction)
  view.setFloat32(12, speedMps, true)
  view.setUint8(16, Number(isJumping))
  return details
}

export interface TrafficLightDetails {
  /** OpenDRIVE id of the signal. */
  readonly signId: string
  readonly greenS: number
  readonly yellowS: number
  readonly redS: number
  /** Since the last change. */
  readonly elapsedS: number
  readonly poleIndex: number
  readonly isFrozen: boolean
  readonly light: LightColour
}

const signIdBytes = 32

/** The OpenDRIVE id of a traffic light or sign. */
export function decodeSignId(details: Uint8Array): string {
  const end = details.subarray(0, signIdBytes).indexOf(0)
  return Buffer.from(details.subarray(0, end < 0 ? signIdBytes : end)).toString('latin1')
}

export function encodeSignId(signId: string): Uint8Array {
  const details = new Uint8Array(detailsBytes)
  details.set(Buffer.from(signId, 'latin1').subarray(0, signIdBytes))
  return details
}

export function decodeTrafficLight(details: Uint8Array): TrafficLightDetails {
  const view = viewOf(details)
  return {
    signId: decodeSignId(details),
    greenS: view.getFloat32(32, true),
    yellowS: view.getFloat32(36, true),
    redS: view.getFloat32(40, true),
    elapsedS: view.getFloat32(44, true),
    poleIndex: view.getUint32(48, true),
    isFrozen: view.getUint8(52) !== 0,
    light: view.getUint8(53),
  }
}

export function encodeTrafficLight(light: TrafficLightDetails): Uint8Array {
  const details = encodeSignId(light.signId)
  const view = viewOf(details)
  view.setFloat32(32, light.greenS, true)
  view.setFloat32(36, light.yellowS, true)
  view.setFloat32(40, light.redS, true)
  view.setFloat32(44, light.elapsedS, true)
  view.setUint32(48, light.poleIndex, true)
  view.setUint8(52, Number(light.isFrozen))
  view.setUint8(53, light.light)
  return details
}
