import t from 'tap'
import { SpeedDecision } from '../../schemas/messages.js'
import { Held } from './held.js'
import type { TapedFrame } from './tape.js'

const { KEEP, STOP } = SpeedDecision
const message = new Uint8Array(0)

/** Frames as they came, at these seconds of recorded time. */
function taped(...timesS: number[]): TapedFrame[] {
  return timesS.map((timeS, i) => ({
    sequence: i + 1,
    publishedUnixUs: i * 1e6,
    timestampUs: timeS * 1e6,
    speed: i % 2 ? STOP : KEEP,
    message,
  }))
}
const extent = { firstUs: 10e6, lastUs: 60e6 }
const held = (...timesS: number[]) => new Held(taped(...timesS), extent)
const timeS = (frame: { readonly timestampUs: number } | undefined) => frame && frame.timestampUs / 1e6

t.test(
  'frames that came in any order stand by time; of a moment that came twice, the last; others are left out',
  async (t) => {
    t.same(
      held(40, 41, 5, 12, 41, 70, 10, 60).frames.map((frame) => [timeS(frame), frame.index]),
      [
        [10, 6],
        [12, 3],
        [40, 0],
        [41, 4],
        [60, 7],
      ],
    )
  },
)

t.test('a moment between two frames is held, one in a hole or beyond the last is not', async (t) => {
  const both = held(20, 21, 40, 40.5)
  t.same(
    [20, 20.4, 20.6, 21.01, 40.5, 39.99].map((momentS) => timeS(both.at(momentS * 1e6))),
    [20, 20, 21, 21, 40.5, 40],
  )
  t.same(
    [19, 22, 30, 41, 60].map((momentS) => both.at(momentS * 1e6)),
    [undefined, undefined, undefined, undefined, undefined],
  )
  t.equal(held().at(20e6), undefined)
})

t.test('the frame beside a moment is the next in time, unless there is a hole', async (t) => {
  const both = held(40, 40.5, 20, 21)
  t.same([timeS(both.beside(20e6, 1)), timeS(both.beside(21e6, -1)), timeS(both.beside(39e6, 1))], [21, 20, 40])
  t.same([both.beside(21e6, 1), both.beside(40e6, -1), both.beside(20e6, -1)], [undefined, undefined, undefined])
})

t.test('the usual time between frames does not count holes', async (t) => {
  t.equal(held(20, 20.25, 20.5, 21, 40).periodUs, 250_000)
  t.equal(held(20).periodUs, 500_000)
})
