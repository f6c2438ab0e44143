/** Pairs rows and columns at the least total cost (Jonker and Volgenant 1987, shortest augmenting paths). */

/**
 * As many pairs as the finite costs allow, and of those the cheapest.
 *
 * @param costs - row by row; NaN and infinite mean that the two may not be paired.
 * @returns the column of each row, -1 for none.
 */
export function assign(costs: readonly (readonly number[])[], columns: number): Int32Array {
  const rows = costs.length
  const size = Math.max(rows, columns)
  // A pair that may not be costs more than all that may be together, so it is taken only where nothing else is left.
  const finite = costs.flat().filter(Number.isFinite)
  const forbidden = 1 + finite.reduce((sum, cost) => sum + Math.abs(cost), 0)
  const at = (row: number, column: number) => {
    const cost = row < rows && column < columns ? costs[row]![column]! : Number.NaN
    return Number.isFinite(cost) ? cost : forbidden
  }
  const rowPrice = new Float64Array(size + 1)
  const columnPrice = new Float64Array(size + 1)
  const rowOf = new Int32Array(size + 1).fill(size)
  const cameFrom = new Int32Array(size + 1)
  for (let row = 0; row < size; row++) {
    rowOf[size] = row
    let column = size
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(size + 1)
    do {
      used[column] = 1
      const current = rowOf[column]!
      let step = Number.POSITIVE_INFINITY
      let next = size
      for (let other = 0; other < size; other++) {
        if (used[other]) continue
        const reduced = at(current, other) - rowPrice[current]! - columnPrice[other]!
        if (reduced < least[other]!) {
          least[other] = reduced
          cameFrom[other] = column
        }
        if (least[other]! < step) {
          step = least[other]!
          next = other
        }
      }
      for (let other = 0; other <= size; other++) {
        if (used[other]) {
          rowPrice[rowOf[other]!]! += step
          columnPrice[other]! -= step
        } else least[other]! -= step
      }
      column = next
    } while (rowOf[column] !== size)
    do {
      const before = cameFrom[column]!
      rowOf[column] = rowOf[before]!
      column = before
    } while (column !== size)
  }
  const columnOf = new Int32Array(rows).fill(-1)
  for (let column = 0; column < columns; column++) {
    const row = rowOf[column]!
    if (row < rows && Number.isFinite(costs[row]![column]!)) columnOf[row] = column
  }
  return columnOf
}
