/**
 * Reads a JSON object of any size entry by entry: results files of a whole split are longer than a JavaScript string can be.
 * Only what nests inside the named members is kept in memory, one entry at a time.
 */
import { createReadStream } from 'node:fs'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]
const [space, newline, carriageReturn, tab] = [0x20, 0x0a, 0x0d, 0x09]

export interface JsonEntry {
  /** Member of the top-level object. */
  readonly member: string
  /** Key inside the member, for members that are read by entry; undefined for a member read whole. */
  readonly key: string | undefined
  readonly value: unknown
}

/** No value is longer than this; a file that claims otherwise is damaged. */
const valueBytesMax = 256 * 1024 * 1024

/**
 * @param byEntry - top-level members whose own members are yielded one at a time.
 * @throws GoshawkError 'file-missing', or 'file-invalid' with the place of the fault.
 */
export async function* jsonEntries(
  file: string,
  byEntry: readonly string[],
): AsyncGenerator<JsonEntry, void, undefined> {
  const scanner = new EntryScanner(file, byEntry)
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) yield* scanner.push(chunk as Buffer)
  } catch (error) {
    if (error instanceof GoshawkError) throw error
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new GoshawkError(missing ? 'file-missing' : 'file-invalid', `${file}: ${messageOf(error)}`, { cause: error })
  }
  scanner.end()
}

type Expecting = 'start' | 'key' | 'colon' | 'value' | 'comma' | 'done'

class EntryScanner {
  readonly #file: string
  readonly #byEntry: readonly string[]
  /** Of the object being walked: 0 before the file's object, 1 in it, 2 in a member read by entry. */
  #level = 0
  #expecting: Expecting = 'start'
  #member = ''
  #key = ''
  #offset = 0
  /** The token being collected, and how deep it is nested. */
  #held: Buffer[] = []
  #heldBytes = 0
  #depth = 0
  #inString = false
  #escaped = false
  #collecting: 'key' | 'value' | undefined
  /** Whether an object was just opened, so that it may end without an entry. */
  #mayClose = false

  constructor(file: string, byEntry: readonly string[]) {
    this.#file = file
    this.#byEntry = byEntry
  }

  *push(chunk: Buffer): Generator<JsonEntry, void, undefined> {
    let start = this.#collecting ? 0 : -1
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (this.#collecting) {
        const ended = this.#continues(byte)
        if (ended === 'no') continue
        const end = ended === 'with' ? i + 1 : i
        const entry = this.#finish(chunk.subarray(start, end))
        start = -1
        if (entry) yield entry
        if (ended === 'with') continue
      }
      if (byte === space || byte === newline || byte === carriageReturn || byte === tab) continue
      if (this.#structure(byte, this.#offset + i)) start = i
    }
    if (this.#collecting) this.#hold(chunk.subarray(start))
    this.#offset += chunk.length
  }

  end(): void {
    if (this.#expecting !== 'done') this.#refuse(this.#offset, 'the file ends in the middle; it may be truncated')
  }

  /** A byte outside a token. Returns whether a token begins with it. */
  #structure(byte: number, at: number): boolean {
    const closes = byte === closeBrace && (this.#expecting === 'comma' || (this.#expecting === 'key' && this.#mayClose))
    if (closes) {
      this.#level--
      this.#expecting = this.#level === 0 ? 'done' : 'comma'
      return false
    }
    switch (this.#expecting) {
      case 'start':
        if (byte !== openBrace) this.#refuse(at, 'expected an object')
        this.#open()
        return false
      case 'key':
        if (byte !== quote) this.#refuse(at, 'expected a quoted name')
        this.#collecting = 'key'
        this.#inString = true
        return true
      case 'colon':
        if (byte !== colon) this.#refuse(at, 'expected ":"')
        this.#expecting = 'value'
        return false
      case 'comma':
        if (byte !== comma) this.#refuse(at, 'expected "," or "}"')
        this.#expecting = 'key'
        this.#mayClose = false
        return false
      case 'value':
        if (this.#level === 1 && this.#byEntry.includes(this.#member)) {
          if (byte !== openBrace) this.#refuse(at, `"${this.#member}" is no object`)
          this.#open()
          return false
        }
        this.#collecting = 'value'
        this.#inString = byte === quote
        this.#depth = byte === openBrace || byte === openBracket ? 1 : 0
        return true
      case 'done':
        return this.#refuse(at, 'expected nothing after the object')
    }
  }

  #open(): void {
    this.#level++
    this.#expecting = 'key'
    this.#mayClose = true
  }

  /** Whether the token goes on after this byte, ends with it, or ended before it. */
  #continues(byte: number): 'no' | 'with' | 'before' {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (byte === backslash) this.#escaped = true
      else if (byte === quote) {
        this.#inString = false
        if (this.#depth === 0) return 'with'
      }
      return 'no'
    }
    if (byte === quote) this.#inString = true
    else if (byte === openBrace || byte === openBracket) this.#depth++
    else if (byte === closeBrace || byte === closeBracket) {
      if (this.#depth === 0) return 'before'
      this.#depth--
      if (this.#depth === 0) return 'with'
    } else if (this.#depth === 0 && (byte === comma || byte === space || byte === newline)) return 'before'
    return 'no'
  }

  #hold(bytes: Buffer): void {
    this.#heldBytes += bytes.length
    if (this.#heldBytes > valueBytesMax) this.#refuse(this.#offset, `a value of over ${valueBytesMax} bytes`)
    this.#held.push(Buffer.from(bytes))
  }

  #finish(last: Buffer): JsonEntry | undefined {
    const text = this.#held.length === 0 ? last.toString() : Buffer.concat([...this.#held, last]).toString()
    const collected = this.#collecting
    this.#held = []
    this.#heldBytes = 0
    this.#collecting = undefined
    const value = this.#parse(text)
    if (collected === 'key') {
      if (this.#level === 1) this.#member = value as string
      else this.#key = value as string
      this.#expecting = 'colon'
      return undefined
    }
    this.#expecting = 'comma'
    return { member: this.#member, key: this.#level === 2 ? this.#key : undefined, value }
  }

  #parse(text: string): unknown {
    try {
      // Python writes NaN and Infinity as bare words, which JSON has not.
      return JSON.parse(
        /\bNaN\b|\bInfinity\b/.test(text) ? text.replace(/(?<![\w"])-?(?:NaN|Infinity)(?![\w"])/g, 'null') : text,
      )
    } catch (error) {
      const where = this.#key || this.#member
      throw new GoshawkError('file-invalid', `${this.#file}: ${where}: ${messageOf(error)}`, { cause: error })
    }
  }

  #refuse(at: number, what: string): never {
    throw new GoshawkError('file-invalid', `${this.#file}: byte ${at}: ${what}`)
  }
}
