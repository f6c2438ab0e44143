/** Trucks, trailers, buses and building machines. */
import type { Size } from '../../../../schemas/messages.js'
import { Material } from '../materials.js'
import { type Mesh, MeshBuilder, type Point } from '../mesh.js'
import { inset, wheels } from './cars.js'

export function heavyMesh(model: string, size: Size): Mesh {
  const mesh = new MeshBuilder()
  switch (model) {
    case 'box-truck':
      return boxTruck(mesh, size).build()
    case 'tanker':
      return tanker(mesh, size).build()
    case 'flatbed':
      return flatbed(mesh, size).build()
    case 'tractor':
      return tractor(mesh, size).build()
    case 'semitrailer':
      return semitrailer(mesh, size).build()
    case 'excavator':
      return excavator(mesh, size).build()
    case 'wheel-loader':
      return wheelLoader(mesh, size).build()
    default:
      return bus(mesh, size, model === 'coach').build()
  }
}

type Face = readonly [Point, Point, Point, Point]

/** The four upright sides of a box standing from z0 to z1, each counter-clockwise from its lower left: right, left, front, rear. */
function sidesOf(
  x0: number,
  x1: number,
  halfY: number,
  z0: number,
  z1: number,
): { right: Face; left: Face; front: Face; rear: Face } {
  return {
    right: [
      [x0, -halfY, z0],
      [x1, -halfY, z0],
      [x1, -halfY, z1],
      [x0, -halfY, z1],
    ],
    left: [
      [x1, halfY, z0],
      [x0, halfY, z0],
      [x0, halfY, z1],
      [x1, halfY, z1],
    ],
    front: [
      [x1, -halfY, z0],
      [x1, halfY, z0],
      [x1, halfY, z1],
      [x1, -halfY, z1],
    ],
    rear: [
      [x0, halfY, z0],
      [x0, -halfY, z0],
      [x0, -halfY, z1],
      [x0, halfY, z1],
    ],
  }
}

function cab(
  mesh: MeshBuilder,
  {
    frontX,
    lengthM,
    width,
    topM,
    floorM = 0.5,
  }: { frontX: number; lengthM: number; width: number; topM: number; floorM?: number },
): void {
  const side = width / 2 - 0.08
  const rear = frontX - lengthM
  const front = frontX - 0.02
  const waist = floorM + (topM - floorM) * 0.48
  const lean = 0.16
  mesh.extrude(
    [
      [rear, floorM],
      [front - 0.04, floorM],
      [front, waist],
      [front - lean, topM - 0.06],
      [front - lean - 0.2, topM],
      [rear, topM],
    ],
    [side, side, side, side - 0.06, side - 0.1, side - 0.08],
    Material.PAINT,
  )
  const screen: Face = [
    [front, -side, waist],
    [front, side, waist],
    [front - lean, side - 0.06, topM - 0.06],
    [front - lean, -side + 0.06, topM - 0.06],
  ]
  inset(mesh, screen, [0.05, 0.95], [0.08, 0.9], Material.GLASS)
  const { right, left } = sidesOf(rear, front, side, waist, topM)
  inset(mesh, right, [0.38, 0.88], [0.06, 0.72], Material.GLASS, 0.02)
  inset(mesh, left, [0.12, 0.62], [0.06, 0.72], Material.GLASS, 0.02)
  mesh.box([front - 0.06, 0, floorM + 0.16], [0.13, 2 * side - 0.1, 0.32], Material.BLACK)
  for (const y of [1, -1]) {
    mesh.box([front - 0.05, y * (side - 0.24), floorM + 0.2], [0.14, 0.34, 0.16], Material.HEADLAMP)
    mesh.box([front - 0.3, y * (width / 2 - 0.05), waist + 0.35], [0.1, 0.08, 0.42], Material.BLACK)
  }
  mesh.box([front - 0.05, 0, floorM + 0.62], [0.1, 1.1, 0.22], Material.BLACK)
}

function chassis(
  mesh: MeshBuilder,
  { length, width }: Size,
  { rearAxles, frontAxleX, radius = 0.48 }: { rearAxles: readonly number[]; frontAxleX?: number; radius?: number },
): void {
  mesh.box([0, 0, 0.66], [length - 0.3, 0.9, 0.26], Material.BLACK)
  const side = width / 2
  if (frontAxleX !== undefined) wheels(mesh, frontAxleX, side - 0.02, radius, 0.3)
  for (const x of rearAxles) wheels(mesh, x, side - 0.02, radius, 0.52)
  const rear = -length / 2
  mesh.box([rear + 0.06, 0, 0.58], [0.1, width - 0.3, 0.18], Material.METAL)
  for (const y of [1, -1]) mesh.box([rear + 0.05, y * (side - 0.3), 0.78], [0.1, 0.4, 0.18], Material.TAILLAMP)
}

function boxTruck(mesh: MeshBuilder, size: Size): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  cab(mesh, { frontX: half, lengthM: 1.75, width, topM: Math.min(height - 0.35, 2.65) })
  const bodyRear = -half + 0.08
  const bodyFront = half - 1.85
  const side = width / 2 - 0.03
  const { right, left, rear } = sidesOf(bodyRear, bodyFront, side, 0.95, height - 0.02)
  mesh.box(
    [(bodyRear + bodyFront) / 2, 0, (0.95 + height - 0.02) / 2],
    [bodyFront - bodyRear, 2 * side, height - 0.97],
    Material.PAINT_2,
  )
  inset(mesh, right, [0.12, 0.88], [0.35, 0.72], Material.PAINT_3, 0.01)
  inset(mesh, left, [0.12, 0.88], [0.35, 0.72], Material.PAINT_3, 0.01)
  inset(mesh, rear, [0.04, 0.485], [0.04, 0.96], Material.METAL, 0.012)
  inset(mesh, rear, [0.515, 0.96], [0.04, 0.96], Material.METAL, 0.012)
  chassis(mesh, size, { frontAxleX: half - 1.15, rearAxles: [-half + 1.7] })
  return mesh
}

function tanker(mesh: MeshBuilder, size: Size): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  cab(mesh, { frontX: half, lengthM: 1.85, width, topM: Math.min(height - 0.25, 2.8) })
  const radius = Math.min((height - 0.95) / 2, width / 2 - 0.05)
  const z = height - 0.06 - radius
  mesh.rod([-half + 0.25, 0, z], [half - 2.1, 0, z], radius, radius, Material.PAINT_2, 14)
  mesh.box([-half * 0.2, 0, height - 0.06], [length * 0.4, 0.5, 0.08], Material.METAL)
  for (const y of [1, -1])
    mesh.box([-half * 0.25, y * (width / 2 - 0.1), 0.82], [length * 0.6, 0.1, 0.22], Material.METAL)
  chassis(mesh, size, { frontAxleX: half - 1.2, rearAxles: [-half + 1.4, -half + 2.7] })
  return mesh
}

function flatbed(mesh: MeshBuilder, size: Size): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  cab(mesh, { frontX: half, lengthM: 1.75, width, topM: height - 0.03 })
  const side = width / 2 - 0.03
  const front = half - 1.9
  const rear = -half + 0.05
  const middle = (front + rear) / 2
  mesh.box([middle, 0, 1.02], [front - rear, 2 * side, 0.16], Material.TRUNK)
  mesh.box([front - 0.05, 0, 1.5], [0.1, 2 * side, 0.9], Material.METAL)
  for (const y of [side - 0.03, -side + 0.03])
    mesh.box([middle, y, 1.24], [front - rear - 0.1, 0.06, 0.3], Material.PAINT)
  mesh.box([middle + 0.6, 0.15, 1.5], [1.6, 1.3, 0.8], Material.PAINT_2)
  mesh.box([middle - 1.2, -0.2, 1.4], [1.1, 1.1, 0.6], Material.TRUNK)
  chassis(mesh, size, { frontAxleX: half - 1.15, rearAxles: [-half + 1.45] })
  return mesh
}

function tractor(mesh: MeshBuilder, size: Size): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  cab(mesh, { frontX: half, lengthM: 2.2, width, topM: height - 0.02, floorM: 0.55 })
  mesh.box([-half * 0.35, 0, 1.1], [1.2, 1, 0.12], Material.BLACK)
  for (const y of [1, -1])
    mesh.rod(
      [half - 2.5, y * (width / 2 - 0.4), 0.8],
      [half - 2.5, y * (width / 2 - 0.4), height - 0.5],
      0.09,
      0.09,
      Material.METAL,
      6,
    )
  chassis(mesh, size, { frontAxleX: half - 1.3, rearAxles: [-half + 1.0, -half + 2.2] })
  return mesh
}

function semitrailer(mesh: MeshBuilder, size: Size): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  const side = width / 2 - 0.02
  const { right, left, rear } = sidesOf(-half + 0.08, half - 0.02, side, 1.1, height - 0.02)
  mesh.box([0.03, 0, (1.1 + height - 0.02) / 2], [length - 0.1, 2 * side, height - 1.12], Material.PAINT)
  for (const face of [right, left]) {
    inset(mesh, face, [0.03, 0.97], [0.02, 0.09], Material.PAINT_2, 0.008)
    inset(mesh, face, [0.25, 0.75], [0.4, 0.72], Material.PAINT_2, 0.008)
  }
  inset(mesh, rear, [0.03, 0.49], [0.03, 0.97], Material.METAL, 0.012)
  inset(mesh, rear, [0.51, 0.97], [0.03, 0.97], Material.METAL, 0.012)
  mesh.box([half - 3.2, 0, 0.55], [0.3, 1.4, 1.1], Material.METAL)
  chassis(mesh, size, { rearAxles: [-half + 1.3, -half + 2.6, -half + 3.9] })
  return mesh
}

function bus(mesh: MeshBuilder, size: Size, isCoach: boolean): MeshBuilder {
  const { length, width, height } = size
  const half = length / 2
  const side = width / 2 - 0.03
  const floor = 0.34
  mesh.extrude(
    [
      [-half + 0.04, floor],
      [half - 0.1, floor],
      [half - 0.01, 1.1],
      [half - 0.18, height - 0.12],
      [half - 0.4, height - 0.02],
      [-half + 0.2, height - 0.02],
      [-half + 0.04, height - 0.2],
    ],
    [side, side, side, side - 0.02, side - 0.14, side - 0.14, side - 0.02],
    Material.PAINT,
  )
  const windowLow = isCoach ? 1.65 : 1.25
  const windowHigh = height - 0.45
  const { right, left, rear } = sidesOf(-half + 0.04, half - 0.1, side, floor, height)
  const share = (z: number) => (z - floor) / (height - floor)
  const panes = isCoach ? 7 : 6
  for (const [face, isRight] of [
    [right, true],
    [left, false],
  ] as const) {
    inset(mesh, face, [0.01, 0.99], [0.02, share(0.72)], Material.PAINT_2, 0.01)
    for (let k = 0; k < panes; k++) {
      const u0 = 0.03 + (0.94 * k) / panes
      inset(mesh, face, [u0, u0 + 0.94 / panes - 0.012], [share(windowLow), share(windowHigh)], Material.GLASS, 0.014)
    }
    if (!isRight) continue
    for (const at of isCoach ? [0.93] : [0.92, 0.5]) {
      inset(mesh, face, [at - 0.055, at + 0.045], [0.02, share(windowHigh)], Material.BLACK, 0.018)
      inset(mesh, face, [at - 0.05, at - 0.008], [0.05, share(windowHigh - 0.06)], Material.GLASS, 0.022)
      inset(mesh, face, [at - 0.002, at + 0.04], [0.05, share(windowHigh - 0.06)], Material.GLASS, 0.022)
    }
  }
  inset(mesh, rear, [0.12, 0.88], [share(1.7), share(height - 0.5)], Material.GLASS, 0.012)
  const screen: Face = [
    [half - 0.01, -side, 1.1],
    [half - 0.01, side, 1.1],
    [half - 0.18, side - 0.02, height - 0.12],
    [half - 0.18, -side + 0.02, height - 0.12],
  ]
  inset(mesh, screen, [0.04, 0.96], [0.04, 0.8], Material.GLASS, 0.008)
  inset(mesh, screen, [0.2, 0.8], [0.84, 0.96], Material.AMBER, 0.008)
  for (const y of [1, -1]) {
    mesh.box([half - 0.1, y * (side - 0.28), 0.75], [0.14, 0.42, 0.2], Material.HEADLAMP)
    mesh.box([-half + 0.05, y * (side - 0.22), 0.95], [0.1, 0.26, 0.42], Material.TAILLAMP)
  }
  mesh.box([-half + 0.05, 0, 0.5], [0.1, 2 * side - 0.1, 0.2], Material.BLACK)
  for (const x of [half - 2.7, -half + 3.1]) wheels(mesh, x, width / 2 - 0.005, 0.48, 0.32)
  return mesh
}

function excavator(mesh: MeshBuilder, { length, width, height }: Size): MeshBuilder {
  const half = length / 2
  for (const y of [1, -1]) {
    mesh.extrude(
      [
        [-half + 0.5, 0.1],
        [-half + 0.8, 0],
        [0.9, 0],
        [1.2, 0.1],
        [1.3, 0.45],
        [1.05, 0.8],
        [-half + 0.65, 0.8],
        [-half + 0.4, 0.45],
      ],
      0.28,
      Material.BLACK,
      y * (width / 2 - 0.32),
    )
  }
  const middle = -half / 2 + 0.2
  mesh.box([middle, 0, 1.35], [3.0, width - 0.1, 0.9], Material.PAINT)
  mesh.box([-half + 0.6, 0, 1.5], [1.0, width - 0.1, 1.0], Material.BLACK)
  mesh.box([middle + 0.7, 0.7, 2.15], [1.5, 1.05, 1.5], Material.PAINT)
  const { right, left, front } = sidesOf(middle - 0.05, middle + 1.45, 0.53, 1.8, 2.85)
  for (const face of [right, left, front]) {
    inset(
      mesh,
      face.map(([x, y, z]): Point => [x, y + 0.7, z]) as unknown as Face,
      [0.08, 0.92],
      [0.05, 0.92],
      Material.GLASS,
    )
  }
  mesh.rod([middle + 1.2, -0.3, 1.6], [half - 2.0, -0.3, height - 0.25], 0.26, 0.2, Material.PAINT, 4)
  mesh.rod([half - 2.0, -0.3, height - 0.25], [half - 0.6, -0.3, 1.1], 0.2, 0.15, Material.PAINT, 4)
  mesh.extrude(
    [
      [half - 1.2, 0.25],
      [half - 0.5, 0.15],
      [half - 0.1, 0.6],
      [half - 0.5, 1.15],
    ],
    0.55,
    Material.METAL,
    -0.3,
  )
  return mesh
}

function wheelLoader(mesh: MeshBuilder, { length, width, height }: Size): MeshBuilder {
  const half = length / 2
  for (const x of [-half + 1.3, half - 2.4]) wheels(mesh, x, width / 2 - 0.08, 0.72, 0.55)
  mesh.box([-half + 1.1, 0, 1.35], [2.1, 1.5, 0.95], Material.PAINT)
  mesh.box([half - 2.7, 0, 1.05], [2.2, 1.1, 0.6], Material.PAINT)
  const cabX = -half + 2.6
  mesh.box([cabX, 0, (1.3 + height) / 2 - 0.02], [1.4, 1.4, height - 1.34], Material.PAINT)
  const { right, left, front, rear } = sidesOf(cabX - 0.7, cabX + 0.7, 0.7, 1.8, height - 0.2)
  for (const face of [right, left, front, rear]) inset(mesh, face, [0.08, 0.92], [0.05, 0.95], Material.GLASS)
  for (const y of [0.6, -0.6]) mesh.rod([cabX + 0.8, y, 1.5], [half - 0.9, y, 0.7], 0.15, 0.12, Material.PAINT, 4)
  mesh.extrude(
    [
      [half - 1.1, 0.12],
      [half - 0.05, 0.1],
      [half - 0.5, 0.75],
      [half - 0.9, 1.2],
      [half - 1.15, 0.8],
    ],
    width / 2 - 0.02,
    Material.METAL,
  )
  return mesh
}
