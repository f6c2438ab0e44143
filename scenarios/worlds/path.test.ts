import fc from 'fast-check'
import t from 'tap'
import { nearestOnPath, offsetPath, pathBetween, pathOfStretches, pointAt, wrapAngle } from './path.js'

const quarter = pathOfStretches({ x: 0, y: 0, yawRad: 0 }, [
  { lengthM: 10, turnRad: 0 },
  { lengthM: 5 * Math.PI, turnRad: Math.PI / 2 },
])

t.test('a straight and a quarter turn to the left end where geometry says', (t) => {
  const end = pointAt(quarter, quarter.lengthM)
  t.ok(Math.hypot(end.x - 20, end.y - 10) < 1e-9)
  t.ok(Math.abs(end.yawRad - Math.PI / 2) < 0.1)
  t.ok(Math.abs(quarter.lengthM - (10 + 5 * Math.PI)) < 0.1)
  t.end()
})

t.test('the same curve to the left is shorter in a left turn', (t) => {
  t.ok(offsetPath(quarter, 3).lengthM < quarter.lengthM - 4)
  t.ok(offsetPath(quarter, -3).lengthM > quarter.lengthM + 4)
  t.end()
})

t.test('a point of the path is found again, with its distance and side', (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 25, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (arcM, leftM) => {
        const { x, y } = pointAt(quarter, arcM, leftM)
        const found = nearestOnPath(quarter, x, y)
        return Math.abs(found.arcM - arcM) < 0.35 && Math.abs(found.leftM - leftM) < 0.1
      },
    ),
  )
  t.end()
})

t.test('a turn between two poses keeps their headings', (t) => {
  const path = pathBetween({ x: 0, y: 0, yawRad: 0 }, { x: 8, y: 8, yawRad: Math.PI / 2 })
  t.ok(Math.abs(pointAt(path, 0).yawRad) < 0.15)
  t.ok(Math.abs(wrapAngle(pointAt(path, path.lengthM).yawRad - Math.PI / 2)) < 0.15)
  t.end()
})

t.test('angles wrap into (-pi, pi]', (t) => {
  for (const angle of [-10, -Math.PI, 0, 3, Math.PI, 7]) {
    const wrapped = wrapAngle(angle)
    t.ok(wrapped > -Math.PI && wrapped <= Math.PI && Math.abs(Math.sin(wrapped - angle)) < 1e-12)
  }
  t.end()
})
