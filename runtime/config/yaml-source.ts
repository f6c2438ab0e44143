/** A YAML file as a plain value whose every part knows its line and column. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import { type ConfigPath, type ConfigProblem, ConfigProblems } from './config-problem.js'

/** A graph file is a few kilobytes; more is something else. */
const charactersMax = 1_000_000

export class YamlSource {
  readonly file: string
  readonly value: unknown
  readonly #document: Document
  readonly #lines: LineCounter

  /** Throws GoshawkError 'config-invalid' that lists every syntax error. `file` is only named in messages. */
  constructor(file: string, text: string) {
    this.file = file
    this.#lines = new LineCounter()
    const problems = new ConfigProblems(file)
    if (text.length > charactersMax) {
      problems.add({ line: 1, column: 1, message: `${text.length} characters; expected at most ${charactersMax}` })
      problems.throwIfAny()
    }
    this.#document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: true, prettyErrors: false })
    for (const { pos, code, message } of this.#document.errors) {
      const { line, col } = this.#lines.linePos(pos[0])
      const key = /^[^:\s]+/.exec(text.slice(pos[0]))?.[0] ?? ''
      problems.add({
        line,
        column: col,
        message: code === 'DUPLICATE_KEY' ? `"${key}" is there twice; expected every key once` : `not YAML: ${message}`,
      })
    }
    problems.throwIfAny()
    this.value = this.#document.toJS({ maxAliasCount: 100 })
  }

  /** A problem at the value of this path, at its key, or at the nearest thing around it that is in the file. */
  at(path: ConfigPath, target: 'key' | 'value', message: string): ConfigProblem {
    const where = path.join('.')
    for (let length = path.length; length > 0; length--) {
      const offset = this.#offset(path.slice(0, length), length < path.length ? 'key' : target)
      if (offset === undefined) continue
      const { line, col } = this.#lines.linePos(offset)
      return { line, column: col, message: `${where}: ${message}` }
    }
    return { line: 1, column: 1, message: where === '' ? message : `${where}: ${message}` }
  }

  #offset(path: ConfigPath, target: 'key' | 'value'): number | undefined {
    const name = path.at(-1)
    const parent = path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true)
    if (target === 'key' && isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
      return isNode(pair?.key) ? pair.key.range?.[0] : undefined
    }
    const node = this.#document.getIn(path, true)
    if (isNode(node) && node.range) return node.range[0]
    return target === 'value' ? this.#offset(path, 'key') : undefined
  }
}
