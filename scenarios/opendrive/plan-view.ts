/**
 * Reference lines (ASAM OpenDRIVE 1.4, section 5.3.4): line, arc, spiral, poly3 and paramPoly3 laid end to end, as
 * positions and headings by s, in right-handed metres.
 */
import type { PathPoint } from '../worlds/path.js'
import type { Element, XmlReader } from './xml.js'

export interface Polynomial {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

export const valueAt = ({ a, b, c, d }: Polynomial, x: number) => a + x * (b + x * (c + x * d))
const slopeAt = ({ b, c, d }: Polynomial, x: number) => b + x * (2 * c + x * 3 * d)

/** a, b, c, d of an element; `prefix` is U or V for a parametric curve, whose attributes are aU, bU and so on. */
export function readPolynomial(xml: XmlReader, element: Element, suffix = ''): Polynomial {
  return {
    a: xml.number(element, `a${suffix}`),
    b: xml.number(element, `b${suffix}`),
    c: xml.number(element, `c${suffix}`),
    d: xml.number(element, `d${suffix}`),
  }
}

export interface Geometry {
  readonly s: number
  readonly lengthM: number
  /** Bends no more than a straight line. */
  readonly isStraight: boolean
  /** Position and heading, `ds` metres along it, from 0 to its length. */
  pointAt(ds: number): PathPoint
}

const shapes = ['line', 'arc', 'spiral', 'poly3', 'paramPoly3'] as const

/** The pieces of a road's plan view, in order. Throws `file-invalid` for gaps in s, no pieces, or unknown shapes. */
export function readPlanView(xml: XmlReader, road: Element): Geometry[] {
  const planView = xml.one(road, 'planView')
  const elements = xml.all(planView, 'geometry')
  if (elements.length === 0) throw xml.invalid(planView, 'no geometry; expected one or more')
  const pieces = elements.map((element) => readGeometry(xml, element))
  pieces.forEach(({ s }, index) => {
    const end = index === 0 ? 0 : pieces[index - 1]!.s + pieces[index - 1]!.lengthM
    if (Math.abs(s - end) > 0.1)
      throw xml.invalid(elements[index]!, `s="${s}"; expected ${end.toFixed(3)}, where the piece before it ends`)
  })
  return pieces
}

function readGeometry(xml: XmlReader, element: Element): Geometry {
  const start: PathPoint = {
    x: xml.number(element, 'x'),
    y: xml.number(element, 'y'),
    yawRad: xml.number(element, 'hdg'),
  }
  const lengthM = xml.number(element, 'length')
  if (lengthM < 0) throw xml.invalid(element, `length="${lengthM}"; expected 0 or more`)
  const name = shapes.find((shape) => xml.maybe(element, shape))
  if (!name) throw xml.invalid(element, `no shape; expected ${shapes.join(', ')}`)
  const shape = xml.one(element, name)
  const base = { s: xml.number(element, 's'), lengthM, isStraight: name === 'line' }
  switch (name) {
    case 'line':
      return { ...base, pointAt: (ds) => along(start, ds, 0) }
    case 'arc': {
      const curvature = xml.number(shape, 'curvature')
      return { ...base, pointAt: (ds) => arc(start, ds, curvature) }
    }
    case 'spiral': {
      const from = xml.number(shape, 'curvStart')
      const rate = lengthM > 0 ? (xml.number(shape, 'curvEnd') - from) / lengthM : 0
      return { ...base, pointAt: (ds) => spiral(start, ds, from, rate) }
    }
    case 'poly3': {
      const v = readPolynomial(xml, shape)
      const us = poly3Abscissae(v, lengthM)
      return { ...base, pointAt: (ds) => curvePoint(start, linear, v, us(ds)) }
    }
    case 'paramPoly3': {
      const [u, v] = [readPolynomial(xml, shape, 'U'), readPolynomial(xml, shape, 'V')]
      const range = xml.word(shape, 'pRange', ['arcLength', 'normalized'], 'normalized')
      const scale = range === 'arcLength' || lengthM === 0 ? 1 : 1 / lengthM
      return { ...base, pointAt: (ds) => curvePoint(start, u, v, ds * scale) }
    }
  }
}

const linear: Polynomial = { a: 0, b: 1, c: 0, d: 0 }

function along({ x, y, yawRad }: PathPoint, u: number, v: number, turnRad = 0): PathPoint {
  const [cos, sin] = [Math.cos(yawRad), Math.sin(yawRad)]
  return { x: x + u * cos - v * sin, y: y + u * sin + v * cos, yawRad: yawRad + turnRad }
}

function arc(start: PathPoint, ds: number, curvature: number): PathPoint {
  const turn = curvature * ds
  if (Math.abs(turn) < 1e-9) return along(start, ds, (turn * ds) / 2, turn)
  return along(start, Math.sin(turn) / curvature, (1 - Math.cos(turn)) / curvature, turn)
}

/** Clothoid by Simpson's rule over steps short enough for a micrometre. */
function spiral(start: PathPoint, ds: number, from: number, rate: number): PathPoint {
  const steps = 2 * Math.max(1, Math.ceil(ds / 2), Math.ceil(Math.abs(ds * (from + rate * ds)) / 0.1))
  const h = ds / steps
  const turnAt = (s: number) => s * (from + (rate * s) / 2)
  let [u, v] = [0, 0]
  for (let k = 0; k <= steps; k++) {
    const weight = k === 0 || k === steps ? 1 : k % 2 ? 4 : 2
    u += weight * Math.cos(turnAt(k * h))
    v += weight * Math.sin(turnAt(k * h))
  }
  return along(start, (u * h) / 3, (v * h) / 3, turnAt(ds))
}

function curvePoint(start: PathPoint, u: Polynomial, v: Polynomial, p: number): PathPoint {
  return along(start, valueAt(u, p), valueAt(v, p), Math.atan2(slopeAt(v, p), slopeAt(u, p)))
}

/** u of a poly3 by arc length: its parameter is not its length. Tabled every quarter of a metre (Heun's rule). */
function poly3Abscissae(v: Polynomial, lengthM: number): (ds: number) => number {
  const steps = Math.max(1, Math.ceil(lengthM * 4))
  const h = lengthM / steps
  const rate = (u: number) => 1 / Math.hypot(1, slopeAt(v, u))
  const us = [0]
  for (let k = 0; k < steps; k++) {
    const u = us[k]!
    us.push(u + (h / 2) * (rate(u) + rate(u + h * rate(u))))
  }
  return (ds) => {
    const at = h > 0 ? Math.max(0, Math.min(steps, ds / h)) : 0
    const low = Math.min(steps - 1, Math.floor(at))
    return us[low]! + (at - low) * (us[low + 1]! - us[low]!)
  }
}

/** A point of the reference line at s. */
export function planPointAt(pieces: readonly Geometry[], s: number): PathPoint {
  let piece = pieces[0]!
  for (const each of pieces) if (each.s <= s + 1e-9) piece = each
  return piece.pointAt(Math.max(0, Math.min(piece.lengthM, s - piece.s)))
}
