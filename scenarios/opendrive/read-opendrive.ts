/**
 * OpenDRIVE (ASAM OpenDRIVE 1.4; CARLA's towns and other ordinary files) to the world's lanes and crossings: one lane
 * for each driving lane of each lane section, centre lines sampled, right-handed metres.
 */
import { type Path, pathThrough, wrapAngle } from '../worlds/path.js'
import type { Crossing, Lane } from '../worlds/road-map.js'
import { checkRoadLinks, type LanePlace, leadsAlongS, linkLanes } from './link-lanes.js'
import { readCrossings } from './read-crossings.js'
import { laneAcross, pointBeside, type Road, readRoad, type Section, samplesOf } from './read-roads.js'
import { type OpenDriveSignal, readSignals } from './read-signals.js'
import { type Element, parseXml, XmlReader } from './xml.js'

export interface OpenDriveMap {
  /** Successors, predecessors and neighbours are indices into this. No priorities or closures: the file has none. */
  readonly lanes: readonly Lane[]
  /** Without pavements: their ends are at walkway -1. */
  readonly crossings: readonly Crossing[]
  /** What a lane's `signal` points into; their programmes are the server's. */
  readonly signals: readonly OpenDriveSignal[]
  /** Where each lane is in the file. */
  readonly origins: readonly LaneOrigin[]
  /** PROJ string that places the map on Earth. */
  readonly geoReference: string | undefined
}

export interface LaneOrigin {
  /** Ids as in the file. */
  readonly road: string
  readonly lane: number
  /** Where its section begins along the road, metres. */
  readonly sectionS: number
  readonly isInJunction: boolean
}

/** Where a file has no limit. */
const speedLimitMps = 36
/** Lanes narrower than this everywhere are ends of lanes that other lanes have taken over. */
const narrowM = 0.5
const turnMinRad = 0.5

/**
 * @param text - XML.
 * @param file - for messages.
 * @throws GoshawkError 'file-invalid' with line, element and road.
 */
export function readOpenDrive(text: string, file = 'OpenDRIVE'): OpenDriveMap {
  const root = parseXml(text, file)
  const xml = new XmlReader(file)
  const roads = new Map<string, Road>()
  for (const element of xml.all(root, 'road')) {
    const road = readRoad(xml, element)
    if (roads.has(road.id)) throw xml.invalid(element, 'a second road of this id')
    roads.set(road.id, road)
  }
  if (roads.size === 0) throw xml.invalid(root, 'no road; expected one or more')
  const junctions = new Set(xml.all(root, 'junction').map((junction) => xml.text(junction, 'id')))
  checkRoadLinks(xml, roads, junctions)
  const { places, lanes } = layLanes(xml, roads.values())
  const numbers = new Map<Section, Map<number, number>>()
  places.forEach(({ section, lane }, index) => {
    const known = numbers.get(section) ?? new Map<number, number>()
    numbers.set(section, known.set(lane.id, index))
  })
  const indexOf = (section: Section, laneId: number) => numbers.get(section)?.get(laneId)
  for (const [from, to] of linkLanes(xml, root, places, { roads, indexOf })) {
    lanes[from]!.successors.push(to)
    lanes[to]!.predecessors.push(from)
  }
  places.forEach(({ road, section, lane }, index) => {
    const step = leadsAlongS(road, lane.id) ? 1 : -1
    const beside = (id: number) => (Math.sign(id) === Math.sign(lane.id) ? (indexOf(section, id) ?? -1) : -1)
    lanes[index]!.left = beside(lane.id + step)
    lanes[index]!.right = beside(lane.id - step)
  })
  const signals = readSignals(xml, root, places, lanes)
  const crossings = readCrossings(xml, roads.values(), lanes)
  crossings.forEach((crossing, index) => {
    for (const { lane, arcM } of crossing.lanes) lanes[lane]!.crossings.push({ crossing: index, arcM })
  })
  return {
    lanes: lanes.map((lane) => ({ ...lane, entry: lane.predecessors.length === 0 })),
    crossings,
    signals,
    origins: places.map(({ road, section, lane }) => ({
      road: road.id,
      lane: lane.id,
      sectionS: section.s,
      isInJunction: road.junction !== undefined,
    })),
    geoReference: geoReferenceOf(xml, root),
  }
}

function geoReferenceOf(xml: XmlReader, root: Element): string | undefined {
  const header = xml.maybe(root, 'header')
  return (header && xml.maybe(header, 'geoReference'))?.textContent?.trim() || undefined
}

function layLanes(xml: XmlReader, roads: Iterable<Road>): { places: LanePlace[]; lanes: Lane[] } {
  const places: LanePlace[] = []
  const lanes: Lane[] = []
  for (const road of roads) {
    for (const section of road.sections) {
      const samples = samplesOf(road, section)
      for (const lane of section.lanes) {
        if (!lane.isDriving) continue
        const across = samples.map((s) => laneAcross(road, section, lane, s))
        const widthM = Math.max(...across.map((each) => each.widthM))
        if (widthM < narrowM) continue
        const points = samples.map((s, k) => pointBeside(road, s, across[k]!.leftM))
        const path = pathThrough(leadsAlongS(road, lane.id) ? points : points.reverse())
        if (path.xs.length < 2) throw xml.invalid(lane.element, 'a driving lane without length')
        places.push({ road, section, lane })
        lanes.push({
          index: lanes.length,
          path,
          widthM,
          speedLimitMps: lane.speedMps ?? road.speedMps ?? speedLimitMps,
          successors: [],
          left: -1,
          right: -1,
          entry: false,
          turn: road.junction === undefined ? 'straight' : turnOf(path),
          signal: -1,
          stopSign: false,
          stopBackM: 1,
          closures: [],
          predecessors: [],
          crossings: [],
          yieldTo: [],
        })
      }
    }
  }
  return { places, lanes }
}

function turnOf({ xs, ys }: Path): Lane['turn'] {
  const yaw = (i: number) => Math.atan2(ys[i + 1]! - ys[i]!, xs[i + 1]! - xs[i]!)
  const turn = wrapAngle(yaw(xs.length - 2) - yaw(0))
  return Math.abs(turn) < turnMinRad ? 'straight' : turn > 0 ? 'left' : 'right'
}
