import fc from 'fast-check'
import t from 'tap'
import { Tape } from './tape.js'
import type { World } from './world.js'

const world = (sequence: number, publishedUnixUs = sequence * 1000) => ({ sequence, publishedUnixUs }) as World
const sequences = (tape: Tape) => tape.worlds.map(({ sequence }) => sequence)

t.test('the oldest frames go when there are too many, or too many bytes', async (t) => {
  const byCount = new Tape(1000, 3)
  for (let i = 1; i <= 5; i++) byCount.append(world(i), 10)
  t.same(sequences(byCount), [3, 4, 5])
  t.equal(byCount.bytes, 30)
  const byBytes = new Tape(100, 50)
  for (let i = 1; i <= 5; i++) byBytes.append(world(i), 40)
  t.same(sequences(byBytes), [4, 5])
  byBytes.append(world(6), 500)
  t.same(sequences(byBytes), [6], 'the newest is kept whatever its size')
})

t.test('another run starts another tape', async (t) => {
  const tape = new Tape()
  for (const i of [7, 8, 1]) tape.append(world(i), 10)
  t.same(sequences(tape), [1])
  t.equal(tape.bytes, 10)
})

t.test('a frame that comes again with more parts replaces itself', async (t) => {
  const tape = new Tape()
  for (const i of [7, 8]) tape.append(world(i), 10)
  t.equal(tape.append(world(8), 300), false)
  t.same(sequences(tape), [7, 8])
  t.equal(tape.bytes, 310)
  t.equal(tape.append(world(8, 1), 10), true)
  t.same(sequences(tape), [8], 'another run that happens to be as far')
})

t.test('frames are found by number and by time', async (t) => {
  const tape = new Tape()
  for (const i of [3, 4, 8, 9]) tape.append(world(i), 1)
  t.same(
    [1, 3, 5, 8, 99].map((sequence) => tape.at(tape.indexOf(sequence))!.sequence),
    [3, 3, 8, 8, 9],
  )
  t.same(
    [0, 3000, 7999, 8000, 1e9].map((us) => tape.at(tape.indexAt(us))!.sequence),
    [3, 3, 4, 8, 9],
  )
})

t.test('bounds hold and bytes add up, whatever comes', async () => {
  const frames = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 60 })), { maxLength: 80 })
  fc.assert(
    fc.property(frames, (given) => {
      const tape = new Tape(100, 5)
      const sizes = new Map<World, number>()
      for (const [sequence, bytes] of given) {
        const frame = world(sequence)
        sizes.set(frame, bytes)
        tape.append(frame, bytes)
        const sum = tape.worlds.reduce((total, one) => total + sizes.get(one)!, 0)
        const ordered = sequences(tape).every((value, i, all) => i === 0 || value > all[i - 1]!)
        if (sum !== tape.bytes || tape.length > 5 || (sum > 100 && tape.length > 1) || !ordered) return false
        if (tape.at(-1) !== frame) return false
      }
      return true
    }),
  )
})
