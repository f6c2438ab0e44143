export interface TensorErrors {
  readonly maxAbs: number
  /** |a - b| / |b| over the whole tensor, b the reference. */
  readonly relativeL2: number
}

/** NaN anywhere makes both errors NaN, which no tolerance admits. */
export function errorsAgainst(reference: ArrayLike<number>, actual: ArrayLike<number>): TensorErrors {
  if (reference.length !== actual.length) return { maxAbs: Number.NaN, relativeL2: Number.NaN }
  let maxAbs = 0
  let difference = 0
  let norm = 0
  for (let i = 0; i < reference.length; i++) {
    const d = actual[i]! - reference[i]!
    maxAbs = Math.max(maxAbs, Math.abs(d))
    difference += d * d
    norm += reference[i]! * reference[i]!
  }
  return { maxAbs, relativeL2: norm === 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm) }
}
