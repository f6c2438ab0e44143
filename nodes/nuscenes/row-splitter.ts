/** Cuts a nuScenes table, one JSON array of objects of any size, into its rows without holding more than one of them. */
import { isUtf8 } from 'node:buffer'

/** The longest real row, a map with the tokens of all its logs, has some kilobytes. */
export const rowBytesMax = 4_194_304

export interface RowBytes {
  /** From 0. */
  readonly index: number
  /** Offset of the row's first byte in the file. */
  readonly byte: number
  readonly text: string
}

/** What is wrong with the table's outline; whoever knows the file makes an error of it. */
export class OutlineProblem extends Error {}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

type Expecting = 'array' | 'first-row' | 'inside-row' | 'comma' | 'next-row' | 'nothing'

const expectations: Readonly<Record<Expecting, string>> = {
  array: '"[", the start of a table',
  'first-row': 'a row "{" or "]"',
  'inside-row': 'the rest of the row',
  comma: '"," or "]"',
  'next-row': 'a row "{"',
  nothing: 'the end of the file',
}

export class RowSplitter {
  readonly #onRow: (row: RowBytes) => void
  #expecting: Expecting = 'array'
  #offset = 0
  #index = 0
  #depth = 0
  #isInString = false
  #isEscaped = false
  #rowByte = 0
  /** Pieces of a row that began in an earlier chunk. */
  #pieces: Buffer[] = []
  #pieceBytes = 0

  constructor(onRow: (row: RowBytes) => void) {
    this.#onRow = onRow
  }

  /** Takes the next bytes of the file, which are copied when they are needed later. Throws OutlineProblem. */
  push(chunk: Buffer): void {
    let rowStart = 0
    for (let i = 0; i < chunk.length; i += 1) {
      if (this.#expecting === 'inside-row') {
        i = this.#findRowEnd(chunk, i)
        if (i === chunk.length) break
        this.#emit(chunk.subarray(rowStart, i + 1))
        this.#expecting = 'comma'
      } else {
        const byte = chunk[i]!
        if (!isSpace(byte) && this.#startsRow(byte, i)) rowStart = i
      }
    }
    if (this.#expecting === 'inside-row') this.#keep(Buffer.from(chunk.subarray(rowStart)))
    this.#offset += chunk.length
  }

  /** The file has ended. Throws OutlineProblem when the table has not. */
  end(): void {
    if (this.#expecting === 'nothing') return
    const where =
      this.#expecting === 'inside-row'
        ? `inside row ${this.#index}, which starts at byte ${this.#rowByte}`
        : `after ${this.#index} rows`
    throw new OutlineProblem(
      `ends at byte ${this.#offset}, ${where}; expected ${expectations[this.#expecting]}: the file is truncated`,
    )
  }

  /** Follows nesting and strings from `at` to the brace that closes the row; the chunk's length when it is not in it. */
  #findRowEnd(chunk: Buffer, at: number): number {
    let depth = this.#depth
    let isInString = this.#isInString
    let isEscaped = this.#isEscaped
    let i = at
    for (; i < chunk.length; i += 1) {
      const byte = chunk[i]!
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isInString = false
      } else if (byte === quote) isInString = true
      else if (byte === openBrace || byte === openBracket) depth += 1
      else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1
        if (depth === 0) break
      }
    }
    this.#depth = depth
    this.#isInString = isInString
    this.#isEscaped = isEscaped
    return i
  }

  /** Takes a byte between rows; true at the brace that opens one. */
  #startsRow(byte: number, at: number): boolean {
    const expecting = this.#expecting
    if (expecting === 'array' && byte === openBracket) this.#expecting = 'first-row'
    else if ((expecting === 'first-row' || expecting === 'next-row') && byte === openBrace) {
      this.#expecting = 'inside-row'
      this.#rowByte = this.#offset + at
      this.#depth = 1
    } else if (expecting === 'comma' && byte === comma) this.#expecting = 'next-row'
    else if ((expecting === 'first-row' || expecting === 'comma') && byte === closeBracket) this.#expecting = 'nothing'
    else {
      throw new OutlineProblem(
        `byte ${this.#offset + at}: found ${JSON.stringify(String.fromCharCode(byte))}; ` +
          `expected ${expectations[expecting]}, after ${this.#index} rows`,
      )
    }
    return this.#depth > 0
  }

  #keep(piece: Buffer): void {
    this.#pieceBytes += piece.length
    this.#pieces.push(piece)
    this.#checkLength(0)
  }

  #emit(last: Buffer): void {
    this.#checkLength(last.length)
    const bytes = this.#pieces.length === 0 ? last : Buffer.concat([...this.#pieces, last])
    this.#pieces = []
    this.#pieceBytes = 0
    if (!isUtf8(bytes)) throw new OutlineProblem(`row ${this.#index} at byte ${this.#rowByte} is not UTF-8`)
    this.#onRow({ index: this.#index, byte: this.#rowByte, text: bytes.toString('utf8') })
    this.#index += 1
  }

  #checkLength(more: number): void {
    if (this.#pieceBytes + more <= rowBytesMax) return
    throw new OutlineProblem(
      `row ${this.#index} at byte ${this.#rowByte} is longer than ${rowBytesMax} bytes; expected one flat object a row`,
    )
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
