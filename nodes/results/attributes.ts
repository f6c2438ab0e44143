/** Which attribute a box is submitted with. */
import type { DetectedObject } from '../../schemas/messages.js'

/** Faster than this an object moves: BEVFormer's submission code. */
const movingSpeedMpsMin = 0.2

interface AttributeChoice {
  readonly moving: string
  readonly still: string
  readonly allowed: readonly string[]
}

const vehicleAttributes = ['vehicle.moving', 'vehicle.stopped', 'vehicle.parked']
const parkedVehicle: AttributeChoice = { moving: 'vehicle.moving', still: 'vehicle.parked', allowed: vehicleAttributes }
const cycle: AttributeChoice = {
  moving: 'cycle.with_rider',
  still: 'cycle.without_rider',
  allowed: ['cycle.with_rider', 'cycle.without_rider'],
}

/** Barriers and traffic cones have none. */
const choices: Readonly<Record<string, AttributeChoice>> = {
  car: parkedVehicle,
  truck: parkedVehicle,
  trailer: parkedVehicle,
  construction_vehicle: parkedVehicle,
  bus: { ...parkedVehicle, still: 'vehicle.stopped' },
  bicycle: cycle,
  motorcycle: cycle,
  pedestrian: {
    moving: 'pedestrian.moving',
    still: 'pedestrian.standing',
    allowed: ['pedestrian.moving', 'pedestrian.standing', 'pedestrian.sitting_lying_down'],
  },
}

/** The object's own attribute when its class may have it, else the one its speed suggests; '' for classes without. */
export function attributeFor({ label, attribute, velocityXMps, velocityYMps }: DetectedObject): string {
  const choice = Object.hasOwn(choices, label) ? choices[label] : undefined
  if (choice === undefined) return ''
  if (choice.allowed.includes(attribute)) return attribute
  return Math.hypot(velocityXMps, velocityYMps) > movingSpeedMpsMin ? choice.moving : choice.still
}
