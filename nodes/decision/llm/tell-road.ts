/** What the map, the lights and the route tell a model of the way ahead. */
import type { Path } from '../../../scenarios/worlds/path.js'
import type { MapLine } from '../../../schemas/messages.js'
import { type RoadBeside, roadBeside } from '../road-beside.js'
import { leadsOn } from '../route/change-lane.js'
import type { WayLane } from '../route/reference.js'
import type { DriveRoute, DriveScene } from '../route/scene.js'
import { type LanePlace, type StopPlace, stopPlaces, wayOf, wishOn } from '../route/way-ahead.js'
import type { Light } from './answer.js'
import type { RouteCommand } from './prompt.js'
import type { RoadAhead } from './road-ahead.js'

const sightM = 60
/** So far ahead a turn is announced. */
const announcedM = 80
const laneWidthM = 3.5
/** A line under the bumper is passed unless the car stands there. */
const overLineM = 0.3
const standsMps = 1

export interface ToldRoad {
  readonly road: RoadAhead
  readonly command: RouteCommand
}

/**
 * @param line - to be driven, ego frame.
 * @param map - ego frame; [] where there is none.
 * @param halted - whether the car has stood at a lane's stop sign.
 */
export function tellRoad(
  road: DriveRoute,
  scene: DriveScene,
  place: LanePlace,
  line: Path,
  map: readonly MapLine[],
  halted: (lane: number) => boolean,
): ToldRoad {
  const { ego, signals } = scene
  const way = wayOf(road, place, ego)
  const places = stopPlaces(road, way, ego).filter(
    ({ gapM }) => gapM < sightM && (gapM > -overLineM || ego.speedMps < standsMps),
  )
  const halt = places.find(({ kind }) => kind === 'light' || kind === 'stop-sign')
  const isLight = halt?.kind === 'light'
  return {
    road: {
      line,
      wantedMps: wishOn(way, ego),
      beside: besideOf(road, place, map),
      stopLineGapM: halt?.gapM,
      light: isLight ? lightOf(signals[road.lanes[halt.lane]!.signal] ?? 'unknown') : 'NONE',
      notes: [...notesOf(places, halted), ...laneNotes(road, way, place)],
    },
    command: commandOf(way),
  }
}

function lightOf(state: 'red' | 'yellow' | 'green' | 'unknown'): Light {
  return ({ red: 'RED', yellow: 'YELLOW', green: 'GREEN', unknown: 'UNKNOWN' } as const)[state]
}

/** Lanes of our direction are in the map; beyond the last one is oncoming traffic on the left, the edge on the right. */
function besideOf({ lanes }: DriveRoute, { lane: own }: LanePlace, map: readonly MapLine[]): RoadBeside {
  const { left, right } = lanes[own]!
  const drawn = roadBeside(map, laneWidthM)
  return {
    left: left >= 0 ? 'lane' : drawn.left === 'none' ? 'none' : 'oncoming',
    right: right >= 0 ? 'lane' : 'none',
  }
}

function notesOf(places: readonly StopPlace[], halted: (lane: number) => boolean): string[] {
  const first = (kind: StopPlace['kind']) => places.find((one) => one.kind === kind)
  const sign = first('stop-sign')
  const giveWay = first('give-way')
  const crossing = first('crossing')
  const metres = ({ gapM }: StopPlace) => `${Math.max(0, gapM).toFixed(1)} m ahead`
  return [
    ...(sign ? [`Stop sign ${metres(sign)}${halted(sign.lane) ? '; we have halted there' : ''}.`] : []),
    ...(giveWay ? [`Other traffic has the right of way ${metres(giveWay)}.`] : []),
    ...(crossing ? [`Crosswalk ${metres(crossing)}.`] : []),
  ]
}

function laneNotes(road: DriveRoute, way: readonly WayLane[], { lane: own }: LanePlace): string[] {
  const lane = road.lanes[own]!
  if (road.route.includes(lane.index) || leadsOn(road, lane)) return []
  const endM = way[0]!.startM + lane.path.lengthM
  const side = [
    ['left', lane.left],
    ['right', lane.right],
  ].find(([, index]) => road.route.includes(index as number))?.[0]
  const where = side === undefined ? '' : `; the route goes on from the lane on the ${side}`
  return [`Our lane leads off the route in ${Math.max(0, endM).toFixed(0)} m${where}.`]
}

function commandOf(way: readonly WayLane[]): RouteCommand {
  const next = way.find(({ lane, startM }) => startM > 0 && startM < announcedM && lane.turn !== 'straight')
  const turn = way[0]!.lane.turn !== 'straight' ? way[0]!.lane.turn : (next?.lane.turn ?? 'straight')
  return turn === 'straight' ? 'follow' : turn
}
