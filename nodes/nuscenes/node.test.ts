import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { lastValueFrom, take, toArray } from 'rxjs'
import t from 'tap'
import { createFakeContext, type FakeContext } from '../../runtime/graph/testing/fake-context.js'
import { framesRepeated } from '../../runtime/replay/position.js'
import { decodePayload, encodePayload } from '../../schemas/codec.js'
import { cameraChannels, MapLayer } from '../../schemas/messages.js'
import nuscenes from './node.js'
import { egoSpeedMps, writeDataroot } from './testing/write-dataroot.js'

async function open(context: FakeContext, config: Record<string, unknown>) {
  const running = await nuscenes.setup(nuscenes.config.parse(config), context)
  return running.connect({}).frames
}

t.test('every sample becomes one message, in order, at its recorded time', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot)
  const context = createFakeContext({ node: 'nuscenes', runFolder: t.testdirName })
  const messages = await lastValueFrom((await open(context, { dataroot })).pipe(toArray()))
  t.equal(messages.length, 8)
  t.strictSame(
    messages.map(({ header }) => header.frame.number),
    [1, 2, 3, 4, 5, 6, 7, 8],
  )
  for (const { header, payload, parts } of messages) {
    t.equal(header.captureTimeNs, BigInt(payload.timestampUs) * 1000n)
    t.equal(parts!.length, 6)
    t.strictSame(
      payload.cameras.map(({ channel, part, missing }) => [channel, part, missing]),
      cameraChannels.map((channel, i) => [channel, i, '']),
    )
    t.ok(Math.abs(payload.egoSpeedMps - egoSpeedMps) < 1e-6)
    const decoded = decodePayload('goshawk.v1.CameraFrames', encodePayload('goshawk.v1.CameraFrames', payload), 6)
    t.strictSame(decoded.cameras, payload.cameras, 'nothing is lost on the way to another process')
  }
  t.match(context.facts, { samples: 8, dataset: { version: 'v1.0-mini', scenes: 2, frames: 8 } })
  const timesUs = messages.map(({ payload }) => payload.timestampUs)
  const scenes = [timesUs.slice(0, 4), timesUs.slice(4)].map((of) => ({ firstUs: of[0], lastUs: of[3] }))
  t.strictSame(context.facts.extents, scenes.reverse(), 'the scene of the last frame first')
  t.strictSame(context.warnings, [])
})

t.test('a picture that is missing or empty degrades its camera, and nothing else', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1 })
  const fileOf = (channel: string, i: number) =>
    join(
      dataroot,
      String(tables.sample_data!.find(({ token }) => token === `data-0-${channel}-${i * 500_000}`)!.filename),
    )
  await rm(fileOf('CAM_FRONT_LEFT', 1))
  await rm(fileOf('CAM_FRONT_LEFT', 2))
  await truncate(fileOf('CAM_BACK', 2), 0)
  const context = createFakeContext({ node: 'nuscenes', runFolder: t.testdirName })
  const messages = await lastValueFrom((await open(context, { dataroot })).pipe(toArray()))
  t.strictSame(
    messages.map(({ payload }) =>
      payload.cameras.filter(({ missing }) => missing !== '').map(({ channel }) => channel),
    ),
    [[], ['CAM_FRONT_LEFT'], ['CAM_FRONT_LEFT', 'CAM_BACK'], []],
  )
  const { payload, parts } = messages[1]!
  t.match(payload.cameras[2], { missing: /^samples\/CAM_FRONT_LEFT\/\S+\.jpg: no such file in the dataroot$/ })
  t.equal(parts!.length, 5)
  t.strictSame(
    payload.cameras.filter(({ missing }) => missing === '').map(({ part }) => part),
    [0, 1, 2, 3, 4],
    'the others point at their own parts',
  )
  t.match(messages[2]!.payload.cameras[3], { missing: /the file is empty/ })
  t.equal(context.counters.get('pictures_missing_total'), 3)
  t.equal(context.warnings.length, 2, 'one line for each camera')
  t.doesNotThrow(() =>
    decodePayload('goshawk.v1.CameraFrames', encodePayload('goshawk.v1.CameraFrames', payload), parts!.length),
  )
})

t.test('lidar points come along when asked for; a file that is missing or cut leaves the frame without', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1 })
  const fileOf = (i: number) =>
    join(
      dataroot,
      String(tables.sample_data!.find(({ token }) => token === `data-0-LIDAR_TOP-${i * 500_000}`)!.filename),
    )
  writeFileSync(fileOf(0), new Uint8Array(Float32Array.from([10, 20, -1, 9, 3, 4, 5, 6, 9, 3]).buffer))
  await rm(fileOf(1))
  await truncate(fileOf(2), 19)
  const context = createFakeContext({ node: 'nuscenes', runFolder: t.testdirName })
  const messages = await lastValueFrom((await open(context, { dataroot, lidar: true })).pipe(toArray()))
  t.strictSame(
    messages.map(({ payload }) => payload.lidar),
    [{ part: 6, points: 2 }, undefined, undefined, { part: 6, points: 1 }],
  )
  t.equal(messages[0]!.parts![6]!.byteLength, 12)
  t.equal(context.counters.get('lidar_missing_total'), 2)
  t.match(context.warnings, [/^LIDAR_TOP: samples\/LIDAR_TOP\/\S+: no such file in the dataroot; sent without points/])
})

t.test('a truncated picture is passed on as it is: the detector knows what it can use', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 1 })
  await truncate(join(dataroot, String(tables.sample_data![0]!.filename)), 100)
  const [message] = await lastValueFrom(
    (await open(createFakeContext({ runFolder: t.testdirName }), { dataroot })).pipe(toArray()),
  )
  t.equal(message!.payload.cameras[0]!.missing, '')
  t.equal(message!.parts![0]!.length, 100)
})

t.test('a channel the dataset does not have is a missing camera', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 1 })
  const frames = await open(createFakeContext({ runFolder: t.testdirName }), {
    dataroot,
    cameras: ['CAM_FRONT', 'CAM_ROOF'],
  })
  const { payload, parts } = (await lastValueFrom(frames.pipe(toArray())))[0]!
  t.match(payload.cameras[1], { channel: 'CAM_ROOF', missing: 'the dataset has no CAM_ROOF picture for this sample' })
  t.doesNotThrow(() =>
    decodePayload('goshawk.v1.CameraFrames', encodePayload('goshawk.v1.CameraFrames', payload), parts!.length),
  )
})

t.test('with loop it starts over; a drain ends it', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 2 })
  const looping = await open(createFakeContext({ runFolder: t.testdirName }), { dataroot, loop: true })
  const messages = await lastValueFrom(looping.pipe(take(5), toArray()))
  t.strictSame(
    messages.map(({ payload }) => payload.sampleToken.at(-1)),
    ['0', '1', '0', '1', '0'],
  )
  const context = createFakeContext({ runFolder: t.testdirName })
  const frames = await open(context, { dataroot, loop: true })
  let seen = 0
  await new Promise<void>((resolve, reject) => {
    frames.subscribe({
      next: () => {
        seen += 1
        if (seen === 3) context.drain()
      },
      error: reject,
      complete: resolve,
    })
  })
  t.equal(seen, 3)
})

t.test('a restarted process goes on a little before where the last one was', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: framesRepeated + 4 })
  const first = await open(createFakeContext({ node: 'camera', runFolder: dataroot }), { dataroot })
  const sent = await lastValueFrom(first.pipe(take(framesRepeated + 3), toArray()))
  t.equal(sent.length, framesRepeated + 3)
  const tokens = async (epoch: number) => {
    const frames = await open(createFakeContext({ node: 'camera', runFolder: dataroot, epoch }), { dataroot })
    return (await lastValueFrom(frames.pipe(toArray()))).map(({ payload }) => payload.sampleToken)
  }
  t.strictSame((await tokens(1))[0], 'sample-0-3', 'as many as may have been lost are sent again')
  t.equal((await tokens(0)).length, framesRepeated + 4, 'a new run starts at the beginning')
  writeFileSync(join(dataroot, 'camera.position'), '12')
  t.strictSame((await tokens(1))[0], 'sample-0-0', 'half a position is none')
  rmSync(join(dataroot, 'camera.position'))
  t.strictSame((await tokens(1))[0], 'sample-0-0')
})

t.test('a seek goes on at the frame nearest in time, and what was read ahead is dropped', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 9 })
  const context = createFakeContext({ node: 'nuscenes', runFolder: t.testdirName })
  const running = await nuscenes.setup(nuscenes.config.parse({ dataroot }), context)
  const tokens: string[] = []
  const answers: unknown[] = []
  await new Promise<void>((resolve, reject) => {
    running.connect({}).frames.subscribe({
      next: ({ payload }) => {
        tokens.push(payload.sampleToken.at(-1)!)
        if (tokens.length === 2) answers.push(running.command!({ seekUs: payload.timestampUs + 2_600_000 }))
        if (tokens.length === 3) answers.push(running.command!({ seekUs: 1 }))
        if (tokens.length === 4) answers.push(running.command!({ scenario: 'x' }))
      },
      error: reject,
      complete: resolve,
    })
  })
  t.strictSame(tokens, ['0', '1', '6', '7', '8'])
  t.match(answers, [
    { accepted: true, reply: 'at frame 7 of 9' },
    { accepted: false, reply: /^nothing was recorded at 1 us; this replay has \d+ to \d+ us$/ },
    { accepted: false, reply: 'nuscenes: a replay can seek and loop, and nothing else' },
  ])
})

t.test('the expansions add map, speed and steering wheel to the frames', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 2 })
  const location = String(tables.log![0]!.location)
  const { name } = tables.scene![0]!
  const [x, y] = tables.ego_pose![0]!.translation as [number, number]
  const nodes = [
    [x - 500, y - 3],
    [x + 500, y - 3],
  ]
  const empty = { polygon: [], drivable_area: [], lane: [], ped_crossing: [], stop_line: [], walkway: [] }
  const map = {
    ...empty,
    node: nodes.map(([x, y], i) => ({ token: `n${i}`, x, y })),
    line: [{ token: 'l', node_tokens: ['n0', 'n1'] }],
    lane_divider: [],
    road_divider: [{ token: 'd', line_token: 'l' }],
  }
  mkdirSync(join(dataroot, 'maps/expansion'), { recursive: true })
  mkdirSync(join(dataroot, 'can_bus'))
  writeFileSync(join(dataroot, 'maps/expansion', `${location}.json`), JSON.stringify(map))
  const utime = Number(tables.sample![0]!.timestamp)
  writeFileSync(join(dataroot, 'can_bus', `${name}_pose.json`), JSON.stringify([{ utime, vel: [3.5, 0, 0] }]))
  const frames = await open(createFakeContext({ runFolder: t.testdirName }), { dataroot })
  const [first, second] = await lastValueFrom(frames.pipe(toArray()))
  t.equal(first!.payload.egoSpeedMps, 3.5)
  t.ok(Math.abs(second!.payload.egoSpeedMps - egoSpeedMps) < 1e-6, 'no measurement near it: the poses say')
  t.ok(Number.isNaN(first!.payload.steeringWheelRad))
  t.match(first!.payload.map, [{ layer: MapLayer.ROAD_DIVIDER }])
  t.equal(first!.payload.map.length, 1)
})

t.test('a bad dataset fails the setup', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot)
  await rm(join(dataroot, 'v1.0-mini', 'log.json'))
  await t.rejects(open(createFakeContext({ runFolder: t.testdirName }), { dataroot }), {
    code: 'file-missing',
    message: /log\.json/,
  })
})
