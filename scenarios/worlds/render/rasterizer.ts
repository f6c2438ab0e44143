/**
 * Draws meshes into one camera's colour and depth planes: back-face culling, near-plane clipping (Sutherland and Hodgman),
 * scan conversion with the pixel centre rule, depth as 1/z, which is linear across a picture.
 * Every buffer is made once; drawing allocates nothing.
 */
import type { Light } from './light.js'
import { type Palette, paletteStride } from './materials.js'
import type { Mesh } from './mesh.js'
import { type Texture, type TextureLevel, texelsPerMetre } from './textures.js'

/** Metres along the optical axis. */
export const nearM = 0.08

/** Rigid transform as 12 numbers, row-major 3x4. */
export type Matrix34 = Float64Array

export class Rasterizer {
  readonly width: number
  readonly height: number
  /** [height * width] 0x00bbggrr; meaningful where `depth` is set. */
  readonly colour: Uint32Array
  /** [height * width] 1/z, 0 where nothing was drawn. */
  readonly depth: Float32Array
  /** [height * width] share of sunlight kept from the ground, 0 none to 255. */
  readonly shade: Uint8Array
  readonly textures: readonly Texture[]
  readonly #fx: number
  readonly #fy: number
  readonly #cx: number
  readonly #cy: number
  readonly #camera = new Float64Array(3 * 4096)
  /** Screen x, y and 1/z per vertex. */
  readonly #screen = new Float64Array(3 * 4096)
  /** A triangle being drawn: per corner camera x, y, z, three shades, u, v. */
  readonly #clipIn = new Float64Array(8 * 3)
  readonly #clipOut = new Float64Array(8 * 4)
  readonly #corner = new Float64Array(3 * 3)
  readonly #clipScreen = new Float64Array(3 * 4)
  readonly #clippedShades = new Float64Array(3 * 3)
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
  #stepX = 0
  #stepY = 0
  #first = 0
  #last = 0
  #from = 0
  #to = 0
  #ja = 0
  #jb = 0
  #jc = 0

  constructor(width: number, height: number, intrinsic: readonly number[], textures: readonly Texture[] = []) {
    this.width = width
    this.height = height
    this.colour = new Uint32Array(width * height)
    this.depth = new Float32Array(width * height)
    this.shade = new Uint8Array(width * height)
    this.textures = textures
    this.#fx = intrinsic[0]!
    this.#cx = intrinsic[2]!
    this.#fy = intrinsic[4]!
    this.#cy = intrinsic[5]!
  }

  clear(): void {
    this.depth.fill(0)
    this.shade.fill(0)
  }

  /** Whether a sphere in camera coordinates may show. */
  mayShow(x: number, y: number, z: number, radius: number): boolean {
    if (z < nearM - radius) return false
    const slackX = radius * Math.hypot(1, this.width / this.#fx)
    const slackY = radius * Math.hypot(1, this.height / this.#fy)
    const left = (-this.#cx / this.#fx) * z
    const right = ((this.width - this.#cx) / this.#fx) * z
    const top = (-this.#cy / this.#fy) * z
    const bottom = ((this.height - this.#cy) / this.#fy) * z
    return x > left - slackX && x < right + slackX && y > top - slackY && y < bottom + slackY
  }

  /**
   * Draws a mesh.
   *
   * @param cameraFromObject - rotation may be scaled.
   * @param light - with the sun and the zenith in the object's frame (`sunX`, ...): objects stand upright, so z is up in both.
   */
  draw(
    mesh: Mesh,
    cameraFromObject: Matrix34,
    palette: Palette,
    light: Light,
    objectYawRad: number,
    scale: number,
  ): void {
    const m = cameraFromObject
    const { positions, triangles, normals, materials, cornerNormals, smooth } = mesh
    const camera = this.#camera
    const screen = this.#screen
    const vertices = positions.length / 3
    for (let i = 0, k = 0; i < vertices; i++, k += 3) {
      const px = positions[k]!
      const py = positions[k + 1]!
      const pz = positions[k + 2]!
      const x = m[0]! * px + m[1]! * py + m[2]! * pz + m[3]!
      const y = m[4]! * px + m[5]! * py + m[6]! * pz + m[7]!
      const z = m[8]! * px + m[9]! * py + m[10]! * pz + m[11]!
      camera[k] = x
      camera[k + 1] = y
      camera[k + 2] = z
      if (z >= nearM) {
        const inverse = 1 / z
        screen[k] = this.#fx * x * inverse + this.#cx
        screen[k + 1] = this.#fy * y * inverse + this.#cy
        screen[k + 2] = inverse
      }
    }
    const inverseSquare = 1 / (scale * scale)
    const eyeX = -(m[0]! * m[3]! + m[4]! * m[7]! + m[8]! * m[11]!) * inverseSquare
    const eyeY = -(m[1]! * m[3]! + m[5]! * m[7]! + m[9]! * m[11]!) * inverseSquare
    const eyeZ = -(m[2]! * m[3]! + m[6]! * m[7]! + m[10]! * m[11]!) * inverseSquare
    const cosYaw = Math.cos(objectYawRad)
    const sinYaw = Math.sin(objectYawRad)
    const sunX = cosYaw * light.sun[0] + sinYaw * light.sun[1]
    const sunY = -sinYaw * light.sun[0] + cosYaw * light.sun[1]
    const sunZ = light.sun[2]
    const { sunColour, ambientColour, horizon, zenith } = light
    const corner = this.#corner
    const count = triangles.length / 3
    for (let t = 0; t < count; t++) {
      const t3 = t * 3
      const a = triangles[t3]! * 3
      const nx = normals[t3]!
      const ny = normals[t3 + 1]!
      const nz = normals[t3 + 2]!
      const toEyeX = eyeX - positions[a]!
      const toEyeY = eyeY - positions[a + 1]!
      const toEyeZ = eyeZ - positions[a + 2]!
      const facing = nx * toEyeX + ny * toEyeY + nz * toEyeZ
      if (facing <= 0) continue
      const b = triangles[t3 + 1]! * 3
      const c = triangles[t3 + 2]! * 3
      const za = camera[a + 2]!
      const zb = camera[b + 2]!
      const zc = camera[c + 2]!
      if (za < nearM && zb < nearM && zc < nearM) continue
      const row = materials[t]! * paletteStride
      const red = palette[row]!
      const green = palette[row + 1]!
      const blue = palette[row + 2]!
      const gloss = palette[row + 3]!
      const glow = palette[row + 4]!
      const lowA = nearGround(positions[a + 2]!)
      const lowB = nearGround(positions[b + 2]!)
      const lowC = nearGround(positions[c + 2]!)
      const isSmooth = smooth[t] === 1 || lowA !== lowB || lowA !== lowC
      const corners = isSmooth ? 3 : 1
      let mirrorR = 0
      let mirrorG = 0
      let mirrorB = 0
      if (gloss > 0) {
        const distance = Math.sqrt(toEyeX * toEyeX + toEyeY * toEyeY + toEyeZ * toEyeZ)
        const cosine = facing / distance
        const upwards = 2 * cosine * nz - toEyeZ / distance
        const fresnel = gloss * (0.08 + 0.6 * (1 - cosine) ** 3 + 0.22 * Math.max(0, nz))
        const sky = upwards > 0 ? Math.min(1, 0.35 + upwards) : 0.22
        mirrorR = fresnel * sky * (0.5 * horizon[0] + 0.5 * zenith[0])
        mirrorG = fresnel * sky * (0.5 * horizon[1] + 0.5 * zenith[1])
        mirrorB = fresnel * sky * (0.5 * horizon[2] + 0.5 * zenith[2])
        const towards =
          (2 * cosine * nx - toEyeX / distance) * sunX + (2 * cosine * ny - toEyeY / distance) * sunY + upwards * sunZ
        if (towards > 0.9) {
          const flash = (towards - 0.9) * 10 * gloss * 120
          mirrorR += flash * sunColour[0]
          mirrorG += flash * sunColour[1]
          mirrorB += flash * sunColour[2]
        }
      }
      for (let k = 0; k < corners; k++) {
        const n = t * 9 + k * 3
        const knx = cornerNormals[n]!
        const kny = cornerNormals[n + 1]!
        const knz = cornerNormals[n + 2]!
        const sun = Math.max(0, knx * sunX + kny * sunY + knz * sunZ)
        const above = 0.72 + 0.28 * knz
        const matt = (1 - glow) * (k === 0 ? lowA : k === 1 ? lowB : lowC)
        const lightR = glow + matt * (ambientColour[0] * above + sunColour[0] * sun)
        const lightG = glow + matt * (ambientColour[1] * above + sunColour[1] * sun)
        const lightB = glow + matt * (ambientColour[2] * above + sunColour[2] * sun)
        corner[k * 3] = Math.min(255, red * lightR + mirrorR)
        corner[k * 3 + 1] = Math.min(255, green * lightG + mirrorG)
        corner[k * 3 + 2] = Math.min(255, blue * lightB + mirrorB)
      }
      if (za >= nearM && zb >= nearM && zc >= nearM && mesh.textures[t] === 0) {
        if (!this.#begin(screen, a, b, c)) continue
        if (isSmooth) this.#fillSmooth(corner, 0, 3)
        else this.#fill(pack(corner[0]!, corner[1]!, corner[2]!))
      } else this.#clipAndFill(mesh, t, a, b, c, isSmooth)
    }
  }

  /** The slow way: clipped at the near plane, or textured. */
  #clipAndFill(mesh: Mesh, t: number, a: number, b: number, c: number, isSmooth: boolean): void {
    const camera = this.#camera
    const source = this.#clipIn
    const target = this.#clipOut
    for (let k = 0; k < 3; k++) {
      const v = k === 0 ? a : k === 1 ? b : c
      const s = isSmooth ? k * 3 : 0
      for (let i = 0; i < 3; i++) {
        source[k * 8 + i] = camera[v + i]!
        source[k * 8 + 3 + i] = this.#corner[s + i]!
      }
      source[k * 8 + 6] = mesh.uvs[t * 6 + k * 2]!
      source[k * 8 + 7] = mesh.uvs[t * 6 + k * 2 + 1]!
    }
    let count = 0
    for (let k = 0; k < 3; k++) {
      const from = k * 8
      const to = ((k + 1) % 3) * 8
      const zFrom = source[from + 2]!
      const zTo = source[to + 2]!
      if (zFrom >= nearM) {
        for (let i = 0; i < 8; i++) target[count * 8 + i] = source[from + i]!
        count++
      }
      if (zFrom >= nearM !== zTo >= nearM) {
        const share = (nearM - zFrom) / (zTo - zFrom)
        for (let i = 0; i < 8; i++) {
          target[count * 8 + i] = source[from + i]! + share * (source[to + i]! - source[from + i]!)
        }
        target[count * 8 + 2] = nearM
        count++
      }
    }
    const points = this.#clipScreen
    for (let k = 0; k < count; k++) {
      const inverse = 1 / target[k * 8 + 2]!
      points[k * 3] = this.#fx * target[k * 8]! * inverse + this.#cx
      points[k * 3 + 1] = this.#fy * target[k * 8 + 1]! * inverse + this.#cy
      points[k * 3 + 2] = inverse
    }
    const texture = this.textures[mesh.textures[t]! - 1]
    let shrink = 0
    if (texture) {
      // The copy whose texels are about as wide as a pixel at the triangle's nearest corner.
      let nearest = 1e9
      for (let k = 0; k < count; k++) nearest = Math.min(nearest, target[k * 8 + 2]!)
      const perPixel = (Math.max(nearest, 2) * texelsPerMetre) / this.#fx
      shrink = Math.max(0, Math.min(texture.length - 1, Math.round(Math.log2(perPixel) + 0.6)))
      const scale = 1 / (1 << shrink)
      for (let k = 0; k < count; k++) {
        target[k * 8 + 6]! *= scale
        target[k * 8 + 7]! *= scale
      }
    }
    for (let k = 1; k + 1 < count; k++) {
      if (!this.#begin(points, 0, k * 3, k * 3 + 3)) continue
      this.#ja = 0
      this.#jb = k * 8
      this.#jc = k * 8 + 8
      if (texture) this.#fillTextured(texture[shrink]!)
      else if (isSmooth) this.#fillClippedSmooth()
      else this.#fill(pack(target[3]!, target[4]!, target[5]!))
    }
  }

  /**
   * Prepares the triangle whose corners [x, y, 1/z] begin at offsets `a`, `b`, `c` of `points`; corners in either order.
   * Returns whether it can cover a pixel.
   */
  #begin(points: Float64Array, a: number, b: number, c: number): boolean {
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
    const ib = points[b + 2]! - this.#ia
    const ic = points[c + 2]! - this.#ia
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
  #fill(colour: number): void {
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

  #fillClippedSmooth(): void {
    const target = this.#clipOut
    const shades = this.#clippedShades
    for (let s = 0; s < 3; s++) {
      shades[s] = target[this.#ja + 3 + s]!
      shades[3 + s] = target[this.#jb + 3 + s]!
      shades[6 + s] = target[this.#jc + 3 + s]!
    }
    this.#fillSmooth(shades, 0, 3)
  }

  /** Colours blended between the corners: [red, green, blue] of a corner every `stride` numbers from `at`. */
  #fillSmooth(shades: Float64Array, at: number, stride: number): void {
    const { width, depth } = this
    const plane = this.colour
    const kx1 = this.#kx1
    const kx2 = this.#kx2
    const ky1 = this.#ky1
    const ky2 = this.#ky2
    const stepX = this.#stepX
    const ra = shades[at]!
    const ga = shades[at + 1]!
    const ba = shades[at + 2]!
    const rb = shades[at + stride]! - ra
    const gb = shades[at + stride + 1]! - ga
    const bb = shades[at + stride + 2]! - ba
    const rc = shades[at + 2 * stride]! - ra
    const gc = shades[at + 2 * stride + 1]! - ga
    const bc = shades[at + 2 * stride + 2]! - ba
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

  /** Colour times texture, perspective-correct: u/z, v/z and 1/z are linear across the picture. */
  #fillTextured({ texels, width: textureWidth, height: textureHeight }: TextureLevel): void {
    const { width, depth } = this
    const plane = this.colour
    const target = this.#clipOut
    const points = this.#clipScreen
    const jb = this.#jb
    const jc = this.#jc
    const kx1 = this.#kx1
    const kx2 = this.#kx2
    const ky1 = this.#ky1
    const ky2 = this.#ky2
    const ra = target[3]! / 128
    const ga = target[4]! / 128
    const ba = target[5]! / 128
    const rb = target[jb + 3]! / 128 - ra
    const gb = target[jb + 4]! / 128 - ga
    const bb = target[jb + 5]! / 128 - ba
    const rc = target[jc + 3]! / 128 - ra
    const gc = target[jc + 4]! / 128 - ga
    const bc = target[jc + 5]! / 128 - ba
    const rx = rb * kx1 - rc * kx2
    const gx = gb * kx1 - gc * kx2
    const bx = bb * kx1 - bc * kx2
    const ia = this.#ia
    const ib = points[(jb / 8) * 3 + 2]!
    const ic = points[(jc / 8) * 3 + 2]!
    const ua = target[6]! * ia
    const va = target[7]! * ia
    const ub = target[jb + 6]! * ib - ua
    const vb = target[jb + 7]! * ib - va
    const uc = target[jc + 6]! * ic - ua
    const vc = target[jc + 7]! * ic - va
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

  /**
   * Darkens the ground under a convex polygon of it, given by camera coordinates: points [count * 3] in `points`.
   * Depth plays no part: what stands on the ground is drawn over it.
   */
  shadeGround(points: Float64Array, count: number, strength: number): void {
    let previous = count - 1
    let used = 0
    const screen = this.#screen
    for (let k = 0; k < count; k++) {
      const za = points[previous * 3 + 2]!
      const zb = points[k * 3 + 2]!
      if (za >= nearM !== zb >= nearM) {
        const share = (nearM - za) / (zb - za)
        const x = points[previous * 3]! + share * (points[k * 3]! - points[previous * 3]!)
        const y = points[previous * 3 + 1]! + share * (points[k * 3 + 1]! - points[previous * 3 + 1]!)
        screen[used * 2] = (this.#fx * x) / nearM + this.#cx
        screen[used * 2 + 1] = (this.#fy * y) / nearM + this.#cy
        used++
      }
      if (zb >= nearM) {
        screen[used * 2] = (this.#fx * points[k * 3]!) / zb + this.#cx
        screen[used * 2 + 1] = (this.#fy * points[k * 3 + 1]!) / zb + this.#cy
        used++
      }
      previous = k
    }
    if (used < 3) return
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

/** How much light reaches a surface at a height: the ground takes some from what is close above it. */
function nearGround(heightM: number): number {
  return heightM < 1 ? 0.7 + 0.3 * heightM : 1
}

function pack(red: number, green: number, blue: number): number {
  return red | (green << 8) | (blue << 16)
}
