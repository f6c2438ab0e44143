import t from 'tap'
import { type Extent, extentAt, withExtent } from './extents.js'

const extent = (firstUs: number, lastUs: number): Extent => ({ firstUs, lastUs })

t.test('a piece that is known is kept once, and the oldest goes when there are very many', async (t) => {
  const one = withExtent([], extent(1, 5))
  t.same(one, [extent(1, 5)])
  t.equal(withExtent(one, extent(1, 5)), one)
  t.equal(withExtent(one, undefined), one)
  let many: readonly Extent[] = one
  for (let i = 1; i <= 100; i++) many = withExtent(many, extent(10 * i, 10 * i + 5))
  t.equal(many.length, 100)
  t.same(many[0], extent(10, 15))
})

t.test('a moment is in the piece that holds it, the last heard of first', async (t) => {
  const known = [extent(0, 10), extent(20, 30), extent(25, 40)]
  t.same(
    [0, 10, 22, 30, 40].map((momentUs) => extentAt(known, momentUs)),
    [known[0], known[0], known[1], known[2], known[2]],
  )
  t.same(
    [11, 41, undefined].map((momentUs) => extentAt(known, momentUs)),
    [undefined, undefined, undefined],
  )
})
