/** Everything that is wrong with a configuration file, reported together and in the order of the file. */
import { GoshawkError } from '../../schemas/errors.js'

export type ConfigPath = readonly (string | number)[]

export interface ConfigProblem {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** What was found, what was expected. */
  readonly message: string
}

export class ConfigProblems {
  readonly #file: string
  readonly #problems: ConfigProblem[] = []

  constructor(file: string) {
    this.#file = file
  }

  add(...problems: readonly ConfigProblem[]): void {
    this.#problems.push(...problems)
  }

  throwIfAny(): void {
    if (this.#problems.length === 0) return
    const inOrder = [...this.#problems].sort((a, b) => a.line - b.line || a.column - b.column)
    const lines = new Set(inOrder.map(({ line, column, message }) => `${this.#file}:${line}:${column} ${message}`))
    throw new GoshawkError('config-invalid', [...lines].join('\n'), {
      details: { file: this.#file, problems: inOrder },
    })
  }
}
