import fc from 'fast-check'
import t from 'tap'
import { MapLayer } from '../messages.js'
import { globalLine, localMap } from './local-map.js'
import { quaternionFromYaw } from './quaternion.js'

const at = (x: number, y: number, yawRad = 0) => ({ translation: { x, y, z: 3 }, rotation: quaternionFromYaw(yawRad) })
const near = (found: readonly number[], expected: readonly number[]) =>
  found.length === expected.length && found.every((value, i) => Math.abs(value - expected[i]!) < 1e-9)

t.test('lines come in the frame of the car, cut where its neighbourhood ends', async (t) => {
  const line = globalLine(MapLayer.LANE_DIVIDER, [100, 200, 300, 200])
  const [ahead, ...others] = localMap([line], at(100, 198, 0), 50)
  t.ok(near(ahead!.xy, [0, 2, 50, 2]), String(ahead!.xy))
  t.equal(ahead!.layer, MapLayer.LANE_DIVIDER)
  t.same(others, [])
  const [turned] = localMap([line], at(150, 200, Math.PI / 2), 10)
  t.ok(near(turned!.xy, [0, 10, 0, -10]), String(turned!.xy))
})

t.test('a line that leaves and comes back is two, one that is far away none', async (t) => {
  const loop = globalLine(MapLayer.DRIVABLE_AREA, [0, 0, 30, 0, 30, 5, 0, 5])
  const pieces = localMap([loop], at(0, 0), 10).map(({ xy }) => xy)
  t.equal(pieces.length, 2)
  t.ok(near(pieces[0]!, [0, 0, 10, 0]) && near(pieces[1]!, [10, 5, 0, 5]), JSON.stringify(pieces))
  t.same(localMap([globalLine(MapLayer.LANE, [500, 500, 510, 500])], at(0, 0)), [])
})

t.test('whatever the line, every piece lies inside and has length to it', async () => {
  const number = fc.double({ min: -300, max: 300, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 40 }),
      number,
      number,
      fc.double({ min: -4, max: 4, noNaN: true }),
      (xy, x, y, yaw) =>
        localMap([globalLine(MapLayer.LANE, xy)], at(x, y, yaw)).every(
          (piece) =>
            piece.xy.length >= 4 &&
            piece.xy.length % 2 === 0 &&
            piece.xy.every((value) => Math.abs(value) <= 60 + 1e-9),
        ),
    ),
  )
})
