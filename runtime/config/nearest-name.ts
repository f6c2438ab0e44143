/** The known name that a misspelt one most probably stands for; undefined when none is near. */
export function nearestName(found: string, known: readonly string[]): string | undefined {
  const distanceMax = Math.max(1, Math.floor(found.length / 3))
  let nearest: string | undefined
  let distance = distanceMax + 1
  for (const candidate of known) {
    const isBeginning = found.length > 1 && candidate.toLowerCase().startsWith(found.toLowerCase())
    const next = isBeginning ? 1 : editDistance(found.toLowerCase(), candidate.toLowerCase())
    if (next < distance) {
      nearest = candidate
      distance = next
    }
  }
  return nearest
}

/** "; did you mean x?", or nothing. */
export function suggestion(found: string, known: readonly string[]): string {
  const nearest = nearestName(found, known)
  return nearest === undefined ? '' : `; did you mean ${nearest}?`
}

/** "a, b or c" */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
