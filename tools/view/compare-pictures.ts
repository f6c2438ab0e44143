/** How far two pictures of the page differ, as somebody sees it who looks at both from a step away. */
import sharp from 'sharp'

/** Both are shrunk to this before they are compared: letters and single pixels do not count, panels do. */
const gridWidth = 160
const gridHeight = 90
/** Tiles of the shrunk picture; the worst one tells of a part that is missing where the mean would not. */
const tilePx = 10
const columns = gridWidth / tilePx
/** As many pixels of the shrunk picture across, for what is written or drawn to be told from what is flat. */
const finer = 4
/** Standard deviation of grey levels within a tile, of 255: there is something in one that has more, nothing in one that has less. */
const deviationOfSomething = 12
const deviationOfNothing = 3

export interface Difference {
  /** Mean absolute difference of the colour channels, of 255. */
  readonly mean: number
  /** The same of the tile that differs most. */
  readonly worstTile: number
  /** Tiles that show something in the picture as it was, and nothing now, whatever the letters look like. */
  readonly emptiedTiles: number
}

/**
 * What runs of one version differ by: times, ages and memory in figures, at most. Measured: mean 0.2, worst tile 8.
 * Another theme or point of view is far beyond it (mean over 5).
 */
export const tolerance: Difference = { mean: 1, worstTile: 20, emptiedTiles: 0 }

/** With what other fonts and another graphics card may add: a view that is blank and another theme are still beyond it. */
export const toleranceAcrossMachines: Difference = { mean: 4, worstTile: 40, emptiedTiles: 1 }

export function isWithin({ mean, worstTile, emptiedTiles }: Difference, most: Difference = tolerance): boolean {
  return mean <= most.mean && worstTile <= most.worstTile && emptiedTiles <= most.emptiedTiles
}

/** @param now, before - encoded pictures, of any size. */
export async function comparePictures(now: Buffer, before: Buffer): Promise<Difference> {
  const [left, right] = await Promise.all([shrunk(now), shrunk(before)])
  const [detailNow, detailBefore] = await Promise.all([deviations(now), deviations(before)])
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
    emptiedTiles: detailBefore.filter((deviation, tile) => {
      return deviation > deviationOfSomething && detailNow[tile]! < deviationOfNothing
    }).length,
  }
}

/** Of the grey levels of each tile, row after row. */
async function deviations(picture: Buffer): Promise<number[]> {
  const across = tilePx * finer
  const width = gridWidth * finer
  const grey = await sharp(picture)
    .removeAlpha()
    .greyscale()
    .resize(width, gridHeight * finer, { fit: 'fill' })
    .raw()
    .toBuffer()
  const sums = Array.from({ length: columns * (gridHeight / tilePx) }, () => ({ sum: 0, squares: 0 }))
  for (let i = 0; i < grey.length; i++) {
    const tile = sums[Math.floor(i / width / across) * columns + Math.floor((i % width) / across)]!
    tile.sum += grey[i]!
    tile.squares += grey[i]! ** 2
  }
  const pixels = across ** 2
  return sums.map(({ sum, squares }) => Math.sqrt(Math.max(0, squares / pixels - (sum / pixels) ** 2)))
}

function shrunk(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(gridWidth, gridHeight, { fit: 'fill' })
    .raw()
    .toBuffer()
}
