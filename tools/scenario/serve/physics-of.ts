/** What the world's cars are made of, as CARLA tells it: a bicycle model has wheels' places and angles, and no engine. */
import { vectorToCarla } from '../../../scenarios/carla/axes.js'
import type { VehiclePhysics } from '../../../scenarios/carla/physics.js'
import type { Actor } from '../../../scenarios/worlds/actor.js'
import { actorModels } from '../../../scenarios/worlds/actor-models.js'
import { steeringRadMax } from '../../../scenarios/worlds/ego-control.js'

const wheelRadiusM = 0.35
/** Of the middles of the wheels of an axle, as a share of the car's width. */
const trackShare = 0.85
const kgPerCubicMetre = 135

export function physicsOf({ model, size, x, y, yawRad }: Actor): VehiclePhysics {
  const halfBaseM = actorModels.get(model)!.wheelbaseM / 2
  const halfTrackM = (size.width * trackShare) / 2
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)]
  const wheel = (forwardM: number, leftM: number) => {
    const place = vectorToCarla({
      x: x + forwardM * cos - leftM * sin,
      y: y + forwardM * sin + leftM * cos,
      z: wheelRadiusM,
    })
    return {
      tireFriction: 3.5,
      dampingRate: 0.25,
      maxSteerAngle: forwardM > 0 ? (steeringRadMax * 180) / Math.PI : 0,
      radius: wheelRadiusM * 100,
      maxBrakeTorque: 1500,
      maxHandBrakeTorque: forwardM > 0 ? 0 : 3000,
      lateralStiffnessMaxLoad: 2,
      lateralStiffness: 17,
      longitudinalStiffness: 1000,
      position: { x: place.x * 100, y: place.y * 100, z: place.z * 100 },
    }
  }
  return {
    torqueCurve: [
      { x: 0, y: 500 },
      { x: 5000, y: 500 },
    ],
    maxRpm: 5000,
    momentOfInertia: 1,
    dampingRateFullThrottle: 0.15,
    dampingRateZeroThrottleClutchEngaged: 2,
    dampingRateZeroThrottleClutchDisengaged: 0.35,
    useGearAutobox: true,
    gearSwitchTime: 0,
    clutchStrength: 10,
    finalRatio: 4,
    forwardGears: [],
    mass: size.length * size.width * size.height * kgPerCubicMetre,
    dragCoefficient: 0.3,
    centerOfMass: { x: 0, y: 0, z: 0 },
    steeringCurve: [
      { x: 0, y: 1 },
      { x: 120, y: 1 },
    ],
    wheels: [
      wheel(halfBaseM, halfTrackM),
      wheel(halfBaseM, -halfTrackM),
      wheel(-halfBaseM, halfTrackM),
      wheel(-halfBaseM, -halfTrackM),
    ],
    useSweepWheelCollision: false,
  }
}
