import fc from 'fast-check'
import t from 'tap'
import { Tape, type TapeBounds } from './tape.js'
import type { World } from './world.js'

const world = (sequence: number, publishedUnixUs = sequence * 1000) =>
  ({ sequence, publishedUnixUs, timestampUs: sequence * 10 }) as World
const sequences = (tape: Tape) => tape.frames.map(({ sequence }) => sequence)

/** A tape of messages that are JSON, as long as they are wanted. */
class Taped {
  reads = 0
  readonly tape: Tape

  constructor(bounds: TapeBounds = {}) {
    this.tape = new Tape((message) => {
      this.reads++
      return JSON.parse(new TextDecoder().decode(message))
    }, bounds)
  }

  append(frame: World, bytes: number): boolean {
    return this.tape.append(frame, new TextEncoder().encode(JSON.stringify(frame).padEnd(bytes)))
  }
}

t.test('the oldest frames go when there are too many, or too many bytes', async (t) => {
  const byCount = new Taped({ bytesMax: 1000, framesMax: 3 })
  for (let i = 1; i <= 5; i++) byCount.append(world(i), 100)
  t.same(sequences(byCount.tape), [3, 4, 5])
  t.equal(byCount.tape.bytes, 300)
  const byBytes = new Taped({ bytesMax: 250, framesMax: 50 })
  for (let i = 1; i <= 5; i++) byBytes.append(world(i), 100)
  t.same(sequences(byBytes.tape), [4, 5])
  byBytes.append(world(6), 500)
  t.same(sequences(byBytes.tape), [6], 'the newest is kept whatever its size')
})

t.test('another run starts another tape', async (t) => {
  const taped = new Taped()
  for (const i of [7, 8, 1]) taped.append(world(i), 100)
  t.same(sequences(taped.tape), [1])
  t.equal(taped.tape.bytes, 100)
})

t.test('a frame that comes again with more parts replaces itself', async (t) => {
  const taped = new Taped()
  for (const i of [7, 8]) taped.append(world(i), 100)
  t.equal(taped.tape.at(-1)!.scene, undefined)
  t.equal(taped.append({ ...world(8), scene: 'with pictures' }, 300), false)
  t.same(sequences(taped.tape), [7, 8])
  t.equal(taped.tape.bytes, 400)
  t.equal(taped.tape.at(-1)!.scene, 'with pictures', 'also where it was read before')
  t.equal(taped.append(world(8, 1), 100), true)
  t.same(sequences(taped.tape), [8], 'another run that happens to be as far')
})

t.test('a frame is read when it is shown, and once while it stays', async (t) => {
  const taped = new Taped()
  for (const i of [1, 2, 3]) taped.append(world(i), 0)
  t.equal(taped.reads, 0)
  t.equal(taped.tape.at(1), taped.tape.at(1))
  t.equal(taped.reads, 1)
  t.same(taped.tape.at(0), world(1))
  t.equal(taped.tape.at(7), undefined)
})

t.test('frames are found by number and by time', async (t) => {
  const taped = new Taped()
  for (const i of [3, 4, 8, 9]) taped.append(world(i), 1)
  const { tape } = taped
  t.same(
    [1, 3, 5, 8, 99].map((sequence) => tape.at(tape.indexOf(sequence))!.sequence),
    [3, 3, 8, 8, 9],
  )
  t.same(
    [0, 3000, 7999, 8000, 1e9].map((us) => tape.at(tape.indexAt(us))!.sequence),
    [3, 3, 4, 8, 9],
  )
  t.equal(tape.indexAtMoment(45), 1)
})

t.test('bounds hold and bytes add up, whatever comes', async () => {
  const frames = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 150 })), { maxLength: 80 })
  fc.assert(
    fc.property(frames, (given) => {
      const taped = new Taped({ bytesMax: 300, framesMax: 5 })
      const { tape } = taped
      for (const [sequence, bytes] of given) {
        taped.append(world(sequence), bytes)
        const sum = tape.frames.reduce((total, { message }) => total + message.byteLength, 0)
        const ordered = sequences(tape).every((value, i, all) => i === 0 || value > all[i - 1]!)
        if (sum !== tape.bytes || tape.length > 5 || (sum > 300 && tape.length > 1) || !ordered) return false
        if (tape.at(-1)!.sequence !== sequence) return false
      }
      return true
    }),
  )
})
