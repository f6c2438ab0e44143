import fc from 'fast-check'
import t from 'tap'
import type { FrameId } from '../../schemas/messages.js'
import { type FlowChange, FrameTokens } from './frame-tokens.js'

const frame: FrameId = { source: 'cameras', number: 1, epoch: 0 }
const on = (place: string): FlowChange => ({ frame, place, change: 1 })
const off = (place: string): FlowChange => ({ frame, place, change: -1 })

function track() {
  const settled: number[] = []
  const tokens = new FrameTokens(({ number }) => settled.push(number))
  return { tokens, settled }
}

t.test('a frame settles when its last token is gone, once', async (t) => {
  const { tokens, settled } = track()
  tokens.apply([on('cameras')])
  tokens.apply([on('a.in'), on('b.in'), off('cameras')])
  tokens.apply([off('a.in')])
  t.same(settled, [])
  tokens.apply([off('b.in')])
  t.same(settled, [1])
  t.same(tokens.openFrames, [])
})

t.test('a report that overtakes the one it answers does not settle the frame early', async (t) => {
  const { tokens, settled } = track()
  tokens.apply([off('a.in'), on('sink.in')])
  tokens.apply([off('sink.in')])
  t.same(settled, [], 'the source has not been heard')
  tokens.apply([on('cameras'), on('a.in'), off('cameras')])
  t.same(settled, [1])
})

t.test('frames given up settle at once, and late reports about them change nothing', async (t) => {
  const { tokens, settled } = track()
  tokens.apply([on('cameras'), on('a.in')])
  tokens.abandonAll()
  t.same(settled, [1])
  tokens.apply([off('cameras'), off('a.in'), on('b.in')])
  t.same(settled, [1])
  t.same(tokens.openFrames, [])
})

/** A random tree of links below the source: each process exchanges the token of its input for those of its outputs. */
const trees = fc.array(fc.nat(), { maxLength: 12 }).map((parents) => parents.map((parent, i) => parent % (i + 1)))

t.test('in whatever order reports arrive, a frame settles with the last one and not before', async () => {
  fc.assert(
    fc.property(trees, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (parents, shuffle) => {
      const place = (i: number) => (i === 0 ? 'cameras' : `node${i}.in`)
      const reports: FlowChange[][] = [[on('cameras')]]
      for (let node = 0; node <= parents.length; node += 1) {
        const children = parents.flatMap((parent, i) => (parent === node ? [on(place(i + 1))] : []))
        reports.push([...children, off(place(node))])
      }
      const order = reports
        .map((report, i) => ({ report, key: shuffle[i % shuffle.length]! * 31 + i * 7 }))
        .sort((a, b) => (a.key % 17) - (b.key % 17))
      const { tokens, settled } = track()
      for (const [i, { report }] of order.entries()) {
        tokens.apply(report)
        if (settled.length !== (i === order.length - 1 ? 1 : 0)) {
          throw new Error(`settled ${settled.length} times after ${i + 1} of ${order.length} reports`)
        }
      }
    }),
    { numRuns: 300 },
  )
})
