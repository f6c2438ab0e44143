import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Subject } from 'rxjs'
import t from 'tap'
import { createFakeContext, fakeMessage } from '../../runtime/graph/testing/fake-context.js'
import { upright } from '../../schemas/geometry/box3d.js'
import {
  type Decision,
  type DetectedObject,
  type DetectedObjects,
  type Message,
  PathDecision,
  SpeedDecision,
  type Tracks,
} from '../../schemas/messages.js'
import results from './node.js'

const car: DetectedObject = {
  label: 'car',
  score: 0.7,
  center: { x: 10, y: 1, z: 0.8 },
  size: { width: 2, length: 4, height: 1.5 },
  ...upright(0.1),
  velocityXMps: 3,
  velocityYMps: 0,
  velocityZMps: 0,
  attribute: 'vehicle.moving',
  id: '',
}

function detected(sampleToken: string, objects: readonly DetectedObject[] = [car]): DetectedObjects {
  return {
    scene: 's',
    sampleToken,
    timestampUs: 0,
    globalFromEgo: { translation: { x: 5, y: 6, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } },
    objects,
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    map: [],
    egoSpeedMps: 0,
  }
}

const decision: Decision = {
  scene: 's',
  sampleToken: 'a',
  timestampUs: 0,
  speed: SpeedDecision.STOP,
  path: PathDecision.FOLLOW,
  explanation: 'A car stands ahead.',
  rule: 'stopped-lead',
  objectIndices: [0],
  planner: 'rules',
}

function tracked(sampleToken: string, objects: readonly DetectedObject[]): Tracks {
  const { scene, timestampUs, globalFromEgo, egoSpeedMps } = detected(sampleToken)
  const tracks = objects.map((object, i) => ({ id: `track-${i}`, object, ageFrames: 3, coastedFrames: 0 }))
  return { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, tracks }
}

async function start(runFolder: string, { epoch = 0, file = 'results.json', withTracks = false } = {}) {
  const connectedInputs = withTracks ? ['objects', 'tracks', 'decision'] : ['objects', 'decision']
  const context = createFakeContext({ node: 'results', runFolder, epoch, connectedInputs })
  const running = await results.setup(results.config.parse({ file }), context)
  const objects = new Subject<Message<DetectedObjects>>()
  const decisions = new Subject<Message<Decision>>()
  const tracks = new Subject<Message<Tracks>>()
  running.connect({ objects, tracks, decision: decisions })
  let number = 0
  const send = (payload: DetectedObjects) => {
    number += 1
    objects.next(fakeMessage(number, payload))
  }
  const follow = (payload: Tracks) => tracks.next(fakeMessage(number, payload))
  const settled = async () => {
    while (context.held > 0) await setImmediate()
  }
  const finish = async () => {
    objects.complete()
    tracks.complete()
    decisions.complete()
    await running.dispose()
  }
  return { context, running, decisions, send, follow, settled, finish, file: join(runFolder, file) }
}

interface Submission {
  readonly meta: Record<string, boolean>
  readonly results: Record<string, readonly { sample_token: string; rotation: readonly number[] }[]>
}
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Submission

t.test('a run becomes a submission with every sample, empty ones too', async (t) => {
  const { context, send, settled, finish, file, decisions } = await start(t.testdir())
  send(detected('a'))
  send(detected('b', []))
  t.equal(context.held, 2, 'a message is held until it is written')
  await settled()
  t.notOk(existsSync(file), 'not by its name before it is complete')
  t.strictSame(Object.keys(read(`${file}.partial`).results), ['a', 'b'], 'and yet readable')
  send(detected('c', [car, { ...car, center: { x: 80, y: 0, z: 0 } }]))
  decisions.next(fakeMessage(1, decision))
  decisions.next(fakeMessage(2, { ...decision, speed: SpeedDecision.KEEP, rule: 'free-road' }))
  await settled()
  await finish()
  t.notOk(existsSync(`${file}.partial`))
  const { meta, results: bySample } = read(file)
  t.strictSame(meta, { use_camera: true, use_lidar: false, use_radar: false, use_map: false, use_external: false })
  t.strictSame(
    Object.entries(bySample).map(([token, boxes]) => [token, boxes.length]),
    [
      ['a', 1],
      ['b', 0],
      ['c', 1],
    ],
  )
  t.match(context.facts, {
    results: { file, samples: 3, boxes: 2, leftOut: { 'out-of-range': 1 } },
    decisions: {
      count: 2,
      speed: { KEEP: 1, STOP: 1 },
      path: { FOLLOW: 2 },
      rule: { 'free-road': 1, 'stopped-lead': 1 },
    },
  })
})

t.test('tracks become a submission of their own, beside the detections, with every sample', async (t) => {
  const runFolder = t.testdir()
  const { context, send, follow, settled, finish, file } = await start(runFolder, { withTracks: true })
  const tracking = join(runFolder, 'results.tracking.json')
  for (const token of ['a', 'b', 'c']) send(detected(token))
  follow(tracked('a', [car, { ...car, label: 'barrier', center: { x: 5, y: 0, z: 0.5 } }]))
  follow(tracked('b', [car]))
  await settled()
  t.ok(existsSync(`${tracking}.partial`))
  t.notOk(existsSync(tracking), 'not by its name before it is complete')
  await finish()
  const { meta, results: bySample } = read(tracking)
  t.equal(meta.use_camera, true)
  t.strictSame(Object.keys(bySample), Object.keys(read(file).results), 'all samples of the detections')
  t.strictSame(bySample.a, [
    {
      sample_token: 'a',
      translation: [15, 7, 0.8],
      size: [2, 4, 1.5],
      rotation: read(file).results.a![0]!.rotation,
      velocity: [3, 0],
      tracking_id: 'track-0',
      tracking_name: 'car',
      tracking_score: Math.fround(0.7),
    },
  ])
  t.strictSame(bySample.c, [], 'a sample that no tracks came for')
  t.match(context.facts, { trackingResults: { file: tracking, samples: 3, boxes: 2, leftOut: { 'not-tracked': 1 } } })
  t.equal(context.counters.get('tracking_samples_missing_total'), 1)
  t.match(context.warnings, [/1 samples without a message; written empty, c first/])
})

t.test('without a tracker there is no tracking submission', async (t) => {
  const runFolder = t.testdir()
  const { context, send, settled, finish } = await start(runFolder)
  send(detected('a'))
  await settled()
  await finish()
  t.strictSame(readdirSync(runFolder), ['results.json'])
  t.notOk('trackingResults' in context.facts)
})

t.test('the same detections give the same bytes', async (t) => {
  const bytes: Buffer[] = []
  for (const folder of ['first', 'second']) {
    const root = t.testdir({ first: {}, second: {} })
    const { send, settled, finish, file } = await start(join(root, folder))
    for (const token of ['a', 'b', 'c']) send(detected(token))
    await settled()
    await finish()
    bytes.push(readFileSync(file))
  }
  t.ok(bytes[0]!.equals(bytes[1]!))
})

t.test('a sample is written once; frames between samples are not', async (t) => {
  const { context, send, settled, finish, file } = await start(t.testdir())
  send(detected('a'))
  send(detected('a', []))
  send(detected(''))
  await settled()
  await finish()
  t.strictSame(Object.keys(read(file).results), ['a'])
  t.equal(read(file).results.a!.length, 1, 'the first counts')
  t.equal(context.counters.get('samples_repeated_total'), 1)
  t.equal(context.counters.get('frames_between_samples_total'), 1)
})

t.test('a run without samples is an empty submission', async (t) => {
  const { finish, file } = await start(t.testdir())
  await finish()
  t.strictSame(read(file).results, {})
})

t.test('an interrupted run stays partial, and a restarted process goes on with it', async (t) => {
  const runFolder = t.testdir()
  const first = await start(runFolder)
  first.send(detected('a'))
  first.send(detected('b'))
  await first.settled()
  await first.running.dispose()
  await first.running.dispose()
  t.notOk(existsSync(first.file))
  const partial = `${first.file}.partial`
  const whole = readFileSync(partial)
  for (const cut of ['torn', 'closed', 'mid-token'] as const) {
    truncateSync(partial, cut === 'closed' ? whole.length : whole.length - 30)
    if (cut === 'mid-token') truncateSync(partial, whole.lastIndexOf('"b"') + 2)
    const second = await start(runFolder, { epoch: 1 })
    const kept = cut === 'closed' ? 2 : 1
    t.match(second.context.facts, { results: { samples: kept, boxes: kept } }, cut)
    second.send(detected('a'))
    second.send(detected('b'))
    second.send(detected('c'))
    await second.settled()
    await second.finish()
    t.strictSame(Object.keys(read(second.file).results), ['a', 'b', 'c'], cut)
    appendFileSync(partial, whole)
  }
})

t.test('a restart before the first sample, and a new run over an old partial file, start afresh', async (t) => {
  const runFolder = t.testdir({ 'results.json.partial': 'something else\nentirely\n' })
  for (const epoch of [0, 1]) {
    const { send, settled, finish, file } = await start(runFolder, { epoch })
    send(detected('z'))
    await settled()
    await finish()
    t.strictSame(Object.keys(read(file).results), ['z'])
  }
})

t.test('a place that cannot be written is refused by name', async (t) => {
  const runFolder = t.testdir()
  await mkdir(join(runFolder, 'results.json.partial'))
  await t.rejects(start(runFolder), {
    code: 'file-invalid',
    message: /results\.json\.partial: cannot be written: EISDIR/,
  })
})

t.test('boxes that no submission may hold are told of once', async (t) => {
  const { context, send, settled, finish } = await start(t.testdir())
  const flat = { ...car, size: { width: 0, length: 1, height: 1 } }
  send(detected('a', [flat, flat]))
  send(detected('b', [flat]))
  await settled()
  await finish()
  t.equal(context.counters.get('boxes_left_out_total'), 3)
  t.strictSame(context.warnings, ['2 boxes left out of the submission: no-size (later ones are only counted)'])
})
