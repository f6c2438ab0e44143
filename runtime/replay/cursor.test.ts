import fc from 'fast-check'
import t from 'tap'
import { Cursor } from './cursor.js'

const timesNs = [10n, 20n, 30n, 40n].map((seconds) => seconds * 1_000_000_000n)

t.test('frames come in order, once or in laps', async (t) => {
  const once = new Cursor(timesNs, { at: 3, isLooping: false })
  t.strictSame([once.frame(), once.frame(1)], [3, undefined])
  once.advance()
  t.equal(once.frame(), undefined)
  const laps = new Cursor(timesNs, { at: 3, isLooping: true })
  t.strictSame([laps.frame(), laps.frame(1), laps.frame(6)], [3, 0, 1])
  t.equal(new Cursor([], { at: 0, isLooping: true }).frame(), undefined)
})

t.test('a seek goes to the frame nearest in time, and is refused far from all of them', async (t) => {
  const cursor = new Cursor(timesNs, { at: 0, isLooping: false })
  t.match(cursor.seek(31_000_000), { accepted: true, reply: 'at frame 3 of 4' })
  t.equal(cursor.at, 2)
  t.match(cursor.seek(35_000_001), {
    accepted: false,
    reply: /^nothing was recorded at .* has 10000000 to 40000000 us$/,
  })
  t.equal(cursor.at, 2)
  t.match(new Cursor([], { at: 0, isLooping: false }).seek(1), { accepted: false, reply: /has nothing/ })
})

t.test('of several laps the nearest to here is chosen', async (t) => {
  const cursor = new Cursor([...timesNs, ...timesNs], { at: 6, isLooping: false })
  cursor.seek(20_000_000)
  t.equal(cursor.at, 5)
})

t.test('looping begins and ends when somebody says so, until the last frame has been played', async (t) => {
  const cursor = new Cursor(timesNs, { at: 3, isLooping: false })
  t.match(cursor.command({ loop: true }, 'camera'), { accepted: true, reply: 'starts over after frame 4' })
  t.equal(cursor.frame(1), 0)
  for (let i = 0; i < 5; i++) cursor.advance()
  t.match(cursor.command({ loop: false }, 'camera'), { accepted: true, reply: 'ends with frame 4' })
  t.strictSame(
    [0, 1, 2, 3, 4].map((ahead) => cursor.frame(ahead)),
    [0, 1, 2, 3, undefined],
  )
  for (let i = 0; i < 4; i++) cursor.advance()
  t.match(cursor.command({ loop: true }, 'camera'), { accepted: false, reply: /played already/ })
  t.equal(cursor.frame(), undefined)
  t.match(cursor.command({ rate: 2 }, 'camera'), { accepted: false, reply: /^camera: a replay can seek and loop/ })
})

t.test(
  'the extents are those of the piece that is played and of the next: a scene ends at a gap, or where time goes back',
  async (t) => {
    const scenes = [10, 11, 14, 30, 31, 5, 6].map((seconds) => BigInt(seconds) * 1_000_000_000n)
    const extent = (firstS: number, lastS: number) => ({ firstUs: firstS * 1e6, lastUs: lastS * 1e6 })
    const cursor = new Cursor(scenes, { at: 0, isLooping: false })
    t.strictSame(cursor.extentsAt(0), [extent(10, 14), extent(30, 31)])
    t.strictSame(cursor.extentsAt(2), [extent(10, 14), extent(30, 31)])
    t.strictSame(cursor.extentsAt(3), [extent(30, 31), extent(5, 6)])
    t.strictSame(cursor.extentsAt(6), [extent(5, 6), extent(10, 14)])
    t.strictSame(new Cursor(timesNs.slice(0, 1), { at: 9, isLooping: true }).extentsAt(0), [extent(10, 10)])
    t.strictSame(new Cursor([], { at: 0, isLooping: true }).extentsAt(0), [])
    t.strictSame(new Cursor([1500n, 2500n], { at: 0, isLooping: false }).extentsAt(0), [{ firstUs: 1, lastUs: 3 }])
  },
)

t.test('every moment of an extent can be sought', async (t) => {
  const gapsMs = fc.array(fc.nat({ max: 9000 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(gapsMs, fc.double({ min: 0, max: 1, noNaN: true }), (gaps, share) => {
      let atNs = 0n
      const cursor = new Cursor(
        gaps.map((gap) => (atNs += BigInt(gap) * 1_000_000n)),
        { at: 0, isLooping: false },
      )
      const { firstUs, lastUs } = cursor.extentsAt(0)[0]!
      return cursor.seek(firstUs + share * (lastUs - firstUs)).accepted
    }),
  )
  t.pass()
})
