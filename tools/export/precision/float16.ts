/** IEEE 754 binary16, for weights. */

/** The largest finite one. */
export const float16Max = 65504

/** Rounds to nearest, ties to even; beyond `float16Max` it becomes infinity, below 2^-25 zero. */
export function toFloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const halves = new Uint16Array(values.length)
  for (let i = 0; i < bits.length; i++) {
    const single = bits[i]!
    const sign = (single >>> 16) & 0x8000
    const magnitude = single & 0x7fffffff
    if (magnitude >= 0x47800000) {
      // 2^16 or more; NaN keeps a bit of its fraction.
      halves[i] = sign | 0x7c00 | (magnitude > 0x7f800000 ? 0x200 : 0)
    } else if (magnitude >= 0x38800000) {
      // Normal: rebias the exponent, then drop 13 bits of the fraction. A carry moves into the exponent, as it should.
      const rebiased = magnitude - 0x38000000
      halves[i] = sign | ((rebiased + 0xfff + ((rebiased >>> 13) & 1)) >>> 13)
    } else if (magnitude > 0x33000000) {
      // Subnormal: the fraction with its hidden bit, in units of 2^-24.
      const shift = 126 - (magnitude >>> 23)
      const fraction = (magnitude & 0x7fffff) | 0x800000
      const half = 1 << (shift - 1)
      const odd = (fraction >>> shift) & 1
      halves[i] = sign | ((fraction + half - 1 + odd) >>> shift)
    } else halves[i] = sign
  }
  return halves
}
