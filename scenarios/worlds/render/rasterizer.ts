/**
 * Draws meshes into one camera's canvas: back-face culling, light per corner, near-plane clipping (Sutherland and Hodgman).
 * Every buffer is made once; drawing allocates nothing.
 */
import { Canvas } from './canvas.js'
import type { Light } from './light.js'
import { type Palette, paletteStride } from './materials.js'
import type { Mesh } from './mesh.js'
import { type Texture, texelsPerMetre } from './textures.js'

/** Metres along the optical axis. */
export const nearM = 0.08

/** Rigid transform as 12 numbers, row-major 3x4. */
export type Matrix34 = Float64Array

export class Rasterizer {
  readonly canvas: Canvas
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

  constructor(width: number, height: number, intrinsic: readonly number[], textures: readonly Texture[] = []) {
    this.canvas = new Canvas(width, height)
    this.textures = textures
    this.#fx = intrinsic[0]!
    this.#cx = intrinsic[2]!
    this.#fy = intrinsic[4]!
    this.#cy = intrinsic[5]!
  }

  /** Whether a sphere in camera coordinates may show. */
  mayShow(x: number, y: number, z: number, radius: number): boolean {
    if (z < nearM - radius) return false
    const { width, height } = this.canvas
    const slackX = radius * Math.hypot(1, width / this.#fx)
    const slackY = radius * Math.hypot(1, height / this.#fy)
    const left = (-this.#cx / this.#fx) * z
    const right = ((width - this.#cx) / this.#fx) * z
    const top = (-this.#cy / this.#fy) * z
    const bottom = ((height - this.#cy) / this.#fy) * z
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
    const { canvas } = this
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
        if (!canvas.begin(screen, a, b, c)) continue
        if (isSmooth) canvas.fillSmooth(corner, 0, 3, 6)
        else canvas.fill(pack(corner[0]!, corner[1]!, corner[2]!))
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
    const { canvas } = this
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
      if (!canvas.begin(points, 0, k * 3, k * 3 + 3)) continue
      if (texture) canvas.fillTextured(texture[shrink]!, target, 3, k * 8 + 3, k * 8 + 11)
      else if (isSmooth) canvas.fillSmooth(target, 3, k * 8 + 3, k * 8 + 11)
      else canvas.fill(pack(target[3]!, target[4]!, target[5]!))
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
    if (used >= 3) this.canvas.shadePolygon(screen, used, strength)
  }
}

/** How much light reaches a surface at a height: the ground takes some from what is close above it. */
function nearGround(heightM: number): number {
  return heightM < 1 ? 0.7 + 0.3 * heightM : 1
}

function pack(red: number, green: number, blue: number): number {
  return red | (green << 8) | (blue << 16)
}
