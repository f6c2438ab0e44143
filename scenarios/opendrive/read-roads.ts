/** Roads, lane sections and lanes of an OpenDRIVE file as they are written, checked. */
import { type Geometry, type Polynomial, planPointAt, readPlanView, readPolynomial, valueAt } from './plan-view.js'
import type { Element, XmlReader } from './xml.js'

export interface LaneRecord {
  /** Positive to the left of the reference line, negative to the right. */
  readonly id: number
  readonly isDriving: boolean
  readonly predecessor: number | undefined
  readonly successor: number | undefined
  readonly widths: readonly Piece[]
  /** Outer borders, which some files give instead of widths. */
  readonly borders: readonly Piece[]
  readonly speedMps: number | undefined
  readonly element: Element
}

/** A polynomial from `s` on, in metres from where its parent begins. */
export interface Piece extends Polynomial {
  readonly s: number
}

export interface Section {
  readonly s: number
  readonly endS: number
  readonly lanes: readonly LaneRecord[]
  readonly element: Element
}

export interface RoadLink {
  readonly type: 'road' | 'junction'
  readonly id: string
  readonly contact: 'start' | 'end' | undefined
  readonly element: Element
}

export interface Road {
  readonly id: string
  readonly lengthM: number
  /** undefined outside junctions. */
  readonly junction: string | undefined
  readonly isLeftHand: boolean
  readonly plan: readonly Geometry[]
  readonly offsets: readonly Piece[]
  readonly sections: readonly Section[]
  readonly predecessor: RoadLink | undefined
  readonly successor: RoadLink | undefined
  readonly speedMps: number | undefined
  readonly element: Element
}

/** Lane types that cars drive on. */
const drivingTypes = new Set(['driving', 'entry', 'exit', 'onRamp', 'offRamp', 'connectingRamp', 'bidirectional'])

const speedUnits: Readonly<Record<string, number>> = { 'm/s': 1, 'km/h': 1 / 3.6, mph: 0.44704 }

function readSpeed(xml: XmlReader, element: Element | undefined): number | undefined {
  if (!element) return undefined
  const limit = xml.text(element, 'max')
  if (limit === 'no limit' || limit === 'undefined') return undefined
  const factor = speedUnits[element.getAttribute('unit') ?? 'm/s']
  if (factor === undefined)
    throw xml.invalid(element, `unit="${element.getAttribute('unit')}"; expected m/s, km/h or mph`)
  const speed = xml.number(element, 'max') * factor
  if (speed < 0) throw xml.invalid(element, `max="${limit}"; expected 0 or more`)
  return speed
}

export function readRoad(xml: XmlReader, element: Element): Road {
  const plan = readPlanView(xml, element)
  const lengthM = xml.number(element, 'length')
  const link = xml.maybe(element, 'link')
  const lanes = xml.one(element, 'lanes')
  const junction = element.getAttribute('junction') ?? '-1'
  const types = xml.all(element, 'type').flatMap((type) => xml.maybe(type, 'speed') ?? [])
  return {
    id: xml.text(element, 'id'),
    lengthM,
    junction: junction === '-1' || junction === '' ? undefined : junction,
    isLeftHand: xml.word(element, 'rule', ['RHT', 'LHT'], 'RHT') === 'LHT',
    plan,
    offsets: xml.all(lanes, 'laneOffset').map((offset) => readPiece(xml, offset, 's')),
    sections: readSections(xml, lanes, lengthM),
    predecessor: readLink(xml, link && xml.maybe(link, 'predecessor')),
    successor: readLink(xml, link && xml.maybe(link, 'successor')),
    speedMps: readSpeed(xml, types[0]),
    element,
  }
}

function readPiece(xml: XmlReader, element: Element, name: 's' | 'sOffset'): Piece {
  return { s: xml.number(element, name), ...readPolynomial(xml, element) }
}

function readLink(xml: XmlReader, element: Element | undefined): RoadLink | undefined {
  if (!element) return undefined
  const type = xml.word(element, 'elementType', ['road', 'junction'])
  const contact = type === 'road' ? xml.word(element, 'contactPoint', ['start', 'end']) : undefined
  return { type, id: xml.text(element, 'elementId'), contact, element }
}

function readSections(xml: XmlReader, lanes: Element, lengthM: number): Section[] {
  const elements = xml.all(lanes, 'laneSection')
  if (elements.length === 0) throw xml.invalid(lanes, 'no laneSection; expected one or more')
  const starts = elements.map((section) => xml.number(section, 's'))
  return elements.map((element, index) => {
    const s = starts[index]!
    const endS = starts[index + 1] ?? lengthM
    if (endS < s) throw xml.invalid(element, `s="${s}"; expected sections in order within ${lengthM} m`)
    const sides = (['left', 'right'] as const).flatMap((side) => {
      const parent = xml.maybe(element, side)
      return (parent ? xml.all(parent, 'lane') : []).map((lane) => readLane(xml, lane, side))
    })
    return { s, endS, element, lanes: sides }
  })
}

function readLane(xml: XmlReader, element: Element, side: 'left' | 'right'): LaneRecord {
  const id = xml.integer(element, 'id')
  if (side === 'left' ? id <= 0 : id >= 0)
    throw xml.invalid(element, `id="${id}" on the ${side}; expected ${side === 'left' ? 'above' : 'below'} 0`)
  const link = xml.maybe(element, 'link')
  const linked = (name: string) => {
    const target = link && xml.maybe(link, name)
    return target && xml.integer(target, 'id')
  }
  const widths = xml.all(element, 'width').map((width) => readPiece(xml, width, 'sOffset'))
  const borders = xml.all(element, 'border').map((border) => readPiece(xml, border, 'sOffset'))
  const isDriving = drivingTypes.has(element.getAttribute('type') ?? '')
  if (isDriving && widths.length === 0 && borders.length === 0)
    throw xml.invalid(element, 'neither width nor border; expected one')
  return {
    id,
    isDriving,
    predecessor: linked('predecessor'),
    successor: linked('successor'),
    widths,
    borders,
    speedMps: readSpeed(xml, xml.maybe(element, 'speed')),
    element,
  }
}

function pieceValue(pieces: readonly Piece[], s: number): number {
  let found: Piece | undefined
  for (const piece of pieces) if (!found || piece.s <= s + 1e-9) found = piece
  return found ? valueAt(found, s - found.s) : 0
}

/** Where the lane's middle is beside the reference line (left positive), and its width, at s of the road. */
export function laneAcross({ offsets }: Road, section: Section, lane: LaneRecord, s: number) {
  const side = Math.sign(lane.id)
  const ds = s - section.s
  let inner = 0
  for (let id = side; id !== lane.id; id += side) {
    const between = section.lanes.find((each) => each.id === id)
    if (between) inner = outerOf(between, inner, ds)
  }
  const outer = outerOf(lane, inner, ds)
  return { leftM: pieceValue(offsets, s) + (side * (inner + outer)) / 2, widthM: outer - inner }
}

/** Distance of a lane's outer edge from the innermost, given that of its inner edge. */
function outerOf({ widths, borders, id }: LaneRecord, inner: number, ds: number): number {
  if (widths.length > 0) return inner + Math.max(0, pieceValue(widths, ds))
  return borders.length > 0 ? Math.max(inner, Math.sign(id) * pieceValue(borders, ds)) : inner
}

const curveStepM = 1
const lineStepM = 5

/** s of the samples of a section: its ends, the ends of plan pieces, and steps between. */
export function samplesOf({ plan }: Road, { s, endS }: Section): number[] {
  const samples = [s]
  for (const piece of plan) {
    const [from, to] = [Math.max(s, piece.s), Math.min(endS, piece.s + piece.lengthM)]
    if (to <= from) continue
    const steps = Math.max(1, Math.ceil((to - from) / (piece.isStraight ? lineStepM : curveStepM) - 1e-6))
    for (let k = 1; k <= steps; k++) samples.push(from + ((to - from) * k) / steps)
  }
  return samples
}

/** A point `leftM` beside the reference line. */
export function pointBeside({ plan }: Road, s: number, leftM: number): { x: number; y: number; yawRad: number } {
  const { x, y, yawRad } = planPointAt(plan, s)
  return { x: x - leftM * Math.sin(yawRad), y: y + leftM * Math.cos(yawRad), yawRad }
}
