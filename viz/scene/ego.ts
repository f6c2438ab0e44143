/** The car itself: a small hatchback about the size of nuScenes' Renault Zoe, its origin under the rear axle. */
import { type BufferGeometry, ExtrudeGeometry, Group, Mesh, MeshStandardMaterial, Shape } from 'three'
import type { Layer } from './layer.js'

const widthM = 1.73
const bevelM = 0.07

/** Side views, x forward and z up, metres. */
const bodyProfile = [
  [-0.72, 0.28],
  [-0.76, 0.62],
  [-0.66, 1.0],
  [2.25, 1.0],
  [3.15, 0.8],
  [3.3, 0.56],
  [3.26, 0.26],
] as const
const cabinProfile = [
  [-0.6, 0.98],
  [-0.35, 1.46],
  [0.35, 1.54],
  [1.25, 1.48],
  [2.2, 0.98],
] as const

export class EgoLayer implements Layer {
  readonly object = new Group()
  readonly #disposables: { dispose(): void }[] = []

  constructor() {
    this.#add(bodyProfile, widthM, { color: 0xdfe6ee, roughness: 0.45, metalness: 0.15 })
    this.#add(cabinProfile, widthM - 0.24, { color: 0x1b2530, roughness: 0.2, metalness: 0.4 })
    for (const x of [0, 2.59]) {
      for (const side of [1, -1]) this.#addWheel(x, side)
    }
  }

  update(): void {}

  dispose(): void {
    for (const one of this.#disposables) one.dispose()
    this.#disposables.length = 0
  }

  #add(
    profile: readonly (readonly [number, number])[],
    width: number,
    look: { color: number; roughness: number; metalness: number },
  ): void {
    const shape = new Shape()
    for (const [i, [x, z]] of profile.entries()) {
      if (i === 0) shape.moveTo(x, z)
      else shape.lineTo(x, z)
    }
    const depth = width - 2 * bevelM
    const geometry = new ExtrudeGeometry(shape, { depth, bevelSize: bevelM, bevelThickness: bevelM, bevelSegments: 3 })
    // Extruded along z of the drawing; the drawing's y is up.
    geometry.rotateX(Math.PI / 2).translate(0, depth / 2, 0)
    this.#mesh(geometry, new MeshStandardMaterial(look))
  }

  #addWheel(x: number, side: number): void {
    const shape = new Shape().absarc(0, 0, 0.31, 0, 2 * Math.PI)
    const geometry = new ExtrudeGeometry(shape, { depth: 0.2, bevelEnabled: false, curveSegments: 20 })
    geometry.rotateX(Math.PI / 2).translate(x, (side * (widthM - 0.2)) / 2 + 0.1 + side * 0.03, 0.31)
    this.#mesh(geometry, new MeshStandardMaterial({ color: 0x0d1116, roughness: 0.9 }))
  }

  #mesh(geometry: BufferGeometry, material: MeshStandardMaterial): void {
    const mesh = new Mesh(geometry, material)
    mesh.renderOrder = 3
    this.object.add(mesh)
    this.#disposables.push(geometry, material)
  }
}
