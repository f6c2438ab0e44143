/** How far apart two colours are for people whose eyes differ, and how well one reads on another. */
import { type Rgb, rgbOf } from '../palette.js'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/**
 * Of linear sRGB, row by row, at severity 1.0.
 *
 * Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
 * 15(6), 2009, as its supplement tabulates them.
 */
export const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>

export type Vision = keyof typeof visions

/** IEC 61966-2-1. */
const xyzFromLinear: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const whiteD65: Triple = [0.95047, 1, 1.08883]

/** The Euclidean distance in CIE L*a*b*, 1976. About 2 can just be seen side by side. */
export function colorDistance(a: string, b: string, vision: Vision): number {
  const labA = labOf(a, vision)
  const labB = labOf(b, vision)
  return Math.hypot(...labA.map((value, i) => value - labB[i]!))
}

/** WCAG 2.1, "contrast ratio": 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [low = 0, high = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminanceOf(color: string): number {
  return times(xyzFromLinear, linear(rgbOf(color)))[1]
}

function labOf(color: string, vision: Vision): Triple {
  const seen = times(visions[vision], linear(rgbOf(color))).map((value) => Math.min(1, Math.max(0, value)))
  const [x, y, z] = times(xyzFromLinear, seen as unknown as Triple).map((value, i) => cubeRoot(value / whiteD65[i]!))
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)]
}

function cubeRoot(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116
}

function linear([red, green, blue]: Rgb): Triple {
  const decode = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  return [decode(red), decode(green), decode(blue)]
}

function times([first, second, third]: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [row(first), row(second), row(third)]
}
