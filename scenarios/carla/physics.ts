/** VehiclePhysicsControl of CARLA 0.9.x (protocol notes, section 3.7). */
import { bool, f32, list, struct, type TypeOf } from './codec.js'
import { vector2d, vector3d } from './structs.js'

const gear = struct('GearPhysicsControl', { ratio: f32, downRatio: f32, upRatio: f32 })

/** Radius and position in centimetres, the position in world axes; angle in degrees. */
const wheel = struct('WheelPhysicsControl', {
  tireFriction: f32,
  dampingRate: f32,
  maxSteerAngle: f32,
  radius: f32,
  maxBrakeTorque: f32,
  maxHandBrakeTorque: f32,
  lateralStiffnessMaxLoad: f32,
  lateralStiffness: f32,
  longitudinalStiffness: f32,
  position: vector3d,
})

/** Wheels: front left, front right, rear left, rear right. Mass in kg, centre of mass in metres. */
export const vehiclePhysics = struct('VehiclePhysicsControl', {
  torqueCurve: list(vector2d),
  maxRpm: f32,
  momentOfInertia: f32,
  dampingRateFullThrottle: f32,
  dampingRateZeroThrottleClutchEngaged: f32,
  dampingRateZeroThrottleClutchDisengaged: f32,
  useGearAutobox: bool,
  gearSwitchTime: f32,
  clutchStrength: f32,
  finalRatio: f32,
  forwardGears: list(gear),
  mass: f32,
  dragCoefficient: f32,
  centerOfMass: vector3d,
  steeringCurve: list(vector2d),
  wheels: list(wheel),
  useSweepWheelCollision: bool,
})
export type VehiclePhysics = TypeOf<typeof vehiclePhysics>
