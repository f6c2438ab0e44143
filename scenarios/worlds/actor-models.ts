/**
 * What kinds of bodies there are: class, box and how they move. Sizes are near the class means of nuScenes
 * (car 1.95 x 4.62 x 1.73, truck 2.51 x 6.93 x 2.84, bus 2.94 x 11.1 x 3.47, pedestrian 0.67 x 0.73 x 1.77, ...).
 */
import type { DetectionClass, Size } from '../../schemas/messages.js'

export interface ActorModel {
  readonly name: string
  readonly label: DetectionClass
  /** The box in which every part of the body stays. */
  readonly size: Size
  /** Distance of the axles, over which a vehicle's heading is taken; 0 for what has none. */
  readonly wheelbaseM: number
  /** Fastest wish on an empty road and comfortable acceleration. */
  readonly speedMps: number
  readonly accelerationMps2: number
}

const size = (width: number, length: number, height: number): Size => ({ width, length, height })

const catalogue: readonly ActorModel[] = [
  {
    name: 'hatchback',
    label: 'car',
    size: size(1.82, 4.1, 1.52),
    wheelbaseM: 2.55,
    speedMps: 33,
    accelerationMps2: 1.8,
  },
  { name: 'sedan', label: 'car', size: size(1.88, 4.75, 1.48), wheelbaseM: 2.8, speedMps: 33, accelerationMps2: 1.8 },
  { name: 'suv', label: 'car', size: size(1.98, 4.72, 1.74), wheelbaseM: 2.8, speedMps: 33, accelerationMps2: 1.6 },
  { name: 'van', label: 'car', size: size(2.0, 5.1, 2.02), wheelbaseM: 3.1, speedMps: 33, accelerationMps2: 1.4 },
  { name: 'pickup', label: 'car', size: size(1.98, 5.35, 1.84), wheelbaseM: 3.2, speedMps: 33, accelerationMps2: 1.5 },
  {
    name: 'box-truck',
    label: 'truck',
    size: size(2.45, 7.4, 3.2),
    wheelbaseM: 4.2,
    speedMps: 24,
    accelerationMps2: 1.0,
  },
  { name: 'tanker', label: 'truck', size: size(2.5, 8.4, 3.1), wheelbaseM: 4.8, speedMps: 24, accelerationMps2: 0.9 },
  { name: 'flatbed', label: 'truck', size: size(2.4, 6.6, 2.6), wheelbaseM: 3.9, speedMps: 24, accelerationMps2: 1.1 },
  { name: 'tractor', label: 'truck', size: size(2.5, 6.0, 3.4), wheelbaseM: 3.7, speedMps: 24, accelerationMps2: 0.9 },
  {
    name: 'semitrailer',
    label: 'trailer',
    size: size(2.55, 11.8, 3.8),
    wheelbaseM: 7.5,
    speedMps: 24,
    accelerationMps2: 0.9,
  },
  { name: 'city-bus', label: 'bus', size: size(2.6, 11.4, 3.2), wheelbaseM: 6.0, speedMps: 24, accelerationMps2: 1.0 },
  { name: 'coach', label: 'bus', size: size(2.6, 12.6, 3.6), wheelbaseM: 6.6, speedMps: 24, accelerationMps2: 0.9 },
  {
    name: 'excavator',
    label: 'construction_vehicle',
    size: size(2.7, 6.8, 3.3),
    wheelbaseM: 0,
    speedMps: 2,
    accelerationMps2: 0.5,
  },
  {
    name: 'wheel-loader',
    label: 'construction_vehicle',
    size: size(2.6, 6.4, 3.1),
    wheelbaseM: 2.8,
    speedMps: 6,
    accelerationMps2: 0.6,
  },
  {
    name: 'motorcycle',
    label: 'motorcycle',
    size: size(0.8, 2.1, 1.1),
    wheelbaseM: 1.4,
    speedMps: 33,
    accelerationMps2: 2.2,
  },
  {
    name: 'motorcycle-ridden',
    label: 'motorcycle',
    size: size(0.8, 2.1, 1.68),
    wheelbaseM: 1.4,
    speedMps: 33,
    accelerationMps2: 2.2,
  },
  {
    name: 'bicycle',
    label: 'bicycle',
    size: size(0.58, 1.75, 1.08),
    wheelbaseM: 1.05,
    speedMps: 5.5,
    accelerationMps2: 0.8,
  },
  {
    name: 'bicycle-ridden',
    label: 'bicycle',
    size: size(0.6, 1.75, 1.78),
    wheelbaseM: 1.05,
    speedMps: 5.5,
    accelerationMps2: 0.8,
  },
  {
    name: 'adult',
    label: 'pedestrian',
    size: size(0.68, 0.78, 1.76),
    wheelbaseM: 0,
    speedMps: 1.4,
    accelerationMps2: 1,
  },
  {
    name: 'adult-skirt',
    label: 'pedestrian',
    size: size(0.64, 0.74, 1.66),
    wheelbaseM: 0,
    speedMps: 1.3,
    accelerationMps2: 1,
  },
  {
    name: 'worker',
    label: 'pedestrian',
    size: size(0.72, 0.8, 1.82),
    wheelbaseM: 0,
    speedMps: 1.2,
    accelerationMps2: 1,
  },
  {
    name: 'child',
    label: 'pedestrian',
    size: size(0.52, 0.6, 1.26),
    wheelbaseM: 0,
    speedMps: 1.2,
    accelerationMps2: 1,
  },
  { name: 'cone', label: 'traffic_cone', size: size(0.42, 0.42, 0.9), wheelbaseM: 0, speedMps: 0, accelerationMps2: 0 },
  { name: 'barrier', label: 'barrier', size: size(2.4, 0.55, 1.0), wheelbaseM: 0, speedMps: 0, accelerationMps2: 0 },
  {
    name: 'fence-barrier',
    label: 'barrier',
    size: size(2.2, 0.5, 1.1),
    wheelbaseM: 0,
    speedMps: 0,
    accelerationMps2: 0,
  },
]

export const actorModels: ReadonlyMap<string, ActorModel> = new Map(catalogue.map((model) => [model.name, model]))

export const carModels = ['hatchback', 'sedan', 'sedan', 'suv', 'suv', 'van', 'pickup', 'hatchback'] as const
export const truckModels = ['box-truck', 'box-truck', 'tanker', 'flatbed'] as const
export const busModels = ['city-bus', 'coach'] as const
export const walkerModels = ['adult', 'adult', 'adult', 'adult-skirt', 'adult-skirt', 'worker', 'child'] as const
