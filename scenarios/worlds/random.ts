/**
 * Seeded random numbers: the only source of chance in a world, so that a seed is a world.
 * The integer mixer is murmur3's 32-bit finaliser over a Weyl sequence.
 */

/** Spreads the bits of a 32-bit integer. */
export function mix32(value: number): number {
  let h = value >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** One 32-bit number that depends on every one of `values`. */
export function hash32(...values: readonly number[]): number {
  let h = 0x9e3779b9
  for (const value of values) h = mix32(h ^ Math.imul(value | 0, 0x9e3779b1)) + 0x7f4a7c15
  return mix32(h)
}

/** A number in [0, 1) that depends on every one of `values`: chance without state. */
export function chanceOf(...values: readonly number[]): number {
  return hash32(...values) / 4294967296
}

/** 32 lower-case hex digits, the form of a nuScenes token. */
export function tokenOf(...values: readonly number[]): string {
  const part = (salt: number) =>
    hash32(salt, ...values)
      .toString(16)
      .padStart(8, '0')
  return part(1) + part(2) + part(3) + part(4)
}

export class Random {
  #state: number

  constructor(...seed: readonly number[]) {
    this.#state = hash32(...seed)
  }

  /** [0, 1) */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    return mix32(this.#state ^ 0x5bd1e995) / 4294967296
  }

  /** [low, high) */
  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** An integer in [low, high], both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)]!
  }

  /** Picks an index with the given relative weights. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0)
    for (let i = 0; i < weights.length; i++) {
      rest -= weights[i]!
      if (rest < 0) return i
    }
    return weights.length - 1
  }

  /** Normal distribution cut at two standard deviations, by Box and Muller. */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    const value = radius * Math.cos(2 * Math.PI * this.next())
    return mean + deviation * Math.max(-2, Math.min(2, value))
  }
}
