/** Crosswalk objects of an OpenDRIVE file as the world's crossings. */
import { type Path, pathThrough, pointAt } from '../worlds/path.js'
import type { Crossing, Lane } from '../worlds/road-map.js'
import { pointBeside, type Road } from './read-roads.js'
import type { Element, XmlReader } from './xml.js'

interface Point {
  readonly x: number
  readonly y: number
}

/** A crossing's light is that of the lanes that halt this near before it. */
const haltsBeforeM = 8

/** Throws `file-invalid` for an outline without an area. */
export function readCrossings(xml: XmlReader, roads: Iterable<Road>, lanes: readonly Lane[]): Crossing[] {
  const found: Crossing[] = []
  for (const road of roads) {
    const objects = xml.maybe(road.element, 'objects')
    for (const object of objects ? xml.all(objects, 'object') : []) {
      if (object.getAttribute('type') !== 'crosswalk') continue
      found.push(crossingOf(xml, object, road, lanes))
    }
  }
  return found
}

function crossingOf(xml: XmlReader, object: Element, road: Road, lanes: readonly Lane[]): Crossing {
  const { from, to, widthM } = middleLine(xml, object, corners(xml, object, road))
  const path = pathThrough([from, to])
  const crossed = lanes.flatMap((lane) => {
    const arcM = whereCrossed(lane.path, from, to)
    return arcM === undefined ? [] : [{ lane: lane.index, arcM }]
  })
  const halting = crossed.find(({ lane, arcM }) => {
    const { signal, path: of, stopBackM } = lanes[lane]!
    const lineM = of.lengthM - stopBackM
    return signal >= 0 && arcM > lineM - widthM && arcM < lineM + haltsBeforeM
  })
  const nowhere = { walkway: -1, arcM: 0 }
  return {
    path,
    widthM,
    // OpenDRIVE does not say which pavements a crosswalk joins.
    ends: [nowhere, nowhere],
    lanes: crossed,
    signal: halting ? lanes[halting.lane]!.signal : -1,
  }
}

/** Corners in the world, of an outline in the object's own axes or the road's, or of the object's box. */
function corners(xml: XmlReader, object: Element, road: Road): Point[] {
  const center = pointBeside(road, xml.number(object, 's'), xml.number(object, 't'))
  const yawRad = center.yawRad + xml.number(object, 'hdg', 0)
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)]
  const place = (u: number, v: number) => ({ x: center.x + u * cos - v * sin, y: center.y + u * sin + v * cos })
  const parent = xml.maybe(object, 'outlines') ?? object
  const outline = xml.maybe(parent, 'outline')
  if (!outline) {
    const [u, v] = [xml.number(object, 'length') / 2, xml.number(object, 'width') / 2]
    return [place(u, v), place(-u, v), place(-u, -v), place(u, -v)]
  }
  const local = xml.all(outline, 'cornerLocal').map((each) => place(xml.number(each, 'u'), xml.number(each, 'v')))
  const onRoad = xml
    .all(outline, 'cornerRoad')
    .map((each) => pointBeside(road, xml.number(each, 's'), xml.number(each, 't')))
  return [...local, ...onRoad]
}

/** From the middle of one short side to that of the other. */
function middleLine(xml: XmlReader, object: Element, points: readonly Point[]) {
  const [a, b, c, d] = points
  if (!a || !b || !c || !d) throw xml.invalid(object, `an outline of ${points.length} corners; expected 4 or more`)
  const middle = (p: Point, q: Point) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 })
  const distance = (p: Point, q: Point) => Math.hypot(p.x - q.x, p.y - q.y)
  const [long, wide] = [distance(middle(a, b), middle(c, d)), distance(middle(b, c), middle(d, a))]
  if (long < 0.1 || wide < 0.1) throw xml.invalid(object, 'an outline without an area')
  return long >= wide
    ? { from: middle(a, b), to: middle(c, d), widthM: wide }
    : { from: middle(b, c), to: middle(d, a), widthM: long }
}

/** Arc length at which a path crosses the segment; undefined when it does not. */
function whereCrossed(path: Path, from: Point, to: Point): number | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  for (let i = 0; i + 1 < path.xs.length; i++) {
    const [ax, ay] = [path.xs[i]! - from.x, path.ys[i]! - from.y]
    const [ex, ey] = [path.xs[i + 1]! - path.xs[i]!, path.ys[i + 1]! - path.ys[i]!]
    const cross = dx * ey - dy * ex
    if (Math.abs(cross) < 1e-12) continue
    const along = (ax * ey - ay * ex) / cross
    const at = (ax * dy - ay * dx) / cross
    if (along >= 0 && along <= 1 && at >= 0 && at <= 1) return path.arcs[i]! + at * Math.hypot(ex, ey)
  }
  return undefined
}

/** Where a crossing's middle lies. */
export const middleOf = ({ path }: Crossing) => pointAt(path, path.lengthM / 2)
