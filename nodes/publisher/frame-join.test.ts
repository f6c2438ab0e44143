import fc from 'fast-check'
import t from 'tap'
import type { Header, Message } from '../../schemas/messages.js'
import { FrameJoin, type FrameParts, type PartKind } from './frame-join.js'

const kinds: readonly PartKind[] = ['frames', 'objects', 'decision']
/** Any part will do for joining. */
type AnyPart = FrameParts['frames'] & FrameParts['objects'] & FrameParts['decision']

function part(number: number, { bytes = 0, epoch = 0 } = {}): AnyPart {
  const header = { frame: { source: 'camera', number, epoch } } as Header
  return { header, payload: {}, parts: [new Uint8Array(bytes)] } as unknown as AnyPart
}

const numbers = (ready: readonly { decision: Message<unknown> }[]) => ready.map((f) => f.decision.header.frame.number)

t.test('a frame is ready when its last part arrives, whichever that is', async (t) => {
  const orders: PartKind[][] = [
    ['frames', 'objects', 'decision'],
    ['decision', 'objects', 'frames'],
    ['objects', 'decision', 'frames'],
  ]
  for (const order of orders) {
    const join = new FrameJoin({ framesMax: 4, bytesMax: 1000 }, kinds)
    t.same(
      order.map((kind) => join.add(kind, part(1)).length),
      [0, 0, 1],
      order.join(' '),
    )
    t.equal(join.size, 0)
    t.equal(join.bytes, 0)
  }
})

t.test('a frame waits for tracks only where there is a tracker', async (t) => {
  const join = new FrameJoin({ framesMax: 4, bytesMax: 1000 }, [...kinds, 'tracks'])
  const order: readonly PartKind[] = ['frames', 'decision', 'objects', 'tracks']
  t.same(
    order.map((kind) => join.add(kind, part(1)).length),
    [0, 0, 0, 1],
  )
})

t.test('frames dropped upstream are forgotten when a later one is ready', async (t) => {
  const join = new FrameJoin({ framesMax: 10, bytesMax: 1000 }, kinds)
  for (const number of [1, 2, 3]) join.add('frames', part(number, { bytes: 10 }))
  join.add('objects', part(3))
  t.same(numbers(join.add('decision', part(3))), [3])
  t.equal(join.forgotten, 2)
  t.equal(join.bytes, 0)
})

t.test('a decided frame whose pictures were lost goes out with the next decision', async (t) => {
  const join = new FrameJoin({ framesMax: 10, bytesMax: 1000 }, kinds)
  join.add('objects', part(1))
  t.same(numbers(join.add('decision', part(1))), [])
  t.ok(join.hasDecided)
  t.same(numbers(join.add('decision', part(2))), [1])
  t.same(numbers(join.flush()), [2])
  t.notOk(join.hasDecided)
  t.same(join.add('frames', part(1)), [], 'what comes after its frame was released is ignored')
  t.equal(join.size, 0)
})

t.test('a restarted source counts from one again', async (t) => {
  const join = new FrameJoin({ framesMax: 10, bytesMax: 1000 }, kinds)
  const all = (number: number, epoch: number) =>
    (['frames', 'objects', 'decision'] as const).flatMap((kind) => join.add(kind, part(number, { epoch })))
  t.same(numbers(all(900, 0)), [900])
  t.same(numbers(all(1, 1)), [1])
  t.same(numbers(all(901, 0)), [], 'a straggler of the earlier start')
})

t.test('bounds hold and order never goes back, whatever arrives', async () => {
  const event = fc.record({
    kind: fc.constantFrom<PartKind>('frames', 'objects', 'decision'),
    number: fc.integer({ min: 1, max: 30 }),
    bytes: fc.integer({ min: 0, max: 50 }),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const join = new FrameJoin({ framesMax: 5, bytesMax: 120 }, kinds)
      let last = 0
      for (const { kind, number, bytes } of events) {
        for (const ready of numbers(join.add(kind, part(number, { bytes: kind === 'frames' ? bytes : 0 })))) {
          if (ready <= last) return false
          last = ready
        }
        if (join.size > 5 || (join.bytes > 120 && join.size > 1)) return false
      }
      return true
    }),
  )
})
