/**
 * The only place that converts between CARLA's axes and ours (protocol notes, section 3.2).
 *
 * CARLA: left-handed, x forward, y right, z up; degrees; yaw clockwise from above, pitch nose up, roll right side down.
 * Ours, as ROS and nuScenes: right-handed, x forward, y left, z up; quaternions, radians counter-clockwise.
 * Both in metres. With S = diag(1, -1, 1): points S·p, rotations S·M·S, axial vectors -S·w.
 */
import { composePoses, invertPose, type Pose, type Vector3 } from '../../schemas/geometry/pose.js'
import { normalizeQuaternion, type Quaternion, rotationMatrix } from '../../schemas/geometry/quaternion.js'
import type { CarlaRotation, CarlaTransform, CarlaVector } from './structs.js'

const radPerDeg = Math.PI / 180

/** Negation without -0, which would survive into files and comparisons. */
const negate = (value: number) => 0 - value

/** Positions, velocities, accelerations. The same both ways. */
export function vectorFromCarla({ x, y, z }: CarlaVector): Vector3 {
  return { x, y: negate(y), z }
}
export const vectorToCarla: (vector: Vector3) => CarlaVector = vectorFromCarla

/** Degrees/s about CARLA's axes to radians/s about ours. */
export function angularVelocityFromCarla({ x, y, z }: CarlaVector): Vector3 {
  return { x: negate(x) * radPerDeg, y: y * radPerDeg, z: negate(z) * radPerDeg }
}
export function angularVelocityToCarla({ x, y, z }: Vector3): CarlaVector {
  return { x: negate(x) / radPerDeg, y: y / radPerDeg, z: negate(z) / radPerDeg }
}

/** An IMU's gyroscope is in radians/s already. */
export function gyroscopeFromCarla({ x, y, z }: CarlaVector): Vector3 {
  return { x: negate(x), y, z: negate(z) }
}
export const gyroscopeToCarla: (vector: Vector3) => CarlaVector = gyroscopeFromCarla

/** Rz(-yaw) · Ry(-pitch) · Rx(roll). */
export function rotationFromCarla({ pitch, yaw, roll }: CarlaRotation): Quaternion {
  const half = radPerDeg / 2
  const [cr, sr] = [Math.cos(roll * half), Math.sin(roll * half)]
  const [cp, sp] = [Math.cos(-pitch * half), Math.sin(-pitch * half)]
  const [cy, sy] = [Math.cos(-yaw * half), Math.sin(-yaw * half)]
  return normalizeQuaternion({
    w: cr * cp * cy + sr * sp * sy,
    x: sr * cp * cy - cr * sp * sy,
    y: cr * sp * cy + sr * cp * sy,
    z: cr * cp * sy - sr * sp * cy,
  })
}

/** Pitch in [-90, 90], yaw and roll in (-180, 180]. Straight up or down, where yaw and roll are one, roll is 0. */
export function rotationToCarla(rotation: Quaternion): CarlaRotation {
  const r = rotationMatrix(rotation)
  const cosPitch = Math.hypot(r[0]!, r[3]!)
  const pitch = Math.atan2(r[6]!, cosPitch) / radPerDeg
  // Below this the first column of the matrix is all rounding.
  if (cosPitch < 1e-9) return { pitch, yaw: Math.atan2(r[1]!, r[4]!) / radPerDeg, roll: 0 }
  return {
    pitch,
    yaw: negate(Math.atan2(r[3]!, r[0]!)) / radPerDeg,
    roll: Math.atan2(r[7]!, r[8]!) / radPerDeg,
  }
}

/** parentFromActor. */
export function poseFromCarla({ location, rotation }: CarlaTransform): Pose {
  return { translation: vectorFromCarla(location), rotation: rotationFromCarla(rotation) }
}
export function poseToCarla({ translation, rotation }: Pose): CarlaTransform {
  return { location: vectorToCarla(translation), rotation: rotationToCarla(rotation) }
}

/** Steering -1..1: CARLA's is positive to the right, ours to the left. The same both ways. */
export function steerFromCarla(steer: number): number {
  return negate(steer)
}
export const steerToCarla: (steer: number) => number = steerFromCarla

/** A CARLA camera actor's axes (as ours: x forward, y left, z up) from the optical frame (x right, y down, z forward). */
const cameraFromOptical: Pose = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 0.5, x: -0.5, y: 0.5, z: -0.5 } }
const opticalFromCamera = invertPose(cameraFromOptical)

/** nuScenes' calibration of a camera (egoFromOptical) to the transform its CARLA actor is spawned with. */
export function cameraToCarla(egoFromOptical: Pose): CarlaTransform {
  return poseToCarla(composePoses(egoFromOptical, opticalFromCamera))
}
/** The optical frame of a CARLA camera actor, as nuScenes calibrates it: parentFromOptical. */
export function cameraFromCarla(transform: CarlaTransform): Pose {
  return composePoses(poseFromCarla(transform), cameraFromOptical)
}

/** A point in a CARLA camera actor's frame to the optical frame (x right, y down, z forward), and back. */
export function opticalPointFromCarla({ x, y, z }: CarlaVector): Vector3 {
  return { x: y, y: negate(z), z: x }
}
export function opticalPointToCarla({ x, y, z }: Vector3): CarlaVector {
  return { x: z, y: x, z: negate(y) }
}

/** A point in a CARLA sensor's frame to nuScenes' LIDAR_TOP frame (x right, y forward, z up). The same both ways. */
export function lidarPointFromCarla({ x, y, z }: CarlaVector): Vector3 {
  return { x: y, y: x, z }
}
export const lidarPointToCarla: (point: Vector3) => CarlaVector = lidarPointFromCarla

/** 3x3 row-major pinhole intrinsic, pixels, of a CARLA camera; its field of view is horizontal. */
export function intrinsicOfCamera(camera: { width: number; height: number; fovDeg: number }): readonly number[] {
  const focal = camera.width / (2 * Math.tan((camera.fovDeg * radPerDeg) / 2))
  return [focal, 0, camera.width / 2, 0, focal, camera.height / 2, 0, 0, 1]
}

/** The horizontal field of view that gives this focal length. */
export function fovDegOfCamera({ width, focalPixels }: { width: number; focalPixels: number }): number {
  return (2 * Math.atan(width / (2 * focalPixels))) / radPerDeg
}
