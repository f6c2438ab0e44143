/** Streaks of rain in front of a camera, drawn from a seed: short bright lines, a little aslant. */
import { hash32 } from '../random.js'

/** @param pixels - [height * width * 3] RGB, drawn into */
export function drawRain(
  pixels: Uint8Array,
  { width, height, seed }: { readonly width: number; readonly height: number; readonly seed: number },
): void {
  const count = Math.round((width * height) / 1400)
  for (let k = 0; k < count; k++) {
    const h = hash32(seed, k)
    let x = h % width
    const y = (h >>> 10) % height
    const length = Math.round(height * (0.02 + 0.05 * ((h >>> 20) / 4096)))
    const share = 0.1 + 0.14 * ((h & 255) / 255)
    for (let i = 0; i < length; i++) {
      const v = y + i
      x += 0.12
      if (v >= height || x >= width) break
      const at = (v * width + Math.floor(x)) * 3
      for (let c = at; c < at + 3; c++) pixels[c] = pixels[c]! + (214 - pixels[c]!) * share
    }
  }
}
