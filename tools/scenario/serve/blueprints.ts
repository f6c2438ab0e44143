/** The blueprints a client may spawn, and which of the world's models each stands for. */
import { attributeTypes, type CarlaProfile } from '../../../scenarios/carla/profile.js'
import { type ActorAttribute, type ActorDefinition, describeActor } from '../../../scenarios/carla/structs.js'

/** CARLA's names where it has a body of the kind; `goshawk` where it has none. */
const modelOfBlueprint: Readonly<Record<string, string>> = {
  'vehicle.tesla.model3': 'sedan',
  'vehicle.lincoln.mkz_2020': 'sedan',
  'vehicle.audi.a2': 'hatchback',
  'vehicle.nissan.patrol_2021': 'suv',
  'vehicle.volkswagen.t2_2021': 'van',
  'vehicle.tesla.cybertruck': 'pickup',
  'vehicle.carlamotors.carlacola': 'box-truck',
  'vehicle.carlamotors.firetruck': 'tanker',
  'vehicle.goshawk.flatbed': 'flatbed',
  'vehicle.goshawk.tractor': 'tractor',
  'vehicle.goshawk.semitrailer': 'semitrailer',
  'vehicle.mitsubishi.fusorosa': 'city-bus',
  'vehicle.goshawk.coach': 'coach',
  'vehicle.goshawk.excavator': 'excavator',
  'vehicle.goshawk.wheel-loader': 'wheel-loader',
  'vehicle.kawasaki.ninja': 'motorcycle-ridden',
  'vehicle.goshawk.motorcycle-parked': 'motorcycle',
  'vehicle.bh.crossbike': 'bicycle-ridden',
  'vehicle.goshawk.bicycle-parked': 'bicycle',
  'walker.pedestrian.0001': 'adult',
  'walker.pedestrian.0002': 'adult-skirt',
  'walker.pedestrian.0003': 'worker',
  'walker.pedestrian.0004': 'child',
  'static.prop.constructioncone': 'cone',
  'static.prop.streetbarrier': 'barrier',
  'static.prop.chainbarrier': 'fence-barrier',
}
const blueprintOfModel = new Map<string, string>()
for (const [id, model] of Object.entries(modelOfBlueprint))
  if (!blueprintOfModel.has(model)) blueprintOfModel.set(model, id)

/** The world's model behind a blueprint; undefined for sensors and the rest. */
export const modelOf = (blueprint: string): string | undefined => modelOfBlueprint[blueprint]
export const blueprintOf = (model: string): string => blueprintOfModel.get(model)!

/** Semantic labels of 0.9.14 and later. */
const labels = { car: 14, truck: 15, bus: 16, motorcycle: 18, bicycle: 19, pedestrian: 12, dynamic: 21, static: 20 }

/** The semantic label of one of the world's classes. */
export function semanticLabel(label: string): number {
  switch (label) {
    case 'trailer':
    case 'construction_vehicle':
      return labels.truck
    case 'traffic_cone':
    case 'barrier':
      return labels.dynamic
    default:
      return labels[label as keyof typeof labels] ?? labels.static
  }
}

const baseTypes: Readonly<Record<string, string>> = {
  van: 'van',
  'motorcycle-ridden': 'motorcycle',
  motorcycle: 'motorcycle',
  'bicycle-ridden': 'bicycle',
  bicycle: 'bicycle',
  'city-bus': 'bus',
  coach: 'bus',
  sedan: 'car',
  hatchback: 'car',
  suv: 'car',
  pickup: 'car',
}

/** What each camera, inertial or satellite sensor can be asked for; every value a string, as CARLA has it. */
export function blueprints(profile: CarlaProfile): readonly ActorDefinition[] {
  const types = attributeTypes(profile)
  const attribute = (id: string, type: keyof typeof types, value: string, choices: readonly string[] = []) =>
    ({
      id,
      type: types[type],
      value,
      recommendedValues: choices,
      isModifiable: true,
      restrictToRecommended: false,
    }) satisfies ActorAttribute
  const fixed = (id: string, type: keyof typeof types, value: string) => ({
    ...attribute(id, type, value),
    isModifiable: false,
  })
  const found: ActorDefinition[] = []
  const add = (id: string, attributes: readonly ActorAttribute[]) =>
    found.push({ uid: found.length + 1, id, tags: id.replaceAll('.', ','), attributes })
  const sensorRole = attribute('role_name', 'string', 'front')
  const sensorTick = attribute('sensor_tick', 'float', '0.0')
  for (const [id, model] of Object.entries(modelOfBlueprint)) {
    if (id.startsWith('vehicle.')) {
      const baseType = baseTypes[model] ?? 'truck'
      const wheels = baseType === 'motorcycle' || baseType === 'bicycle' ? '2' : '4'
      add(id, [
        attribute('role_name', 'string', 'autopilot', ['autopilot', 'scenario', 'hero', 'ego_vehicle']),
        attribute('color', 'rgbColor', '17,37,103', ['17,37,103', '180,180,180', '137,0,0']),
        attribute('sticky_control', 'bool', 'true'),
        fixed('number_of_wheels', 'int', wheels),
        fixed('base_type', 'string', baseType),
        fixed('object_type', 'string', ''),
        fixed('special_type', 'string', ''),
        fixed('generation', 'int', '1'),
      ])
    } else if (id.startsWith('walker.')) {
      add(id, [
        attribute('role_name', 'string', 'pedestrian'),
        attribute('is_invincible', 'bool', 'false'),
        attribute('speed', 'float', '1.4'),
        fixed('age', 'string', model === 'child' ? 'child' : 'adult'),
        fixed('gender', 'string', model === 'adult-skirt' ? 'female' : 'male'),
        fixed('generation', 'int', '1'),
      ])
    } else add(id, [attribute('role_name', 'string', 'prop'), fixed('size', 'string', 'small')])
  }
  add('sensor.camera.rgb', [
    sensorRole,
    sensorTick,
    attribute('image_size_x', 'int', '800'),
    attribute('image_size_y', 'int', '600'),
    attribute('fov', 'float', '90.0'),
    attribute('enable_postprocess_effects', 'bool', 'true'),
    attribute('gamma', 'float', '2.2'),
    attribute('motion_blur_intensity', 'float', '0.0'),
    attribute('lens_k', 'float', '0.0'),
    attribute('lens_kcube', 'float', '0.0'),
    attribute('lens_circle_falloff', 'float', '5.0'),
    attribute('lens_circle_multiplier', 'float', '0.0'),
    attribute('lens_x_size', 'float', '0.08'),
    attribute('lens_y_size', 'float', '0.08'),
  ])
  add('sensor.other.imu', [
    sensorRole,
    sensorTick,
    ...['accel_x', 'accel_y', 'accel_z', 'gyro_x', 'gyro_y', 'gyro_z'].map((axis) =>
      attribute(`noise_${axis.replace('_', '_stddev_')}`, 'float', '0.0'),
    ),
    attribute('noise_seed', 'int', '0'),
  ])
  add('sensor.other.gnss', [
    sensorRole,
    sensorTick,
    ...['lat', 'lon', 'alt'].flatMap((axis) => [
      attribute(`noise_${axis}_stddev`, 'float', '0.0'),
      attribute(`noise_${axis}_bias`, 'float', '0.0'),
    ]),
    attribute('noise_seed', 'int', '0'),
  ])
  add('sensor.other.collision', [sensorRole])
  add('sensor.other.lane_invasion', [sensorRole])
  for (const id of ['traffic.traffic_light', 'traffic.stop', 'spectator']) add(id, [])
  return found
}

/** Descriptions of what the world itself puts there. */
export function describeOwn(
  definitions: readonly ActorDefinition[],
  id: string,
  values: Readonly<Record<string, string>> = {},
) {
  return describeActor(definitions.find((definition) => definition.id === id)!, values)
}
