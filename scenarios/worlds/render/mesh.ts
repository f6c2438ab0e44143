/** Triangle meshes and the solids they are put together from. Local frame: x forward, y left, z up, foot at z = 0. */

export interface Mesh {
  /** [vertices * 3] metres. */
  readonly positions: Float32Array
  /** [triangles * 3] vertex indices, counter-clockwise seen from outside. */
  readonly triangles: Uint16Array
  /** [triangles * 3] unit normals. */
  readonly normals: Float32Array
  /** [triangles] index into the palette. */
  readonly materials: Uint8Array
  /** [triangles * 9] unit normals of the three corners where `smooth`, else the triangle's own. */
  readonly cornerNormals: Float32Array
  /** [triangles] 1: shade between the corners. */
  readonly smooth: Uint8Array
  /** [triangles] 0 for plain, else one more than the index of a texture. */
  readonly textures: Uint8Array
  /** [triangles * 6] texture coordinates of the corners, in texels. */
  readonly uvs: Float32Array
  /** Sphere around the local origin's axis: centre height and radius. */
  readonly centerZ: number
  readonly radius: number
}

export type Point = readonly [number, number, number]
type Uv = readonly [number, number]

interface Corner {
  readonly point: Point
  readonly normal: Point
}

export class MeshBuilder {
  readonly #positions: number[] = []
  readonly #index = new Map<string, number>()
  readonly #triangles: number[] = []
  readonly #normals: number[] = []
  readonly #materials: number[] = []
  readonly #cornerNormals: number[] = []
  readonly #smooth: number[] = []
  readonly #textures: number[] = []
  readonly #uvs: number[] = []

  /** One flat polygon, convex, counter-clockwise seen from outside. */
  polygon(points: readonly Point[], material: number): this {
    for (let i = 1; i + 1 < points.length; i++) this.#triangle([points[0]!, points[i]!, points[i + 1]!], material)
    return this
  }

  /** A rectangle with a texture laid over it: corners counter-clockwise from the lower left. */
  texturedQuad(
    points: readonly [Point, Point, Point, Point],
    material: number,
    texture: number,
    uv: readonly [Uv, Uv, Uv, Uv],
  ): this {
    this.#triangle([points[0], points[1], points[2]], material, undefined, texture + 1, [uv[0], uv[1], uv[2]])
    this.#triangle([points[0], points[2], points[3]], material, undefined, texture + 1, [uv[0], uv[2], uv[3]])
    return this
  }

  box(center: Point, size: Point, material: number): this {
    const [cx, cy, cz] = center
    const [dx, dy, dz] = [size[0] / 2, size[1] / 2, size[2] / 2]
    return this.loft(
      [
        [
          [cx + dx, cy + dy, cz - dz],
          [cx - dx, cy + dy, cz - dz],
          [cx - dx, cy - dy, cz - dz],
          [cx + dx, cy - dy, cz - dz],
        ],
        [
          [cx + dx, cy + dy, cz + dz],
          [cx - dx, cy + dy, cz + dz],
          [cx - dx, cy - dy, cz + dz],
          [cx + dx, cy - dy, cz + dz],
        ],
      ],
      material,
    )
  }

  /** A closed solid through rings of equally many points; every ring counter-clockwise seen from the last one. */
  loft(rings: readonly (readonly Point[])[], material: number | readonly number[], capMaterial?: number): this {
    const materialOf = (i: number) => (typeof material === 'number' ? material : material[i]!)
    for (let r = 0; r + 1 < rings.length; r++) {
      const low = rings[r]!
      const high = rings[r + 1]!
      for (let i = 0; i < low.length; i++) {
        const j = (i + 1) % low.length
        this.polygon([low[i]!, low[j]!, high[j]!, high[i]!], materialOf(r))
      }
    }
    this.polygon([...rings[0]!].reverse(), capMaterial ?? materialOf(0))
    this.polygon(rings.at(-1)!, capMaterial ?? materialOf(Math.max(0, rings.length - 2)))
    return this
  }

  /** The outline [x, z] (counter-clockwise seen from the right, y < 0) pushed across from -y to +y. */
  extrude(
    outline: readonly (readonly [number, number])[],
    halfWidth: number | readonly number[],
    material: number,
    y = 0,
  ): this {
    const half = (i: number) => (typeof halfWidth === 'number' ? halfWidth : halfWidth[i]!)
    const right = outline.map(([x, z], i): Point => [x, y - half(i), z])
    const left = outline.map(([x, z], i): Point => [x, y + half(i), z])
    for (let i = 0; i < outline.length; i++) {
      const j = (i + 1) % outline.length
      this.polygon([right[j]!, right[i]!, left[i]!, left[j]!], material)
    }
    this.polygon(right, material)
    this.polygon([...left].reverse(), material)
    return this
  }

  /** A round disc standing across the vehicle: a wheel. */
  wheel(center: Point, radius: number, width: number, tyre: number, rim: number, sides = 12): this {
    const [cx, cy, cz] = center
    const ring = (y: number, r: number) =>
      Array.from({ length: sides }, (_, i): Point => {
        const angle = (2 * Math.PI * i) / sides
        return [cx + r * Math.cos(angle), y, cz + r * Math.sin(angle)]
      })
    const outer = ring(cy - width / 2, radius)
    const inner = ring(cy + width / 2, radius)
    for (let i = 0; i < sides; i++) {
      const j = (i + 1) % sides
      this.polygon([outer[j]!, outer[i]!, inner[i]!, inner[j]!], tyre)
    }
    this.polygon(outer, tyre)
    this.polygon([...inner].reverse(), tyre)
    const bulge = 0.004
    this.polygon(ring(cy - width / 2 - bulge, radius * 0.62), rim)
    this.polygon(ring(cy + width / 2 + bulge, radius * 0.62).reverse(), rim)
    return this
  }

  /** A round rod between two points, shaded round; radii at both ends, 0 makes a point. */
  rod(from: Point, to: Point, fromRadius: number, toRadius: number, material: number, sides = 7): this {
    const axis = unit(minus(to, from))
    const aside = unit(Math.abs(axis[2]) < 0.9 ? cross(axis, [0, 0, 1]) : cross(axis, [1, 0, 0]))
    const other = cross(axis, aside)
    const around = (i: number): Point => {
      const angle = (2 * Math.PI * i) / sides
      return plus(scaled(aside, Math.cos(angle)), scaled(other, Math.sin(angle)))
    }
    const corner = (end: Point, radius: number, i: number): Corner => {
      const normal = around(i)
      return { point: plus(end, scaled(normal, radius)), normal }
    }
    for (let i = 0; i < sides; i++) {
      const [a, b] = [corner(from, fromRadius, i), corner(from, fromRadius, i + 1)]
      const [c, d] = [corner(to, toRadius, i + 1), corner(to, toRadius, i)]
      if (fromRadius > 0) this.#corners([a, b, c], material)
      if (toRadius > 0) this.#corners([a, c, d], material)
    }
    const cap = (end: Point, radius: number, flip: boolean) => {
      if (radius === 0) return
      const ring = Array.from({ length: sides }, (_, i) => corner(end, radius, i).point)
      this.polygon(flip ? ring.reverse() : ring, material)
    }
    cap(from, fromRadius, true)
    cap(to, toRadius, false)
    return this
  }

  /** An ellipsoid, shaded round; `rough` in [0, 1) dents it, for leaves. */
  ball(
    center: Point,
    radii: Point,
    material: number,
    { sides = 8, rings = 5, rough = 0, seed = 1, texture = -1 } = {},
  ): this {
    const corner = (i: number, ring: number): Corner => {
      const polar = (Math.PI * ring) / rings
      const angle = (2 * Math.PI * (i % sides)) / sides + ring * 0.3
      const dent =
        ring === 0 || ring === rings
          ? 1
          : 1 - rough * (0.5 + 0.5 * Math.sin(seed * 12.9 + (i % sides) * 78.2 + ring * 37.7))
      const n: Point = [Math.sin(polar) * Math.cos(angle), Math.sin(polar) * Math.sin(angle), -Math.cos(polar)]
      return {
        point: plus(center, [n[0] * radii[0] * dent, n[1] * radii[1] * dent, n[2] * radii[2] * dent]),
        normal: unit([n[0] / radii[0], n[1] / radii[1], n[2] / radii[2]]),
      }
    }
    for (let ring = 0; ring < rings; ring++) {
      for (let i = 0; i < sides; i++) {
        const [a, b] = [corner(i, ring), corner(i + 1, ring)]
        const [c, d] = [corner(i + 1, ring + 1), corner(i, ring + 1)]
        const uv = (k: number, up: number): Uv => [
          (k / sides) * 6.3 * radii[0] * 10,
          (up / rings) * 3.1 * radii[2] * 10,
        ]
        const [ua, ub, uc, ud] = [uv(i, ring), uv(i + 1, ring), uv(i + 1, ring + 1), uv(i, ring + 1)]
        if (ring > 0) this.#corners([a, b, c], material, texture + 1, [ua, ub, uc])
        if (ring + 1 < rings) this.#corners([a, c, d], material, texture + 1, [ua, uc, ud])
      }
    }
    return this
  }

  build(): Mesh {
    const positions = Float32Array.from(this.#positions)
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let i = 2; i < positions.length; i += 3) {
      low = Math.min(low, positions[i]!)
      high = Math.max(high, positions[i]!)
    }
    const centerZ = (low + high) / 2
    let radius = 0
    for (let i = 0; i < positions.length; i += 3) {
      radius = Math.max(radius, Math.hypot(positions[i]!, positions[i + 1]!, positions[i + 2]! - centerZ))
    }
    return {
      positions,
      triangles: Uint16Array.from(this.#triangles),
      normals: Float32Array.from(this.#normals),
      materials: Uint8Array.from(this.#materials),
      cornerNormals: Float32Array.from(this.#cornerNormals),
      smooth: Uint8Array.from(this.#smooth),
      textures: Uint8Array.from(this.#textures),
      uvs: Float32Array.from(this.#uvs),
      centerZ,
      radius,
    }
  }

  #corners(
    corners: readonly [Corner, Corner, Corner],
    material: number,
    texture = 0,
    uv?: readonly [Uv, Uv, Uv],
  ): void {
    const points = corners.map(({ point }) => point) as [Point, Point, Point]
    const normals = corners.map(({ normal }) => normal) as [Point, Point, Point]
    this.#triangle(points, material, normals, texture, uv)
  }

  #triangle(
    points: readonly [Point, Point, Point],
    material: number,
    normals?: readonly [Point, Point, Point],
    texture = 0,
    uv: readonly [Uv, Uv, Uv] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  ): void {
    const across = cross(minus(points[1], points[0]), minus(points[2], points[0]))
    if (Math.hypot(...across) < 1e-9) return
    const normal = unit(across)
    for (const point of points) this.#triangles.push(this.#vertex(point))
    this.#normals.push(...normal)
    this.#materials.push(material)
    for (const corner of normals ?? [normal, normal, normal]) this.#cornerNormals.push(...corner)
    this.#smooth.push(normals ? 1 : 0)
    this.#textures.push(texture)
    this.#uvs.push(...uv.flat())
  }

  #vertex(point: Point): number {
    const key = point.map((value) => Math.round(value * 1e4)).join()
    const known = this.#index.get(key)
    if (known !== undefined) return known
    const index = this.#positions.length / 3
    this.#positions.push(...point)
    this.#index.set(key, index)
    return index
  }
}

function plus(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}
function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}
function scaled(a: Point, k: number): Point {
  return [a[0] * k, a[1] * k, a[2] * k]
}
function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
function unit(a: Point): Point {
  return scaled(a, 1 / Math.hypot(...a))
}
