import fc from 'fast-check'
import t from 'tap'
import { judge } from './verdicts.js'

const thing = (label: string, x: number, y = 0) => ({ label, center: { x, y } })

t.test('each answer is of one object of its class within two metres, the surest first', async (t) => {
  const car = thing('car', 10)
  const twice = judge([car], [thing('car', 11.5), thing('car', 10.1)])
  t.same([twice.right, twice.wrong, twice.missed], [[thing('car', 11.5)], [thing('car', 10.1)], []])
  t.same(judge([car], [thing('car', 12.5)]).missed, [car])
  t.equal(judge([car], [thing('truck', 10)]).wrong.length, 1)
  t.same(judge([car], [thing('car', 10)]).found, [car])
  t.same(judge([thing('car', 0), thing('car', 1)], [thing('car', 0.9)]).found, [thing('car', 1)], 'the nearest')
})

t.test('every object is found or missed, every answer right or wrong, and as many are right as are found', async () => {
  const things = fc.array(
    fc.record({ label: fc.constantFrom('car', 'bus'), center: fc.record({ x: fc.nat(9), y: fc.nat(9) }) }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(things, things, (truth, seen) => {
      const { found, missed, right, wrong } = judge(truth, seen)
      return (
        found.length + missed.length === truth.length &&
        right.length + wrong.length === seen.length &&
        found.length === right.length
      )
    }),
  )
})
