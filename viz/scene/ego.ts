/** The car itself: a small hatchback about the size of nuScenes' Renault Zoe, its origin under the rear axle. */
import { ExtrudeGeometry, Group, Mesh, MeshStandardMaterial, Shape } from 'three'
import type { Layer } from './layer.js'

/** Seen from above, half of it: x forward, y from the middle line. Metres. */
type Outline = readonly (readonly [x: number, y: number])[]

interface Part {
  readonly outline: Outline
  readonly bottomM: number
  readonly topM: number
  readonly bevelM: number
  readonly color: number
  readonly roughness: number
}

const paint = 0xd9e2ec
const glass = 0x141c25
const parts: readonly Part[] = [
  {
    outline: [
      [-0.78, 0.62],
      [-0.6, 0.82],
      [0.4, 0.86],
      [2.2, 0.85],
      [3.0, 0.76],
      [3.28, 0.5],
    ],
    bottomM: 0.24,
    topM: 0.86,
    bevelM: 0.08,
    color: paint,
    roughness: 0.35,
  },
  {
    outline: [
      [-0.66, 0.58],
      [-0.4, 0.72],
      [1.5, 0.74],
      [2.15, 0.66],
    ],
    bottomM: 0.86,
    topM: 1.38,
    bevelM: 0.05,
    color: glass,
    roughness: 0.15,
  },
  {
    outline: [
      [-0.42, 0.5],
      [-0.2, 0.58],
      [1.05, 0.6],
      [1.28, 0.54],
    ],
    bottomM: 1.36,
    topM: 1.48,
    bevelM: 0.05,
    color: paint,
    roughness: 0.35,
  },
]
const wheel = { radiusM: 0.31, widthM: 0.2, axlesX: [0, 2.59], sideM: 0.8 }

export class EgoLayer implements Layer {
  readonly object = new Group()
  readonly #disposables: { dispose(): void }[] = []

  constructor() {
    for (const part of parts) this.#addPart(part)
    for (const x of wheel.axlesX) for (const side of [1, -1]) this.#addWheel(x, side)
  }

  update(): void {}

  dispose(): void {
    for (const one of this.#disposables) one.dispose()
    this.#disposables.length = 0
  }

  #addPart({ outline, bottomM, topM, bevelM, color, roughness }: Part): void {
    const shape = new Shape()
    for (const [i, [x, y]] of [...outline, ...mirrored(outline)].entries()) {
      if (i === 0) shape.moveTo(x, y)
      else shape.lineTo(x, y)
    }
    const geometry = new ExtrudeGeometry(shape, {
      depth: topM - bottomM - 2 * bevelM,
      bevelSize: bevelM,
      bevelThickness: bevelM,
      bevelOffset: -bevelM,
      bevelSegments: 4,
    })
    geometry.translate(0, 0, bottomM + bevelM)
    this.#mesh(geometry, new MeshStandardMaterial({ color, roughness, metalness: 0.1 }))
  }

  #addWheel(x: number, side: number): void {
    const { radiusM, widthM, sideM } = wheel
    const shape = new Shape().absarc(0, 0, radiusM, 0, 2 * Math.PI)
    const geometry = new ExtrudeGeometry(shape, { depth: widthM, bevelEnabled: false, curveSegments: 20 })
    geometry.rotateX(Math.PI / 2).translate(x, side * sideM + widthM / 2, radiusM)
    this.#mesh(geometry, new MeshStandardMaterial({ color: 0x0d1116, roughness: 0.9 }))
  }

  #mesh(geometry: ExtrudeGeometry, material: MeshStandardMaterial): void {
    const mesh = new Mesh(geometry, material)
    mesh.renderOrder = 3
    this.object.add(mesh)
    this.#disposables.push(geometry, material)
  }
}

function mirrored(outline: Outline): Outline {
  return [...outline].reverse().map(([x, y]) => [x, -y] as const)
}
