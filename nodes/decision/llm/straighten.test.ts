/** A turn laid out straight: who is ahead on it is in the way, who is beyond it is not. */
import t from 'tap'
import { pathOfStretches, pointAt } from '../../../scenarios/worlds/path.js'
import { straighten } from './straighten.js'
import { thing } from './testing/driving-frames.js'

const straight = pathOfStretches({ x: -8, y: 0, yawRad: 0 }, [{ lengthM: 108, turnRad: 0 }])
const leftTurn = pathOfStretches({ x: -8, y: 0, yawRad: 0 }, [
  { lengthM: 18, turnRad: 0 },
  { lengthM: 16, turnRad: Math.PI / 2 },
  { lengthM: 60, turnRad: 0 },
])

t.test('on a straight line everything stays where it is, before its start and beyond its end as well', (t) => {
  for (const x of [-20, -3, 12, 95, 130]) {
    const [seen] = straighten(
      [thing('car', 0, { center: { x, y: -2, z: 1 }, velocityXMps: 5, velocityYMps: 1 })],
      straight,
    )
    t.ok(Math.abs(seen!.center.x - x) < 1e-6 && Math.abs(seen!.center.y + 2) < 1e-6, `${x} m`)
    t.match(seen, { velocityXMps: 5, velocityYMps: 1, center: { z: 1 } })
  }
  t.end()
})

t.test('through a turn, distances and directions are those of the line', (t) => {
  const at = pointAt(leftTurn, 60)
  const ahead = thing('car', 0, {
    center: { x: at.x, y: at.y, z: 1 },
    velocityXMps: 0,
    velocityYMps: 6,
    yawRad: at.yawRad,
  })
  const across = thing('pedestrian', 0, { center: { x: 40, y: 0, z: 1 } })
  const [first, second] = straighten([ahead, across], leftTurn)
  t.ok(Math.abs(first!.center.x - 52) < 0.2 && Math.abs(first!.center.y) < 0.1, 'driven after 52 m')
  t.ok(Math.abs(first!.velocityXMps - 6) < 0.1 && Math.abs(first!.velocityYMps) < 0.2, 'drives on ahead of us')
  t.ok(Math.abs(first!.yawRad) < 0.05)
  t.ok(second!.center.y < -10, 'who stands straight ahead, beyond the turn, is far to its right')
  t.end()
})

t.test('unknown velocities stay unknown', (t) => {
  const [seen] = straighten([thing('car', 10, { velocityXMps: Number.NaN, velocityYMps: Number.NaN })], leftTurn)
  t.ok(Number.isNaN(seen!.velocityXMps) && Number.isNaN(seen!.velocityYMps))
  t.end()
})
