/** Boxes as numbers, for the worker that draws them over the pictures: a copy of numbers costs the page's thread nothing. */
import type { BoxGeometry } from '../../schemas/geometry/box3d.js'

/** What a box over a picture is of. */
export type BoxMark = 'object' | 'truth' | 'track'

/** How a box is drawn over a picture. */
export interface BoxLook {
  /** CSS. */
  readonly color: string
  readonly mark: BoxMark
  /** Chosen or under the mouse. */
  readonly isLit: boolean
}

export interface MarkedBox extends BoxGeometry, BoxLook {}

export interface PackedBoxes {
  readonly numbers: Float32Array<ArrayBuffer>
  /** That the numbers count in. */
  readonly colors: readonly string[]
}

const marks: readonly BoxMark[] = ['object', 'truth', 'track']
/** Centre, size, rotation, colour, mark, whether it is lit. */
const numbersPerBox = 13

/** Takes boxes one by one. */
export class BoxPacker {
  readonly #numbers: Float32Array<ArrayBuffer>
  readonly #colors = new Map<string, number>()
  #at = 0

  constructor(countMax: number) {
    this.#numbers = new Float32Array(countMax * numbersPerBox)
  }

  add({ center, size, rotation }: BoxGeometry, { color, mark, isLit }: BoxLook): void {
    let colorIndex = this.#colors.get(color)
    if (colorIndex === undefined) {
      colorIndex = this.#colors.size
      this.#colors.set(color, colorIndex)
    }
    const n = this.#numbers
    const at = this.#at
    n[at] = center.x
    n[at + 1] = center.y
    n[at + 2] = center.z
    n[at + 3] = size.width
    n[at + 4] = size.length
    n[at + 5] = size.height
    n[at + 6] = rotation.w
    n[at + 7] = rotation.x
    n[at + 8] = rotation.y
    n[at + 9] = rotation.z
    n[at + 10] = colorIndex
    n[at + 11] = marks.indexOf(mark)
    n[at + 12] = isLit ? 1 : 0
    this.#at += numbersPerBox
  }

  get packed(): PackedBoxes {
    return { numbers: this.#numbers.slice(0, this.#at), colors: [...this.#colors.keys()] }
  }
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
      isLit: n(12) === 1,
    })
  }
  return boxes
}
