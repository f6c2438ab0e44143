/**
 * Writes tables of the nuScenes schema as large as v1.0-trainval: 850 scenes, 34,000 samples, 2.6 million sample_data and
 * ego_pose rows, 1.17 million annotations, about 2.5 GB. Values are made up; the shape, the links and the sizes are real.
 *
 *   node dist/tools/bench/write-trainval.js DATAROOT [scenes]
 */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { tokenOf } from '../../scenarios/worlds/random.js'

/** Rows of a sensor in a scene of 20 s, and how it is called. */
const sensors = [
  ...['CAM_FRONT', 'CAM_FRONT_RIGHT', 'CAM_FRONT_LEFT', 'CAM_BACK', 'CAM_BACK_LEFT', 'CAM_BACK_RIGHT'].map(
    (channel) => ({ channel, modality: 'camera', rows: 226 }),
  ),
  { channel: 'LIDAR_TOP', modality: 'lidar', rows: 390 },
  ...['RADAR_FRONT', 'RADAR_FRONT_LEFT', 'RADAR_FRONT_RIGHT', 'RADAR_BACK_LEFT', 'RADAR_BACK_RIGHT'].map((channel) => ({
    channel,
    modality: 'radar',
    rows: 270,
  })),
]
const samplesPerScene = 40
const instancesPerScene = 75
/** Consecutive samples an instance is annotated in. */
const annotationsPerInstance = 18
const categories = ['vehicle.car', 'human.pedestrian.adult', 'vehicle.truck', 'movable_object.trafficcone']

const [tableSample, tableData, tablePose, tableInstance, tableAnnotation, tableCalibration] = [1, 2, 3, 4, 5, 6]

/** @returns the name of the version's folder. */
export async function writeTrainval(dataroot: string, scenes = 850): Promise<string> {
  const version = 'v1.0-trainval'
  const folder = join(dataroot, version)
  await mkdir(folder, { recursive: true })
  const table = (name: string, rows: Iterable<object>) => writeTable(join(folder, `${name}.json`), rows)
  const all = Array.from({ length: scenes }, (_, scene) => scene)
  await mkdir(join(dataroot, 'maps'), { recursive: true })
  await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .png()
    .toFile(join(dataroot, 'maps/none.png'))
  await table(
    'category',
    categories.map((name) => ({ token: `category-${name}`, name, description: '' })),
  )
  await table('attribute', [{ token: 'attribute-moving', name: 'vehicle.moving', description: '' }])
  await table('visibility', [{ token: '4', level: 'v80-100', description: '' }])
  await table(
    'sensor',
    sensors.map(({ channel, modality }) => ({ token: `sensor-${channel}`, channel, modality })),
  )
  await table('log', [{ token: 'log-0', logfile: '', vehicle: '', date_captured: '2026-01-01', location: 'made-up' }])
  await table('map', [{ token: 'map-0', category: 'semantic_prior', filename: 'maps/none.png', log_tokens: ['log-0'] }])
  await table('calibrated_sensor', each(all, calibrations))
  await table('scene', all.map(sceneRow))
  await table('sample', each(all, samples))
  await table('sample_data', each(all, sampleData))
  await table('ego_pose', each(all, egoPoses))
  await table('instance', each(all, instances))
  await table('sample_annotation', each(all, annotations))
  return version
}

function* each<T>(scenes: readonly number[], rows: (scene: number) => Iterable<T>): Generator<T> {
  for (const scene of scenes) yield* rows(scene)
}

const startUs = (scene: number) => 1_500_000_000_000_000 + scene * 1_000_000_000

function sceneRow(scene: number) {
  return {
    token: tokenOf(0, scene),
    log_token: 'log-0',
    nbr_samples: samplesPerScene,
    first_sample_token: tokenOf(tableSample, scene, 0),
    last_sample_token: tokenOf(tableSample, scene, samplesPerScene - 1),
    name: `scene-${String(scene + 1).padStart(4, '0')}`,
    description: 'made up',
  }
}

function* calibrations(scene: number) {
  for (const [s, { channel, modality }] of sensors.entries()) {
    yield {
      token: tokenOf(tableCalibration, scene, s),
      sensor_token: `sensor-${channel}`,
      translation: [1.70079118954, 0.0159456324149, 1.51095763913],
      rotation: [0.5, -0.5, 0.5, -0.5],
      camera_intrinsic:
        modality === 'camera'
          ? [
              [1266.417203046554, 0, 816.2670197447984],
              [0, 1266.417203046554, 491.50706579294757],
              [0, 0, 1],
            ]
          : [],
    }
  }
}

function* samples(scene: number) {
  for (let i = 0; i < samplesPerScene; i++) {
    yield {
      token: tokenOf(tableSample, scene, i),
      timestamp: startUs(scene) + i * 500_000,
      prev: i > 0 ? tokenOf(tableSample, scene, i - 1) : '',
      next: i + 1 < samplesPerScene ? tokenOf(tableSample, scene, i + 1) : '',
      scene_token: tokenOf(0, scene),
    }
  }
}

function* sampleData(scene: number) {
  for (const [s, { channel, modality, rows }] of sensors.entries()) {
    let keySample = -1
    for (let i = 0; i < rows; i++) {
      const sample = Math.min(samplesPerScene - 1, Math.floor((i * samplesPerScene) / rows))
      const isKey = sample > keySample
      keySample = sample
      const timestamp = startUs(scene) + (isKey ? sample * 500_000 : Math.round((i * 20_000_000) / rows) + 1)
      const camera = modality === 'camera'
      const name = `n015-2018-07-18-11-07-57+0800__${channel}__${timestamp}`
      yield {
        token: tokenOf(tableData, scene, s, i),
        sample_token: tokenOf(tableSample, scene, sample),
        ego_pose_token: tokenOf(tablePose, scene, s, i),
        calibrated_sensor_token: tokenOf(tableCalibration, scene, s),
        timestamp,
        fileformat: camera ? 'jpg' : 'pcd',
        is_key_frame: isKey,
        height: camera ? 900 : 0,
        width: camera ? 1600 : 0,
        filename: `${isKey ? 'samples' : 'sweeps'}/${channel}/${name}${camera ? '.jpg' : '.pcd.bin'}`,
        prev: i > 0 ? tokenOf(tableData, scene, s, i - 1) : '',
        next: i + 1 < rows ? tokenOf(tableData, scene, s, i + 1) : '',
      }
    }
  }
}

function* egoPoses(scene: number) {
  for (const [s, { rows }] of sensors.entries()) {
    for (let i = 0; i < rows; i++) {
      yield {
        token: tokenOf(tablePose, scene, s, i),
        timestamp: startUs(scene) + Math.round((i * 20_000_000) / rows),
        rotation: [0.9659258262890683, 0, 0, 0.25881904510252074],
        translation: [411.3039349319818 + i * 0.4, 1180.8903791765097 + scene, 0],
      }
    }
  }
}

function* instances(scene: number) {
  for (let n = 0; n < instancesPerScene; n++) {
    yield {
      token: tokenOf(tableInstance, scene, n),
      category_token: `category-${categories[n % categories.length]}`,
      nbr_annotations: annotationsPerInstance,
      first_annotation_token: tokenOf(tableAnnotation, scene, n, 0),
      last_annotation_token: tokenOf(tableAnnotation, scene, n, annotationsPerInstance - 1),
    }
  }
}

function* annotations(scene: number) {
  for (let n = 0; n < instancesPerScene; n++) {
    const first = n % (samplesPerScene - annotationsPerInstance)
    for (let i = 0; i < annotationsPerInstance; i++) {
      yield {
        token: tokenOf(tableAnnotation, scene, n, i),
        sample_token: tokenOf(tableSample, scene, first + i),
        instance_token: tokenOf(tableInstance, scene, n),
        visibility_token: '4',
        attribute_tokens: n % 2 === 0 ? ['attribute-moving'] : [],
        translation: [420.3 + n * 0.7, 1170.25 + scene + i * 0.5, 1.1],
        size: [1.9, 4.6, 1.7],
        rotation: [0.9238795325112867, 0, 0, 0.3826834323650898],
        prev: i > 0 ? tokenOf(tableAnnotation, scene, n, i - 1) : '',
        next: i + 1 < annotationsPerInstance ? tokenOf(tableAnnotation, scene, n, i + 1) : '',
        num_lidar_pts: 12,
        num_radar_pts: 1,
      }
    }
  }
}

async function writeTable(file: string, rows: Iterable<object>): Promise<void> {
  const stream = createWriteStream(file)
  let text = '[\n'
  let separator = ''
  const pass = () =>
    new Promise<void>((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
  for (const row of rows) {
    text += separator + JSON.stringify(row)
    separator = ',\n'
    if (text.length < 1 << 20) continue
    await pass()
    text = ''
  }
  text += '\n]\n'
  await pass()
  await new Promise<void>((resolve, reject) =>
    stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , dataroot = '', scenes = '850'] = process.argv
  if (dataroot === '')
    throw new Error('name the folder to write: node dist/tools/bench/write-trainval.js DATAROOT [scenes]')
  console.log(await writeTrainval(dataroot, Number(scenes)))
}
