/** What surfaces are made of. A palette is one row of colours per material; the first four rows are each actor's own. */

export const Material = {
  PAINT: 0,
  PAINT_2: 1,
  PAINT_3: 2,
  SKIN: 3,
  GLASS: 4,
  TYRE: 5,
  RIM: 6,
  HEADLAMP: 7,
  TAILLAMP: 8,
  AMBER: 9,
  BLACK: 10,
  METAL: 11,
  WHITE: 12,
  ORANGE: 13,
  RED: 14,
  TRUNK: 15,
  CONCRETE: 16,
  LIT_RED: 17,
  LIT_YELLOW: 18,
  LIT_GREEN: 19,
  HAIR: 20,
  SHOE: 21,
  LIME: 22,
} as const

/** Rows: sRGB red, green, blue in [0, 255], gloss in [0, 1], glow in [0, 1]. */
const rows: Readonly<Record<number, readonly [number, number, number, number, number]>> = {
  [Material.PAINT]: [150, 150, 155, 0.5, 0],
  [Material.PAINT_2]: [110, 110, 120, 0.1, 0],
  [Material.PAINT_3]: [90, 90, 95, 0, 0],
  [Material.SKIN]: [205, 160, 130, 0, 0],
  [Material.GLASS]: [34, 42, 50, 0.9, 0],
  [Material.TYRE]: [28, 28, 30, 0, 0],
  [Material.RIM]: [150, 152, 156, 0.3, 0],
  [Material.HEADLAMP]: [235, 238, 240, 0.3, 0.25],
  [Material.TAILLAMP]: [150, 18, 20, 0.2, 0.1],
  [Material.AMBER]: [235, 140, 30, 0.1, 0.3],
  [Material.BLACK]: [40, 41, 44, 0.05, 0],
  [Material.METAL]: [120, 124, 128, 0.2, 0],
  [Material.WHITE]: [232, 232, 228, 0.1, 0],
  [Material.ORANGE]: [236, 98, 30, 0.05, 0.15],
  [Material.RED]: [196, 34, 30, 0.1, 0],
  [Material.TRUNK]: [92, 72, 54, 0, 0],
  [Material.CONCRETE]: [172, 170, 162, 0, 0],
  [Material.LIT_RED]: [255, 40, 30, 0, 1],
  [Material.LIT_YELLOW]: [255, 200, 40, 0, 1],
  [Material.LIT_GREEN]: [60, 240, 130, 0, 1],
  [Material.HAIR]: [50, 38, 30, 0, 0],
  [Material.SHOE]: [38, 34, 32, 0, 0],
  [Material.LIME]: [196, 222, 60, 0, 0.2],
}

export const paletteStride = 5
const materialCount = Object.keys(rows).length

/** [materials, 5] */
export type Palette = Float32Array

export type Rgb = readonly [number, number, number]

/** A palette of its own for one instance, with some rows' colours replaced. */
export function paletteWith(colours: Readonly<Record<number, Rgb>>): Palette {
  const palette = new Float32Array(materialCount * paletteStride)
  for (let material = 0; material < materialCount; material++) {
    palette.set(rows[material]!, material * paletteStride)
    const own = colours[material]
    if (own) palette.set(own, material * paletteStride)
  }
  return palette
}
