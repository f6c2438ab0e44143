/**
 * The world's roads as OpenDRIVE 1.4 (ASAM; formerly VIRES OpenDRIVE Format Specification 1.4 H), in its own right-handed
 * metres: neighbouring lanes of one direction are one road whose reference line is their left edge.
 */
import { offsetPath, pointAt } from '../worlds/path.js'
import type { Crossing, Lane, RoadMap } from '../worlds/road-map.js'
import { formerRoads, groupLanes, type JunctionGroup, laneIdIn, nextRoads, type RoadGroup } from './group-lanes.js'
import { signalTypes } from './read-signals.js'
import { type Plan, planThrough } from './smooth-plan.js'

/** Where the world lies on Earth: any place will do. */
export const geoReference = { latitudeDeg: 49, longitudeDeg: 8 }

/** OpenDRIVE id of the light or stop sign at the end of a lane. */
export const signalIdOfLane = (lane: number): string => String(1000 + lane)
const controllerId = (signal: number) => 500 + signal

/** Beside the road, right of its lanes. */
const signBesideM = 1

type Attributes = Readonly<Record<string, string | number>>

/** One element; children are elements already written. */
function element(tag: string, attributes: Attributes, children: readonly string[] = []): string {
  const text = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? decimal(value) : escaped(value)}"`)
    .join('')
  if (children.length === 0) return `<${tag}${text}/>`
  return `<${tag}${text}>\n${children.join('\n').replace(/^/gm, '  ')}\n</${tag}>`
}

/** Micrometres for places; digits enough that a cubic's coefficients lose nothing of them. */
const decimal = (value: number) => String(Number(value.toPrecision(14)))

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface DrawnRoad {
  readonly road: RoadGroup
  readonly plan: Plan
}

/** XML of a map. The same map gives the same text. */
export function writeOpenDrive(map: RoadMap, { name }: { readonly name: string }): string {
  const { roads, junctions } = groupLanes(map.lanes)
  const roadOf = new Map(roads.flatMap((road) => road.lanes.map((lane) => [lane.index, road] as const)))
  const drawn = roads.map((road): DrawnRoad => {
    const [first] = road.lanes
    return { road, plan: planThrough(offsetPath(first!.path, first!.widthM / 2)) }
  })
  const links = linksOf(roads, roadOf)
  const root = element('OpenDRIVE', {}, [
    header(map, name),
    ...drawn.map((each) => roadElement(map, each, links.get(each.road)!, roadOf)),
    ...controllers(map),
    ...junctions.map((junction) => junctionElement(map, junction)),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function header({ lanes }: RoadMap, name: string): string {
  const xs = lanes.flatMap(({ path }) => path.xs)
  const ys = lanes.flatMap(({ path }) => path.ys)
  const extreme = (values: readonly number[], choose: (a: number, b: number) => number) => values.reduce(choose)
  const attributes = {
    revMajor: '1',
    revMinor: '4',
    name,
    version: '1',
    date: '2023-11-14T22:13:20',
    north: extreme(ys, Math.max),
    south: extreme(ys, Math.min),
    east: extreme(xs, Math.max),
    west: extreme(xs, Math.min),
    vendor: 'Goshawk',
  }
  const { latitudeDeg, longitudeDeg } = geoReference
  const projection = `+proj=tmerc +lat_0=${latitudeDeg} +lon_0=${longitudeDeg} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs`
  return element('header', attributes, [`<geoReference><![CDATA[${projection}]]></geoReference>`])
}

interface Links {
  readonly predecessor: string | undefined
  readonly successor: string | undefined
}

/** A road that is followed by one road alone says so; one that splits, or that ways through a junction lead to, names that. */
function linksOf(roads: readonly RoadGroup[], roadOf: ReadonlyMap<number, RoadGroup>): Map<RoadGroup, Links> {
  const road = (tag: string, { id }: RoadGroup, contactPoint: string) =>
    element(tag, { elementType: 'road', elementId: id, contactPoint })
  const junction = (tag: string, id: number) => element(tag, { elementType: 'junction', elementId: id })
  return new Map(
    roads.map((each) => {
      const next = nextRoads(each, roadOf)
      const former = formerRoads(each, roadOf)
      const splitsIn = next.length > 1 ? next[0]!.junction : undefined
      const joinsIn =
        former.length > 1 ? (former.find((way) => way.junction !== undefined)?.junction ?? each.junction) : undefined
      const successor =
        splitsIn !== undefined ? junction('successor', splitsIn) : next[0] && road('successor', next[0], 'start')
      const alone = former.length === 1 ? road('predecessor', former[0]!, 'end') : undefined
      return [each, { successor, predecessor: joinsIn !== undefined ? junction('predecessor', joinsIn) : alone }]
    }),
  )
}

function roadElement(
  map: RoadMap,
  { road, plan }: DrawnRoad,
  { predecessor, successor }: Links,
  roadOf: ReadonlyMap<number, RoadGroup>,
): string {
  const links = [predecessor, successor].filter((link) => link !== undefined)
  const limit = { max: Math.max(...road.lanes.map(({ speedLimitMps }) => speedLimitMps)), unit: 'm/s' }
  const children = [
    ...(links.length > 0 ? [element('link', {}, links)] : []),
    element('type', { s: 0, type: 'town' }, [element('speed', limit)]),
    element(
      'planView',
      {},
      plan.pieces.map(({ s, x, y, yawRad, lengthM, curve }) =>
        element('geometry', { s, x, y, hdg: yawRad, length: lengthM }, [
          curve
            ? element('paramPoly3', {
                ...coefficients('U', curve.u),
                ...coefficients('V', curve.v),
                pRange: 'arcLength',
              })
            : '<line/>',
        ]),
      ),
    ),
    element('elevationProfile', {}, [element('elevation', { s: 0, a: 0, b: 0, c: 0, d: 0 })]),
    element('lanes', {}, [
      element('laneSection', { s: 0 }, [
        element('center', {}, [element('lane', { id: 0, type: 'none', level: 'false' }, [roadMark(road, 'outer')])]),
        element(
          'right',
          {},
          road.lanes.map((lane, k) => laneElement(road, lane, k, roadOf)),
        ),
      ]),
    ]),
    ...some('objects', crosswalks(map, road, plan)),
    ...some(
      'signals',
      road.lanes.flatMap((lane) => signalElement(road, lane, plan)),
    ),
  ]
  return element(
    'road',
    { name: '', length: plan.lengthM, id: road.id, junction: road.junction ?? -1, rule: 'RHT' },
    children,
  )
}

const some = (tag: string, children: readonly string[]) => (children.length > 0 ? [element(tag, {}, children)] : [])

function coefficients(axis: 'U' | 'V', cubic: readonly number[]): Attributes {
  return Object.fromEntries(['a', 'b', 'c', 'd'].map((letter, k) => [`${letter}${axis}`, cubic[k]!]))
}

function roadMark({ junction }: RoadGroup, where: 'outer' | 'between'): string {
  const type = junction !== undefined ? 'none' : where === 'outer' ? 'solid' : 'broken'
  const laneChange = type === 'broken' ? 'both' : 'none'
  return element('roadMark', { sOffset: 0, type, weight: 'standard', color: 'white', width: 0.15, laneChange })
}

function laneElement(road: RoadGroup, lane: Lane, k: number, roadOf: ReadonlyMap<number, RoadGroup>): string {
  // Where a road splits, the junction's connections say how its lanes go on.
  const next = nextRoads(road, roadOf)
  const former = formerRoads(road, roadOf)
  const after = next.length === 1 ? lane.successors.map((index) => laneIdIn(next[0]!, index)) : []
  const before = former.length === 1 ? lane.predecessors.map((index) => laneIdIn(former[0]!, index)) : []
  const links = [
    ...before.slice(0, 1).map((id) => element('predecessor', { id })),
    ...after.slice(0, 1).map((id) => element('successor', { id })),
  ]
  return element('lane', { id: -(k + 1), type: 'driving', level: 'false' }, [
    ...(links.length > 0 ? [element('link', {}, links)] : []),
    element('width', { sOffset: 0, a: lane.widthM, b: 0, c: 0, d: 0 }),
    roadMark(road, k + 1 < road.lanes.length ? 'between' : 'outer'),
    element('speed', { sOffset: 0, max: lane.speedLimitMps, unit: 'm/s' }),
  ])
}

/** At the stop line, beside the road. */
function signalElement(road: RoadGroup, lane: Lane, plan: Plan): string[] {
  const { index, signal, stopSign, path, stopBackM } = lane
  if (signal < 0 && !stopSign) return []
  const share = (path.lengthM - stopBackM) / path.lengthM
  const attributes = {
    name: signal >= 0 ? 'traffic light' : 'stop',
    id: signalIdOfLane(index),
    s: plan.lengthM * share,
    t: -(road.lanes.reduce((sum, { widthM }) => sum + widthM, 0) + signBesideM),
    zOffset: 0,
    hOffset: 0,
    roll: 0,
    pitch: 0,
    orientation: '+',
    dynamic: signal >= 0 ? 'yes' : 'no',
    country: 'OpenDRIVE',
    type: signal >= 0 ? signalTypes.light : signalTypes.stop,
    subtype: '-1',
    value: -1,
    text: '',
    height: 3,
    width: 0.5,
  }
  const laneId = laneIdIn(road, index)
  return [element('signal', attributes, [element('validity', { fromLane: laneId, toLane: laneId })])]
}

/** Each crossing once, on the road of the first lane it crosses. */
function crosswalks({ crossings }: RoadMap, road: RoadGroup, plan: Plan): string[] {
  return crossings.flatMap((crossing, index) => {
    const [first] = crossing.lanes
    const lane = first && road.lanes.find((each) => each.index === first.lane)
    return lane ? [crosswalk(crossing, index, plan, first.arcM)] : []
  })
}

function crosswalk({ path, widthM }: Crossing, id: number, plan: Plan, arcM: number): string {
  const middle = pointAt(path, path.lengthM / 2)
  const s = plan.sAt(arcM)
  const at = pointOn(plan, s)
  const [dx, dy] = [middle.x - at.x, middle.y - at.y]
  const t = -Math.sin(at.yawRad) * dx + Math.cos(at.yawRad) * dy
  const beyondM = Math.cos(at.yawRad) * dx + Math.sin(at.yawRad) * dy
  const hdg = middle.yawRad - at.yawRad
  const shift = { u: beyondM * Math.cos(hdg), v: -beyondM * Math.sin(hdg) }
  const corner = (along: number, aside: number) =>
    element('cornerLocal', {
      u: (along * path.lengthM) / 2 + shift.u,
      v: (aside * widthM) / 2 + shift.v,
      z: 0,
      height: 0,
    })
  const outline = [corner(1, 1), corner(-1, 1), corner(-1, -1), corner(1, -1), corner(1, 1)]
  const attributes = { id: 5000 + id, name: 'crosswalk', type: 'crosswalk', s, t, zOffset: 0, hdg, pitch: 0, roll: 0 }
  const size = { orientation: 'none', length: path.lengthM, width: widthM }
  return element('object', { ...attributes, ...size }, [element('outline', {}, outline)])
}

/** A point of the reference line as a reader finds it. */
function pointOn({ pieces }: Plan, s: number) {
  let piece = pieces[0]!
  for (const each of pieces) if (each.s <= s) piece = each
  const p = Math.min(piece.lengthM, s - piece.s)
  const { x, y, yawRad, curve } = piece
  const value = ([a, b, c, d]: readonly [number, number, number, number]) => a + p * (b + p * (c + p * d))
  const slope = ([, b, c, d]: readonly [number, number, number, number]) => b + p * (2 * c + p * 3 * d)
  const [u, v, turn] = curve ? [value(curve.u), value(curve.v), Math.atan2(slope(curve.v), slope(curve.u))] : [p, 0, 0]
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)]
  return { x: x + u * cos - v * sin, y: y + u * sin + v * cos, yawRad: yawRad + turn }
}

/** Lights that change together. */
function controllers({ signals, lanes }: RoadMap): string[] {
  return signals.flatMap((_, signal) => {
    const controlled = lanes.filter((lane) => lane.signal === signal)
    if (controlled.length === 0) return []
    const controls = controlled.map(({ index }) => element('control', { signalId: signalIdOfLane(index), type: '0' }))
    return [element('controller', { id: controllerId(signal), name: `lights ${signal}`, sequence: 0 }, controls)]
  })
}

function junctionElement({ signals }: RoadMap, { id, connections }: JunctionGroup): string {
  const incoming = new Set(connections.flatMap((connection) => connection.incoming.lanes.map(({ signal }) => signal)))
  const children = [
    ...connections.map((connection, index) =>
      element(
        'connection',
        {
          id: index,
          incomingRoad: connection.incoming.id,
          connectingRoad: connection.connecting.id,
          contactPoint: 'start',
        },
        connection.links.map(({ from, to }) => element('laneLink', { from, to })),
      ),
    ),
    ...signals.flatMap((_, signal) =>
      incoming.has(signal) ? [element('controller', { id: controllerId(signal), type: '0' })] : [],
    ),
  ]
  return element('junction', { id, name: '' }, children)
}
