import t from 'tap'
import { float16ToNumber } from '../weights/tensor.js'
import { float16Max, toFloat16 } from './float16.js'

const half = (value: number) => toFloat16(Float32Array.of(value))[0]!

t.test('every float16 survives the way to float32 and back', (t) => {
  const all = Float32Array.from({ length: 0x10000 }, (_, bits) => float16ToNumber(bits))
  const back = toFloat16(all)
  const wrong = [...all].flatMap((value, bits) => (back[bits] === bits || Number.isNaN(value) ? [] : [bits]))
  t.same(wrong, [])
  t.ok(Number.isNaN(float16ToNumber(half(Number.NaN))))
  t.end()
})

t.test('what lies between two goes to the nearer, and to the even one from the middle', (t) => {
  for (const bits of [0x0000, 0x0001, 0x03ff, 0x0400, 0x3bff, 0x3c00, 0x7bfe]) {
    const [low, high] = [float16ToNumber(bits), float16ToNumber(bits + 1)]
    const middle = (low + high) / 2
    t.equal(half(middle), bits % 2 === 0 ? bits : bits + 1, `middle above ${bits}`)
    t.equal(half(low + (middle - low) * 0.99), bits)
    t.equal(half(high - (high - middle) * 0.99), bits + 1)
    t.equal(half(-low - (middle - low) * 0.99), 0x8000 | bits)
  }
  t.equal(float16ToNumber(half(float16Max)), float16Max)
  t.equal(float16ToNumber(half(65519)), float16Max)
  t.equal(float16ToNumber(half(65520)), Number.POSITIVE_INFINITY)
  t.equal(float16ToNumber(half(-1e30)), Number.NEGATIVE_INFINITY)
  t.end()
})
