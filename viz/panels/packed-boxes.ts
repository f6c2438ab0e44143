/** Boxes as numbers, for the worker that draws them over the pictures: a copy of numbers costs the page's thread nothing. */
import type { BoxGeometry } from '../../schemas/geometry/box3d.js'

/** How a box is drawn over a picture. */
export type BoxMark = 'object' | 'lit' | 'truth'

export interface MarkedBox extends BoxGeometry {
  /** CSS. */
  readonly color: string
  readonly mark: BoxMark
}

export interface PackedBoxes {
  readonly numbers: Float32Array<ArrayBuffer>
  /** That the numbers count in. */
  readonly colors: readonly string[]
}

const marks: readonly BoxMark[] = ['object', 'lit', 'truth']
/** Centre, size, rotation, colour, mark. */
const numbersPerBox = 12

export function packBoxes(boxes: Iterable<MarkedBox>, countMax: number): PackedBoxes {
  const numbers = new Float32Array(countMax * numbersPerBox)
  const colors = new Map<string, number>()
  let at = 0
  for (const { center, size, rotation, color, mark } of boxes) {
    let colorIndex = colors.get(color)
    if (colorIndex === undefined) {
      colorIndex = colors.size
      colors.set(color, colorIndex)
    }
    numbers[at] = center.x
    numbers[at + 1] = center.y
    numbers[at + 2] = center.z
    numbers[at + 3] = size.width
    numbers[at + 4] = size.length
    numbers[at + 5] = size.height
    numbers[at + 6] = rotation.w
    numbers[at + 7] = rotation.x
    numbers[at + 8] = rotation.y
    numbers[at + 9] = rotation.z
    numbers[at + 10] = colorIndex
    numbers[at + 11] = marks.indexOf(mark)
    at += numbersPerBox
  }
  return { numbers: at === numbers.length ? numbers : numbers.slice(0, at), colors: [...colors.keys()] }
}

/** In the order they were packed. */
export function unpackBoxes({ numbers, colors }: PackedBoxes): MarkedBox[] {
  const boxes: MarkedBox[] = []
  for (let at = 0; at + numbersPerBox <= numbers.length; at += numbersPerBox) {
    const n = (i: number) => numbers[at + i]!
    boxes.push({
      center: { x: n(0), y: n(1), z: n(2) },
      size: { width: n(3), length: n(4), height: n(5) },
      rotation: { w: n(6), x: n(7), y: n(8), z: n(9) },
      color: colors[n(10)]!,
      mark: marks[n(11)]!,
    })
  }
  return boxes
}
