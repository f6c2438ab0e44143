/** Boxes of a detection results file or its ground truth, as columns: what the metric needs and no more. */
import { GoshawkError } from '../../schemas/errors.js'
import type { DetectionClass } from '../../schemas/messages.js'

/** The classes of the devkit's detection_cvpr_2019 configuration, in its order, and how far each is judged: metres. */
export const classRangeM = {
  car: 50,
  truck: 50,
  bus: 50,
  trailer: 50,
  construction_vehicle: 50,
  pedestrian: 40,
  motorcycle: 40,
  bicycle: 40,
  traffic_cone: 30,
  barrier: 30,
} as const satisfies Readonly<Record<DetectionClass, number>>
export const evaluatedClasses = Object.keys(classRangeM) as readonly DetectionClass[]

/** Boxes in file order. Global frame, metres, m/s, radians. */
export interface BoxColumns {
  readonly count: number
  /** Place in the file. */
  readonly order: Int32Array
  /** Index into the sample list. */
  readonly sample: Int32Array
  /** Index into `evaluatedClasses`. */
  readonly label: Uint8Array
  /** x, y, z, width, length, height, yaw, vx, vy of each box; velocity NaN where unknown. */
  readonly numbers: Float64Array
  /** -1 for ground truth. */
  readonly score: Float64Array
  /** Lidar and radar points inside; -1 where the file does not say. */
  readonly points: Int32Array
  /** Number of the attribute; 0 is none. */
  readonly attribute: Uint8Array
}

export const columnsPerBox = 9
export const column = { x: 0, y: 1, z: 2, width: 3, length: 4, height: 5, yaw: 6, vx: 7, vy: 8 } as const

/** The attributes a box may have; number 0 is none. */
const attributeNames = [
  '',
  'cycle.with_rider',
  'cycle.without_rider',
  'pedestrian.moving',
  'pedestrian.sitting_lying_down',
  'pedestrian.standing',
  'vehicle.moving',
  'vehicle.parked',
  'vehicle.stopped',
]
const attributeNumbers = new Map<string, number>(attributeNames.map((name, i) => [name, i]))
const classNumbers = new Map<string, number>(evaluatedClasses.map((name, i) => [name, i]))

/** Grows as boxes are added. */
export class BoxBuilder {
  #count = 0
  #capacity = 1024
  #passed = 0
  #order = new Int32Array(this.#capacity)
  #sample = new Int32Array(this.#capacity)
  #label = new Uint8Array(this.#capacity)
  #numbers = new Float64Array(this.#capacity * columnsPerBox)
  #score = new Float64Array(this.#capacity)
  #points = new Int32Array(this.#capacity)
  #attribute = new Uint8Array(this.#capacity)

  /** @throws GoshawkError 'file-invalid' naming the place and the field. */
  add(value: unknown, sampleIndex: number, where: string): void {
    if (this.#count === this.#capacity) this.#grow()
    const i = this.#count++
    const box = recordOf(value, where)
    const name = textOf(box.detection_name, `${where}.detection_name`)
    const label = classNumbers.get(name)
    if (label === undefined) refuse(`${where}.detection_name`, `"${name}"`, evaluatedClasses.join(', '))
    this.#order[i] = i + this.#passed
    this.#sample[i] = sampleIndex
    this.#label[i] = label!
    const [x, y, z] = numbersOf(box.translation, 3, `${where}.translation`)
    const [width, length, height] = numbersOf(box.size, 3, `${where}.size`)
    if (!(width! > 0 && length! > 0 && height! > 0)) {
      refuse(`${where}.size`, JSON.stringify(box.size), 'three positive numbers')
    }
    const yaw = yawOf(numbersOf(box.rotation, 4, `${where}.rotation`), where)
    const [vx, vy] = velocityOf(box.velocity, `${where}.velocity`)
    this.#numbers.set([x!, y!, z!, width!, length!, height!, yaw, vx, vy], i * columnsPerBox)
    this.#score[i] = box.detection_score === undefined ? -1 : numberOf(box.detection_score, `${where}.detection_score`)
    this.#points[i] = pointsOf(box.num_pts, `${where}.num_pts`)
    const attribute = attributeNumbers.get(textOf(box.attribute_name ?? '', `${where}.attribute_name`))
    if (attribute === undefined) {
      refuse(`${where}.attribute_name`, JSON.stringify(box.attribute_name), `""${attributeNames.join(', ')}`)
    }
    this.#attribute[i] = attribute!
  }

  /** Boxes of the file that another shard takes: they keep their place. */
  pass(count: number): void {
    this.#passed += count
  }

  finish(): BoxColumns {
    const n = this.#count
    return {
      count: n,
      order: this.#order.slice(0, n),
      sample: this.#sample.slice(0, n),
      label: this.#label.slice(0, n),
      numbers: this.#numbers.slice(0, n * columnsPerBox),
      score: this.#score.slice(0, n),
      points: this.#points.slice(0, n),
      attribute: this.#attribute.slice(0, n),
    }
  }

  #grow(): void {
    this.#capacity *= 2
    const grown = <T extends { set(from: T): void; length: number }>(
      make: new (size: number) => T,
      old: T,
      per = 1,
    ) => {
      const wider = new make(this.#capacity * per)
      wider.set(old)
      return wider
    }
    this.#order = grown(Int32Array, this.#order)
    this.#sample = grown(Int32Array, this.#sample)
    this.#label = grown(Uint8Array, this.#label)
    this.#numbers = grown(Float64Array, this.#numbers, columnsPerBox)
    this.#score = grown(Float64Array, this.#score)
    this.#points = grown(Int32Array, this.#points)
    this.#attribute = grown(Uint8Array, this.#attribute)
  }
}

/** The boxes `keep` says yes to, in order; the same object when it is all of them. */
export function selectBoxes(boxes: BoxColumns, keep: (index: number) => boolean): BoxColumns {
  const places = new Int32Array(boxes.count)
  let count = 0
  for (let i = 0; i < boxes.count; i++) if (keep(i)) places[count++] = i
  if (count === boxes.count) return boxes
  const kept = places.subarray(0, count)
  const pick = <T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T => {
    for (let i = 0; i < count; i++) to[i] = from[kept[i]!]!
    return to
  }
  const numbers = new Float64Array(count * columnsPerBox)
  for (let i = 0; i < count; i++) {
    const [from, to] = [kept[i]! * columnsPerBox, i * columnsPerBox]
    for (let c = 0; c < columnsPerBox; c++) numbers[to + c] = boxes.numbers[from + c]!
  }
  return {
    count,
    order: pick(boxes.order, new Int32Array(count)),
    sample: pick(boxes.sample, new Int32Array(count)),
    label: pick(boxes.label, new Uint8Array(count)),
    numbers,
    score: pick(boxes.score, new Float64Array(count)),
    points: pick(boxes.points, new Int32Array(count)),
    attribute: pick(boxes.attribute, new Uint8Array(count)),
  }
}

/** Heading of the box's x axis, as the devkit takes it from a normalised quaternion (w, x, y, z). */
function yawOf(quaternion: readonly number[], where: string): number {
  const [qw, qx, qy, qz] = quaternion as [number, number, number, number]
  const norm = Math.sqrt(qw * qw + qx * qx + qy * qy + qz * qz)
  if (!(norm > 1e-9)) {
    refuse(`${where}.rotation`, JSON.stringify(quaternion), 'a quaternion w, x, y, z that is not zero')
  }
  const [w, x, y, z] = [qw / norm, qx / norm, qy / norm, qz / norm]
  return Math.atan2(2 * (x * y + w * z), 1 - 2 * (y * y + z * z))
}

/** null and NaN mean unknown. */
function velocityOf(value: unknown, where: string): [number, number] {
  if (value === undefined || value === null) return [Number.NaN, Number.NaN]
  if (!Array.isArray(value) || value.length < 2) return refuse(where, JSON.stringify(value), 'two numbers')
  const [first, second] = value as readonly unknown[]
  const vx = first === null ? Number.NaN : first
  const vy = second === null ? Number.NaN : second
  if (typeof vx !== 'number' || typeof vy !== 'number') return refuse(where, JSON.stringify(value), 'two numbers')
  return [vx, vy]
}

/** -1 where nobody counted. */
export function pointsOf(value: unknown, where: string): number {
  if (value === undefined) return -1
  const isCount = Number.isInteger(value) && (value as number) >= -1 && (value as number) < 2 ** 31
  return isCount ? (value as number) : refuse(where, JSON.stringify(value), 'a number of points')
}

/** A box that says which sample it is of says that of its list. */
export function checkSample(value: unknown, token: string, where: string): void {
  const own = recordOf(value, where).sample_token
  if (own !== undefined && own !== token) refuse(`${where}.sample_token`, JSON.stringify(own), JSON.stringify(token))
}

export function recordOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(where, JSON.stringify(value)?.slice(0, 80) ?? 'nothing', 'an object')
  }
  return value as Record<string, unknown>
}

function textOf(value: unknown, where: string): string {
  return typeof value === 'string' ? value : refuse(where, JSON.stringify(value) ?? 'nothing', 'a text')
}

function numberOf(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuse(where, JSON.stringify(value) ?? 'nothing', 'a finite number')
}

export function numbersOf(value: unknown, count: number, where: string): number[] {
  if (!Array.isArray(value) || value.length !== count || !value.every((part) => Number.isFinite(part))) {
    return refuse(where, JSON.stringify(value)?.slice(0, 80) ?? 'nothing', `${count} finite numbers`)
  }
  return value as number[]
}

function refuse(where: string, found: string, expected: string): never {
  throw new GoshawkError('file-invalid', `${where}: ${found}; expected ${expected}`)
}
