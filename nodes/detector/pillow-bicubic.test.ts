import t from 'tap'
import { createBicubicResampler, type ResampleSizes, resampleBicubicPlainly } from './pillow-bicubic.js'

function noise(bytes: number, seed: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

const whole = (sourceWidth: number, sourceHeight: number, targetWidth: number, targetHeight: number): ResampleSizes => {
  const box = { x0: 0, y0: 0, x1: sourceWidth, y1: sourceHeight }
  return { sourceWidth, sourceHeight, targetWidth, targetHeight, box }
}

function bothWays(sizes: ResampleSizes, source: Uint8Array): { fast: Uint8Array; plain: Uint8Array } {
  const fast = new Uint8Array(sizes.targetWidth * sizes.targetHeight * 3)
  const plain = new Uint8Array(fast.length)
  createBicubicResampler(sizes).resample(source, fast)
  resampleBicubicPlainly(sizes, source, plain)
  return { fast, plain }
}

t.test('the SIMD kernel equals the plain definition on noise, for every kind of scale', (t) => {
  const cases: ResampleSizes[] = [
    whole(160, 64, 80, 32),
    whole(160, 64, 40, 16),
    whole(161, 63, 77, 45),
    whole(33, 17, 100, 50),
    whole(20, 20, 3, 1),
    whole(1, 1, 5, 7),
    { ...whole(160, 64, 53, 31), box: { x0: 0.25, y0: 3.5, x1: 159.125, y1: 60.75 } },
  ]
  for (const sizes of cases) {
    const { fast, plain } = bothWays(sizes, noise(sizes.sourceWidth * sizes.sourceHeight * 3, 7))
    t.ok(Buffer.compare(fast, plain) === 0, JSON.stringify(sizes))
  }
  t.end()
})

t.test('black and white edges overshoot and are clipped to a byte', (t) => {
  const source = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (Math.floor(i / 24) % 2 === 0 ? 0 : 255))
  const { fast, plain } = bothWays(whole(64, 64, 150, 90), source)
  t.ok(Buffer.compare(fast, plain) === 0)
  t.ok(fast.includes(0) && fast.includes(255))
  t.end()
})

t.test('resampling to the same size changes nothing', (t) => {
  const source = noise(50 * 30 * 3, 3)
  t.ok(Buffer.compare(bothWays(whole(50, 30, 50, 30), source).fast, source) === 0)
  t.end()
})

t.test('a resampler can be used again and keeps nothing of the last picture', (t) => {
  const sizes = whole(40, 40, 20, 20)
  const resampler = createBicubicResampler(sizes)
  const first = new Uint8Array(1200)
  const again = new Uint8Array(1200)
  resampler.resample(noise(4800, 1), first)
  resampler.resample(noise(4800, 2), again)
  resampler.resample(noise(4800, 1), again)
  t.ok(Buffer.compare(first, again) === 0)
  t.end()
})
