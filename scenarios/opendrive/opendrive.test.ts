/** The worlds' roads written as OpenDRIVE and read back, and what else ordinary files hold. */
import t from 'tap'
import { findScenario, scenarioNames } from '../worlds/find-scenario.js'
import { nearestOnPath, pointAt } from '../worlds/path.js'
import type { Lane, RoadMap } from '../worlds/road-map.js'
import { buildStage } from '../worlds/world.js'
import { middleOf } from './read-crossings.js'
import { type OpenDriveMap, readOpenDrive } from './read-opendrive.js'
import { signalIdOfLane, writeOpenDrive } from './write-opendrive.js'

const toleranceM = 0.05

/** The largest distance of a lane's centre line from the other's, both ways. */
function apartM(a: Lane, b: Lane): number {
  const oneWay = (from: Lane, to: Lane) =>
    Math.max(
      ...from.path.arcs.map((arcM) => {
        const { x, y } = pointAt(from.path, arcM)
        const near = pointAt(to.path, nearestOnPath(to.path, x, y).arcM)
        return Math.hypot(x - near.x, y - near.y)
      }),
    )
  return Math.max(oneWay(a, b), oneWay(b, a))
}

const gapM = (a: Lane, b: Lane, share: 0 | 1) => {
  const [p, q] = [pointAt(a.path, share * a.path.lengthM), pointAt(b.path, share * b.path.lengthM)]
  return Math.hypot(p.x - q.x, p.y - q.y)
}

/** Index of the lane read for each lane written. */
function matchLanes(map: RoadMap, read: OpenDriveMap): number[] {
  return map.lanes.map((lane) =>
    read.lanes.findIndex((other) => gapM(lane, other, 0) < 0.1 && gapM(lane, other, 1) < 0.1),
  )
}

for (const name of scenarioNames()) {
  t.test(`${name} comes back as it was written`, (t) => {
    const { map } = buildStage({ scenario: findScenario(name), seed: 3 })
    const read = readOpenDrive(writeOpenDrive(map, { name }))
    t.equal(read.lanes.length, map.lanes.length)
    const matched = matchLanes(map, read)
    t.notOk(matched.includes(-1), 'every lane is there')
    t.equal(new Set(matched).size, matched.length, 'and no two are one')
    map.lanes.forEach((lane, index) => {
      const other = read.lanes[matched[index]!]!
      const sorted = (lanes: readonly number[]) => lanes.map((each) => matched[each]!).sort((a, b) => a - b)
      const apart = apartM(lane, other)
      if (apart > toleranceM) t.fail(`lane ${index} is ${apart.toFixed(3)} m off`)
      t.strictSame(
        [...other.successors].sort((a, b) => a - b),
        sorted(lane.successors),
        `successors of ${index}`,
      )
      t.strictSame(
        [...other.predecessors].sort((a, b) => a - b),
        sorted(lane.predecessors),
        `predecessors of ${index}`,
      )
      t.equal(other.left, lane.left < 0 ? -1 : matched[lane.left], `left of ${index}`)
      t.equal(other.right, lane.right < 0 ? -1 : matched[lane.right], `right of ${index}`)
      t.ok(Math.abs(other.widthM - lane.widthM) < 1e-6)
      t.ok(Math.abs(other.speedLimitMps - lane.speedLimitMps) < 1e-6)
      t.equal(other.stopSign, lane.stopSign)
      const signal = other.signal < 0 ? undefined : read.signals[other.signal]
      t.equal(signal?.id, lane.signal < 0 ? undefined : signalIdOfLane(index))
      if (lane.signal < 0 && !lane.stopSign) return
      const [line, lineRead] = [lane, other].map((each) => pointAt(each.path, each.path.lengthM - each.stopBackM))
      t.ok(Math.hypot(line!.x - lineRead!.x, line!.y - lineRead!.y) < toleranceM, `stop line of ${index}`)
    })
    t.equal(read.crossings.length, map.crossings.length)
    for (const crossing of map.crossings) {
      const { x, y } = middleOf(crossing)
      const found = read.crossings.find((each) => {
        const at = middleOf(each)
        return Math.hypot(at.x - x, at.y - y) < toleranceM
      })
      t.ok(
        found &&
          Math.abs(found.widthM - crossing.widthM) < 0.01 &&
          Math.abs(found.path.lengthM - crossing.path.lengthM) < 0.01,
      )
      for (const { lane, arcM } of crossing.lanes) {
        const crossed = found?.lanes.find((each) => each.lane === matched[lane])
        t.ok(crossed && Math.abs(crossed.arcM - arcM) < 0.3, `the crossing is over lane ${lane}`)
      }
    }
    t.end()
  })
}
