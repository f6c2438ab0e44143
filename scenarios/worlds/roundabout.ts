/** A roundabout with one lane: who is on the ring goes first. */
import { pathBetween, pathOfStretches, pathThrough, pointAt, wrapAngle } from './path.js'
import type { RoadBuilder, Street, StreetOptions } from './road-builder.js'

export interface RoundaboutOptions {
  readonly x: number
  readonly y: number
  readonly armYawsRad: readonly number[]
  readonly armLengthM: number
  readonly radiusM: number
  readonly street: Omit<StreetOptions, 'path' | 'junctionAtStart' | 'lanesEachWay'>
}

export interface Roundabout {
  readonly arms: readonly Street[]
  /** [arm] lane onto the ring, lane off it, and the ring's lanes at and after the arm. */
  readonly entries: readonly number[]
  readonly exits: readonly number[]
  readonly at: readonly number[]
  readonly after: readonly number[]
}

const ringSpeedMps = 7

export function addRoundabout(builder: RoadBuilder, options: RoundaboutOptions): Roundabout {
  const { x, y, radiusM, armYawsRad, street } = options
  const reachM = radiusM + 14
  const arms = armYawsRad.map((yawRad) =>
    builder.addStreet({
      ...street,
      lanesEachWay: 1,
      junctionAtStart: true,
      path: pathOfStretches({ x: x + reachM * Math.cos(yawRad), y: y + reachM * Math.sin(yawRad), yawRad }, [
        { lengthM: options.armLengthM, turnRad: 0 },
      ]),
    }),
  )
  const arc = (fromRad: number, toRad: number) => {
    const turn = (((toRad - fromRad) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)
    const steps = Math.max(4, Math.ceil((turn * radiusM) / 1.5))
    return pathThrough(
      Array.from({ length: steps + 1 }, (_, k) => {
        const angle = fromRad + (turn * k) / steps
        return { x: x + radiusM * Math.cos(angle), y: y + radiusM * Math.sin(angle) }
      }),
    )
  }
  const spread = Math.asin(Math.min(0.8, 7 / radiusM))
  const ringLane = (fromRad: number, toRad: number) =>
    builder.addLane({ path: arc(fromRad, toRad), widthM: 4.6, speedLimitMps: ringSpeedMps, entry: false, turn: 'left' })
  const count = arms.length
  const at = armYawsRad.map((yaw) => ringLane(yaw - spread, yaw + spread))
  const after = armYawsRad.map((yaw, i) => ringLane(yaw + spread, armYawsRad[(i + 1) % count]! - spread))
  const entries: number[] = []
  const exits: number[] = []
  const lanes = builder.lanes
  arms.forEach((arm, i) => {
    const incoming = arm.backward[0]!
    const outgoing = arm.forward[0]!
    const end = pointAt(lanes[incoming]!.path, lanes[incoming]!.path.lengthM)
    const joinRad = armYawsRad[i]! + spread
    const leaveRad = armYawsRad[i]! - spread
    const onRing = (angle: number) => ({
      x: x + radiusM * Math.cos(angle),
      y: y + radiusM * Math.sin(angle),
      yawRad: wrapAngle(angle + Math.PI / 2),
    })
    const common = { widthM: 3.6, speedLimitMps: 6.5, entry: false } as const
    const entry = builder.addLane({ ...common, path: pathBetween(end, onRing(joinRad)), turn: 'right' })
    const exit = builder.addLane({
      ...common,
      path: pathBetween(onRing(leaveRad), pointAt(lanes[outgoing]!.path, 0)),
      turn: 'right',
    })
    lanes[incoming]!.successors.push(entry)
    lanes[entry]!.successors.push(after[i]!)
    lanes[exit]!.successors.push(outgoing)
    lanes[at[i]!]!.successors.push(after[i]!)
    lanes[after[(i + count - 1) % count]!]!.successors.push(exit, at[i]!)
    const own = lanes[entry]!.path.lengthM
    lanes[entry]!.yieldTo.push({
      lane: at[i]!,
      ownArcM: own,
      otherArcM: lanes[at[i]!]!.path.lengthM,
      holdArcM: own - 4.5,
    })
    entries.push(entry)
    exits.push(exit)
    for (const lane of [entry, exit]) builder.roads.push({ path: lanes[lane]!.path, halfWidthM: 2.6 })
  })
  builder.roads.push({ path: arc(0, 2 * Math.PI - 1e-6), halfWidthM: 3.1 })
  arms.forEach((arm, i) => {
    builder.addCrossing(arm, 4, { signal: -1, stopLines: true })
    builder.joinWalkways(arm.leftWalkway, arms[(i + 1) % count]!.rightWalkway)
  })
  return { arms, entries, exits, at, after }
}
