/** Crossroads and T-junctions: arms around a middle, every way through them, who goes first. */
import { nearestOnPath, type Path, pathBetween, pathOfStretches, pointAt, wrapAngle } from './path.js'
import type { RoadBuilder, Street, StreetOptions } from './road-builder.js'
import type { Conflict, Lane } from './road-map.js'

export type Control = 'signals' | 'stop-signs' | 'none'

export interface JunctionOptions {
  readonly x: number
  readonly y: number
  /** Directions in which the arms leave, counter-clockwise. */
  readonly armYawsRad: readonly number[]
  readonly armLengthM: number
  /** A gentle bend of each arm, away from the junction. */
  readonly armTurnsRad: readonly number[]
  readonly control: Control
  readonly street: Omit<StreetOptions, 'path' | 'junctionAtStart'>
  /** When the first arm's green begins, seconds. */
  readonly signalOffsetS: number
}

export interface Junction {
  /** The streets that leave it, in the order of the yaws; their backward lanes come in. */
  readonly arms: readonly Street[]
  /** Lanes through it: [from arm][to arm], one lane each, the leftmost that serves the turn. */
  readonly through: readonly (readonly (Through | undefined)[])[]
}

export interface Through {
  readonly from: number
  readonly connector: number
  readonly to: number
}

const greenS = 11
const yellowS = 3
const allRedS = 2
const turnSpeedMps = 6
/** Stop line and crossing, from where the arm's lanes begin. */
const crossingArcM = 3
const stopBackM = 6.2

export function addJunction(builder: RoadBuilder, options: JunctionOptions): Junction {
  const { x, y, armYawsRad, street, control } = options
  const halfM = street.lanesEachWay * (street.laneWidthM ?? 3.5) + (street.parking ? 2.3 : 0)
  const reachM = halfM + 5.5
  const arms = armYawsRad.map((yawRad, i) =>
    builder.addStreet({
      ...street,
      junctionAtStart: true,
      path: pathOfStretches({ x: x + reachM * Math.cos(yawRad), y: y + reachM * Math.sin(yawRad), yawRad }, [
        { lengthM: options.armLengthM * 0.35, turnRad: 0 },
        { lengthM: options.armLengthM * 0.3, turnRad: options.armTurnsRad[i] ?? 0 },
        { lengthM: options.armLengthM * 0.35, turnRad: 0 },
      ]),
    }),
  )
  pave(builder, arms, halfM)
  const signals = control === 'signals' ? addSignals(builder, arms, armYawsRad, options.signalOffsetS) : []
  const through = arms.map((from, i) =>
    arms.map((to, j) =>
      i === j ? undefined : addWays(builder, from, to, armYawsRad[i]!, armYawsRad[j]!, street.speedLimitMps),
    ),
  )
  arms.forEach((arm, i) => {
    for (const lane of arm.backward) {
      const incoming = builder.lanes[lane]!
      incoming.stopBackM = stopBackM
      incoming.signal = signals[i] ?? -1
      incoming.stopSign = control === 'stop-signs'
    }
    builder.addCrossing(arm, crossingArcM, { signal: signals[i] ?? -1, stopLines: false })
    for (const lane of arm.backward) builder.stopLineAtEnd(lane, stopBackM)
  })
  setPriorities(builder, arms, through, control)
  placeSigns(builder, arms, signals, control)
  arms.forEach((arm, i) => {
    const next = arms[(i + 1) % arms.length]!
    builder.joinWalkways(arm.leftWalkway, next.rightWalkway)
  })
  return { arms, through }
}

/** Asphalt in the middle and rounded corners. */
function pave(builder: RoadBuilder, arms: readonly Street[], halfM: number): void {
  const inward = (arm: Street) => {
    const { x, y, yawRad } = pointAt(arm.path, 0)
    return { x, y, yawRad: wrapAngle(yawRad + Math.PI) }
  }
  arms.forEach((arm, i) => {
    for (const other of arms.slice(i + 1)) {
      const path = pathBetween(inward(arm), pointAt(other.path, 0))
      const straight = Math.abs(wrapAngle(pointAt(other.path, 0).yawRad - inward(arm).yawRad)) < 0.6
      builder.roads.push({ path, halfWidthM: straight ? halfM : halfM * 0.75 })
    }
  })
}

/** Lanes from one arm to another; returns the leftmost. */
function addWays(
  builder: RoadBuilder,
  from: Street,
  to: Street,
  fromYawRad: number,
  toYawRad: number,
  speedLimitMps: number,
): Through {
  const turnRad = wrapAngle(toYawRad - (fromYawRad + Math.PI))
  const turn: Lane['turn'] = Math.abs(turnRad) < 0.6 ? 'straight' : turnRad > 0 ? 'left' : 'right'
  const last = from.backward.length - 1
  const lanes = turn === 'straight' ? from.backward.map((_, k) => k) : [turn === 'left' ? 0 : last]
  const ways = lanes.map((k): Through => {
    const [a, b] = [from.backward[k]!, to.forward[Math.min(k, to.forward.length - 1)]!]
    const connector = builder.connect(a, b, turn === 'straight' ? speedLimitMps : turnSpeedMps, turn)
    const { path } = builder.lanes[connector]!
    builder.roads.push({ path, halfWidthM: 2.2 })
    return { from: a, connector, to: b }
  })
  return ways[0]!
}

/** Opposite arms share a phase; the phases follow one another. Returns each arm's signal. */
function addSignals(builder: RoadBuilder, arms: readonly Street[], yaws: readonly number[], offsetS: number): number[] {
  const phaseOf = arms.map((_, i) => (Math.abs(Math.cos(yaws[i]! - yaws[0]!)) > 0.7 ? 0 : 1))
  const phases = Math.max(...phaseOf) + 1
  const cycleS = phases * (greenS + yellowS + allRedS) + (phases === 1 ? 10 : 0)
  return phaseOf.map((phase) => {
    builder.signals.push({ greenS, yellowS, cycleS, offsetS: offsetS + phase * (greenS + yellowS + allRedS) })
    return builder.signals.length - 1
  })
}

/** Left turns give way to what comes towards them; at stop signs everybody gives way to the main road, arms 0 and its opposite. */
function setPriorities(
  builder: RoadBuilder,
  arms: readonly Street[],
  through: Junction['through'],
  control: Control,
): void {
  const connectorsOf = (i: number) =>
    arms[i]!.backward.flatMap((lane) => builder.lanes[lane]!.successors.map((index) => builder.lanes[index]!))
  const main = new Set([0, through[0]!.findIndex((way) => way && builder.lanes[way.connector]!.turn === 'straight')])
  arms.forEach((_, i) => {
    for (const own of connectorsOf(i)) {
      const meetings: Conflict[] = []
      arms.forEach((_, j) => {
        if (i === j) return
        const opposite = through[i]![j] && builder.lanes[through[i]![j]!.connector]!.turn === 'straight'
        for (const other of connectorsOf(j)) {
          const leftYields = own.turn === 'left' && opposite && other.turn !== 'left'
          const minorYields = control !== 'signals' && !main.has(i) && main.has(j)
          if (!leftYields && !minorYields) continue
          const meeting = whereTheyMeet(own.path, other.path)
          if (meeting) meetings.push({ lane: other.index, ...meeting, holdArcM: minorYields ? -stopBackM : 0 })
        }
      })
      // One waits where one is in nobody's way: before the first of the ways that are crossed.
      const first = Math.min(...meetings.map(({ ownArcM }) => ownArcM))
      const hold = meetings.some(({ holdArcM }) => holdArcM < 0) ? -stopBackM : Math.max(0, first - 3.5)
      own.yieldTo.push(...meetings.map((meeting) => ({ ...meeting, holdArcM: hold })))
    }
    if (control === 'stop-signs' && main.has(i)) {
      for (const lane of arms[i]!.backward) builder.lanes[lane]!.stopSign = false
    }
  })
}

/** First place where two ways come within a car's width of each other. */
export function whereTheyMeet(own: Path, other: Path): { ownArcM: number; otherArcM: number } | undefined {
  for (let arc = 0; arc <= own.lengthM; arc += 0.5) {
    const at = pointAt(own, arc)
    const { arcM, leftM } = nearestOnPath(other, at.x, at.y)
    const near = pointAt(other, arcM)
    if (Math.hypot(near.x - at.x, near.y - at.y) < 2.2 && Math.abs(leftM) < 2.2) {
      return { ownArcM: arc, otherArcM: Math.min(arcM + 1, other.lengthM) }
    }
  }
  return undefined
}

function placeSigns(builder: RoadBuilder, arms: readonly Street[], signals: readonly number[], control: Control): void {
  arms.forEach((arm, i) => {
    const beside = arm.halfWidthM + 0.8
    const stop = pointAt(arm.path, stopBackM, beside)
    const base = { widthM: 0.4, lengthM: 0.4, look: i, yawRad: stop.yawRad }
    if (control === 'signals') {
      const signal = signals[i]!
      builder.props.push({ ...base, model: 'signal', x: stop.x, y: stop.y, heightM: 3.4, signal })
      const opposite = arms.find(
        (other) => Math.abs(wrapAngle(pointAt(other.path, 0).yawRad - stop.yawRad - Math.PI)) < 0.6,
      )
      const far = opposite ?? arms[(i + 1) % arms.length]!
      const at = pointAt(far.path, 1, -(far.halfWidthM + 0.8))
      builder.props.push({ ...base, model: 'signal', x: at.x, y: at.y, heightM: 5, signal })
    } else if (arm.backward.some((lane) => builder.lanes[lane]!.stopSign)) {
      builder.props.push({ ...base, model: 'stop-sign', x: stop.x, y: stop.y, heightM: 2.6, signal: -1 })
    }
  })
}
