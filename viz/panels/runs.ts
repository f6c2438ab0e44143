/** Neighbours that are alike, together: a strip of a thousand frames is a few rectangles. */

export interface Run<T> {
  /** Index of the first. */
  readonly from: number
  /** Index behind the last. */
  readonly to: number
  readonly value: T
}

export function runsOf<I, T>(items: readonly I[], read: (item: I) => T): Run<T>[] {
  const runs: Run<T>[] = []
  let from = 0
  for (let i = 1; i <= items.length; i++) {
    const value = read(items[from]!)
    if (i < items.length && read(items[i]!) === value) continue
    runs.push({ from, to: i, value })
    from = i
  }
  return runs
}
