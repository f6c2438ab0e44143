/** What inertial, satellite and collision sensors report, in CARLA's axes. */
import { gyroscopeToCarla, poseFromCarla, vectorToCarla } from '../../../scenarios/carla/axes.js'
import type { CarlaTransform } from '../../../scenarios/carla/structs.js'
import type { Actor } from '../../../scenarios/worlds/actor.js'
import type { Incident } from '../../../scenarios/worlds/incidents.js'
import { wrapAngle } from '../../../scenarios/worlds/path.js'
import { conjugate, rotate } from '../../../schemas/geometry/quaternion.js'

const gravityMps2 = 9.81

/** Accelerometer (gravity included, as a sensor at rest feels it) and gyroscope in the sensor's frame. */
export function imuOf(sensor: CarlaTransform, now: Actor, before: Actor, deltaS: number) {
  const { rotation } = poseFromCarla(sensor)
  const sensorFromWorld = conjugate(rotation)
  const yawRate = wrapAngle(now.yawRad - before.yawRad) / deltaS
  const felt = {
    x: (now.velocityXMps - before.velocityXMps) / deltaS,
    y: (now.velocityYMps - before.velocityYMps) / deltaS,
    z: gravityMps2,
  }
  return {
    accelerometer: vectorToCarla(rotate(sensorFromWorld, felt)),
    gyroscope: gyroscopeToCarla(rotate(sensorFromWorld, { x: 0, y: 0, z: yawRate })),
    compass: compassOf(sensor.rotation.yaw),
  }
}

/** Radians clockwise from north, which is CARLA's -y, in [0, 2 pi). */
export function compassOf(yawDeg: number): number {
  const turn = ((yawDeg + 90) * Math.PI) / 180
  return ((turn % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)
}

/** Those of the incidents in which the hero touched something. */
export function collisionsIn(incidents: readonly Incident[]): Incident[] {
  return incidents.filter(({ kind }) => kind.startsWith('collision-'))
}
