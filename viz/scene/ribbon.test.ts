import t from 'tap'
import { ribbonOf } from './ribbon.js'

t.test('a band as wide as asked, left edge first, fading with time', (t) => {
  const plan = { tS: [0, 2, 4], xM: [0, 10, 20], yM: [0, 0, 0], speedMps: [5, 5, 4] }
  const ribbon = ribbonOf(plan, 1, 4)!
  t.strictSame([...ribbon.xy], [0, 1, 0, -1, 10, 1, 10, -1, 20, 1, 20, -1])
  t.strictSame([...ribbon.nearness], [1, 0.5, 0])
  t.strictSame([...ribbon.speedMps], [5, 5, 4])
  t.end()
})

t.test('in a bend the edges stay across the way', (t) => {
  const angles = Array.from({ length: 21 }, (_, i) => i / 20)
  const plan = {
    tS: angles.map((a) => 4 * a),
    xM: angles.map((a) => 20 * Math.sin(a)),
    yM: angles.map((a) => 20 * (1 - Math.cos(a))),
    speedMps: angles.map(() => 5),
  }
  const { xy } = ribbonOf(plan, 1, 4)!
  for (let i = 1; i < 20; i++) {
    t.ok(Math.abs(Math.hypot(xy[4 * i]!, xy[4 * i + 1]! - 20) - 19) < 1e-3, 'left is the inside')
    t.ok(Math.abs(Math.hypot(xy[4 * i + 2]!, xy[4 * i + 3]! - 20) - 21) < 1e-3)
  }
  t.end()
})

t.test('a car that comes to stand keeps the direction; one that stands has no band', (t) => {
  const stopping = { tS: [0, 1, 2, 3, 4], xM: [0, 0, 0, 0, 0], yM: [0, 2, 3, 3, 3], speedMps: [3, 1, 0, 0, 0] }
  const { xy } = ribbonOf(stopping, 1, 4)!
  t.strictSame([...xy.slice(16)], [-1, 3, 1, 3], 'still across the way it came')
  const standing = { tS: [0, 4], xM: [0, 0.1], yM: [0, 0], speedMps: [0, 0] }
  t.equal(ribbonOf(standing, 1, 4), undefined)
  t.equal(ribbonOf({ tS: [], xM: [], yM: [], speedMps: [] }, 1, 4), undefined)
  t.end()
})
