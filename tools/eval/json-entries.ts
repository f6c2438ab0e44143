/**
 * Reads a JSON object of any size entry by entry: results files of a whole split are longer than a JavaScript string can be.
 * Only what nests inside the named members is kept in memory, one entry at a time.
 */
import { createReadStream } from 'node:fs'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]
const [space, newline, carriageReturn, tab] = [0x20, 0x0a, 0x0d, 0x09]

const kind = { plain: 0, quote: 1, open: 2, close: 3, separator: 4 } as const
/** What a byte means outside a string. */
const kindOf = new Uint8Array(256)
kindOf[quote] = kind.quote
for (const byte of [openBrace, openBracket]) kindOf[byte] = kind.open
for (const byte of [closeBrace, closeBracket]) kindOf[byte] = kind.close
for (const byte of [comma, space, newline, carriageReturn, tab]) kindOf[byte] = kind.separator

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
 * @param chunkBytes - read at a time.
 * @throws GoshawkError 'file-missing', or 'file-invalid' with the place of the fault.
 */
export async function* jsonEntries(
  file: string,
  byEntry: readonly string[],
  chunkBytes = 1 << 20,
): AsyncGenerator<JsonEntry, void, undefined> {
  const scanner = new EntryScanner(file, byEntry)
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes }))
      yield* scanner.push(chunk as Buffer)
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
  #isFirst = false
  #hasEnded = false
  /** Whether an object was just opened, so that it may end without an entry. */
  #mayClose = false

  constructor(file: string, byEntry: readonly string[]) {
    this.#file = file
    this.#byEntry = byEntry
  }

  *push(chunk: Buffer): Generator<JsonEntry, void, undefined> {
    let start = this.#collecting ? 0 : -1
    for (let i = 0; i < chunk.length; i++) {
      if (this.#collecting) {
        i = this.#endOfToken(chunk, i)
        if (!this.#hasEnded) break
        const entry = this.#finish(chunk.subarray(start, i))
        start = -1
        if (entry) yield entry
        if (i === chunk.length) break
      }
      const byte = chunk[i]!
      if (byte === space || byte === newline || byte === carriageReturn || byte === tab) continue
      // Its first byte is walked over with the rest.
      if (this.#structure(byte, this.#offset + i)) start = i--
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
        this.#begin('key', byte)
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
        this.#begin('value', byte)
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

  /** The first byte of a token is still to be walked over. */
  #begin(what: 'key' | 'value', byte: number): void {
    this.#collecting = what
    this.#inString = false
    this.#escaped = false
    this.#depth = 0
    // A lone closing or separating byte is no value; taken as a token, JSON.parse says so.
    this.#isFirst = kindOf[byte] === kind.close || kindOf[byte] === kind.separator
  }

  /**
   * Walks on in the token, which is most of the bytes of a file: state is kept in locals, plain bytes cost one look-up.
   * Returns the place after its last byte and sets `#hasEnded`, or the chunk's length when it goes on.
   */
  #endOfToken(chunk: Buffer, from: number): number {
    const end = chunk.length
    let i = from
    let depth = this.#depth
    let inString = this.#inString
    this.#hasEnded = false
    if (this.#isFirst) {
      i++
      this.#isFirst = false
    }
    if (this.#escaped && i < end) {
      i++
      this.#escaped = false
    }
    while (i < end && !this.#hasEnded) {
      if (inString) {
        while (i < end && chunk[i] !== quote && chunk[i] !== backslash) i++
        if (i === end) break
        if (chunk[i] === backslash) {
          if (i + 1 === end) this.#escaped = true
          i += 2
          continue
        }
        i++
        inString = false
        this.#hasEnded = depth === 0
        continue
      }
      while (i < end && kindOf[chunk[i]!] === kind.plain) i++
      if (i === end) break
      const found = kindOf[chunk[i]!]!
      if (found === kind.separator) {
        if (depth === 0) this.#hasEnded = true
        else i++
      } else if (found === kind.close) {
        if (depth > 0) {
          depth--
          i++
        }
        this.#hasEnded = depth === 0
      } else {
        if (found === kind.quote) inString = true
        else depth++
        i++
      }
    }
    this.#depth = depth
    this.#inString = inString
    return Math.min(i, end)
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
      return JSON.parse(text.includes('NaN') || text.includes('Infinity') ? withoutBareWords(text) : text)
    } catch (error) {
      const where = this.#key || this.#member
      throw new GoshawkError('file-invalid', `${this.#file}: ${where}: ${messageOf(error)}`, { cause: error })
    }
  }

  #refuse(at: number, what: string): never {
    throw new GoshawkError('file-invalid', `${this.#file}: byte ${at}: ${what}`)
  }
}

/** Python writes NaN and Infinity as bare words, which JSON has not: null. Quoted texts stay as they are. */
function withoutBareWords(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/g, (found) => (found.startsWith('"') ? found : 'null'))
}
