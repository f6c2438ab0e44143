import fc from 'fast-check'
import t from 'tap'
import { pairwiseSum } from './pairwise-sum.js'

t.test('the last bit is that of numpy.sum', async (t) => {
  const tenths = (count: number) => Array<number>(count).fill(0.1)
  // numpy.sum([0.1] * n), NumPy 1.26; in order, ten of them give 0.9999999999999999.
  t.equal(pairwiseSum(tenths(7)), 0.7)
  t.equal(pairwiseSum(tenths(10)), 1)
  t.equal(pairwiseSum(tenths(19)), 1.9000000000000004)
  t.equal(pairwiseSum(tenths(300)), 29.999999999999996)
  t.equal(pairwiseSum([]), 0)
})

t.test('however many there are, each is added once', async () => {
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 600, size: 'max' })
  fc.assert(fc.property(numbers, (values) => pairwiseSum(values) === values.reduce((sum, value) => sum + value, 0)))
})
