/**
 * A sum with the rounding of NumPy's pairwise summation: fewer than eight numbers in order; up to 128 in eight running sums that
 * are added as a tree, then what is left over; more in halves (Higham 1993 analyses the scheme). To compare scores with a
 * threshold that is itself a mean of scores, as the devkit does, the last bit has to be the same.
 */
export function pairwiseSum(values: readonly number[], from = 0, count = values.length): number {
  if (count < 8) return inOrder(values, 0, from, from + count)
  if (count > 128) {
    const half = Math.floor(count / 2)
    const first = half - (half % 8)
    return pairwiseSum(values, from, first) + pairwiseSum(values, from + first, count - first)
  }
  const running = values.slice(from, from + 8)
  const whole = count - (count % 8)
  for (let i = 8; i < whole; i++) running[i % 8]! += values[from + i]!
  const [a, b, c, d, e, f, g, h] = running as [number, number, number, number, number, number, number, number]
  return inOrder(values, a + b + (c + d) + (e + f + (g + h)), from + whole, from + count)
}

function inOrder(values: readonly number[], start: number, from: number, end: number): number {
  let sum = start
  for (let i = from; i < end; i++) sum += values[i]!
  return sum
}
