/** House fronts as small repeating brightness maps with their own smaller copies for the distance. */
import { chanceOf } from '../random.js'
import { noiseSide, tilingNoise } from './noise.js'

export interface TextureLevel {
  /** [height * width] brightness; 128 leaves the wall's colour as it is. */
  readonly texels: Uint8Array
  /** Powers of two. */
  readonly width: number
  readonly height: number
}

/** Levels halve in size; the first is the finest. */
export type Texture = readonly TextureLevel[]

export const texelsPerMetre = 10
/** One window axis by one floor is 3.2 m: 32 texels. */
const cell = 32
const cells = 4
export const facadeCount = 4
/** Index of the leaves among the textures. */
export const foliage = facadeCount

interface Facade {
  /** Window from share to share of its cell, across and up. */
  readonly across: readonly [number, number]
  readonly up: readonly [number, number]
  readonly frame: number
  readonly bricks: boolean
}

const facades: readonly Facade[] = [
  { across: [0.28, 0.72], up: [0.28, 0.8], frame: 2, bricks: true },
  { across: [0.06, 0.94], up: [0.3, 0.86], frame: 1, bricks: false },
  { across: [0.2, 0.8], up: [0.24, 0.74], frame: 2, bricks: false },
  { across: [0.14, 0.46], up: [0.2, 0.84], frame: 1, bricks: true },
]

export function makeTextures(): Texture[] {
  const fronts = facades.map((facade, index) => {
    const side = cell * cells
    const texels = new Uint8Array(side * side)
    for (let v = 0; v < side; v++) {
      for (let u = 0; u < side; u++) texels[v * side + u] = brightness(facade, index, u, v)
    }
    return withSmaller({ texels, width: side, height: side })
  })
  const leaves = tilingNoise(21, 32, 3).map((value) => 128 + (value - 140) * 0.75)
  return [...fronts, withSmaller({ texels: leaves, width: noiseSide, height: noiseSide })]
}

function brightness({ across, up, frame, bricks }: Facade, index: number, u: number, v: number): number {
  const cu = u % cell
  const cv = v % cell
  const [left, right] = [Math.round(across[0] * cell), Math.round(across[1] * cell)]
  const [low, high] = [Math.round(up[0] * cell), Math.round(up[1] * cell)]
  const room = chanceOf(index, Math.floor(u / cell), Math.floor(v / cell), 3)
  if (cu >= left && cu < right && cv >= low && cv < high) {
    const edge = Math.min(cu - left, right - 1 - cu, cv - low, high - 1 - cv)
    if (edge < frame) return 168
    if (Math.abs(cu - (left + right) / 2) < 1) return 150
    const blind = cv > high - (high - low) * room * 0.8
    return blind ? 142 : 38 + Math.round(46 * ((cv - low) / (high - low)) + 14 * room)
  }
  if (cv === low - 1 && cu >= left - 1 && cu <= right) return 158
  if (cv < 1) return 108
  const row = Math.floor(v / 2)
  const mortar = bricks && (v % 2 === 0 || (u + (row % 2) * 3) % 6 === 0)
  return Math.round((mortar ? 138 : 126) + 8 * (chanceOf(index, u >> 1, v >> 1, 4) - 0.5))
}

function withSmaller(finest: TextureLevel): Texture {
  const levels = [finest]
  for (let level = finest; level.width > 4; ) {
    const width = level.width / 2
    const height = level.height / 2
    const texels = new Uint8Array(width * height)
    for (let v = 0; v < height; v++) {
      for (let u = 0; u < width; u++) {
        const at = 2 * v * level.width + 2 * u
        const sum =
          level.texels[at]! +
          level.texels[at + 1]! +
          level.texels[at + level.width]! +
          level.texels[at + level.width + 1]!
        texels[v * width + u] = Math.round(sum / 4)
      }
    }
    level = { texels, width, height }
    levels.push(level)
  }
  return levels
}
