/**
 * The last pass over a picture: where no object was drawn it shades ground or sky, then haze, grain and bytes.
 * The ground is shaded analytically per pixel from where its ray meets z = 0.
 */
import { chanceOf } from '../random.js'
import type { Canvas } from './canvas.js'
import { type DistanceField, type GroundMap, tileStride, tileTexels } from './ground-map.js'
import type { Light } from './light.js'
import { grain, noiseSide, tilingNoise } from './noise.js'

/** Camera orientation and place in the world. */
export interface Eye {
  /** [9] row-major world_from_camera rotation. */
  readonly worldFromCamera: Float64Array
  readonly x: number
  readonly y: number
  readonly z: number
}

const noiseMask = noiseSide - 1
const farthestM = 700

const asphalt = [100, 100, 103] as const
const kerbStone = [176, 174, 168] as const
const slabs = [158, 153, 145] as const
const grass = [92, 112, 62] as const
const whitePaint = [226, 226, 222] as const
const yellowPaint = [222, 172, 52] as const

export class Resolver {
  readonly #ground: GroundMap
  readonly #fine = tilingNoise(11, 64, 2)
  readonly #coarse = tilingNoise(12, 8, 5)
  readonly #grain = grain(13)
  readonly #skyline = new Float64Array(1024)
  readonly #column = new Float64Array(4096)

  constructor(ground: GroundMap, seed: number) {
    this.#ground = ground
    for (let i = 0; i < this.#skyline.length; i++) {
      let height = 0.012
      for (let k = 1; k <= 5; k++) {
        const phase = 6.2832 * chanceOf(seed, k, 31)
        height += (0.012 / k) * (1 + Math.sin((6.2832 * i * (2 * k + 1)) / this.#skyline.length + phase))
      }
      this.#skyline[i] = height
    }
  }

  /**
   * @param into - [height * width * 3] RGB, owned by the caller; `luma` [height * width] its brightness.
   * @param grainSeed - changes the sensor noise; the same seed gives the same picture.
   */
  resolve(
    picture: Canvas,
    intrinsic: readonly number[],
    eye: Eye,
    light: Light,
    {
      into,
      luma,
      noise,
      grainSeed,
    }: { readonly into: Uint8Array; readonly luma: Uint8Array; readonly noise: number; readonly grainSeed: number },
  ): void {
    const { width, height, depth, colour, shade } = picture
    const r = eye.worldFromCamera
    const focalX = intrinsic[0]!
    const focalY = intrinsic[4]!
    const lightR = light.ambientColour[0] + light.sunColour[0] * light.sun[2]
    const lightG = light.ambientColour[1] + light.sunColour[1] * light.sun[2]
    const lightB = light.ambientColour[2] + light.sunColour[2] * light.sun[2]
    const [horizonR, horizonG, horizonB] = light.horizon
    const zenithR = light.zenith[0] - horizonR
    const zenithG = light.zenith[1] - horizonG
    const zenithB = light.zenith[2] - horizonB
    const hillR = 0.55 * horizonR + 0.45 * 70 * lightR
    const hillG = 0.55 * horizonG + 0.45 * 92 * lightG
    const hillB = 0.55 * horizonB + 0.45 * 78 * lightB
    const haze = light.hazeHalfM
    const inverseHaze = 1 / haze
    const darkest = (1 - light.shadow) / 255
    const { clouds } = light
    const [gainR, gainG, gainB] = light.exposure
    const cloudR = Math.min(252, horizonR + 40)
    const cloudG = Math.min(252, horizonG + 30)
    const cloudB = Math.min(254, horizonB + 20)
    const { kerb, paint, yellow, pavementWidthM } = this.#ground
    const fine = this.#fine
    const coarse = this.#coarse
    const speckle = this.#grain
    const skyline = this.#columns(width, intrinsic, r)
    const kerbScale = 1 / kerb.texelM
    const paintScale = 1 / paint.texelM
    for (let v = 0; v < height; v++) {
      const ry = (v + 0.5 - intrinsic[5]!) / focalY
      const rx0 = (0.5 - intrinsic[2]!) / focalX
      const stepX = r[0]! / focalX
      const stepY = r[3]! / focalX
      const stepZ = r[6]! / focalX
      let dirX = r[0]! * rx0 + r[1]! * ry + r[2]!
      let dirY = r[3]! * rx0 + r[4]! * ry + r[5]!
      let dirZ = r[6]! * rx0 + r[7]! * ry + r[8]!
      let grainAt = Math.floor(chanceOf(grainSeed, v) * 65536)
      let out = v * width * 3
      for (let u = 0, i = v * width; u < width; u++, i++, out += 3) {
        let red: number
        let green: number
        let blue: number
        const inverse = depth[i]!
        if (inverse > 0) {
          const packed = colour[i]!
          const h = 1 / (1 + haze * inverse)
          red = packed & 255
          green = (packed >> 8) & 255
          blue = (packed >> 16) & 255
          red += (horizonR - red) * h
          green += (horizonG - green) * h
          blue += (horizonB - blue) * h
        } else if (dirZ < -eye.z / farthestM) {
          const t = -eye.z / dirZ
          const x = eye.x + t * dirX
          const y = eye.y + t * dirY
          const across = t / focalX
          const footprint = across * (0.6 + 0.12 * t)
          // Kerb distance.
          const kerbM =
            (sample(kerb, (x - kerb.originX) * kerbScale, (y - kerb.originY) * kerbScale) - 128) * kerb.unitM
          // Texture: speckles near by, patches everywhere.
          const near = across < 0.03 ? 1 - across / 0.03 : 0
          const speck =
            near > 0 ? near * (fine[(((y * 40) & noiseMask) * noiseSide) | ((x * 40) & noiseMask)]! - 128) : 0
          const patch = coarse[(((y * 9) & noiseMask) * noiseSide) | ((x * 9) & noiseMask)]! - 128
          if (kerbM > 0) {
            const worn = 1 + speck * 0.0011 + patch * 0.0009
            red = asphalt[0] * worn
            green = asphalt[1] * worn
            blue = asphalt[2] * worn
            const px = (x - paint.originX) * paintScale
            const py = (y - paint.originY) * paintScale
            const texel = locate(paint, px, py)
            if (texel >= 0) {
              const inside = (sample(paint, px, py) - 128) * paint.unitM
              const soft = Math.max(footprint, 0.02)
              let cover = 0.5 + inside / soft
              if (cover > 0) {
                if (cover > 1) cover = 1
                if (soft > 0.15) cover *= 0.15 / soft + (1 - 0.15 / soft) * 0.25
                cover *= 0.88 + speck * 0.002 + patch * 0.0012
                const bar = yellow[texel] === 1 ? yellowPaint : whitePaint
                red += (bar[0] - red) * cover
                green += (bar[1] - green) * cover
                blue += (bar[2] - blue) * cover
              }
            }
            const gutter = kerbM < 0.25 ? 0.82 + 0.72 * kerbM : 1
            red *= gutter
            green *= gutter
            blue *= gutter
          } else if (kerbM > -0.18) {
            const lit = 1 + patch * 0.001
            red = kerbStone[0] * lit
            green = kerbStone[1] * lit
            blue = kerbStone[2] * lit
          } else if (kerbM > -pavementWidthM) {
            const joint = slabJoint(x, y, footprint)
            const lit = (1 + speck * 0.0012 + patch * 0.001) * joint
            red = slabs[0] * lit
            green = slabs[1] * lit
            blue = slabs[2] * lit
          } else {
            const tuft =
              near > 0 ? near * (fine[(((y * 14) & noiseMask) * noiseSide) | ((x * 14) & noiseMask)]! - 128) : 0
            const lit = 1 + tuft * 0.004 + patch * 0.0028
            red = grass[0] * lit + patch * 0.1
            green = grass[1] * lit
            blue = grass[2] * lit
          }
          const dark = 1 - shade[i]! * darkest
          red *= lightR * dark
          green *= lightG * dark
          blue *= lightB * dark
          if (light.wet > 0) {
            const grazing = 1 - eye.z / Math.sqrt(eye.z * eye.z + t * t)
            const mirror = light.wet * (0.08 + 0.5 * grazing * grazing * grazing) * dark
            red = red * (1 - 0.25 * light.wet) + (horizonR - red) * mirror
            green = green * (1 - 0.25 * light.wet) + (horizonG - green) * mirror
            blue = blue * (1 - 0.25 * light.wet) + (horizonB - blue) * mirror
          }
          const h = t / (t + haze)
          red += (horizonR - red) * h
          green += (horizonG - green) * h
          blue += (horizonB - blue) * h
        } else if (dirZ < skyline[u]!) {
          const h = 1 - 180 * inverseHaze > 0 ? 0 : 1
          red = hillR + (horizonR - hillR) * h
          green = hillG + (horizonG - hillG) * h
          blue = hillB + (horizonB - hillB) * h
        } else {
          const up = dirZ * 1.5
          const k = up > 1 ? 1 : up < 0 ? 0 : up * (2 - up)
          red = horizonR + zenithR * k
          green = horizonG + zenithG * k
          blue = horizonB + zenithB * k
          if (dirZ > 0.03) {
            const cloud = (between(coarse, (dirX / dirZ) * 7, (dirY / dirZ) * 7) - 140) * clouds
            if (cloud > 0) {
              const fade = Math.min(0.85, cloud * 0.014 * (dirZ < 0.13 ? (dirZ - 0.03) * 10 : 1))
              red += (cloudR - red) * fade
              green += (cloudG - green) * fade
              blue += (cloudB - blue) * fade
            }
          }
        }
        const g = noise * speckle[grainAt]!
        grainAt = (grainAt + 1) & 65535
        red = red * gainR + g
        green = green * gainG + g
        blue = blue * gainB + g
        into[out] = red < 0 ? 0 : Math.min(red, 255)
        into[out + 1] = green < 0 ? 0 : Math.min(green, 255)
        into[out + 2] = blue < 0 ? 0 : Math.min(blue, 255)
        luma[i] = (into[out]! * 77 + into[out + 1]! * 150 + into[out + 2]! * 29) >> 8
        dirX += stepX
        dirY += stepY
        dirZ += stepZ
      }
    }
  }

  /** How far the hills reach up in each column: the z of a ray whose depth is 1. */
  #columns(width: number, intrinsic: readonly number[], r: Float64Array): Float64Array {
    const columns = this.#column
    const side = this.#skyline.length
    for (let u = 0; u < width; u++) {
      const rx = (u + 0.5 - intrinsic[2]!) / intrinsic[0]!
      const x = r[0]! * rx + r[2]!
      const y = r[3]! * rx + r[5]!
      const turn = Math.atan2(y, x) / (2 * Math.PI) + 1
      columns[u] = this.#skyline[Math.floor(turn * side) & (side - 1)]! * Math.hypot(x, y)
    }
    return columns
  }
}

/** The noise between its texels. */
function between(texels: Uint8Array, x: number, y: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = x - x0
  const fy = y - y0
  const row = (y0 & noiseMask) * noiseSide
  const next = ((y0 + 1) & noiseMask) * noiseSide
  const left = x0 & noiseMask
  const right = (x0 + 1) & noiseMask
  const low = texels[row + left]! * (1 - fx) + texels[row + right]! * fx
  const high = texels[next + left]! * (1 - fx) + texels[next + right]! * fx
  return low * (1 - fy) + high * fy
}

/** Dark joints between slabs of 0.9 m, gone where a pixel is wider than they are. */
function slabJoint(x: number, y: number, footprint: number): number {
  if (footprint > 0.12) return 0.97
  const fx = x * 1.1 - Math.floor(x * 1.1)
  const fy = y * 1.1 - Math.floor(y * 1.1)
  const edge = Math.min(fx, 1 - fx, fy, 1 - fy)
  return edge < 0.018 ? 0.8 : 1
}

/** Offset of the texel at or below a place, -1 where the field has none. */
function locate({ tiles, tilesX, tilesY }: DistanceField, x: number, y: number): number {
  const tx = Math.floor(x / tileTexels)
  const ty = Math.floor(y / tileTexels)
  if (tx < 0 || ty < 0 || tx >= tilesX || ty >= tilesY) return -1
  const tile = tiles[ty * tilesX + tx]!
  if (tile < 0) return -1
  return tile + (Math.floor(y) - ty * tileTexels) * tileStride + (Math.floor(x) - tx * tileTexels)
}

/** The field between its texels, 0 where it has none. */
function sample(field: DistanceField, x: number, y: number): number {
  const at = locate(field, x, y)
  if (at < 0) return 0
  const { texels } = field
  const fx = x - Math.floor(x)
  const fy = y - Math.floor(y)
  const low = texels[at]! + (texels[at + 1]! - texels[at]!) * fx
  const high = texels[at + tileStride]! + (texels[at + tileStride + 1]! - texels[at + tileStride]!) * fx
  return low + (high - low) * fy
}
