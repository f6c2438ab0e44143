import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { from, lastValueFrom, toArray } from 'rxjs'
import t from 'tap'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import type { CameraFrames, Message } from '../../schemas/messages.js'
import { findBundleFolder } from './bundle-folder.js'
import node from './node.js'
import { tinyMessage } from './testdata/frames.js'
import { writeTinyBundle } from './testdata/tiny-bundle.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-detector-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
const bundle = writeTinyBundle(join(folder, 'tiny'))

/** What the node does to the runtime around it, written down. */
function fakeContext() {
  const lines: { level: number; msg: string }[] = []
  const counts: Record<string, number> = {}
  const drops: string[] = []
  const facts: Record<string, unknown> = {}
  const unused = () => {
    throw new Error('a detector does not call this')
  }
  const context: NodeContext = {
    node: 'detector',
    epoch: 0,
    connectedInputs: new Set(['frames']),
    clock: { mode: 'wall', nowNs: unused },
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    counter: (name) => ({
      add: (count = 1) => {
        counts[name] = (counts[name] ?? 0) + count
      },
    }),
    signal: new AbortController().signal,
    admit: unused,
    drop: (_, reason) => void drops.push(reason),
    hold: unused,
    hopsOf: unused,
    report: unused,
    describe: (more) => void Object.assign(facts, more),
    runFolder: folder,
    command: unused,
  }
  return { context, lines, counts, drops, facts }
}

async function run(messages: Message<CameraFrames>[], config: object = {}) {
  const world = fakeContext()
  const running = await node.setup(node.config.parse({ bundle, provider: 'cpu', threads: 1, ...config }), world.context)
  const { objects } = running.connect({ frames: from(messages) })
  const found = await lastValueFrom(objects.pipe(toArray()))
  await running.dispose()
  await running.dispose()
  return { ...world, found }
}

t.test('objects carry the frame they come from and the model that made them', async (t) => {
  const message = tinyMessage()
  const { found, facts, lines } = await run([message])
  t.equal(found.length, 1)
  t.equal(found[0]?.header, message.header)
  t.match(found[0]?.payload, {
    scene: 'scene-1',
    sampleToken: 'sample-1000000',
    timestampUs: 1_000_000,
    egoSpeedMps: 3,
    missingCameras: [],
    model: { bundle: 'tiny', provider: 'cpu', trained: false, sha256: /^[0-9a-f]{64}$/ },
  })
  t.match(facts, { detector: { bundle: 'tiny', provider: 'cpu', trained: false, stagesMs: { boxes: {} } } })
  t.strictSame(
    lines.map(({ level, msg }) => [level, msg]),
    [
      [30, 'model tiny (test-mean-colour, fp32, untrained) runs on the CPU: asked for by `provider: cpu`'],
      [40, 'model tiny is untrained: its weights are random and its objects mean nothing'],
    ],
  )
})

t.test('frames come out in order, one at a time', async (t) => {
  const times = [1, 2, 3, 4].map((i) => i * 500_000)
  const { found } = await run(times.map((timestampUs) => tinyMessage({ timestampUs })))
  t.strictSame(
    found.map(({ payload }) => payload.timestampUs),
    times,
  )
})

t.test('scoreMin leaves weaker objects out', async (t) => {
  const { found } = await run(
    [
      tinyMessage({
        colors: [
          [0, 0, 0],
          [0, 0, 0],
        ],
      }),
    ],
    { scoreMin: 0.6 },
  )
  t.strictSame(found[0]?.payload.objects, [], 'the score was 0.5')
})

t.test('bevHeat sends the strength of the features and where they lie', async (t) => {
  const message = tinyMessage()
  const { found } = await run([message], { bevHeat: true })
  t.match(found[0]?.payload.heat, {
    rows: 1,
    columns: 1,
    xMinM: -50,
    xMaxM: 50,
    yMinM: -50,
    yMaxM: 50,
    egoFromLidar: message.payload.egoFromLidar,
    part: 0,
  })
  t.strictSame(
    found[0]?.parts?.map((part) => [...part]),
    [[0]],
    'one cell differs from nothing',
  )
  const { found: without } = await run([message])
  t.equal(without[0]?.payload.heat, undefined)
  t.equal(without[0]?.parts, undefined)
})

t.test('a missing camera is named in every frame, counted, and logged once', async (t) => {
  const cameras = tinyMessage().payload.cameras.map((camera, i) =>
    i === 0 ? { ...camera, missing: 'no file' } : camera,
  )
  const { found, counts, lines } = await run([
    tinyMessage({ cameras }),
    tinyMessage({ cameras, timestampUs: 2_000_000 }),
  ])
  t.strictSame(
    found.map(({ payload }) => payload.missingCameras),
    [['CAM_FRONT'], ['CAM_FRONT']],
  )
  t.equal(counts.cameras_missing_total, 2)
  t.equal(counts.frames_without_pictures_total, undefined)
  t.equal(lines.filter(({ msg }) => msg.startsWith('camera CAM_FRONT is missing: no file')).length, 1)
})

t.test('a sample with unusable poses is dropped by name and the next one is detected', async (t) => {
  const nowhere = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 0, x: 0, y: 0, z: 0 } }
  const { found, drops } = await run([tinyMessage({ globalFromEgo: nowhere }), tinyMessage({ timestampUs: 2_000_000 })])
  t.strictSame(drops, ['calibration-invalid'])
  t.strictSame(
    found.map(({ payload }) => payload.timestampUs),
    [2_000_000],
  )
})

t.test('a bundle that is not there is an error that says where it was looked for', async (t) => {
  const { context } = fakeContext()
  const config = node.config.parse({ bundle: 'models/no-such-model' })
  await t.rejects(async () => node.setup(config, context), {
    code: 'file-missing',
    message: /models\/no-such-model: no model.json in .* .goshawk model export/,
  })
})

t.test('a relative bundle is looked for in the working folder', (t) => {
  t.equal(findBundleFolder('tiny', folder), bundle)
  t.end()
})
