import { lastValueFrom, take, toArray } from 'rxjs'
import sharp from 'sharp'
import t from 'tap'
import { createFakeContext, type FakeContext } from '../../runtime/graph/testing/fake-context.js'
import { cameraChannels } from '../../schemas/messages.js'
import { firstTimestampUs } from './frames.js'
import simulator from './node.js'

const small = { width: 160, height: 90, durationS: 0.5, loop: false, workers: 1 }

async function play(config: Record<string, unknown>, frames: number) {
  const context = createFakeContext({ node: 'simulator' })
  const node = await simulator.setup(simulator.config.parse(config), context)
  const out = await lastValueFrom(node.connect({}).frames.pipe(take(frames), toArray()))
  await node.dispose()
  await node.dispose()
  return { out, context }
}

/** Frames of a lap and a half. */
const lapAndHalf = play({ ...small, loop: true }, 8)
const extentOf = (from: number, to: number) => ({
  firstUs: firstTimestampUs + from * 100_000,
  lastUs: firstTimestampUs + to * 100_000,
})

t.test('plays its scene once: six JPEGs a frame, ground truth, steady capture times', async (t) => {
  const { out, context } = await play(small, 100)
  t.equal(out.length, 5)
  t.equal(context.admitted[1]! - context.admitted[0]!, 100_000_000n)
  for (const { payload, parts, header } of out) {
    t.equal(header.captureTimeNs, BigInt(payload.timestampUs) * 1000n)
    t.strictSame(
      payload.cameras.map(({ channel }) => channel),
      [...cameraChannels],
    )
    t.equal(parts?.length, 6)
    const { format, width, height } = await sharp(parts![5]).metadata()
    t.strictSame({ format, width, height }, { format: 'jpeg', width: 160, height: 90 })
    t.ok(payload.hasGroundTruth && payload.groundTruth.length > 0)
    t.ok(payload.egoSpeedMps >= 0)
  }
  t.equal(new Set(out.map(({ payload }) => payload.sampleToken)).size, 5)
  t.strictSame(context.facts.extents, [extentOf(0, 4)])
})

t.test('the same seed gives the same bytes, whatever the number of threads', async (t) => {
  const [a, b] = [await play(small, 2), await play({ ...small, workers: 3 }, 2)]
  t.strictSame(
    a.out.map(({ payload }) => payload),
    b.out.map(({ payload }) => payload),
  )
  const bytes = ({ out }: typeof a) => Buffer.concat(out.flatMap(({ parts }) => [...parts!]))
  t.ok(bytes(a).equals(bytes(b)))
})

t.test('a second lap is a scene of another name, and time goes on', async (t) => {
  const { out, context } = await lapAndHalf
  t.strictSame(
    [...new Set(out.map(({ payload }) => payload.scene))],
    ['builtin-city-avenue-1', 'builtin-city-avenue-1#2'],
  )
  const times = out.map(({ payload }) => payload.timestampUs)
  t.strictSame(
    times,
    [...times].sort((a, b) => a - b),
  )
  t.strictSame(out[0]!.parts, out[5]!.parts, 'the lap repeats')
  t.not(out[0]!.payload.sampleToken, out[5]!.payload.sampleToken)
  t.strictSame(context.facts.extents, [extentOf(5, 9), extentOf(10, 14)], 'the lap that plays, and the next')
})

t.test('lidar points come behind the pictures when asked for, the same for the same seed', async (t) => {
  const { out } = await play({ ...small, lidar: true }, 2)
  const again = await play({ ...small, lidar: true }, 2)
  for (const [i, { payload, parts }] of out.entries()) {
    const { part = -1, points = 0 } = payload.lidar ?? {}
    t.equal(part, 6)
    t.equal(parts?.length, 7)
    t.equal(parts![part]!.byteLength, 6 * points)
    t.ok(points > 10_000, `${points} points`)
    t.ok(Buffer.from(parts![part]!).equals(again.out[i]!.parts![part]!))
    // Most of them lie on the flat ground of the ego frame.
    const view = new DataView(parts![part]!.buffer, parts![part]!.byteOffset)
    const heights = Array.from({ length: points }, (_, k) => view.getInt16(6 * k + 4, true))
    t.ok(heights.filter((cm) => Math.abs(cm) < 5).length > points / 3)
  }
  const { out: without } = await play(small, 1)
  t.equal(without[0]!.payload.lidar, undefined)
})

t.test('draining ends the stream without an error and stops the threads', async (t) => {
  const context = createFakeContext({ node: 'simulator' })
  const node = await simulator.setup(simulator.config.parse({ ...small, loop: true }), context)
  const { frames } = node.connect({})
  const ended = new Promise<void>((resolve, reject) => {
    frames.subscribe({ next: () => context.drain(), complete: resolve, error: reject })
  })
  await ended
  await node.dispose()
  t.pass()
})

t.test('an unknown scenario, a bad rate or size are refused', async (t) => {
  const context = createFakeContext()
  t.throws(() => simulator.setup(simulator.config.parse({ scenario: 'moon' }), context), {
    code: 'config-invalid',
    message: /city-avenue/,
  })
  t.throws(() => simulator.config.parse({ rateHz: 3 }), /1, 2, 4, 5, 10 or 20/)
  t.throws(() => simulator.config.parse({ width: 0 }))
  t.throws(() => simulator.config.parse({ speed: 1 }), /speed/)
})

t.test(
  'a seek goes on at the frame nearest in time, the same as when it was played; elsewhere it is refused',
  async (t) => {
    const { out: straight } = await lapAndHalf
    const context = createFakeContext({ node: 'camera' })
    const jumps: boolean[] = []
    const watched: FakeContext = {
      ...context,
      admit: (frame) => {
        jumps.push(frame.isJump ?? false)
        return context.admit(frame)
      },
    }
    const node = await simulator.setup(simulator.config.parse({ ...small, loop: true }), watched)
    const [first = 0, , , fourth = 0, , , , eighth = 0] = straight.map(({ payload }) => payload.timestampUs)
    const out: typeof straight = []
    const answers: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      node.connect({}).frames.subscribe({
        next: (frame) => {
          out.push(frame)
          if (out.length === 2) answers.push(node.command!({ seekUs: eighth + 30_000 }))
          if (out.length === 3) answers.push(node.command!({ seekUs: fourth }))
          if (out.length === 4) answers.push(node.command!({ seekUs: first - 2_000_001 }), node.command!({ rate: 2 }))
          if (out.length === 5) context.drain()
        },
        complete: resolve,
        error: reject,
      })
    })
    await node.dispose()
    const expected = [0, 1, 7, 3, 4].map((index) => straight[index]!)
    t.strictSame(
      out.map(({ payload }) => payload),
      expected.map(({ payload }) => payload),
    )
    for (const [i, { parts }] of out.entries())
      t.ok(Buffer.concat([...parts!]).equals(Buffer.concat([...expected[i]!.parts!])))
    t.match(answers, [
      { accepted: true, reply: 'at frame 3 of 5' },
      { accepted: true, reply: 'at frame 4 of 5' },
      { accepted: false, reply: /^nothing happens at \d+ us; this world is from \d+ on$/ },
      { accepted: false, reply: /^camera: a simulated world can seek/ },
    ])
    t.equal(jumps.filter(Boolean).length, 2)
  },
)
