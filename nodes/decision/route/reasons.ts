/** Why not to drive on: everything that the car must follow or stop before, with how far it is. */
import { pointAt, wrapAngle } from '../../../scenarios/worlds/path.js'
import type { Crossing, Lane } from '../../../scenarios/worlds/road-map.js'
import { entryOf, type LineObject, onLine } from './beside-line.js'
import { leadsOn } from './change-lane.js'
import { creepEndM, creepMMax, creepMps } from './creep.js'
import { nearest } from './nearest.js'
import type { Reference } from './reference.js'
import { type DriveRoute, type DriveScene, isFixed, type SeenObject } from './scene.js'

export interface Reason {
  readonly rule: string
  /** From the front bumper to where the car must not get, metres. */
  readonly gapM: number
  /** Of what is there, along the line; 0 for what stands. */
  readonly aheadMps: number
  readonly objects: readonly string[]
  /** Says it after "Stop: " or "Slow down: ". */
  readonly facts: string
  /** No faster on the way there; as fast as one likes when absent. */
  readonly paceMps?: number
}

/** Halts at a stop sign: on which lane, since when. */
export interface Halt {
  readonly lane: number
  readonly sinceS: number
}

const vulnerable = new Set(['pedestrian', 'bicycle', 'motorcycle'])
const crossersAcrossM = 7
/** Kept free before the end of a lane that must be left. */
const roomToTurnM = 14
/** Who stands nearer than this to where one waits may be waiting. */
const queueM = 40
/** What never drives on is halted for early enough to go around it from there. */
const roomToLeaveM = 6
/** Slower than this the car can halt within a step. */
const setsOffMps = 1.5
/** More than the gap of a standing queue, so that the car can still pull out. */
const roomBehindM = 2
/** Who has the right of way but stands is waited for so long. */
const patienceS = 5
/** Who has waited so long at the line rolls on to where the way that is crossed begins. */
const creepAfterS = 3
/** As near to its line a waiting car stands. */
const atLineM = 2
/** Less is not worth rolling on for. */
const creepMMin = 0.8

/** How long one stands at a stop sign. */
const haltS = 1.2
const yieldSightM = 30

interface Around {
  readonly scene: DriveScene
  readonly route: DriveRoute
  readonly reference: Reference
  readonly objects: readonly LineObject[]
  readonly frontM: number
  readonly known: Known
}

/** What only time tells. */
export interface Known {
  readonly halt: Halt | undefined
  /** Whether the car can be held to a walking pace. */
  readonly mayCreep: boolean
  /** How long the car has stood, seconds. */
  readonly stoodS: number
  /** Objects that have not moved for long. */
  readonly parked: ReadonlySet<string>
  /** Where the passenger wants to stand, metres ahead of the car's middle; NaN without. */
  readonly stopInM: number
}

export function reasonsAhead(scene: DriveScene, route: DriveRoute, reference: Reference, known: Known): Reason[] {
  const objects = scene.objects.map((object) => onLine(reference.path, object))
  const around: Around = { scene, route, reference, objects, frontM: scene.ego.lengthM / 2, known }
  return [
    ...inTheWay(around),
    ...steppingIn(around),
    ...cuttingIn(around),
    ...crossingTraffic(around),
    ...lightsAndSigns(around),
    ...rightOfWay(around),
    ...laneEnd(around),
    ...peopleAtCrossings(around),
    ...stopAsAsked(around),
  ]
}

/** Whatever is on the line ahead. */
function inTheWay({ scene, reference, objects, frontM, known }: Around): Reason[] {
  const half = scene.ego.widthM / 2 + 0.15
  return objects.flatMap((one) => {
    const gapM = one.fromM - reference.behindM - frontM
    const isAhead = one.toM - reference.behindM > frontM - 0.3
    if (!isAhead || gapM > 90 || one.leftM < -half || one.rightM > half) return []
    const standing = Math.abs(one.alongMps) < 0.5
    const facts = `${name(one.object)} ${standing ? 'stands' : `does ${kmh(one.alongMps)}`} ${metres(gapM)} ahead`
    const stays = isFixed(one.object) || (known.parked.has(one.object.id) && !isQueue(reference, gapM + frontM))
    const roomM = stays ? roomToLeaveM : standing ? roomBehindM : 0
    const kept = Math.max(gapM - roomM, Math.min(gapM, 1))
    return [{ rule: 'follow-lead', gapM: kept, aheadMps: one.alongMps, objects: [one.object.id], facts }]
  })
}

/** Whether what stands there may wait for a light, a sign or the right of way. */
function isQueue({ way }: Reference, aheadM: number): boolean {
  return way.some(({ lane, startM }) => {
    const lineM = startM + lane.path.lengthM
    return (
      (lane.signal >= 0 || lane.stopSign || lane.yieldTo.length > 0) && lineM > aheadM - 5 && startM < aheadM + queueM
    )
  })
}

/** People and cyclists who will be on the line when the car gets there. */
function steppingIn({ scene, reference, objects, frontM }: Around): Reason[] {
  const half = scene.ego.widthM / 2 + 0.6
  const { speedMps, lengthM } = scene.ego
  return objects.flatMap((one) => {
    const { object } = one
    if (!vulnerable.has(object.label) || one.fromM - reference.behindM > 70) return []
    const moving = Math.hypot(object.velocityXMps, object.velocityYMps) > 0.2
    // Those who ride along the road are followed or passed, not waited for.
    if (!moving || one.alongMps > 2) return []
    const entry = entryOf(reference.path, object, half, 5)
    if (!entry) return []
    const atM = entry.atM - reference.behindM - frontM
    // Beside the car: it does not set off into somebody who walks past its nose or into its side.
    if (atM < -0.3 && (atM < -lengthM || speedMps > setsOffMps || entry.fromS > 2)) return []
    const pace = Math.max(speedMps, 2)
    const arrivesS = Math.max(0, atM) / pace
    const leavesS = (atM + lengthM + object.lengthM) / pace
    if (entry.fromS > leavesS + 1.2 || entry.untilS + 1.2 < arrivesS) return []
    const facts = `${name(object)} ${metres(atM)} ahead ${entry.fromS > 0 ? 'is about to cross' : 'is crossing'}`
    return [{ rule: 'yield-to-crossing', gapM: atM - 1.8, aheadMps: 0, objects: [object.id], facts }]
  })
}

/** Vehicles of the lanes beside that are moving over. */
function cuttingIn({ scene, reference, objects, frontM }: Around): Reason[] {
  const half = scene.ego.widthM / 2 + 0.15
  const soonS = 1.6
  return objects.flatMap((one) => {
    const gapM = one.fromM - reference.behindM - frontM
    const moves = one.acrossMps * soonS
    const isIn = one.leftM > -half && one.rightM < half
    const willBe = one.leftM + moves > -half && one.rightM + moves < half
    if (isIn || !willBe || gapM < -2 || gapM > 40 || one.alongMps < 1 || Math.abs(one.acrossMps) < 0.3) return []
    const facts = `${name(one.object)} ${metres(gapM)} ahead is moving into the lane`
    return [{ rule: 'let-in', gapM: Math.max(0.5, gapM), aheadMps: one.alongMps, objects: [one.object.id], facts }]
  })
}

/** Vehicles whose way crosses the line at the time the car gets there. */
function crossingTraffic({ scene, reference, objects, frontM }: Around): Reason[] {
  const half = scene.ego.widthM / 2 + 0.2
  const { speedMps, lengthM } = scene.ego
  return objects.flatMap((one) => {
    const { object } = one
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    if (vulnerable.has(object.label) || speed < 1 || one.fromM - reference.behindM > 45) return []
    if (Math.abs(one.acrossMps) < 0.5 * speed || (one.leftM > -half && one.rightM < half)) return []
    const entry = entryOf(reference.path, object, half, 3)
    if (!entry) return []
    const atM = entry.atM - reference.behindM - frontM
    if (atM < 0) return []
    const pace = Math.max(speedMps, 2)
    if (entry.fromS > (atM + lengthM + object.lengthM) / pace + 0.5 || entry.untilS + 0.5 < atM / pace) return []
    const facts = `${name(object)} crosses ${metres(atM)} ahead`
    return [{ rule: 'crossing-traffic', gapM: atM - 1.5, aheadMps: 0, objects: [object.id], facts }]
  })
}

function lightsAndSigns({ scene, reference, frontM, known: { halt } }: Around): Reason[] {
  const { speedMps } = scene.ego
  return reference.way.flatMap(({ lane, startM }) => {
    const gapM = startM + lane.path.lengthM - lane.stopBackM - frontM
    if (gapM < -1.5) return []
    const found: Reason[] = []
    const at = { aheadMps: 0, gapM: gapM - 0.4, objects: [] }
    if (lane.signal >= 0) {
      const state = scene.signals[lane.signal] ?? 'unknown'
      const canStop = speedMps ** 2 / (2 * 3.2) < gapM
      const holds = state === 'red' || state === 'unknown' || (state === 'yellow' && canStop)
      // A light that turned against the car when it can no longer stop before it is passed.
      if (holds && (canStop || gapM > 0.5 || speedMps < 1)) {
        const shown = state === 'unknown' ? 'not known' : state
        found.push({ ...at, rule: 'traffic-light', facts: `the light ${metres(gapM)} ahead is ${shown}` })
      }
    }
    if (lane.stopSign && !(halt?.lane === lane.index && scene.timeS - halt.sinceS >= haltS)) {
      found.push({ ...at, rule: 'stop-sign', facts: `there is a stop sign ${metres(gapM)} ahead` })
    }
    return found
  })
}

/** Where the line crosses or joins a lane that goes first: waits while somebody comes, at the line first, then as near as may be. */
function rightOfWay({ scene, reference, frontM, route, known: { stoodS, mayCreep } }: Around): Reason[] {
  return reference.way.flatMap(({ lane, startM }) => {
    const lineM = Math.min(...lane.yieldTo.map(({ holdArcM }) => startM + holdArcM))
    const isAtLine = frontM > lineM - atLineM && frontM < lineM + creepMMax + 1
    const hasBegun = frontM > lineM + 1 && scene.ego.speedMps < setsOffMps
    const creeps = mayCreep && isAtLine && (stoodS >= creepAfterS || hasBegun)
    const creepM = creeps ? creepEndM(route, reference, lane, { lineM, ego: scene.ego }) : undefined
    return lane.yieldTo.flatMap(({ lane: other, ownArcM, otherArcM, holdArcM }) => {
      const holdM = Math.max(startM + holdArcM, creepM ?? Number.NEGATIVE_INFINITY)
      if (frontM > holdM + (creepM === undefined ? 1 : 0.3) || holdM > yieldSightM) return []
      const ownS = (startM + ownArcM + 4) / Math.max(scene.ego.speedMps, 3.5)
      const present = stoodS < patienceS ? scene.objects : scene.objects.filter(isMoving)
      const comes = coming({ ...scene, objects: present }, route.lanes, other, otherArcM, ownS, 2)
      if (!comes) return []
      const gapM = holdM - frontM
      const facts = `${name(comes)} has the right of way ${metres(gapM)} ahead`
      const given = { gapM: gapM - 0.2, aheadMps: 0, objects: [comes.id], facts }
      if (creepM === undefined || gapM < creepMMin) return [{ ...given, rule: 'give-way' }]
      return [{ ...given, rule: 'creep', paceMps: creepMps }]
    })
  })
}

/** A lane that does not lead on along the route is not driven to its end: the car waits for room beside. */
function laneEnd({ reference, route, frontM }: Around): Reason[] {
  const { lane, startM } = reference.way[0]!
  if (route.route.includes(lane.index) || leadsOn(route, lane) || lane.successors.length === 0) return []
  const gapM = startM + lane.path.lengthM - frontM - roomToTurnM
  return [{ rule: 'wrong-lane', gapM, aheadMps: 0, objects: [], facts: `this lane leads elsewhere in ${metres(gapM)}` }]
}

function stopAsAsked({ frontM, known: { stopInM } }: Around): Reason[] {
  if (Number.isNaN(stopInM)) return []
  const gapM = stopInM - frontM
  const facts = `the passenger wants to stop${gapM > 1 ? ` ${metres(gapM)} ahead` : ' here'}`
  return [{ rule: 'stop-as-asked', gapM, aheadMps: 0, objects: [], facts }]
}

function isMoving({ velocityXMps, velocityYMps }: SeenObject): boolean {
  return Math.hypot(velocityXMps, velocityYMps) > 0.3
}

function coming(
  scene: DriveScene,
  lanes: readonly Lane[],
  lane: number,
  atM: number,
  ownS: number,
  depth: number,
): SeenObject | undefined {
  const { path, widthM, signal, predecessors } = lanes[lane]!
  const held = signal >= 0 && (scene.signals[signal] ?? 'unknown') !== 'green'
  for (const object of scene.objects) {
    if (object.label === 'pedestrian' || isFixed(object)) continue
    const { arcM, leftM } = nearest(path, object.x, object.y)
    if (Math.abs(leftM) > widthM / 2 || Math.abs(wrapAngle(object.yawRad - pointAt(path, arcM).yawRad)) > 1) continue
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    const toFront = atM - arcM - object.lengthM / 2
    if (toFront < -object.lengthM - 1.5) continue
    if (toFront < 2.5) return object
    if (held && depth < 2 && speed ** 2 / 5 < path.lengthM - arcM) continue
    const arrival = toFront / Math.max(speed, speed > 0.4 || signal >= 0 ? 3.5 : 0.1)
    if (arrival < ownS + 1.5 && arrival < 8) return object
  }
  if (depth === 0 || atM > 50) return undefined
  for (const before of predecessors) {
    const comes = coming(scene, lanes, before, atM + lanes[before]!.path.lengthM, ownS, depth - 1)
    if (comes) return comes
  }
  return undefined
}

/** People on a crossing of the way, or at its end and about to use it where they go first. */
function peopleAtCrossings({ scene, route, reference, frontM }: Around): Reason[] {
  return reference.way.flatMap(({ lane, startM }) =>
    lane.crossings.flatMap(({ crossing: index, arcM }) => {
      const crossing = route.crossings[index]!
      const gapM = startM + arcM - crossing.widthM / 2 - frontM
      if (gapM < -1 || gapM > 60) return []
      const at = pointAt(lane.path, arcM)
      const person = scene.objects.find(
        (object) => object.label === 'pedestrian' && usesCrossing(object, crossing, at, scene.ego.speedMps, gapM),
      )
      if (!person) return []
      const facts = `${name(person)} uses the crossing ${metres(gapM)} ahead`
      return [{ rule: 'crossing', gapM: gapM - 1, aheadMps: 0, objects: [person.id], facts }]
    }),
  )
}

function usesCrossing(
  person: SeenObject,
  { path, widthM, signal }: Crossing,
  at: { readonly x: number; readonly y: number },
  speedMps: number,
  gapM: number,
): boolean {
  const { arcM, leftM } = nearest(path, person.x, person.y)
  if (Math.abs(leftM) > widthM / 2 + 0.8) return false
  const own = nearest(path, at.x, at.y).arcM
  const heading = pointAt(path, arcM).yawRad
  const alongMps = Math.cos(heading) * person.velocityXMps + Math.sin(heading) * person.velocityYMps
  const aside = arcM - own
  const towards = -Math.sign(aside) * alongMps
  const onRoad = arcM > 0.3 && arcM < path.lengthM - 0.3
  if (onRoad && Math.abs(alongMps) > 0.2) return towards > 0 ? Math.abs(aside) < crossersAcrossM : Math.abs(aside) < 2.4
  if (onRoad) return Math.abs(aside) < 2.4
  const isWaiting = Math.abs(alongMps) < 0.2 && Math.hypot(person.velocityXMps, person.velocityYMps) < 0.2
  return isWaiting && signal < 0 && gapM > speedMps ** 2 / (2 * 2.4) + 2
}

function name({ label }: SeenObject): string {
  const words = label.replaceAll('_', ' ')
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
}

function metres(value: number): string {
  return `${Math.max(0, value).toFixed(value < 10 ? 1 : 0)} m`
}

function kmh(mps: number): string {
  return `${Math.round(Math.abs(mps) * 3.6)} km/h`
}
