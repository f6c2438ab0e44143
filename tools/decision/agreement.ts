/** How far two planners agree, as DriveMLM reports it: accuracy, confusion, and F1 of every state. */

export interface Agreement {
  readonly compared: number
  readonly accuracy: number
  /** By state: as often in `expected`, and its F1 score; NaN for a state neither ever chose. */
  readonly states: Readonly<Record<string, { readonly support: number; readonly f1: number }>>
  /** expected -> found -> count */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** @param pairs - what was expected and what was found, by name. */
export function agreementOf(
  pairs: readonly (readonly [expected: string, found: string])[],
  vocabulary: readonly string[],
): Agreement {
  const count = (test: (expected: string, found: string) => boolean) => pairs.filter(([a, b]) => test(a, b)).length
  const right = count((a, b) => a === b)
  const states = Object.fromEntries(
    vocabulary.map((state) => {
      const both = count((a, b) => a === state && b === state)
      const support = count((a) => a === state)
      const chosen = count((_, b) => b === state)
      return [state, { support, f1: (2 * both) / (support + chosen) }]
    }),
  )
  const confusion = Object.fromEntries(
    vocabulary.map((expected) => [
      expected,
      Object.fromEntries(vocabulary.map((found) => [found, count((a, b) => a === expected && b === found)])),
    ]),
  )
  return { compared: pairs.length, accuracy: right / pairs.length, states, confusion }
}
