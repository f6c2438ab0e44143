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
