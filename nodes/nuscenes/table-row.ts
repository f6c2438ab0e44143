/** One row of a table: each field is read by the type it must have, and refused by file, token and field. */
import { type ErrorCode, GoshawkError, messageOf } from '../../schemas/errors.js'
import { type Pose, poseFromArrays } from '../../schemas/geometry/pose.js'
import type { Size } from '../../schemas/messages.js'
import type { RowBytes } from './row-splitter.js'

const tokenCharactersMax = 256
/** Further from one than this a quaternion was never meant to be a rotation. */
const quaternionNormErrorMax = 1e-2
/** Maps are kilometres wide; a position beyond this is a corrupt number. */
const positionMMax = 1e7

export class TableRow {
  readonly #file: string
  readonly #row: RowBytes
  readonly #fields: Readonly<Record<string, unknown>>

  /** @param file - path of the table, for messages. */
  constructor(file: string, row: RowBytes) {
    this.#file = file
    this.#row = row
    this.#fields = parseRow(file, row)
  }

  /** A non-empty token. */
  token(field: string): string {
    const token = this.text(field, tokenCharactersMax)
    return token !== '' ? token : this.refuse(field, 'an empty string', 'a token')
  }

  /** A token, or '' for none. */
  link(field: string): string {
    return this.text(field, tokenCharactersMax)
  }

  tokens(field: string): readonly string[] {
    const value = this.#fields[field]
    if (!Array.isArray(value)) return this.refuse(field, value, 'a list of tokens')
    return value.map((token: unknown, i) =>
      typeof token === 'string' && token !== '' && token.length <= tokenCharactersMax
        ? token
        : this.refuse(`${field}[${i}]`, token, 'a token'),
    )
  }

  text(field: string, charactersMax = 4096): string {
    const value = this.#fields[field]
    if (typeof value !== 'string') return this.refuse(field, value, 'a string')
    return value.length <= charactersMax
      ? value
      : this.refuse(field, `${value.length} characters`, `at most ${charactersMax}`)
  }

  flag(field: string): boolean {
    const value = this.#fields[field]
    return typeof value === 'boolean' ? value : this.refuse(field, value, 'true or false')
  }

  count(field: string): number {
    const value = this.#fields[field]
    return Number.isSafeInteger(value) && (value as number) >= 0
      ? (value as number)
      : this.refuse(field, value, 'a whole number, at least 0')
  }

  /** `length` finite numbers. */
  numbers(field: string, length: number, code: ErrorCode = 'dataset-invalid'): readonly number[] {
    return this.#finite(field, this.#fields[field], length, code)
  }

  /** `translation` and `rotation` of the row; the quaternion comes back normalised. */
  pose(code: ErrorCode): Pose {
    const translation = this.numbers('translation', 3, code)
    const rotation = this.numbers('rotation', 4, code)
    if (translation.some((metres) => Math.abs(metres) > positionMMax)) {
      this.refuse('translation', translation, `metres, at most ${positionMMax}`, code)
    }
    const norm = Math.hypot(...rotation)
    if (Math.abs(norm - 1) > quaternionNormErrorMax) {
      this.refuse('rotation', `a quaternion of norm ${norm}`, 'a unit quaternion w, x, y, z', code)
    }
    return poseFromArrays(translation, rotation)
  }

  /** `size` of the row, which nuScenes writes width, length, height. */
  size(): Size {
    const [width = 0, length = 0, height = 0] = this.numbers('size', 3)
    if (!(width > 0 && length > 0 && height > 0)) {
      this.refuse('size', `[${width}, ${length}, ${height}]`, 'positive metres')
    }
    return { width, length, height }
  }

  /** Row-major 3x3, or [] for a sensor that is no camera. */
  intrinsic(field: string): readonly number[] {
    const code = 'calibration-invalid'
    const value = this.#fields[field]
    if (!Array.isArray(value) || (value.length !== 0 && value.length !== 3)) {
      return this.refuse(field, value, 'three rows of three numbers, or []', code)
    }
    const matrix = value.flatMap((row: unknown, i) => this.#finite(`${field}[${i}]`, row, 3, code))
    if (matrix.length === 9 && !(matrix[0]! > 0 && matrix[4]! > 0)) {
      this.refuse(field, `focal lengths ${matrix[0]} and ${matrix[4]}`, 'positive pixels', code)
    }
    return matrix
  }

  refuse(field: string, found: unknown, expected: string, code: ErrorCode = 'dataset-invalid'): never {
    const token = this.#fields.token
    const row = typeof token === 'string' ? `token ${shorten(token)}` : `row ${this.#row.index}`
    throw new GoshawkError(code, `${this.#file}: ${row}: ${field}: found ${show(found)}; expected ${expected}`, {
      details: { file: this.#file, row: this.#row.index, byte: this.#row.byte, token, field, expected },
    })
  }

  #finite(field: string, value: unknown, length: number, code: ErrorCode): readonly number[] {
    if (!Array.isArray(value) || value.length !== length) {
      return this.refuse(field, value, `${length} numbers`, code)
    }
    for (const [i, number] of value.entries()) {
      if (!Number.isFinite(number)) this.refuse(`${field}[${i}]`, number, 'a finite number', code)
    }
    return value as number[]
  }
}

function parseRow(file: string, row: RowBytes): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(row.text) as Record<string, unknown>
  } catch (cause) {
    const repaired = parseWithNonNumbers(row.text)
    if (repaired !== undefined) return repaired
    throw new GoshawkError(
      'dataset-invalid',
      `${file}: row ${row.index} at byte ${row.byte} is not JSON: ${messageOf(cause)}`,
      { cause, details: { file, row: row.index, byte: row.byte } },
    )
  }
}

/**
 * Python writes NaN and Infinity, which are no JSON, as bare words. Read as an infinite number they reach the check of
 * their field, which can name it.
 */
function parseWithNonNumbers(text: string): Readonly<Record<string, unknown>> | undefined {
  const outsideStrings = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g
  const replaced = text.replace(outsideStrings, (found) => (found.startsWith('"') ? found : '1e999'))
  if (replaced === text) return undefined
  try {
    return JSON.parse(replaced) as Record<string, unknown>
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === Number.POSITIVE_INFINITY) return 'NaN or Infinity'
  return shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)))
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}...` : text
}
