/** Scenarios by name or file: `scenarios/files/*.yaml`, a path to a YAML file of one's own, or `random-<seed>`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { randomScenario } from './random-scenario.js'
import { Scenario } from './scenario.js'

const folder = join(packageRoot, 'scenarios', 'files')

/** Names of the scenario files that come with Goshawk. */
export function scenarioNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
}

export function listScenarios(): Scenario[] {
  return scenarioNames().map((name) => loadScenario(join(folder, `${name}.yaml`)))
}

/** Throws `config-invalid` for an unknown name, listing the known ones, and for a file that does not fit. */
export function findScenario(name: string): Scenario {
  const drawn = /^random-(\d{1,9})$/.exec(name)
  if (drawn) return randomScenario(Number(drawn[1]))
  if (/\.ya?ml$/.test(name)) return loadScenario(name)
  const names = scenarioNames()
  if (names.includes(name)) return loadScenario(join(folder, `${name}.yaml`))
  throw new GoshawkError(
    'config-invalid',
    `scenario: "${name}"; expected one of ${names.join(', ')}, random-<number> or the path of a .yaml file`,
  )
}

export function loadScenario(file: string): Scenario {
  if (!existsSync(file)) throw new GoshawkError('file-missing', `${file}: no such file; expected a scenario in YAML`)
  return parseScenario(readFileSync(file, 'utf8'), file)
}

/** Every fault with its line and column. */
export function parseScenario(text: string, file: string): Scenario {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors.map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0])
    return `${file}:${line}:${col} ${message.split('\n')[0]}`
  })
  if (broken.length > 0) throw new GoshawkError('config-invalid', broken.join('\n'))
  const result = Scenario.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => {
    const path: PropertyKey[] = [...issue.path]
    if (issue.code === 'unrecognized_keys' && issue.keys[0]) path.push(issue.keys[0])
    let node = document.getIn(path, true)
    while (!isNode(node) && path.length > 0) {
      path.pop()
      node = document.getIn(path, true)
    }
    const { line, col } = isNode(node) && node.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 }
    return `${file}:${line}:${col} ${issue.path.join('.')}: ${issue.message}`
  })
  throw new GoshawkError('config-invalid', faults.join('\n'))
}
