/** Where within the lane the car drives beside what stands there, and what room a move has. */
import t from 'tap'
import { pathThrough } from '../../scenarios/worlds/path.js'
import type { MovingBox } from './foreseen-contacts.js'
import { besideLine, clearanceM, roomToMove } from './keep-clear.js'

const line = pathThrough([
  { x: -10, y: 0 },
  { x: 200, y: 0 },
])
const own = { frontM: 3.4, rearM: 0.7, halfWidthM: 0.9 }
const seen = (given: Partial<MovingBox>) =>
  besideLine(line, 10, {
    id: 'a',
    x: 25,
    y: 0,
    yawRad: 0,
    lengthM: 4,
    widthM: 2,
    velocityXMps: 0,
    velocityYMps: 0,
    ...given,
  })
const clear = (...boxes: Partial<MovingBox>[]) => clearanceM(boxes.map(seen), 3.5, own)
const near = (value: number, wanted: number) => Math.abs(value - wanted) < 1e-9

t.test('a box is measured along the line and beside it, turned or not', (t) => {
  t.match(seen({ y: -2 }), { nearM: 23, farM: 27, rightM: -3, leftM: -1 })
  const turned = seen({ yawRad: Math.PI / 2 })
  t.ok(near(turned.nearM, 24) && near(turned.leftM, 2))
  t.end()
})

t.test('0.4 m beside what stands at the edge, on the other side of the middle', (t) => {
  t.ok(near(clear({ y: -2 }), 0.3), 'its left side is 1 m right of the middle')
  t.ok(near(clear({ y: 2 }), -0.3))
  t.equal(clear({ y: -2.4 }), 0, 'that leaves room enough')
  t.end()
})

t.test('nobody moves over for what is passed, far, on the move, crossing, on both sides, or too far in', (t) => {
  t.equal(clear({ y: -2, x: -5 }), 0)
  t.equal(clear({ y: -2, x: 70 }), 0)
  t.equal(clear({ y: -2, velocityXMps: 6 }), 0)
  t.equal(clear({ y: -2, velocityYMps: 1 }), 0)
  t.equal(clear({ y: -2 }, { y: 2 }), 0)
  t.equal(clear({ y: -1 }), 0)
  t.ok(near(clear({ y: -1.5, widthM: 0.6, lengthM: 1.8, velocityXMps: 4 }), 0.6), 'who rides gets 0.9 m')
  t.end()
})

t.test('a move has room up to what stands in the old place and not in the new', (t) => {
  const inLane = [seen({ y: 0 })]
  t.ok(near(roomToMove(inLane, 0, 3.5, own), 19.6), 'from the bumper to its rear')
  t.equal(roomToMove(inLane, 0, 0.5, own), Number.POSITIVE_INFINITY, 'moving so little does not help')
  t.equal(roomToMove([seen({ velocityXMps: 8 })], 0, 3.5, own), Number.POSITIVE_INFINITY)
  t.end()
})
