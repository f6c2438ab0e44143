/** Who is in a world: at its start, and who drives in later. */
import type { Actor, Driving, Motion } from './actor.js'
import { actorModels, busModels, carModels, truckModels, walkerModels } from './actor-models.js'
import { stageActs } from './acts.js'
import type { Occupancy } from './driving.js'
import { nearestOnPath, pointAt } from './path.js'
import { chanceOf, Random, tokenOf } from './random.js'
import type { RoadMap } from './road-map.js'
import type { Scenario } from './scenario.js'
import type { World } from './world.js'

interface Population {
  readonly ego: Actor
  readonly actors: readonly Actor[]
  readonly nextNumber: number
}

/** Mean distance between vehicles of a lane at density 1. */
const spacingM = 46

export function populate(map: RoadMap, scenario: Scenario, seed: number): Population {
  const random = new Random(seed, 3)
  const actors: Actor[] = []
  let number = 1
  const add = (make: (number: number) => Actor) => actors.push(make(number++))
  const egoLane = map.egoRoute[0]!
  const egoMotion = drivingMotion(egoLane, map.egoStartArcM, { route: map.egoRoute, eagerness: scenario.ego.eagerness })
  const limit = map.lanes[egoLane]!.speedLimitMps
  const ego: Actor = {
    ...makeActor({ seed, number: 0, model: 'suv', motion: egoMotion, scale: 1, random }),
    speedMps: limit * scenario.ego.eagerness * 0.7,
  }
  const { staged, reserved } = stageActs(map, scenario.acts, drivingMotion)
  for (const { model, motion, speedShare, x, y, yawRad } of staged) {
    const speedMps = motion.kind === 'driving' ? map.lanes[motion.lane]!.speedLimitMps * speedShare : 0
    add((n) => ({ ...makeActor({ seed, number: n, model, motion, scale: 1, random }), speedMps, x, y, yawRad }))
  }
  for (const lane of map.lanes) {
    if (scenario.traffic.vehicles === 0 || (!lane.entry && lane.successors.length === 0 && lane.path.lengthM < 40))
      continue
    if (lane.path.lengthM < 25) continue
    let arcM = random.between(5, spacingM)
    while (arcM < lane.path.lengthM - 12) {
      const chosen = chooseVehicle(scenario, random)
      const room = lengthWithTow(chosen)
      const blocked = lane.closures.some(({ fromArcM, toArcM }) => arcM > fromArcM - 15 && arcM < toArcM + 10)
      const kept = reserved.some(
        (place) => place.lane === lane.index && arcM > place.fromArcM && arcM - room < place.toArcM,
      )
      const nearEgo = lane.index === egoLane && Math.abs(arcM - map.egoStartArcM) < 14 + room
      if (!nearEgo && !blocked && !kept && arcM - room > 0)
        for (const make of vehicle(map, seed, random, chosen, lane.index, arcM)) add(make)
      arcM += room + 6 + (spacingM * random.between(0.25, 1.75)) / scenario.traffic.vehicles
    }
  }
  for (const { model, x, y, yawRad } of map.placements) {
    const motion: Motion = { kind: 'standing', parked: true }
    add((n) => ({ ...makeActor({ seed, number: n, model, motion, scale: 1, random }), x, y, yawRad }))
  }
  for (const strip of map.parking) {
    let arcM = strip.fromArcM
    while (arcM < strip.toArcM) {
      const model = actorModels.get(random.chance(0.06) ? 'box-truck' : random.pick(carModels))!
      const crossed = map.crossings.some(({ path }) => {
        const at = pointAt(strip.path, arcM + 2.5)
        const middle = pointAt(path, path.lengthM / 2)
        return Math.hypot(at.x - middle.x, at.y - middle.y) < path.lengthM / 2 + 4
      })
      const taken = [...staged, ...map.placements].some(({ x, y, model: other }) => {
        const at = pointAt(strip.path, arcM + model.size.length / 2)
        return Math.hypot(at.x - x, at.y - y) < (model.size.length + actorModels.get(other)!.size.length) / 2 + 0.8
      })
      if (!crossed && !taken && random.chance(Math.min(0.95, 0.5 * scenario.traffic.parked))) {
        const at = pointAt(strip.path, arcM + model.size.length / 2, random.normal(0, 0.08))
        const yawRad = at.yawRad + random.normal(0, 0.015)
        const motion: Motion = { kind: 'standing', parked: true }
        add((n) => ({
          ...makeActor({ seed, number: n, model: model.name, motion, scale: random.between(0.96, 1.04), random }),
          x: at.x,
          y: at.y,
          yawRad,
        }))
      }
      arcM += model.size.length + random.between(0.9, 2.4)
    }
  }
  map.walkways.forEach(({ path }, walkway) => {
    if (scenario.traffic.walkers === 0) return
    for (
      let arcM = random.between(0, 10);
      arcM < path.lengthM;
      arcM += random.between(2, 26) / scenario.traffic.walkers
    ) {
      const direction = random.chance(0.5) ? 1 : -1
      const model = random.pick(walkerModels)
      const wishMps = actorModels.get(model)!.speedMps * random.between(0.75, 1.2)
      const motion: Motion = {
        kind: 'walking',
        walkway,
        arcM,
        direction,
        leftM: -direction * random.between(0.15, 1.1),
        wishMps,
        crossing: -1,
        crossingArcM: 0,
        crossingDirection: 1,
        waiting: false,
        careless: false,
      }
      if (random.chance(0.12)) {
        const at = pointAt(path, arcM, random.between(-1.2, 1.2))
        const yawRad = random.between(-Math.PI, Math.PI)
        const standing: Motion = { kind: 'standing', parked: false }
        add((n) => ({
          ...makeActor({ seed, number: n, model, motion: standing, scale: random.between(0.93, 1.07), random }),
          x: at.x,
          y: at.y,
          yawRad,
        }))
      } else add((n) => makeActor({ seed, number: n, model, motion, scale: random.between(0.93, 1.07), random }))
    }
  })
  map.walkways.forEach(({ path }) => {
    if (scenario.traffic.cycles === 0 || scenario.traffic.walkers === 0 || path.lengthM < 60) return
    for (let arcM = random.between(8, 60); arcM < path.lengthM - 8; arcM += random.between(35, 110)) {
      const bicycles = random.chance(0.6)
      const count = random.integer(1, 4)
      // On the side of the pavement that is away from the road.
      const away = fromRoadM(map, pointAt(path, arcM, 1)) > fromRoadM(map, pointAt(path, arcM, -1)) ? 1.15 : -1.15
      for (let k = 0; k < count; k++) {
        const at = pointAt(path, arcM + k * (bicycles ? 0.75 : 1.1), away)
        const motion: Motion = { kind: 'standing', parked: true }
        const model = bicycles ? 'bicycle' : 'motorcycle'
        const yawRad = at.yawRad + 1.1 + random.normal(0, 0.12)
        const body = { seed, model, motion, scale: random.between(0.95, 1.05), random }
        add((n) => ({ ...makeActor({ ...body, number: n }), x: at.x, y: at.y, yawRad }))
      }
    }
  })
  return { ego, actors, nextNumber: number }
}

/** How far a place is outside the nearest road. */
function fromRoadM({ roads }: RoadMap, { x, y }: { readonly x: number; readonly y: number }): number {
  return Math.min(...roads.map(({ path, halfWidthM }) => Math.abs(nearestOnPath(path, x, y).leftM) - halfWidthM))
}

/** Vehicles that drive in where lanes begin, out of the ego's sight. */
export function spawnAtEntries(world: World, occupancy: Occupancy): Actor[] {
  const { map, scenario, seed, ego, step } = world
  const newcomers: Actor[] = []
  if (step % 10 !== 0 || scenario.traffic.vehicles === 0) return newcomers
  for (const lane of map.lanes) {
    if (!lane.entry || lane.path.lengthM < 25) continue
    const perHalfSecond = (0.5 * lane.speedLimitMps * scenario.traffic.vehicles) / (spacingM * 1.6)
    if (chanceOf(seed, lane.index, step, 77) > perHalfSecond) continue
    const random = new Random(seed, lane.index, step, 78)
    const chosen = chooseVehicle(scenario, random)
    const arcM = lengthWithTow(chosen)
    const start = pointAt(lane.path, arcM)
    if (Math.hypot(start.x - ego.x, start.y - ego.y) < 110) continue
    const first = occupancy.get(lane.index)?.[0]
    if (first && first.arcM - first.actor.size.length / 2 < arcM + 18) continue
    for (const make of vehicle(map, seed, random, chosen, lane.index, arcM))
      newcomers.push(make(world.nextNumber + newcomers.length))
  }
  return newcomers
}

function chooseVehicle({ traffic }: Scenario, random: Random): string {
  const cars = Math.max(0, 1 - traffic.trucks - traffic.buses - traffic.cycles)
  switch (
    random.weighted([
      cars,
      traffic.trucks * 0.75,
      traffic.trucks * 0.25,
      traffic.buses,
      traffic.cycles * 0.5,
      traffic.cycles * 0.5,
    ])
  ) {
    case 0:
      return random.pick(carModels)
    case 1:
      return random.pick(truckModels)
    case 2:
      return 'tractor'
    case 3:
      return random.pick(busModels)
    case 4:
      return 'bicycle-ridden'
    default:
      return 'motorcycle-ridden'
  }
}

const towBackM = 7.6

function lengthWithTow(model: string): number {
  const { length } = actorModels.get(model)!.size
  return model === 'tractor' ? towBackM + 8 : length
}

/** The actors that one vehicle is made of: two for a tractor and its trailer. */
function vehicle(
  map: RoadMap,
  seed: number,
  random: Random,
  model: string,
  lane: number,
  arcM: number,
): ((number: number) => Actor)[] {
  const spec = actorModels.get(model)!
  const { speedLimitMps, right, widthM } = map.lanes[lane]!
  const eagerness = random.between(0.7, 1)
  const speedMps = Math.min(spec.speedMps, speedLimitMps * eagerness) * 0.85
  const scale = random.between(0.96, 1.04)
  const keepLeftM = spec.label === 'bicycle' && right < 0 ? -(widthM / 2 - 0.7) : random.normal(0, 0.1)
  const motion = drivingMotion(lane, arcM, { eagerness, keepLeftM, headwayS: random.between(1, 1.8) })
  let towing = 0
  const makers = [
    (number: number): Actor => {
      towing = number
      return { ...makeActor({ seed, number, model, motion, scale, random }), speedMps }
    },
  ]
  if (model === 'tractor') {
    makers.push((number) => ({
      ...makeActor({
        seed,
        number,
        model: 'semitrailer',
        motion: { kind: 'towed', by: towing, backM: towBackM },
        scale: 1,
        random,
      }),
      speedMps,
    }))
  }
  return makers
}

function drivingMotion(lane: number, arcM: number, choice: Partial<Driving>): Driving {
  return {
    kind: 'driving',
    lane,
    arcM,
    trail: [],
    route: [],
    leftM: choice.keepLeftM ?? 0,
    shiftFromM: 0,
    shiftShare: 1,
    shiftStartS: -100,
    keepLeftM: 0,
    nudgeM: 0,
    eagerness: 0.9,
    headwayS: 1.4,
    haltedSinceS: Number.NaN,
    acts: [],
    ...choice,
  }
}

function makeActor({
  seed,
  number,
  model,
  motion,
  scale,
  random,
}: {
  readonly seed: number
  readonly number: number
  readonly model: string
  readonly motion: Motion
  readonly scale: number
  readonly random: Random
}): Actor {
  const { label, size } = actorModels.get(model)!
  return {
    number,
    id: tokenOf(seed, number, 7),
    model,
    label,
    size: { width: size.width * scale, length: size.length * scale, height: size.height * scale },
    scale,
    look: random.integer(0, 0x3fffffff),
    x: 0,
    y: 0,
    yawRad: 0,
    velocityXMps: 0,
    velocityYMps: 0,
    speedMps: 0,
    accelerationMps2: 0,
    stride: random.next(),
    motion,
  }
}
