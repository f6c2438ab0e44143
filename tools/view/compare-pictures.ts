/** How far two pictures of the page differ, as somebody sees it who looks at both from a step away. */
import sharp from 'sharp'

/** Both are shrunk to this before they are compared: letters and single pixels do not count, panels do. */
const gridWidth = 160
const gridHeight = 90
/** Tiles of the shrunk picture; the worst one tells of a part that is missing where the mean would not. */
const tilePx = 10

export interface Difference {
  /** Mean absolute difference of the colour channels, of 255. */
  readonly mean: number
  /** The same of the tile that differs most. */
  readonly worstTile: number
}

/**
 * What runs of one version differ by: times, ages and memory in figures, at most. Measured: mean 0.3, worst tile 7.
 * Another theme or point of view is far beyond it (mean over 5).
 */
export const tolerance: Difference = { mean: 1, worstTile: 20 }

export function isWithin({ mean, worstTile }: Difference, most: Difference = tolerance): boolean {
  return mean <= most.mean && worstTile <= most.worstTile
}

/** @param a, b - encoded pictures, of any size. */
export async function comparePictures(a: Buffer, b: Buffer): Promise<Difference> {
  const [left, right] = await Promise.all([shrunk(a), shrunk(b)])
  const columns = gridWidth / tilePx
  const tiles = new Float64Array(columns * (gridHeight / tilePx))
  for (let i = 0; i < left.length; i++) {
    const pixel = Math.floor(i / 3)
    const column = Math.floor((pixel % gridWidth) / tilePx)
    const row = Math.floor(pixel / gridWidth / tilePx)
    tiles[row * columns + column]! += Math.abs(left[i]! - right[i]!)
  }
  const ofTile = tilePx * tilePx * 3
  return {
    mean: tiles.reduce((sum, tile) => sum + tile, 0) / left.length,
    worstTile: Math.max(...tiles) / ofTile,
  }
}

function shrunk(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(gridWidth, gridHeight, { fit: 'fill' })
    .raw()
    .toBuffer()
}
