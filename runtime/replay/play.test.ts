import t from 'tap'
import { createFakeContext, type FakeContext } from '../graph/testing/fake-context.js'
import { Cursor } from './cursor.js'
import { openCursor, play } from './play.js'

const timesNs = Array.from({ length: 20 }, (_, i) => BigInt(i + 1) * 1_000_000_000n)
const captureTimeNs = (index: number) => timesNs[index]!
const onUnreadable = (error: unknown) => {
  if (!(error instanceof RangeError)) throw error
}

t.test('reading ahead keeps order and its bound, and fails where the failure is', async (t) => {
  let underWay = 0
  let most = 0
  const load = async (index: number) => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay -= 1
    if (index === 2) throw new RangeError('two')
    if (index === 6) throw new Error('six')
    return index
  }
  const cursor = new Cursor(timesNs, { at: 0, isLooping: false })
  const context = createFakeContext({ runFolder: t.testdir() })
  const got: number[] = []
  await t.rejects(async () => {
    for await (const { frame } of play({ cursor, load, captureTimeNs, onUnreadable }, context)) got.push(frame)
  }, /six/)
  t.strictSame(got, [0, 1, 3, 4, 5], 'frame 2 was left out')
  t.equal(most, 3)
  t.equal(underWay, 0, 'nothing is left running')
})

t.test('what is sought or looped while frames are read ahead comes next', async (t) => {
  const cursor = new Cursor(timesNs.slice(0, 4), { at: 0, isLooping: true })
  const context = createFakeContext({ runFolder: t.testdir() })
  const got: number[] = []
  for await (const { frame } of play({ cursor, load: async (i) => i, captureTimeNs, onUnreadable }, context)) {
    got.push(frame)
    if (got.length === 7) cursor.seek(1_000_000)
    if (got.length === 10) cursor.loop(false)
  }
  t.strictSame(got, [0, 1, 2, 3, 0, 1, 2, 0, 1, 2, 3])
})

t.test(
  'what is played is told before the first frame and as it changes; a frame that was sought is a jump',
  async (t) => {
    const scenes = [...timesNs.slice(0, 3), ...timesNs.slice(10, 13)]
    const context = createFakeContext({ runFolder: t.testdir() })
    const jumps: boolean[] = []
    const watched: FakeContext = {
      ...context,
      admit: (frame) => {
        jumps.push(frame.isJump ?? false)
        return context.admit(frame)
      },
    }
    const extents = () => (context.facts.extents as readonly { firstUs: number }[]).map(({ firstUs }) => firstUs / 1e6)
    const cursor = openCursor(scenes, false, watched)
    t.strictSame(extents(), [1, 11])
    const told: number[] = []
    const options = { cursor, load: async (i: number) => i, captureTimeNs: (i: number) => scenes[i]!, onUnreadable }
    for await (const { frame } of play(options, watched)) {
      if (frame === 0) cursor.seek(3_000_000)
      told.push(...extents())
    }
    t.strictSame(told, [1, 11, 1, 11, 11, 1, 11, 1, 11, 1], 'the piece of the frame, and the next')
    t.strictSame(jumps, [false, true, false, false, false])
  },
)
