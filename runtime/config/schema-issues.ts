/** What a zod schema found wrong, in the words of the file: where, what was found, what was expected. */
import { z } from 'zod'
import type { ConfigPath, ConfigProblem } from './config-problem.js'
import { oneOf, suggestion } from './nearest-name.js'
import type { YamlSource } from './yaml-source.js'

type Issue = z.core.$ZodIssue

/**
 * @param prefix - path of the checked value within the file.
 * @param value - the checked value, as read from the file.
 */
export function schemaProblems(
  source: YamlSource,
  prefix: ConfigPath,
  value: unknown,
  schema: z.ZodType,
  issues: readonly Issue[],
): ConfigProblem[] {
  return issues.flatMap((issue) => describe(source, prefix, value, schema, issue))
}

function describe(
  source: YamlSource,
  prefix: ConfigPath,
  value: unknown,
  schema: z.ZodType,
  issue: Issue,
): ConfigProblem[] {
  const own = issue.path as ConfigPath
  const path = [...prefix, ...own]
  const found = valueAt(value, own)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, own)
    return issue.keys.map((key) =>
      source.at(
        [...path, key],
        'key',
        `unknown key; expected ${oneOf(known) || 'nothing here'}${suggestion(key, known)}`,
      ),
    )
  }
  if (issue.code === 'invalid_union') {
    const branch = unionBranch(issue.errors, found)
    if (branch) {
      return branch.flatMap((inner) =>
        describe(source, prefix, value, schema, { ...inner, path: [...issue.path, ...inner.path] } as Issue),
      )
    }
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? 'a name'
    return [source.at(path, 'key', `expected ${expected}`)]
  }
  if (found === undefined) return [source.at(path, 'value', `missing; expected ${expectation(issue)}`)]
  const hint =
    issue.code === 'invalid_value' && typeof found === 'string' ? suggestion(found, issue.values.map(String)) : ''
  return [source.at(path, 'value', `${shown(found)}; expected ${expectation(issue)}${hint}`)]
}

/** The alternative that was meant, judged by the kind of value found; undefined when none takes that kind. */
function unionBranch(branches: readonly (readonly Issue[])[], found: unknown): readonly Issue[] | undefined {
  if (found === undefined) return branches[0]
  return branches.find((issues) => !issues.some(({ code, path }) => isOtherKind(code) && path.length === 0))
}

function isOtherKind(code: Issue['code']): boolean {
  return code === 'invalid_type' || code === 'invalid_value'
}

const kinds: Record<string, string> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    case 'invalid_union':
      return unionExpectation(issue.errors)
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    default:
      return issue.message
  }
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return `${relation} ${limit} characters`
  if (origin === 'array') return `${relation} ${limit} entries`
  return `${relation} ${limit}`
}

function unionExpectation(branches: readonly (readonly Issue[])[]): string {
  return oneOf(branches.flatMap((issues) => (issues[0] ? [expectation(issues[0])] : [])))
}

function shown(found: unknown): string {
  const text = typeof found === 'number' ? String(found) : (JSON.stringify(found) ?? String(found))
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string | number, unknown>)[key]
  }
  return here
}

/** Keys an object schema takes at this path; empty where it takes none or any. */
export function knownKeys(schema: z.ZodType, path: ConfigPath): string[] {
  const [key, ...rest] = path
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return knownKeys(schema.unwrap() as z.ZodType, path)
  }
  if (schema instanceof z.ZodPrefault) return knownKeys(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodPipe) return knownKeys(schema.in as z.ZodType, path)
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const keys = knownKeys(option as z.ZodType, path)
      if (keys.length > 0) return keys
    }
    return []
  }
  if (schema instanceof z.ZodRecord) return key === undefined ? [] : knownKeys(schema.valueType as z.ZodType, rest)
  if (schema instanceof z.ZodArray) return key === undefined ? [] : knownKeys(schema.element as z.ZodType, rest)
  if (!(schema instanceof z.ZodObject)) return []
  if (key === undefined) return Object.keys(schema.shape)
  const next = schema.shape[key]
  return next === undefined ? [] : knownKeys(next as z.ZodType, rest)
}
