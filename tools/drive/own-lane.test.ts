/** Which lane the car is on after a change, on a road of two lanes that goes on behind a joint. */
import t from 'tap'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import { pathThrough } from '../../scenarios/worlds/path.js'
import type { Lane } from '../../scenarios/worlds/road-map.js'
import { PathDecision } from '../../schemas/messages.js'
import { OwnLane } from './own-lane.js'

const { FOLLOW, LEFT_CHANGE, RIGHT_CHANGE } = PathDecision

function lane(index: number, fromX: number, y: number, given: Partial<Lane>): Lane {
  return {
    index,
    path: pathThrough([
      { x: fromX, y },
      { x: fromX + 100, y },
    ]),
    widthM: 3.5,
    speedLimitMps: 14,
    successors: [],
    left: -1,
    right: -1,
    entry: false,
    turn: 'straight',
    signal: -1,
    stopSign: false,
    stopBackM: 0,
    closures: [],
    predecessors: [],
    crossings: [],
    yieldTo: [],
    ...given,
  }
}

/** 0 and 1 are the right and left lane of the first hundred metres, 2 and 3 of the next. */
const road: DriveRoute = {
  lanes: [
    lane(0, 0, 0, { left: 1, successors: [2] }),
    lane(1, 0, 3.5, { right: 0, successors: [3] }),
    lane(2, 100, 0, { left: 3 }),
    lane(3, 100, 3.5, { right: 2 }),
  ],
  crossings: [],
  route: [0, 2],
}
const at = (x: number, y: number): EgoState => ({
  x,
  y,
  yawRad: 0,
  speedMps: 10,
  lengthM: 4,
  widthM: 1.8,
  wheelbaseM: 2.6,
})

t.test('a change is made when it ends nearer to the other lane, and not made when it ends before', (t) => {
  for (const [y, lane] of [
    [1.6, 0],
    [1.9, 1],
  ] as const) {
    const place = new OwnLane(road)
    place.decided(LEFT_CHANGE, at(10, 0))
    t.match(place, { own: { lane: 0 }, target: { lane: 1 } })
    place.decided(FOLLOW, at(30, y))
    t.equal(place.own.lane, lane, `${y} m`)
    t.equal(place.target, undefined)
  }
  t.end()
})

t.test('the same state again does not lead on to a third lane, and there is none where the road ends', (t) => {
  const place = new OwnLane(road)
  place.decided(LEFT_CHANGE, at(10, 0))
  place.decided(LEFT_CHANGE, at(40, 3.5))
  t.match(place, { own: { lane: 0 }, target: { lane: 1 } })
  place.decided(FOLLOW, at(41, 3.5))
  t.equal(place.beside(LEFT_CHANGE), -1)
  t.equal(place.beside(RIGHT_CHANGE), 0)
  place.decided(LEFT_CHANGE, at(42, 3.5))
  t.match(place, { own: { lane: 1 }, target: undefined })
  t.end()
})

t.test('lanes go on at their ends, the one changed to as well', (t) => {
  const place = new OwnLane(road)
  place.decided(LEFT_CHANGE, at(90, 0))
  place.moved(at(99, 2))
  t.strictSame(place.own, { lane: 0, before: -1 })
  place.moved(at(101, 2))
  t.strictSame(place.own, { lane: 2, before: 0 })
  t.strictSame(place.target, { lane: 3, before: 1 })
  place.moved(at(250, 2))
  t.equal(place.own.lane, 2, 'where the road ends the last lane stays')
  t.end()
})
