import { mkdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { type CameraFrames, cameraChannels } from '../../schemas/messages.js'
import { globalVelocity } from './annotations.js'
import { egoSpeedMps, toCameraFrames, unknownSurroundings } from './camera-frames.js'
import { type OpenOptions, openDataset } from './dataset.js'
import {
  type JsonTables,
  egoSpeedMps as madeSpeedMps,
  walkerVelocityMps,
  writeDataroot,
  writeTables,
} from './testing/write-dataroot.js'

const version = 'v1.0-mini'
const opening = (dataroot: string, more: Partial<OpenOptions> = {}): OpenOptions => ({
  dataroot,
  version,
  channels: cameraChannels,
  sweeps: false,
  ...more,
})
const noPictures = cameraChannels.map(() => ({ bytes: Buffer.of(1), missing: '' }))

t.test('scenes and samples come in order, each with six cameras and its reference', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot)
  const { frames, tables } = await openDataset(opening(dataroot))
  t.strictSame(
    frames.map(({ sample }) => sample?.token),
    [0, 1].flatMap((scene) => [0, 1, 2, 3].map((i) => `sample-${scene}-${i}`)),
  )
  for (const { cameras, reference, sample } of frames) {
    t.equal(cameras.filter((row) => row?.sampleToken === sample!.token).length, 6)
    t.equal(reference.timestampUs, sample!.timestampUs)
  }
  t.strictSame(
    frames.map((_, i) => Math.round(egoSpeedMps(tables, frames, i) * 1e6) / 1e6),
    Array(8).fill(madeSpeedMps),
  )
})

t.test('one scene by name or token; an unknown one is refused with the names there are', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot)
  for (const scene of ['scene-0002', 'scene-token-1']) {
    const { frames } = await openDataset(opening(dataroot, { scene }))
    t.strictSame([...new Set(frames.map(({ scene: { name } }) => name))], ['scene-0002'])
  }
  await t.rejects(openDataset(opening(dataroot, { scene: 'scene-9' })), {
    code: 'usage-invalid',
    message: 'scene "scene-9": no such scene; the dataset has scene-0001, scene-0002',
  })
})

t.test('sweeps fill the time between key frames, synchronised to the lidar', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 3, sweeps: true })
  const { frames } = await openDataset(opening(dataroot, { sweeps: true }))
  t.equal(frames.length, 11, '10 Hz over a second')
  t.equal(frames.filter(({ sample }) => sample !== undefined).length, 3)
  for (const [i, frame] of frames.entries()) {
    t.equal(frame.reference.timestampUs, frames[0]!.reference.timestampUs + i * 100_000)
    for (const camera of frame.cameras) {
      t.ok(Math.abs(camera!.timestampUs - frame.reference.timestampUs) < 20_000)
    }
  }
})

t.test('ground truth is in the ego frame, with velocity from its neighbours', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot)
  const dataset = await openDataset(opening(dataroot))
  const payloadOf = (i: number): CameraFrames =>
    toCameraFrames(dataset, dataset.frames[i]!, { pictures: noPictures, surroundings: unknownSurroundings }).payload
  const first = payloadOf(0)
  t.equal(first.hasGroundTruth, true)
  t.strictSame(
    first.groundTruth.map(({ label, attribute, id }) => [label, attribute, id]),
    [
      ['pedestrian', 'pedestrian.moving', 'walker-0'],
      ['pedestrian', 'pedestrian.moving', 'glimpse-0'],
      ['truck', 'vehicle.parked', 'truck-0'],
    ],
    'the bicycle rack is no detection class',
  )
  const truck = payloadOf(2).groundTruth.find(({ label }) => label === 'truck')!
  t.ok(Math.abs(truck.center.x - (40 - madeSpeedMps)) < 1e-9 && Math.abs(truck.center.y) < 1e-9)
  t.ok(Math.abs(truck.yawRad) < 1e-12, 'it stands along the road')
  t.strictSame(truck.size, { width: 2.5, length: 8, height: 3 })
  t.ok(Math.abs(truck.velocityXMps) < 1e-9)
  const [walker, glimpse] = first.groundTruth
  t.ok(Math.abs(Math.hypot(walker!.velocityXMps, walker!.velocityYMps) - Math.hypot(-0.4, 1.2)) < 1e-9)
  t.ok(Math.abs(walker!.velocityXMps - (-0.4 * Math.cos(0.5) + 1.2 * Math.sin(0.5))) < 1e-9)
  t.ok(Number.isNaN(glimpse!.velocityXMps), 'seen once: no velocity')
  const walkerRow = dataset.tables.sample_annotation.get('annotation-walker-0-1')!
  const velocity = globalVelocity(dataset.tables, walkerRow)
  t.ok(Math.abs(velocity.x - walkerVelocityMps.x) < 1e-9 && Math.abs(velocity.y - walkerVelocityMps.y) < 1e-9)
})

t.test('neighbours too far apart in time give no velocity; both ways may be twice as far', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1 })
  const stretch = (seconds: number) =>
    tables.sample!.forEach((row, i) => {
      row.timestamp = 1_600_000_000_000_000 + i * seconds * 1e6
    })
  const velocities = async () => {
    await writeTables(dataroot, version, tables)
    const { tables: read } = await openDataset(opening(dataroot))
    return [0, 1, 3].map((i) => globalVelocity(read, read.sample_annotation.get(`annotation-walker-0-${i}`)!).x)
  }
  stretch(1.5)
  t.strictSame((await velocities()).map(Number.isNaN), [false, false, false])
  stretch(1.6)
  t.strictSame((await velocities()).map(Number.isNaN), [true, true, true])
})

t.test('a dataset without annotations says so', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { annotated: false })
  const dataset = await openDataset(opening(dataroot))
  const { payload } = toCameraFrames(dataset, dataset.frames[0]!, {
    pictures: noPictures,
    surroundings: unknownSurroundings,
  })
  t.equal(payload.hasGroundTruth, false)
  t.strictSame(payload.groundTruth, [])
})

interface Spoiled {
  readonly name: string
  readonly spoil: (tables: JsonTables) => void
  readonly code: string
  readonly message: RegExp
}

const spoiled: readonly Spoiled[] = [
  {
    name: 'a zero quaternion',
    spoil: ({ calibrated_sensor }) => Object.assign(calibrated_sensor![2]!, { rotation: [0, 0, 0, 0] }),
    code: 'calibration-invalid',
    message: /calibrated_sensor\.json: token calibrated-CAM_FRONT_LEFT: rotation: found a quaternion of norm 0/,
  },
  {
    name: 'null where a number belongs',
    spoil: ({ ego_pose }) => Object.assign(ego_pose![0]!, { translation: [1, null, 0] }),
    code: 'calibration-invalid',
    message: /ego_pose\.json: token pose-data-0-CAM_FRONT-0: translation\[1\]: found null; expected a finite number/,
  },
  {
    name: 'a position off the planet',
    spoil: ({ ego_pose }) => Object.assign(ego_pose![0]!, { translation: [1e300, 0, 0] }),
    code: 'calibration-invalid',
    message: /translation: found \[1e\+300,0,0\]; expected metres/,
  },
  {
    name: 'a camera without intrinsic',
    spoil: ({ calibrated_sensor }) => Object.assign(calibrated_sensor![0]!, { camera_intrinsic: [] }),
    code: 'calibration-invalid',
    message: /token calibrated-CAM_FRONT: camera_intrinsic: found \[\]; expected 3x3/,
  },
  {
    name: 'a focal length of zero',
    spoil: ({ calibrated_sensor }) =>
      Object.assign(calibrated_sensor![0]!, {
        camera_intrinsic: [
          [0, 0, 1],
          [0, 1, 1],
          [0, 0, 1],
        ],
      }),
    code: 'calibration-invalid',
    message: /camera_intrinsic: found focal lengths 0 and 1/,
  },
  {
    name: 'a dangling token',
    spoil: ({ sample_data }) => Object.assign(sample_data![5]!, { ego_pose_token: 'nowhere' }),
    code: 'dataset-invalid',
    message: /sample_data\.json: token data-0-\S+: ego_pose_token: found "nowhere", which no row of ego_pose\.json has/,
  },
  {
    name: 'a duplicate token',
    spoil: ({ sample }) => sample!.push({ ...sample![0]! }),
    code: 'dataset-invalid',
    message: /sample\.json: token sample-0-0: token: found sample-0-0; expected a token that no other row/,
  },
  {
    name: 'a number for a token',
    spoil: ({ scene }) => Object.assign(scene![0]!, { first_sample_token: 7 }),
    code: 'dataset-invalid',
    message: /scene\.json: token scene-token-0: first_sample_token: found 7; expected a string/,
  },
  {
    name: 'a row without token',
    spoil: ({ scene }) => {
      delete scene![1]!.token
    },
    code: 'dataset-invalid',
    message: /scene\.json: row 1: token: found nothing; expected a string/,
  },
  {
    name: 'a path that climbs out',
    spoil: ({ sample_data }) => Object.assign(sample_data![0]!, { filename: 'samples/../../../etc/passwd' }),
    code: 'dataset-invalid',
    message: /filename: found samples\/\.\.\/\.\.\/\.\.\/etc\/passwd; expected a relative path that stays inside/,
  },
  {
    name: 'an absolute path',
    spoil: ({ sample_data }) => Object.assign(sample_data![0]!, { filename: '/etc/passwd' }),
    code: 'dataset-invalid',
    message: /filename: found \/etc\/passwd/,
  },
  {
    name: 'a chain of samples that bites its tail',
    spoil: ({ sample }) => Object.assign(sample![3]!, { next: 'sample-0-1' }),
    code: 'dataset-invalid',
    message: /sample\.json: token sample-0-1: next: found a chain that comes back here/,
  },
  {
    name: 'a chain that wanders into another scene',
    spoil: ({ sample }) => Object.assign(sample![3]!, { next: 'sample-1-0' }),
    code: 'dataset-invalid',
    message: /sample\.json: token sample-1-0: scene_token: found "scene-token-1"/,
  },
  {
    name: 'a chain that ends early',
    spoil: ({ sample }) => Object.assign(sample![1]!, { next: '' }),
    code: 'dataset-invalid',
    message: /scene\.json: token scene-token-0: last_sample_token: found "sample-0-3"; expected sample-0-1/,
  },
  {
    name: 'samples that go back in time',
    spoil: ({ sample }) => Object.assign(sample![1]!, { timestamp: 5 }),
    code: 'dataset-invalid',
    message: /sample\.json: token sample-0-1: timestamp: found 5; expected later than/,
  },
  {
    name: 'two key frames of one camera',
    spoil: ({ sample_data }) => sample_data!.push({ ...sample_data![0]!, token: 'twin' }),
    code: 'dataset-invalid',
    message: /token twin: is_key_frame: found true; expected one key frame of CAM_FRONT/,
  },
  {
    name: 'a sample without lidar',
    spoil: (tables) => {
      tables.sample_data = tables.sample_data!.filter(({ filename }) => !String(filename).includes('LIDAR_TOP'))
    },
    code: 'dataset-invalid',
    message: /sample\.json: token sample-0-0: sample_data: found no key frame of LIDAR_TOP/,
  },
  {
    name: 'a picture without size',
    spoil: ({ sample_data }) => Object.assign(sample_data![0]!, { width: 0 }),
    code: 'dataset-invalid',
    message: /width, height: found 0, 90; expected pixels/,
  },
  {
    name: 'a picture that is no JPEG',
    spoil: ({ sample_data }) => Object.assign(sample_data![0]!, { fileformat: 'png' }),
    code: 'dataset-invalid',
    message: /fileformat: found "png"; expected jpg/,
  },
  {
    name: 'a box turned inside out',
    spoil: ({ sample_annotation }) => Object.assign(sample_annotation![0]!, { size: [1, -1, 1] }),
    code: 'dataset-invalid',
    message: /sample_annotation\.json: token annotation-walker-0-0: size: found \[1, -1, 1\]/,
  },
]

t.test('a spoiled table is refused by file, row and field', async (t) => {
  for (const { name, spoil, code, message } of spoiled) {
    const dataroot = t.testdir()
    const tables = await writeDataroot(dataroot)
    spoil(tables)
    await writeTables(dataroot, version, tables)
    await t.rejects(openDataset(opening(dataroot)), { code, message, exitCode: 2 }, name)
  }
})

t.test('NaN as Python writes it is named by its field', async (t) => {
  const dataroot = t.testdir()
  const { calibrated_sensor: rows } = await writeDataroot(dataroot)
  const text = JSON.stringify(rows).replace(
    /("token":"calibrated-CAM_BACK","sensor_token":"[^"]*","translation":\[)[^,]*/,
    '$1NaN',
  )
  await writeFile(join(dataroot, version, 'calibrated_sensor.json'), text)
  await t.rejects(openDataset(opening(dataroot)), {
    code: 'calibration-invalid',
    message: /calibrated_sensor\.json: token calibrated-CAM_BACK: translation\[0\]: found NaN or Infinity/,
  })
})

t.test('missing and broken files are refused by name', async (t) => {
  const dataroot = t.testdir()
  const table = (name: string) => join(dataroot, version, `${name}.json`)
  const refusal = async () => {
    try {
      await openDataset(opening(dataroot))
    } catch (error) {
      t.ok(error instanceof GoshawkError)
      return `${(error as GoshawkError).code} ${(error as GoshawkError).message}`
    }
    return t.fail('opened')
  }
  const restore = () => writeDataroot(dataroot)
  await restore()
  await rm(table('visibility'))
  t.match(await refusal(), /^file-missing .*visibility\.json: no such table/)
  await restore()
  await truncate(table('sample_data'), 5000)
  t.match(await refusal(), /^dataset-invalid .*sample_data\.json: ends at byte 5000, inside row/)
  await restore()
  await truncate(table('sample'), 0)
  t.match(await refusal(), /^dataset-invalid .*sample\.json: ends at byte 0, after 0 rows; expected "\["/)
  await restore()
  await writeFile(table('scene'), '[{"token": tru}]')
  t.match(await refusal(), /^dataset-invalid .*scene\.json: row 0 at byte 1 is not JSON/)
  await rm(table('scene'))
  await mkdir(table('scene'))
  t.match(await refusal(), /^dataset-invalid .*scene\.json: cannot be read: EISDIR/)
  await t.rejects(openDataset(opening(join(dataroot, 'nowhere'))), { code: 'file-missing', exitCode: 2 })
  await t.rejects(openDataset(opening(dataroot, { version: 'v1.0-trainval' })), {
    code: 'file-missing',
    message: /no folder v1\.0-trainval\/; it holds v1\.0-mini/,
  })
  await t.rejects(openDataset(opening(dataroot, { version: '../x' })), { code: 'usage-invalid' })
})

t.test('a range of frames, and a split without scenes here', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 2, samplesPerScene: 4 })
  const open = (options: object) =>
    openDataset({ dataroot, version: 'v1.0-mini', channels: ['CAM_FRONT'], sweeps: false, ...options })
  const all = (await open({})).frames
  t.strictSame((await open({ range: [3, 5] })).frames, all.slice(3, 6))
  await t.rejects(open({ range: [99, 120] }), { code: 'usage-invalid', message: /there are 8, from 0/ })
  t.equal((await open({ split: 'train' })).frames.length, 8, 'scene-0001 and scene-0002 are of train')
  await t.rejects(open({ split: 'test' }), { code: 'usage-invalid', message: /has none of its scenes/ })
  await t.rejects(open({ split: 'nightly' }), { code: 'usage-invalid', message: /expected one of mini_train/ })
})
