/** Tables of noise, the same in every run. */
import { Random } from '../random.js'

/** Side of the square noise texture; a power of two. */
export const noiseSide = 256

/** [256 * 256] smooth noise around 128 that repeats seamlessly: value noise summed over octaves. */
export function tilingNoise(seed: number, firstCells: number, octaves: number): Uint8Array {
  const sum = new Float64Array(noiseSide * noiseSide)
  let weight = 1
  let total = 0
  for (let octave = 0, cells = firstCells; octave < octaves; octave++, cells *= 2) {
    const random = new Random(seed, octave)
    const lattice = new Float64Array(cells * cells).map(() => random.next() - 0.5)
    const scale = cells / noiseSide
    for (let y = 0; y < noiseSide; y++) {
      const fy = y * scale
      const y0 = Math.floor(fy)
      const ty = smooth(fy - y0)
      for (let x = 0; x < noiseSide; x++) {
        const fx = x * scale
        const x0 = Math.floor(fx)
        const tx = smooth(fx - x0)
        const at = (i: number, j: number) => lattice[((y0 + j) % cells) * cells + ((x0 + i) % cells)]!
        const low = at(0, 0) + (at(1, 0) - at(0, 0)) * tx
        const high = at(0, 1) + (at(1, 1) - at(0, 1)) * tx
        sum[y * noiseSide + x]! += weight * (low + (high - low) * ty)
      }
    }
    total += weight * 0.5
    weight *= 0.62
  }
  return Uint8Array.from(sum, (value) => Math.max(0, Math.min(255, Math.round(128 + (127 * value) / total))))
}

/** [65536] bell-shaped noise around 0 with a deviation of about 32, for sensors. */
export function grain(seed: number): Int8Array {
  const random = new Random(seed)
  return new Int8Array(65536).map(() => {
    const sum = random.next() + random.next() + random.next() + random.next() - 2
    return Math.round(sum * 55)
  })
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}
