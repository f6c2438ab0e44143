/** The kinds of road a scenario may ask for. */
import { addJunction } from './junction.js'
import { offsetPath, pathOfStretches } from './path.js'
import type { Random } from './random.js'
import { RoadBuilder, type Street } from './road-builder.js'
import type { RoadMap } from './road-map.js'
import { addRoundabout } from './roundabout.js'
import { addScenery } from './scenery.js'
import { addWorks } from './works.js'

export const roadKinds = ['avenue', 'country', 'highway', 'crossroads', 'tee', 'roundabout'] as const
export type RoadKind = (typeof roadKinds)[number]

export interface RoadOptions {
  readonly kind: RoadKind
  readonly lanesEachWay: number
  readonly speedLimitMps: number
  readonly parking: boolean
  readonly built: number
  readonly control: 'signals' | 'stop-signs' | 'none'
  /** What the ego does at the junction. */
  readonly turn: 'straight' | 'left' | 'right'
  /** From the ego's start to the junction. */
  readonly approachM: number
  /** Works ahead of the ego's start, on its lane (closing it) or beside. */
  readonly works?: { readonly place: 'lane' | 'beside'; readonly aheadM: number; readonly lengthM: number } | undefined
}

/** Where a map's roads lie in the world: any place will do, and each seed turns it. */
const center = { x: 600, y: 1600 }
const armLengthM = 380

export function buildRoad(options: RoadOptions, random: Random): RoadMap {
  const town = options.kind !== 'country' && options.kind !== 'highway'
  const builder = new RoadBuilder(town ? {} : { pavementWidthM: 0.8 })
  const { street, route, startArcM } = layOut(builder, options, random)
  if (options.works) placeWorks(builder, options, street, route[0]!, startArcM, random)
  addScenery(builder, random, {
    built: town ? options.built : Math.min(options.built, 0.12),
    lamps: options.kind !== 'country',
  })
  return builder.finish(route, startArcM)
}

interface Layout {
  /** The street the ego starts on. */
  readonly street: Street
  readonly route: readonly number[]
  readonly startArcM: number
}

function layOut(builder: RoadBuilder, options: RoadOptions, random: Random): Layout {
  switch (options.kind) {
    case 'crossroads':
    case 'tee':
      return junctionLayout(builder, options, random)
    case 'roundabout':
      return roundaboutLayout(builder, options, random)
    default:
      return roadLayout(builder, options, random)
  }
}

/** One road with gentle bends; in town with zebra crossings. */
function roadLayout(builder: RoadBuilder, options: RoadOptions, random: Random): Layout {
  const { kind, lanesEachWay, speedLimitMps } = options
  const bend = random.between(0.25, 0.6) * (random.chance(0.5) ? 1 : -1) * (kind === 'highway' ? 0.4 : 1)
  const path = pathOfStretches({ ...center, yawRad: random.between(-Math.PI, Math.PI) }, [
    { lengthM: 230, turnRad: 0 },
    { lengthM: 130, turnRad: bend },
    { lengthM: 140, turnRad: 0 },
    { lengthM: 110, turnRad: -bend * 0.7 },
    { lengthM: kind === 'highway' ? 550 : 250, turnRad: 0 },
  ])
  const street = builder.addStreet({
    path,
    lanesEachWay,
    speedLimitMps,
    laneWidthM: kind === 'highway' ? 3.7 : 3.5,
    parking: kind === 'avenue' && options.parking,
    centre: kind === 'country' || lanesEachWay === 1 ? 'dashed-white' : 'double-yellow',
  })
  if (kind === 'avenue') {
    for (const arcM of [200, 420]) builder.addCrossing(street, arcM + random.between(-10, 10))
  }
  const lane = options.works?.place === 'lane' ? lanesEachWay - 1 : random.integer(0, lanesEachWay - 1)
  return { street, route: [street.forward[lane]!], startArcM: 110 }
}

function junctionLayout(builder: RoadBuilder, options: RoadOptions, random: Random): Layout {
  const { kind, lanesEachWay, speedLimitMps, parking, control, turn } = options
  const yaw = random.between(-Math.PI, Math.PI)
  const quarter = Math.PI / 2
  // The ego comes in over arm 0. A T-junction lacks the arm that the ego does not take.
  const missing = kind === 'tee' ? (turn === 'straight' ? (random.chance(0.5) ? 1 : 3) : 2) : -1
  const turns = [0, 1, 2, 3].filter((k) => k !== missing)
  const junction = addJunction(builder, {
    ...center,
    armYawsRad: turns.map((k) => yaw + k * quarter + (k % 2 ? random.between(-0.15, 0.15) : 0)),
    armLengthM,
    armTurnsRad: turns.map(() => random.between(-0.35, 0.35)),
    control,
    street: {
      lanesEachWay,
      speedLimitMps,
      parking,
      centre: lanesEachWay === 1 ? 'dashed-white' : 'double-yellow',
    },
    signalOffsetS: random.between(0, 20),
  })
  // Seen by a driver who comes in over arm 0: arm 1 is to the left, arm 3 to the right.
  const goal = turns.indexOf(turn === 'left' ? 3 : turn === 'right' ? 1 : 2)
  const way = junction.through[0]![goal]!
  const incoming = builder.lanes[way.from]!.path.lengthM
  return {
    street: junction.arms[0]!,
    route: [way.from, way.connector, way.to],
    startArcM: incoming - options.approachM,
  }
}

function roundaboutLayout(
  builder: RoadBuilder,
  { speedLimitMps, parking, turn, approachM }: RoadOptions,
  random: Random,
): Layout {
  const yaw = random.between(-Math.PI, Math.PI)
  const yaws = [0, 1, 2, 3].map((k) => yaw + (k * Math.PI) / 2)
  const { arms, entries, exits, at, after } = addRoundabout(builder, {
    ...center,
    armYawsRad: yaws,
    armLengthM,
    radiusM: random.between(15, 20),
    street: { speedLimitMps, parking, centre: 'dashed-white' },
  })
  // The ring turns counter-clockwise: the first exit is arm 1, to the driver's right.
  const count = turn === 'right' ? 1 : turn === 'straight' ? 2 : 3
  const ring = Array.from({ length: count }, (_, k) => (k === 0 ? [after[0]!] : [at[k]!, after[k]!])).flat()
  const incoming = arms[0]!.backward[0]!
  const route = [incoming, entries[0]!, ...ring, exits[count]!, arms[count]!.forward[0]!]
  return { street: arms[0]!, route, startArcM: builder.lanes[incoming]!.path.lengthM - approachM }
}

function placeWorks(
  builder: RoadBuilder,
  { works, lanesEachWay }: RoadOptions,
  street: Street,
  lane: number,
  startArcM: number,
  random: Random,
): void {
  if (!works) return
  const { path, widthM } = builder.lanes[lane]!
  const place = { fromArcM: startArcM + works.aheadM, lengthM: works.lengthM }
  if (works.place === 'lane' && lanesEachWay > 1) {
    addWorks(builder, { path, widthM, ...place, lane }, random)
    return
  }
  const outermost = builder.lanes[street.forward.includes(lane) ? street.forward.at(-1)! : street.backward.at(-1)!]!
  const widthBesideM = street.parkingM > 0 ? street.parkingM : 2.4
  const beside = offsetPath(
    outermost.path,
    -(outermost.widthM / 2 + widthBesideM / 2 + (street.parkingM > 0 ? 0 : 0.6)),
  )
  addWorks(builder, { path: beside, widthM: widthBesideM, ...place, lane: -1 }, random)
  const worksPoint = { from: place.fromArcM - 3, to: place.fromArcM + place.lengthM + 3 }
  const strip = builder.parking.findIndex(
    ({ path: other }) => Math.abs(other.lengthM - beside.lengthM) < 20 && sameSide(other, beside),
  )
  if (strip >= 0) {
    const whole = builder.parking[strip]!
    builder.parking.splice(strip, 1, { ...whole, toArcM: worksPoint.from }, { ...whole, fromArcM: worksPoint.to })
  }
}

function sameSide(
  a: { xs: readonly number[]; ys: readonly number[] },
  b: { xs: readonly number[]; ys: readonly number[] },
): boolean {
  return Math.hypot(a.xs[0]! - b.xs[0]!, a.ys[0]! - b.ys[0]!) < 3
}
