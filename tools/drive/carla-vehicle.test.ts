import t from 'tap'
import type { VehiclePhysics } from '../../scenarios/carla/physics.js'
import { accelerationMps2Max, brakingMps2Max, steeringRadMax } from '../../scenarios/worlds/ego-control.js'
import { pedalsOf, steeringLimit } from './carla-vehicle.js'

const zero = { x: 0, y: 0, z: 0 }
const wheel = {
  tireFriction: 3.5,
  dampingRate: 0.25,
  maxSteerAngle: 70,
  radius: 35,
  maxBrakeTorque: 1000,
  maxHandBrakeTorque: 0,
  lateralStiffnessMaxLoad: 2,
  lateralStiffness: 17,
  longitudinalStiffness: 1000,
  position: zero,
}
const physics: VehiclePhysics = {
  torqueCurve: [
    { x: 0, y: 200 },
    { x: 2000, y: 400 },
  ],
  maxRpm: 5000,
  momentOfInertia: 1,
  dampingRateFullThrottle: 0.15,
  dampingRateZeroThrottleClutchEngaged: 2,
  dampingRateZeroThrottleClutchDisengaged: 0.35,
  useGearAutobox: true,
  gearSwitchTime: 0.5,
  clutchStrength: 10,
  finalRatio: 4,
  forwardGears: [
    { ratio: 3, downRatio: 0.5, upRatio: 0.65 },
    { ratio: 2, downRatio: 0.5, upRatio: 0.65 },
  ],
  mass: 2000,
  dragCoefficient: 0.3,
  centerOfMass: zero,
  steeringCurve: [
    { x: 0, y: 1 },
    { x: 20, y: 0.9 },
    { x: 60, y: 0.8 },
  ],
  wheels: [wheel, wheel, { ...wheel, maxSteerAngle: 0 }, { ...wheel, maxSteerAngle: 0 }],
  useSweepWheelCollision: true,
}

t.test('pedals from torque at the wheels, within what tyres hold', (t) => {
  const { throttleMps2, brakeMps2 } = pedalsOf(physics)
  t.equal(throttleMps2.toFixed(3), ((400 * 2 * 4) / (0.35 * 2000)).toFixed(3))
  t.equal(brakeMps2.toFixed(3), (4000 / (0.35 * 2000)).toFixed(3))
  t.equal(
    pedalsOf({ ...physics, wheels: physics.wheels.map((each) => ({ ...each, maxBrakeTorque: 1e6 })) }).brakeMps2,
    9.81,
  )
  t.strictSame(pedalsOf(undefined), { throttleMps2: accelerationMps2Max, brakeMps2: brakingMps2Max })
  t.end()
})

t.test('the wheels turn less the faster the car', (t) => {
  const full = (70 * Math.PI) / 180
  t.equal(steeringLimit(physics, 0), full)
  t.equal(steeringLimit(physics, 40 / 3.6).toFixed(6), (full * 0.85).toFixed(6))
  t.equal(steeringLimit(physics, 100).toFixed(6), (full * 0.8).toFixed(6))
  t.equal(steeringLimit(undefined, 10), steeringRadMax)
  t.end()
})
