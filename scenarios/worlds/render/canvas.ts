/**
 * The planes of one picture and how triangles are scan-converted into them: a pixel is covered when its centre is inside,
 * depth is 1/z, which is linear across a picture. Nothing is allocated while drawing.
 */
import type { TextureLevel } from './textures.js'

export class Canvas {
  readonly width: number
  readonly height: number
  /** [height * width] 0x00bbggrr; meaningful where `depth` is set. */
  readonly colour: Uint32Array
  /** [height * width] 1/z, 0 where nothing was drawn. */
  readonly depth: Float32Array
  /** [height * width] share of sunlight kept from the ground, 0 none to 255. */
  readonly shade: Uint8Array
  // The triangle under way: corners, gradients of 1/z, rows, and the columns of the current row.
  #xa = 0
  #ya = 0
  #xb = 0
  #yb = 0
  #xc = 0
  #yc = 0
  #kx1 = 0
  #kx2 = 0
  #ky1 = 0
  #ky2 = 0
  #ia = 0
  #ib = 0
  #ic = 0
  #stepX = 0
  #stepY = 0
  #first = 0
  #last = 0
  #from = 0
  #to = 0

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.colour = new Uint32Array(width * height)
    this.depth = new Float32Array(width * height)
    this.shade = new Uint8Array(width * height)
  }

  clear(): void {
    this.depth.fill(0)
    this.shade.fill(0)
  }

  /**
   * Prepares the triangle whose corners [x, y, 1/z] begin at offsets `a`, `b`, `c` of `points`; corners in either order.
   * Returns whether it can cover a pixel.
   */
  begin(points: Float64Array, a: number, b: number, c: number): boolean {
    const xa = points[a]!
    const ya = points[a + 1]!
    const xb = points[b]!
    const yb = points[b + 1]!
    const xc = points[c]!
    const yc = points[c + 1]!
    const area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya)
    if (area === 0) return false
    const top = ya < yb ? Math.min(ya, yc) : Math.min(yb, yc)
    const bottom = ya > yb ? Math.max(ya, yc) : Math.max(yb, yc)
    this.#first = top > 0.5 ? Math.ceil(top - 0.5) : 0
    this.#last = bottom < this.height ? Math.ceil(bottom - 0.5) - 1 : this.height - 1
    if (this.#first > this.#last) return false
    this.#xa = xa
    this.#ya = ya
    this.#xb = xb
    this.#yb = yb
    this.#xc = xc
    this.#yc = yc
    this.#kx1 = (yc - ya) / area
    this.#kx2 = (yb - ya) / area
    this.#ky1 = (xb - xa) / area
    this.#ky2 = (xc - xa) / area
    this.#ia = points[a + 2]!
    this.#ib = points[b + 2]!
    this.#ic = points[c + 2]!
    const ib = this.#ib - this.#ia
    const ic = this.#ic - this.#ia
    this.#stepX = ib * this.#kx1 - ic * this.#kx2
    this.#stepY = ic * this.#ky1 - ib * this.#ky2
    return true
  }

  /** The columns of a row that the triangle covers: a pixel is covered when its centre is inside. */
  #scan(row: number): boolean {
    const y = row + 0.5
    const xa = this.#xa
    const ya = this.#ya
    const xb = this.#xb
    const yb = this.#yb
    const xc = this.#xc
    const yc = this.#yc
    let low = 1e9
    let high = -1e9
    if (ya <= y !== yb <= y) {
      const x = xa + ((y - ya) / (yb - ya)) * (xb - xa)
      if (x < low) low = x
      if (x > high) high = x
    }
    if (yb <= y !== yc <= y) {
      const x = xb + ((y - yb) / (yc - yb)) * (xc - xb)
      if (x < low) low = x
      if (x > high) high = x
    }
    if (yc <= y !== ya <= y) {
      const x = xc + ((y - yc) / (ya - yc)) * (xa - xc)
      if (x < low) low = x
      if (x > high) high = x
    }
    this.#from = low > 0.5 ? Math.ceil(low - 0.5) : 0
    this.#to = high < this.width ? Math.ceil(high - 0.5) - 1 : this.width - 1
    return this.#from <= this.#to
  }

  /** One colour. */
  fill(colour: number): void {
    const { width, depth } = this
    const plane = this.colour
    const stepX = this.#stepX
    for (let row = this.#first; row <= this.#last; row++) {
      if (!this.#scan(row)) continue
      const base = row * width
      const end = base + this.#to
      let inverse = this.#ia + (this.#from + 0.5 - this.#xa) * stepX + (row + 0.5 - this.#ya) * this.#stepY
      for (let i = base + this.#from; i <= end; i++) {
        if (inverse > depth[i]!) {
          depth[i] = inverse
          plane[i] = colour
        }
        inverse += stepX
      }
    }
  }

  /** Colours blended between the corners, whose [red, green, blue] begin at offsets `a`, `b`, `c` of `shades`. */
  fillSmooth(shades: Float64Array, a: number, b: number, c: number): void {
    const { width, depth } = this
    const plane = this.colour
    const kx1 = this.#kx1
    const kx2 = this.#kx2
    const ky1 = this.#ky1
    const ky2 = this.#ky2
    const stepX = this.#stepX
    const ra = shades[a]!
    const ga = shades[a + 1]!
    const ba = shades[a + 2]!
    const rb = shades[b]! - ra
    const gb = shades[b + 1]! - ga
    const bb = shades[b + 2]! - ba
    const rc = shades[c]! - ra
    const gc = shades[c + 1]! - ga
    const bc = shades[c + 2]! - ba
    const rx = rb * kx1 - rc * kx2
    const gx = gb * kx1 - gc * kx2
    const bx = bb * kx1 - bc * kx2
    for (let row = this.#first; row <= this.#last; row++) {
      if (!this.#scan(row)) continue
      const dx = this.#from + 0.5 - this.#xa
      const dy = row + 0.5 - this.#ya
      let inverse = this.#ia + dx * stepX + dy * this.#stepY
      let red = ra + dx * rx + dy * (rc * ky1 - rb * ky2)
      let green = ga + dx * gx + dy * (gc * ky1 - gb * ky2)
      let blue = ba + dx * bx + dy * (bc * ky1 - bb * ky2)
      const base = row * width
      const end = base + this.#to
      for (let i = base + this.#from; i <= end; i++) {
        if (inverse > depth[i]!) {
          depth[i] = inverse
          plane[i] = red | (green << 8) | (blue << 16)
        }
        inverse += stepX
        red += rx
        green += gx
        blue += bx
      }
    }
  }

  /**
   * Colour times texture, perspective-correct: u/z, v/z and 1/z are linear across the picture.
   * The corners' [red, green, blue, u, v] begin at offsets `a`, `b`, `c` of `corners`.
   */
  fillTextured(
    { texels, width: textureWidth, height: textureHeight }: TextureLevel,
    corners: Float64Array,
    a: number,
    b: number,
    c: number,
  ): void {
    const { width, depth } = this
    const plane = this.colour
    const kx1 = this.#kx1
    const kx2 = this.#kx2
    const ky1 = this.#ky1
    const ky2 = this.#ky2
    const ra = corners[a]! / 128
    const ga = corners[a + 1]! / 128
    const ba = corners[a + 2]! / 128
    const rb = corners[b]! / 128 - ra
    const gb = corners[b + 1]! / 128 - ga
    const bb = corners[b + 2]! / 128 - ba
    const rc = corners[c]! / 128 - ra
    const gc = corners[c + 1]! / 128 - ga
    const bc = corners[c + 2]! / 128 - ba
    const rx = rb * kx1 - rc * kx2
    const gx = gb * kx1 - gc * kx2
    const bx = bb * kx1 - bc * kx2
    const ia = this.#ia
    const ib = this.#ib
    const ic = this.#ic
    const ua = corners[a + 3]! * ia
    const va = corners[a + 4]! * ia
    const ub = corners[b + 3]! * ib - ua
    const vb = corners[b + 4]! * ib - va
    const uc = corners[c + 3]! * ic - ua
    const vc = corners[c + 4]! * ic - va
    const stepX = this.#stepX
    const ux = ub * kx1 - uc * kx2
    const vx = vb * kx1 - vc * kx2
    const uy = uc * ky1 - ub * ky2
    const vy = vc * ky1 - vb * ky2
    const maskU = textureWidth - 1
    const maskV = textureHeight - 1
    for (let row = this.#first; row <= this.#last; row++) {
      if (!this.#scan(row)) continue
      const dx = this.#from + 0.5 - this.#xa
      const dy = row + 0.5 - this.#ya
      let inverse = ia + dx * stepX + dy * this.#stepY
      let u = ua + dx * ux + dy * uy
      let v = va + dx * vx + dy * vy
      let red = ra + dx * rx + dy * (rc * ky1 - rb * ky2)
      let green = ga + dx * gx + dy * (gc * ky1 - gb * ky2)
      let blue = ba + dx * bx + dy * (bc * ky1 - bb * ky2)
      const base = row * width
      const end = base + this.#to
      for (let i = base + this.#from; i <= end; i++) {
        if (inverse > depth[i]!) {
          depth[i] = inverse
          const z = 1 / inverse
          const texel = texels[((v * z) & maskV) * textureWidth + ((u * z) & maskU)]!
          const r = red * texel
          const g = green * texel
          const b = blue * texel
          plane[i] = Math.min(r, 255) | (Math.min(g, 255) << 8) | (Math.min(b, 255) << 16)
        }
        inverse += stepX
        u += ux
        v += vx
        red += rx
        green += gx
        blue += bx
      }
    }
  }

  /** Darkens the ground inside a convex polygon: [x, y] of `used` corners in `screen`, in order. */
  shadePolygon(screen: Float64Array, used: number, strength: number): void {
    let top = Number.POSITIVE_INFINITY
    let bottom = Number.NEGATIVE_INFINITY
    for (let k = 0; k < used; k++) {
      top = Math.min(top, screen[k * 2 + 1]!)
      bottom = Math.max(bottom, screen[k * 2 + 1]!)
    }
    const { width, height, shade } = this
    const first = Math.max(0, Math.ceil(top - 0.5))
    const last = Math.min(height - 1, Math.ceil(bottom - 0.5) - 1)
    for (let row = first; row <= last; row++) {
      const y = row + 0.5
      let low = Number.POSITIVE_INFINITY
      let high = Number.NEGATIVE_INFINITY
      let before = used - 1
      for (let k = 0; k < used; k++) {
        const ya = screen[before * 2 + 1]!
        const yb = screen[k * 2 + 1]!
        if (ya <= y !== yb <= y) {
          const x = screen[before * 2]! + ((y - ya) / (yb - ya)) * (screen[k * 2]! - screen[before * 2]!)
          if (x < low) low = x
          if (x > high) high = x
        }
        before = k
      }
      let column = Math.ceil(low - 0.5)
      if (column < 0) column = 0
      let end = Math.ceil(high - 0.5) - 1
      if (end >= width) end = width - 1
      const base = row * width
      for (let i = base + column; i <= base + end; i++) if (shade[i]! < strength) shade[i] = strength
    }
  }
}
