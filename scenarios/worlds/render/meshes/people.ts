/** People on foot and on two wheels. Strides and pedal turns come as a ring of meshes, one per phase. */
import type { Size } from '../../../../schemas/messages.js'
import { Material } from '../materials.js'
import { type Mesh, MeshBuilder, type Point } from '../mesh.js'

/** Meshes per stride. */
export const stridePhases = 8

/** @param phase - of the stride; undefined for standing */
export function walkerMesh(model: string, { length, height }: Size, phase: number | undefined): Mesh {
  const mesh = new MeshBuilder()
  const k = height / 1.76
  const turn = (2 * Math.PI * (phase ?? 0)) / stridePhases
  const swing = Math.sin(turn)
  const reach = Math.min(0.3 * k, (length / 2 - 0.01 - 0.17 * k) / 0.9)
  const hipZ = 0.9 * k
  const shoulderZ = 1.43 * k
  const legs = Material.PAINT_2
  const coat = Material.PAINT
  const skirt = model === 'adult-skirt'
  for (const side of [1, -1]) {
    const forth = swing * side * reach
    const lift = phase === undefined ? 0 : Math.max(0, Math.cos(turn) * side) * 0.08 * k
    const hip: Point = [0, side * 0.09 * k, hipZ]
    const knee: Point = [forth * 0.62 + 0.04 * k, side * 0.1 * k, 0.49 * k + lift * 0.5]
    const ankle: Point = [forth * 0.9, side * 0.1 * k, 0.08 * k + lift]
    mesh.rod(hip, knee, 0.088 * k, 0.062 * k, legs, 6)
    mesh.rod(knee, ankle, 0.062 * k, 0.045 * k, skirt ? Material.SKIN : legs, 6)
    mesh.box([ankle[0] + 0.05 * k, ankle[1], 0.045 * k + lift], [0.24 * k, 0.09 * k, 0.09 * k], Material.SHOE)
    const shoulder: Point = [0, side * 0.19 * k, shoulderZ - 0.03 * k]
    const elbow: Point = [-forth * 0.35, side * 0.25 * k, 1.14 * k]
    const hand: Point = [-forth * 0.6 + 0.08 * k, side * 0.24 * k, 0.9 * k]
    mesh.rod(shoulder, elbow, 0.058 * k, 0.046 * k, coat, 6)
    mesh.rod(elbow, hand, 0.046 * k, 0.035 * k, coat, 6)
    mesh.ball(hand, [0.045 * k, 0.04 * k, 0.05 * k], Material.SKIN, { sides: 5, rings: 3 })
  }
  torso(mesh, [0, 0, 0], k, coat)
  if (skirt) mesh.rod([0, 0, 0.98 * k], [0, 0, 0.58 * k], 0.14 * k, 0.24 * k, legs, 8)
  if (model === 'worker') {
    mesh.loft(
      [
        [
          [0.128 * k, 0.2 * k, 1.12 * k],
          [-0.128 * k, 0.2 * k, 1.12 * k],
          [-0.128 * k, -0.2 * k, 1.12 * k],
          [0.128 * k, -0.2 * k, 1.12 * k],
        ],
        [
          [0.132 * k, 0.2 * k, 1.2 * k],
          [-0.132 * k, 0.2 * k, 1.2 * k],
          [-0.132 * k, -0.2 * k, 1.2 * k],
          [0.132 * k, -0.2 * k, 1.2 * k],
        ],
      ],
      Material.WHITE,
    )
  }
  head(mesh, [0.01 * k, 0, 1.6 * k], k, model === 'worker' ? Material.ORANGE : Material.HAIR)
  return mesh.build()
}

function torso(mesh: MeshBuilder, [x, y, z]: Point, k: number, material: number): void {
  const ring = (atX: number, halfX: number, halfY: number, atZ: number): Point[] =>
    Array.from({ length: 8 }, (_, i): Point => {
      const angle = (2 * Math.PI * (i + 0.5)) / 8
      return [x + atX + halfX * Math.cos(angle), y + halfY * Math.sin(angle), z + atZ]
    })
  mesh.loft(
    [
      ring(0, 0.12 * k, 0.17 * k, 0.84 * k),
      ring(0, 0.11 * k, 0.155 * k, 1.05 * k),
      ring(0.01 * k, 0.13 * k, 0.21 * k, 1.34 * k),
      ring(0, 0.07 * k, 0.14 * k, 1.47 * k),
    ],
    material,
  )
}

function head(mesh: MeshBuilder, [x, y, z]: Point, k: number, hair: number): void {
  mesh.rod([x - 0.01 * k, y, z - 0.17 * k], [x, y, z - 0.06 * k], 0.05 * k, 0.05 * k, Material.SKIN, 6)
  mesh.ball([x, y, z], [0.1 * k, 0.08 * k, 0.125 * k], Material.SKIN, { sides: 8, rings: 6 })
  mesh.ball([x - 0.022 * k, y, z + 0.035 * k], [0.1 * k, 0.088 * k, 0.115 * k], hair, { sides: 8, rings: 6 })
}

/** A bicycle or motorcycle, ridden or not. */
export function cycleMesh(model: string, { length, height }: Size, phase: number): Mesh {
  const mesh = new MeshBuilder()
  const ridden = model.endsWith('-ridden')
  if (model.startsWith('bicycle')) bicycle(mesh, length)
  else motorcycle(mesh, length)
  if (ridden) {
    if (model.startsWith('bicycle'))
      rider(mesh, { seat: [-0.22, 0, 0.95], hands: [0.38, 0.22, 1.04], feetZ: 0.3, feetX: 0.02, topM: height, phase })
    else rider(mesh, { seat: [-0.25, 0, 0.8], hands: [0.42, 0.3, 1.0], feetZ: 0.3, feetX: 0.1, topM: height, phase: 0 })
  }
  return mesh.build()
}

function hoop(mesh: MeshBuilder, x: number, radius: number, thick: number, material: number): void {
  const sides = 12
  for (let i = 0; i < sides; i++) {
    const at = (k: number): Point => {
      const angle = (2 * Math.PI * k) / sides
      return [x + (radius - thick) * Math.cos(angle), 0, radius + (radius - thick) * Math.sin(angle)]
    }
    mesh.rod(at(i), at(i + 1), thick, thick, material, 4)
  }
  mesh.rod([x - radius * 0.9, 0, radius], [x + radius * 0.9, 0, radius], 0.012, 0.012, Material.METAL, 3)
  mesh.rod([x, 0, radius * 0.1], [x, 0, radius * 1.9], 0.012, 0.012, Material.METAL, 3)
}

function bicycle(mesh: MeshBuilder, length: number): void {
  const radius = 0.34
  const wheelX = length / 2 - radius
  hoop(mesh, wheelX, radius, 0.03, Material.TYRE)
  hoop(mesh, -wheelX, radius, 0.03, Material.TYRE)
  const paint = Material.PAINT
  mesh.rod([-wheelX, 0, radius], [-0.05, 0, 0.32], 0.022, 0.022, paint, 5)
  mesh.rod([-0.05, 0, 0.32], [0.32, 0, 0.78], 0.026, 0.026, paint, 5)
  mesh.rod([-0.05, 0, 0.32], [-0.22, 0, 0.88], 0.024, 0.024, paint, 5)
  mesh.rod([-0.2, 0, 0.78], [0.32, 0, 0.8], 0.024, 0.024, paint, 5)
  mesh.rod([wheelX, 0, radius], [0.32, 0, 0.95], 0.024, 0.022, paint, 5)
  mesh.box([-0.24, 0, 0.93], [0.26, 0.15, 0.06], Material.BLACK)
  mesh.rod([0.34, -0.25, 1.02], [0.34, 0.25, 1.02], 0.02, 0.02, Material.BLACK, 5)
  mesh.box([-wheelX - 0.1, 0, 0.72], [0.05, 0.08, 0.06], Material.TAILLAMP)
}

function motorcycle(mesh: MeshBuilder, length: number): void {
  const radius = 0.32
  const wheelX = length / 2 - radius - 0.02
  for (const x of [wheelX, -wheelX]) mesh.wheel([x, 0, radius], radius, 0.14, Material.TYRE, Material.RIM, 12)
  mesh.extrude(
    [
      [-0.45, 0.35],
      [0.4, 0.3],
      [0.52, 0.62],
      [0.3, 0.92],
      [-0.1, 0.86],
      [-0.5, 0.7],
    ],
    [0.14, 0.14, 0.13, 0.15, 0.12, 0.12],
    Material.PAINT,
  )
  mesh.box([-0.4, 0, 0.8], [0.75, 0.28, 0.12], Material.BLACK)
  mesh.box([-0.75, 0, 0.78], [0.35, 0.2, 0.14], Material.PAINT)
  mesh.box([-0.93, 0, 0.78], [0.06, 0.18, 0.09], Material.TAILLAMP)
  for (const y of [0.09, -0.09]) mesh.rod([wheelX, y, radius], [0.5, y, 0.95], 0.035, 0.03, Material.METAL, 5)
  mesh.rod([0.45, -0.36, 1.0], [0.45, 0.36, 1.0], 0.025, 0.025, Material.BLACK, 5)
  mesh.ball([0.62, 0, 0.86], [0.1, 0.11, 0.11], Material.HEADLAMP, { sides: 7, rings: 4 })
  for (const y of [1, -1]) {
    mesh.rod([0.46, y * 0.24, 1], [0.4, y * 0.33, 1.06], 0.012, 0.012, Material.BLACK, 4)
    mesh.box([0.4, y * 0.33, 1.05], [0.03, 0.12, 0.07], Material.BLACK)
  }
  mesh.rod([-0.8, -0.2, 0.34], [0.1, -0.2, 0.3], 0.05, 0.035, Material.METAL, 6)
}

function rider(
  mesh: MeshBuilder,
  {
    seat,
    hands,
    feetZ,
    feetX,
    topM,
    phase,
  }: { seat: Point; hands: Point; feetZ: number; feetX: number; topM: number; phase: number },
): void {
  const headZ = topM - 0.14
  const shoulder: Point = [seat[0] + 0.26, 0, headZ - 0.25]
  const lean: Point = [seat[0], 0, seat[2] + 0.02]
  mesh.rod(lean, shoulder, 0.16, 0.19, Material.PAINT_3, 8)
  mesh.ball(shoulder, [0.13, 0.21, 0.1], Material.PAINT_3, { sides: 8, rings: 4 })
  for (const side of [1, -1]) {
    const turn = (2 * Math.PI * phase) / stridePhases + (side > 0 ? 0 : Math.PI)
    const foot: Point = [feetX + 0.13 * Math.cos(turn), side * 0.14, feetZ + 0.13 * Math.sin(turn)]
    const knee: Point = [seat[0] + 0.42, side * 0.14, (seat[2] + foot[2]) / 2 + 0.2]
    mesh.rod([seat[0], side * 0.1, seat[2]], knee, 0.09, 0.065, Material.PAINT_2, 6)
    mesh.rod(knee, foot, 0.065, 0.045, Material.PAINT_2, 6)
    mesh.box([foot[0] + 0.05, foot[1], foot[2] - 0.03], [0.22, 0.09, 0.08], Material.SHOE)
    mesh.rod(
      [shoulder[0], side * 0.19, shoulder[2]],
      [hands[0], side * hands[1], hands[2]],
      0.055,
      0.04,
      Material.PAINT_3,
      6,
    )
  }
  mesh.ball([shoulder[0] + 0.08, 0, headZ], [0.11, 0.09, 0.125], Material.SKIN, { sides: 8, rings: 5 })
  mesh.ball([shoulder[0] + 0.06, 0, headZ + 0.035], [0.12, 0.1, 0.1], Material.RED, { sides: 8, rings: 5 })
}
