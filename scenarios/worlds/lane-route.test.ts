import t from 'tap'
import { followRoute, laneAt, routeFrom, shuffled } from './lane-route.js'
import { pathThrough } from './path.js'
import { Random } from './random.js'
import type { Lane } from './road-map.js'

type Point = readonly [number, number]

/** A lane along these points. */
function lane(index: number, points: readonly Point[], successors: number[] = [], more: Partial<Lane> = {}): Lane {
  return {
    index,
    path: pathThrough(points.map(([x, y]) => ({ x, y }))),
    widthM: 3.5,
    speedLimitMps: 14,
    successors,
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
    ...more,
  }
}

/** 0 forks into 1 (which ends after 10 m) and 2, which goes on to 3 and back to 0. */
const fork = [
  lane(
    0,
    [
      [0, 0],
      [50, 0],
    ],
    [1, 2],
  ),
  lane(1, [
    [50, 0],
    [60, 10],
  ]),
  lane(
    2,
    [
      [50, 0],
      [100, 0],
    ],
    [3],
  ),
  lane(
    3,
    [
      [100, 0],
      [100, 50],
    ],
    [0],
  ),
  lane(4, [
    [50, 3.5],
    [0, 3.5],
  ]),
]

t.test('the lane that leads the way of the car, not the one beside it', (t) => {
  t.match(laneAt(fork, { x: 20, y: 1.8, yawRad: 0 }), { lane: 0, arcM: 20 })
  t.match(laneAt(fork, { x: 20, y: 1.7, yawRad: Math.PI }), { lane: 4, arcM: 30 })
  t.equal(laneAt(fork, { x: 20, y: -9, yawRad: 0 }), undefined)
  t.end()
})

t.test('at forks the way is taken from which the length can be had, whatever the seed', (t) => {
  for (let seed = 0; seed < 8; seed++) {
    const route = routeFrom(fork, { x: 10, y: 0, yawRad: 0 }, { lengthM: 100, seed, where: 'test' })
    t.strictSame(route.lanes, [0, 2, 3])
    t.equal(route.startArcM, 10)
    t.equal(Math.round(route.wholeM), 140)
  }
  const longest = routeFrom(fork, { x: 10, y: 0, yawRad: 0 }, { lengthM: 1000, seed: 1, where: 'test' })
  t.strictSame(longest.lanes, [0, 2, 3], 'no lane twice: the longest there is')
  const short = new Set(
    [...Array(20).keys()].map(
      (seed) => routeFrom(fork, { x: 10, y: 0, yawRad: 0 }, { lengthM: 45, seed, where: 'test' }).lanes[1],
    ),
  )
  t.strictSame([...short].sort(), [1, 2], 'where both will do, the seed decides')
  t.end()
})

t.test('a car beside the road is told so', (t) => {
  const beside = () => routeFrom(fork, { x: 20, y: -9, yawRad: 0 }, { lengthM: 100, seed: 1, where: 'Town/3' })
  t.throws(beside, { code: 'config-invalid', message: /Town\/3.*choose another spawn point/ })
  t.end()
})

t.test('progress counts along the route, from lane to lane', (t) => {
  const route = routeFrom(fork, { x: 10, y: 0, yawRad: 0 }, { lengthM: 100, seed: 1, where: 'test' })
  t.match(followRoute(fork, route, 0, { x: 10, y: 0 }), { step: 0, drivenM: 0 })
  t.match(followRoute(fork, route, 0, { x: 30, y: 2 }), { step: 0, drivenM: 20 })
  t.match(followRoute(fork, route, 0, { x: 70, y: -1 }), { step: 1, drivenM: 60 })
  const last = followRoute(fork, route, 1, { x: 100, y: 25 })
  t.equal(last.step, 2)
  t.equal(Math.round(last.drivenM), 115)
  t.end()
})

t.test('an order of chance holds everything, and is the same for the same seed', (t) => {
  const order = (seed: number) => shuffled([...Array(30).keys()], new Random(seed))
  t.strictSame(order(1), order(1))
  t.strictNotSame(order(1), order(2))
  t.strictSame(
    order(1).toSorted((a, b) => a - b),
    [...Array(30).keys()],
  )
  t.end()
})
