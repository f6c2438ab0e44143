import t from 'tap'
import { bevHeat } from './bev-heat.js'

t.test('norms over the channels, from the weakest to the strongest cell', (t) => {
  const bev = Float32Array.from([3, 4, 0, 0, 0, 10, 6, 8, -3, -4])
  t.strictSame([...bevHeat(bev, 2)], [128, 0, 255, 255, 128])
  t.end()
})

t.test('a map without differences is dark, and so are cells without numbers', (t) => {
  t.strictSame([...bevHeat(Float32Array.from([1, 0, 0, 1]), 2)], [0, 0])
  t.strictSame([...bevHeat(Float32Array.from([Number.NaN, 1, 1, 0, 2, 0]), 2)], [0, 128, 255])
  t.strictSame([...bevHeat(new Float32Array(0), 2)], [])
  t.end()
})
