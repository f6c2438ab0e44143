/**
 * Writes a small nuScenes-format dataroot of its own making: scenes with key frames at 2 Hz, camera sweeps at 10 Hz and
 * lidar sweeps at 20 Hz, a car that drives straight on at a constant speed past two walkers, a parked truck and a bench.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { cameraChannels } from '../../../schemas/messages.js'

export interface DatarootOptions {
  readonly version?: string
  readonly scenes?: number
  readonly samplesPerScene?: number
  /** Sweeps between key frames in sample_data and on disk. */
  readonly sweeps?: boolean
  readonly annotated?: boolean
  /** Pixels; intrinsics refer to them. */
  readonly width?: number
  readonly height?: number
}

export type JsonRow = Record<string, unknown>
export type JsonTables = Record<string, JsonRow[]>

export const egoSpeedMps = 6
/** Of the first walker, global frame. */
export const walkerVelocityMps = { x: -0.4, y: 1.2 }
const firstTimestampUs = 1_600_000_000_000_000
const sampleUs = 500_000
const sceneUs = 60_000_000
/** Heading of the road. */
const yawRad = 0.5

const cameraYawRad: Readonly<Record<string, number>> = {
  CAM_FRONT: 0,
  CAM_FRONT_RIGHT: -0.96,
  CAM_FRONT_LEFT: 0.96,
  CAM_BACK: Math.PI,
  CAM_BACK_LEFT: 1.92,
  CAM_BACK_RIGHT: -1.92,
}

const aboutZ = (yaw: number) => [Math.cos(yaw / 2), 0, 0, Math.sin(yaw / 2)]

/**
 * Camera axes (x right, y down, z forward) that look along `yaw` in the ego frame: the turn about z times
 * (0.5, -0.5, 0.5, -0.5), which looks straight ahead.
 */
function cameraRotation(yaw: number): number[] {
  const c = Math.cos(yaw / 2) / 2
  const s = Math.sin(yaw / 2) / 2
  return [c + s, -c - s, c - s, -c + s]
}

interface Maker {
  readonly tables: JsonTables
  readonly files: Set<string>
  readonly options: Required<DatarootOptions>
}

/** @returns the tables as written, for tests that spoil one. */
export async function writeDataroot(folder: string, given: DatarootOptions = {}): Promise<JsonTables> {
  const options = {
    version: 'v1.0-mini',
    scenes: 2,
    samplesPerScene: 4,
    sweeps: false,
    annotated: true,
    width: 160,
    height: 90,
    ...given,
  }
  const maker: Maker = { tables: fixedTables(options), files: new Set(), options }
  for (let scene = 0; scene < options.scenes; scene += 1) addScene(maker, scene)
  await writeTables(folder, options.version, maker.tables)
  const pictures = await Promise.all(cameraChannels.map((_, i) => picture(i, options)))
  for (const channel of [...cameraChannels, 'LIDAR_TOP']) {
    for (const top of ['samples', 'sweeps']) await mkdir(join(folder, top, channel), { recursive: true })
  }
  for (const file of maker.files) {
    const channel = cameraChannels.findIndex((name) => file.includes(`/${name}/`))
    await writeFile(join(folder, file), pictures[channel] ?? new Uint8Array(20))
  }
  return maker.tables
}

export async function writeTables(folder: string, version: string, tables: JsonTables): Promise<void> {
  await mkdir(join(folder, version), { recursive: true })
  for (const [name, rows] of Object.entries(tables)) {
    await writeFile(join(folder, version, `${name}.json`), JSON.stringify(rows, undefined, 1))
  }
}

function picture(index: number, { width, height }: Required<DatarootOptions>): Promise<Buffer> {
  const background = { r: 40 * index, g: 255 - 40 * index, b: 128 }
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

function fixedTables({ width, height }: Required<DatarootOptions>): JsonTables {
  const focal = width * 0.8
  const intrinsic = [
    [focal, 0, width / 2],
    [0, focal, height / 2],
    [0, 0, 1],
  ]
  const sensors = [...cameraChannels, 'LIDAR_TOP'] as const
  const categories = ['vehicle.truck', 'human.pedestrian.adult', 'static_object.bicycle_rack']
  return {
    category: categories.map((name) => ({ token: `category-${name}`, name, description: '' })),
    attribute: ['vehicle.parked', 'pedestrian.moving'].map((name) => ({ token: `attribute-${name}`, name })),
    visibility: [{ token: '4', level: 'v80-100', description: '' }],
    sensor: sensors.map((channel) => ({
      token: `sensor-${channel}`,
      channel,
      modality: channel === 'LIDAR_TOP' ? 'lidar' : 'camera',
    })),
    calibrated_sensor: sensors.map((channel) => ({
      token: `calibrated-${channel}`,
      sensor_token: `sensor-${channel}`,
      translation: channel === 'LIDAR_TOP' ? [0.94, 0, 1.84] : [1.5 * Math.cos(cameraYawRad[channel]!), 0.1, 1.5],
      rotation: channel === 'LIDAR_TOP' ? aboutZ(-Math.PI / 2) : cameraRotation(cameraYawRad[channel]!),
      camera_intrinsic: channel === 'LIDAR_TOP' ? [] : intrinsic,
    })),
    ego_pose: [],
    log: [{ token: 'log-0', logfile: 'made', vehicle: 'made', date_captured: '2020-09-13', location: 'nowhere' }],
    scene: [],
    sample: [],
    sample_data: [],
    sample_annotation: [],
    instance: [],
    map: [{ token: 'map-0', log_tokens: ['log-0'], category: 'semantic_prior', filename: 'maps/none.png' }],
  }
}

function addScene(maker: Maker, scene: number): void {
  const { tables, options } = maker
  const count = options.samplesPerScene
  const token = (i: number) => `sample-${scene}-${i}`
  const startUs = firstTimestampUs + scene * sceneUs
  tables.scene!.push({
    token: `scene-token-${scene}`,
    name: `scene-${String(scene + 1).padStart(4, '0')}`,
    description: 'made',
    log_token: 'log-0',
    nbr_samples: count,
    first_sample_token: token(0),
    last_sample_token: token(count - 1),
  })
  for (let i = 0; i < count; i += 1) {
    tables.sample!.push({
      token: token(i),
      timestamp: startUs + i * sampleUs,
      scene_token: `scene-token-${scene}`,
      prev: i > 0 ? token(i - 1) : '',
      next: i < count - 1 ? token(i + 1) : '',
    })
  }
  const lastUs = (count - 1) * sampleUs
  for (const [index, channel] of cameraChannels.entries()) {
    addSensorData(maker, { scene, channel, offsetUs: -2_000 - 3_000 * index, stepUs: 100_000, lastUs })
  }
  addSensorData(maker, { scene, channel: 'LIDAR_TOP', offsetUs: 0, stepUs: 50_000, lastUs })
  if (options.annotated) addAnnotations(maker, scene)
}

interface SensorStream {
  readonly scene: number
  readonly channel: string
  readonly offsetUs: number
  readonly stepUs: number
  readonly lastUs: number
}

function addSensorData({ tables, files, options }: Maker, stream: SensorStream): void {
  const { scene, channel, offsetUs, stepUs, lastUs } = stream
  const isCamera = channel !== 'LIDAR_TOP'
  const rows: JsonRow[] = []
  for (let us = 0; us <= lastUs; us += options.sweeps ? stepUs : sampleUs) {
    const isKeyFrame = us % sampleUs === 0
    const timestamp = firstTimestampUs + scene * sceneUs + us + offsetUs
    const token = `data-${scene}-${channel}-${us}`
    const suffix = isCamera ? 'jpg' : 'pcd.bin'
    const filename = `${isKeyFrame ? 'samples' : 'sweeps'}/${channel}/made__${channel}__${timestamp}.${suffix}`
    files.add(filename)
    const distance = (egoSpeedMps * (us + offsetUs)) / 1e6
    tables.ego_pose!.push({
      token: `pose-${token}`,
      timestamp,
      translation: [100 + scene * 50 + distance * Math.cos(yawRad), 200 + distance * Math.sin(yawRad), 0],
      rotation: aboutZ(yawRad),
    })
    rows.push({
      token,
      sample_token: `sample-${scene}-${Math.round(us / sampleUs)}`,
      ego_pose_token: `pose-${token}`,
      calibrated_sensor_token: `calibrated-${channel}`,
      timestamp,
      fileformat: suffix === 'jpg' ? 'jpg' : 'pcd',
      is_key_frame: isKeyFrame,
      height: isCamera ? options.height : 0,
      width: isCamera ? options.width : 0,
      filename,
      prev: rows.at(-1)?.token ?? '',
      next: '',
    })
    const before = rows.at(-2)
    if (before) before.next = token
  }
  tables.sample_data!.push(...rows)
}

/** A walker seen in every sample, one seen in the first alone, a parked truck ahead, and a bench, which is no detection class. */
function addAnnotations(maker: Maker, scene: number): void {
  const all = [...Array(maker.options.samplesPerScene).keys()]
  const ahead = (metres: number) =>
    [100 + scene * 50 + metres * Math.cos(yawRad), 200 + metres * Math.sin(yawRad), 1] as const
  const [x, y] = ahead(20)
  const walks = (i: number) => [x + walkerVelocityMps.x * i * 0.5, y + walkerVelocityMps.y * i * 0.5, 0.9]
  const walker = {
    category: 'human.pedestrian.adult',
    attributes: ['attribute-pedestrian.moving'],
    size: [0.6, 0.7, 1.8],
  }
  addInstance(maker, { ...walker, token: `walker-${scene}`, scene, samples: all, at: walks })
  addInstance(maker, { ...walker, token: `glimpse-${scene}`, scene, samples: [0], at: () => [...ahead(12)] })
  addInstance(maker, {
    token: `truck-${scene}`,
    scene,
    category: 'vehicle.truck',
    attributes: ['attribute-vehicle.parked'],
    size: [2.5, 8, 3],
    samples: all,
    at: () => [...ahead(40)],
  })
  addInstance(maker, {
    token: `rack-${scene}`,
    scene,
    category: 'static_object.bicycle_rack',
    attributes: [],
    size: [2, 5, 1],
    samples: [0],
    at: () => [...ahead(30)],
  })
}

interface Instance {
  readonly token: string
  readonly scene: number
  readonly category: string
  readonly attributes: readonly string[]
  /** Width, length, height. */
  readonly size: readonly number[]
  readonly samples: readonly number[]
  at(sample: number): readonly number[]
}

function addInstance({ tables }: Maker, { token, scene, category, attributes, size, samples, at }: Instance): void {
  const annotation = (i: number | undefined) => (i === undefined ? '' : `annotation-${token}-${i}`)
  tables.instance!.push({
    token,
    category_token: `category-${category}`,
    nbr_annotations: samples.length,
    first_annotation_token: annotation(samples[0]),
    last_annotation_token: annotation(samples.at(-1)),
  })
  for (const [order, i] of samples.entries()) {
    tables.sample_annotation!.push({
      token: annotation(i),
      sample_token: `sample-${scene}-${i}`,
      instance_token: token,
      visibility_token: '4',
      attribute_tokens: attributes,
      translation: at(i),
      size,
      rotation: aboutZ(yawRad),
      prev: annotation(samples[order - 1]),
      next: annotation(samples[order + 1]),
      num_lidar_pts: 5,
      num_radar_pts: 0,
    })
  }
}
