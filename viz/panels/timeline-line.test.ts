import t from 'tap'
import { SpeedDecision } from '../../schemas/messages.js'
import { Held } from '../store/held.js'
import type { TapedFrame } from '../store/tape.js'
import { stretchesOfExtent, stretchesOfTape } from './timeline-line.js'

const { KEEP, STOP } = SpeedDecision
const message = new Uint8Array(0)
const frames = (...all: readonly (readonly [timeS: number, speed: number])[]): TapedFrame[] =>
  all.map(([timeS, speed], i) => ({ sequence: i, publishedUnixUs: 0, timestampUs: timeS * 1e6, speed, message }))

t.test('the tape has a column a frame', async (t) => {
  t.same(stretchesOfTape(frames([1, KEEP], [2, KEEP], [9, STOP], [3, KEEP])), [
    { from: 0, to: 0.5, speed: KEEP },
    { from: 0.5, to: 0.75, speed: STOP },
    { from: 0.75, to: 1, speed: KEEP },
  ])
  t.same(stretchesOfTape([]), [])
})

t.test('a piece of a replay is laid out by time, with holes where nothing is held', async (t) => {
  const extent = { firstUs: 100e6, lastUs: 110e6 }
  const held = new Held(frames([108, STOP], [109, STOP], [110, KEEP], [100, KEEP], [101, KEEP], [102, STOP]), extent)
  t.same(stretchesOfExtent(held, extent), [
    { from: 0, to: 0.2, speed: KEEP },
    { from: 0.2, to: 0.3, speed: STOP },
    { from: 0.8, to: 1, speed: STOP },
    { from: 1, to: 1, speed: KEEP },
  ])
  const still = { firstUs: 5e6, lastUs: 5e6 }
  t.same(stretchesOfExtent(new Held(frames([5, KEEP]), still), still), [{ from: 0, to: 1, speed: KEEP }])
})
