/** Cars: a lower body cut from its side view, a cabin with windows set into it, wheels in dark arches, lamps, plates. */
import type { Size } from '../../../../schemas/messages.js'
import { Material } from '../materials.js'
import { type Mesh, MeshBuilder, type Point } from '../mesh.js'

/** Heights in metres; places along the car as a share of half its length, +1 at the front bumper. */
interface Shape {
  readonly clearanceM: number
  readonly noseM: number
  readonly beltM: number
  readonly tailM: number
  readonly screenFoot: number
  readonly roofFront: number
  readonly roofRear: number
  readonly rearFoot: number
  readonly wheelM: number
  readonly wheelbaseM: number
  /** Width of the roof as a share of the body's. */
  readonly roofWidth: number
  /** Where the side windows end, as a share of half the length. */
  readonly windowsEnd?: number
}

const shapes: Readonly<Record<string, Shape>> = {
  hatchback: {
    clearanceM: 0.2,
    noseM: 0.78,
    beltM: 0.94,
    tailM: 0.92,
    screenFoot: 0.5,
    roofFront: 0.12,
    roofRear: -0.72,
    rearFoot: -0.95,
    wheelM: 0.31,
    wheelbaseM: 2.55,
    roofWidth: 0.76,
  },
  sedan: {
    clearanceM: 0.19,
    noseM: 0.74,
    beltM: 0.92,
    tailM: 0.96,
    screenFoot: 0.42,
    roofFront: 0.08,
    roofRear: -0.42,
    rearFoot: -0.7,
    wheelM: 0.32,
    wheelbaseM: 2.8,
    roofWidth: 0.74,
  },
  suv: {
    clearanceM: 0.26,
    noseM: 0.94,
    beltM: 1.08,
    tailM: 1.06,
    screenFoot: 0.46,
    roofFront: 0.14,
    roofRear: -0.82,
    rearFoot: -0.95,
    wheelM: 0.37,
    wheelbaseM: 2.8,
    roofWidth: 0.79,
  },
  van: {
    clearanceM: 0.24,
    noseM: 1.0,
    beltM: 1.14,
    tailM: 1.12,
    screenFoot: 0.74,
    roofFront: 0.44,
    roofRear: -0.93,
    rearFoot: -0.97,
    wheelM: 0.34,
    wheelbaseM: 3.1,
    roofWidth: 0.84,
  },
}

export function carMesh(model: string, size: Size): Mesh {
  return model === 'pickup' ? pickup(size) : carBody(new MeshBuilder(), size, shapes[model]!).build()
}

function carBody(mesh: MeshBuilder, { length, width, height }: Size, shape: Shape): MeshBuilder {
  const half = length / 2
  const side = width / 2 - 0.045
  const { clearanceM, noseM, beltM, tailM, wheelM } = shape
  const screenX = shape.screenFoot * half
  const rearX = shape.rearFoot * half
  mesh.extrude(
    [
      [-half + 0.14, clearanceM],
      [half - 0.16, clearanceM],
      [half, clearanceM + 0.16],
      [half - 0.05, noseM],
      [screenX, beltM],
      [rearX, beltM],
      [-half + 0.05, tailM],
      [-half, clearanceM + 0.22],
    ],
    side,
    Material.PAINT,
  )
  const foot = side - 0.05
  const roof = side * shape.roofWidth
  const top = height - 0.02
  cabin(mesh, {
    base: { front: screenX, rear: rearX, side: foot, z: beltM - 0.01 },
    roof: { front: shape.roofFront * half, rear: shape.roofRear * half, side: roof, z: top },
    windowsEnd: shape.windowsEnd,
  })
  const wheelX = shape.wheelbaseM / 2
  for (const x of [wheelX - 0.02, -wheelX - 0.02]) wheels(mesh, x, width / 2, wheelM)
  mesh.box([0, 0, clearanceM + 0.04], [length * 0.8, 2 * side - 0.04, 0.1], Material.BLACK)
  doors(mesh, { side, screenX, rearX: Math.max(rearX, -half * 0.7), clearanceM, beltM })
  frontAndRear(mesh, { length, width, noseM, tailM, clearanceM })
  for (const y of [1, -1])
    mesh.box([screenX - 0.12, y * (width / 2 - 0.08), beltM + 0.06], [0.14, 0.14, 0.12], Material.PAINT)
  return mesh
}

function pickup(size: Size): Mesh {
  const { length, width } = size
  const half = length / 2
  const mesh = new MeshBuilder()
  carBody(mesh, size, {
    clearanceM: 0.3,
    noseM: 1.02,
    beltM: 1.1,
    tailM: 1.1,
    screenFoot: 0.44,
    roofFront: 0.18,
    roofRear: -0.22,
    rearFoot: -0.27,
    wheelM: 0.39,
    wheelbaseM: 3.2,
    roofWidth: 0.8,
  })
  const side = width / 2 - 0.12
  mesh.box([-half * 0.64, 0, 1.105], [half * 0.62, 2 * side - 0.1, 0.02], Material.BLACK)
  for (const y of [side, -side]) mesh.box([-half * 0.62, y, 1.15], [half * 0.7, 0.1, 0.1], Material.PAINT)
  mesh.box([-half + 0.1, 0, 1.12], [0.08, 2 * side, 0.14], Material.PAINT)
  return mesh.build()
}

/** Gaps around the doors and their handles, on both sides. */
function doors(
  mesh: MeshBuilder,
  {
    side,
    screenX,
    rearX,
    clearanceM,
    beltM,
  }: {
    readonly side: number
    readonly screenX: number
    readonly rearX: number
    readonly clearanceM: number
    readonly beltM: number
  },
): void {
  const low = clearanceM + 0.12
  const high = beltM - 0.03
  const front = screenX - 0.12
  const middle = front - 0.52 * (front - rearX)
  for (const y of [1, -1]) {
    const strip = (x: number, z: number, wide: number, tall: number) => {
      const at = y * (side + 0.006)
      const [x0, x1, z0, z1] = [x - wide / 2, x + wide / 2, z - tall / 2, z + tall / 2]
      const corners: Point[] = [
        [x0, at, z0],
        [x1, at, z0],
        [x1, at, z1],
        [x0, at, z1],
      ]
      mesh.polygon(y < 0 ? corners : corners.reverse(), Material.BLACK)
    }
    for (const x of [front, middle, rearX + 0.28]) strip(x, (low + high) / 2, 0.018, high - low)
    for (const x of [middle + 0.22, rearX + 0.5]) strip(x, high - 0.1, 0.18, 0.035)
  }
}

interface CabinRing {
  readonly front: number
  readonly rear: number
  readonly side: number
  readonly z: number
}

/** A cut pyramid with glass on all four sides. */
export function cabin(
  mesh: MeshBuilder,
  {
    base,
    roof,
    windowsEnd,
  }: { readonly base: CabinRing; readonly roof: CabinRing; readonly windowsEnd?: number | undefined },
): void {
  const ring = ({ front, rear, side, z }: CabinRing): Point[] => [
    [front, side, z],
    [rear, side, z],
    [rear, -side, z],
    [front, -side, z],
  ]
  const [low, high] = [ring(base), ring(roof)]
  mesh.loft([low, high], Material.PAINT)
  const face = (i: number, j: number): readonly [Point, Point, Point, Point] => [low[i]!, low[j]!, high[j]!, high[i]!]
  inset(mesh, face(3, 0), [0.06, 0.94], [0.06, 0.93], Material.GLASS)
  inset(mesh, face(1, 2), [0.09, 0.91], [0.12, 0.88], Material.GLASS)
  const last = windowsEnd ?? 0.94
  inset(mesh, face(0, 1), [0.07, 0.47], [0.1, 0.88], Material.GLASS)
  inset(mesh, face(0, 1), [0.52, last], [0.1, 0.88], Material.GLASS)
  inset(mesh, face(2, 3), [0.53, 0.93], [0.1, 0.88], Material.GLASS)
  inset(mesh, face(2, 3), [1 - last, 0.48], [0.1, 0.88], Material.GLASS)
}

/** A patch laid on a four-cornered face (counter-clockwise from its lower left), from share to share of both sides. */
export function inset(
  mesh: MeshBuilder,
  face: readonly [Point, Point, Point, Point],
  [u0, u1]: readonly [number, number],
  [v0, v1]: readonly [number, number],
  material: number,
  liftM = 0.012,
): void {
  const [a, b, c, d] = face
  const at = (u: number, v: number): Point => {
    const value = (k: 0 | 1 | 2) => a[k] * (1 - u) * (1 - v) + b[k] * u * (1 - v) + c[k] * u * v + d[k] * (1 - u) * v
    return [value(0), value(1), value(2)]
  }
  const e = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
  const f = [d[0] - a[0], d[1] - a[1], d[2] - a[2]] as const
  const n = [e[1] * f[2] - e[2] * f[1], e[2] * f[0] - e[0] * f[2], e[0] * f[1] - e[1] * f[0]] as const
  const k = liftM / Math.hypot(...n)
  const lifted = ([x, y, z]: Point): Point => [x + n[0] * k, y + n[1] * k, z + n[2] * k]
  mesh.polygon([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)].map(lifted), material)
}

/** A pair of wheels in dark arches, their outer faces just inside `outerY`. */
export function wheels(mesh: MeshBuilder, x: number, outerY: number, radius: number, widthM = 0.22): void {
  for (const side of [1, -1]) {
    const y = side * (outerY - widthM / 2 - 0.012)
    mesh.wheel([x, y, radius], radius, widthM, Material.TYRE, Material.RIM)
    const arch = Array.from({ length: 9 }, (_, i): Point => {
      const angle = (Math.PI * i) / 8
      return [x + radius * 1.2 * Math.cos(angle), side * (outerY - 0.042), radius + radius * 1.2 * Math.sin(angle)]
    })
    mesh.polygon(side > 0 ? arch.reverse() : arch, Material.BLACK)
  }
}

function frontAndRear(
  mesh: MeshBuilder,
  {
    length,
    width,
    noseM,
    tailM,
    clearanceM,
  }: {
    readonly length: number
    readonly width: number
    readonly noseM: number
    readonly tailM: number
    readonly clearanceM: number
  },
): void {
  const half = length / 2
  const lampY = width / 2 - 0.31
  for (const y of [lampY, -lampY]) {
    mesh.box([half - 0.13, y, noseM - 0.12], [0.22, 0.34, 0.13], Material.HEADLAMP)
    mesh.box([-half + 0.12, y * 1.03, tailM - 0.14], [0.22, 0.34, 0.18], Material.TAILLAMP)
  }
  mesh.box([half - 0.11, 0, noseM - 0.16], [0.2, width - 1.0, 0.15], Material.BLACK)
  mesh.box([half - 0.1, 0, clearanceM + 0.17], [0.19, width * 0.6, 0.1], Material.BLACK)
  mesh.box([-half + 0.1, 0, clearanceM + 0.2], [0.19, width * 0.7, 0.12], Material.BLACK)
  mesh.box([half - 0.09, 0, clearanceM + 0.3], [0.18, 0.46, 0.11], Material.WHITE)
  mesh.box([-half + 0.09, 0, tailM - 0.3], [0.18, 0.46, 0.12], Material.WHITE)
}
