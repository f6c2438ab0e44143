/**
 * LZ4 frames, written: block format by greedy matching over a hash of four bytes, frame format 1.6.1 (lz4.org, LZ4_Frame_format.md
 * and LZ4_Block_format.md). Pictures hardly shrink, so a block that does not is stored as it is.
 */

const blockBytesMax = 4 * 1024 * 1024
const hashBits = 14
/** The last match starts at least 12 bytes before the end of a block, and the last five bytes are literals. */
const matchStartMargin = 12
const literalsAtEnd = 5
const offsetMax = 65_535
const matchBytesMin = 4

/** Reused from block to block: position + 1 of the last place with this hash, 0 for none. */
const places = new Int32Array(1 << hashBits)

export function lz4Frame(data: Uint8Array): Uint8Array {
  const blocks = Math.ceil(data.byteLength / blockBytesMax)
  const output = Buffer.allocUnsafe(7 + data.byteLength + blocks * 4 + 4)
  output.writeUInt32LE(0x184d2204, 0)
  // Version 1, blocks independent, no checksums; blocks of at most 4 MiB.
  output[4] = 0x60
  output[5] = 0x70
  output[6] = (xxHash32OfTwo(output[4], output[5]) >>> 8) & 0xff
  let end = 7
  for (let start = 0; start < data.byteLength; start += blockBytesMax) {
    const block = data.subarray(start, start + blockBytesMax)
    const length = compressBlock(block, output.subarray(end + 4, end + 4 + block.byteLength))
    if (length === undefined) {
      output.writeUInt32LE((block.byteLength | 0x80000000) >>> 0, end)
      output.set(block, end + 4)
      end += 4 + block.byteLength
    } else {
      output.writeUInt32LE(length, end)
      end += 4 + length
    }
  }
  output.writeUInt32LE(0, end)
  return output.subarray(0, end + 4)
}

/** @returns bytes written to `target`, or undefined when the block does not fit, which is then not worth compressing. */
function compressBlock(source: Uint8Array, target: Uint8Array): number | undefined {
  places.fill(0)
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  const matchLimit = source.byteLength - matchStartMargin
  let anchor = 0
  let end = 0
  let misses = 0
  for (let at = 0; at < matchLimit; ) {
    const four = view.getUint32(at, true)
    const hash = Math.imul(four, 2654435761) >>> (32 - hashBits)
    const candidate = places[hash]! - 1
    places[hash] = at + 1
    if (candidate < 0 || at - candidate > offsetMax || view.getUint32(candidate, true) !== four) {
      // Where nothing matches for long, look less closely.
      misses += 1
      at += 1 + (misses >> 6)
      continue
    }
    misses = 0
    const matchEnd = extendMatch(source, candidate + matchBytesMin, at + matchBytesMin)
    const next = writeSequence(source, target, end, { anchor, at, offset: at - candidate, bytes: matchEnd - at })
    if (next === undefined) return undefined
    end = next
    at = matchEnd
    anchor = matchEnd
  }
  return writeSequence(source, target, end, { anchor, at: source.byteLength, offset: 0, bytes: 0 })
}

/** @returns where the match that is equal up to `at` ends. */
function extendMatch(source: Uint8Array, candidate: number, at: number): number {
  const limit = source.byteLength - literalsAtEnd
  let end = at
  for (let from = candidate; end < limit && source[from] === source[end]; from++) end++
  return end
}

interface Sequence {
  /** Literals are from here ... */
  readonly anchor: number
  /** ... to here, where the match starts. */
  readonly at: number
  readonly offset: number
  /** Of the match; 0 for the last sequence, which has none. */
  readonly bytes: number
}

function writeSequence(
  source: Uint8Array,
  target: Uint8Array,
  start: number,
  { anchor, at, offset, bytes }: Sequence,
): number | undefined {
  const literals = at - anchor
  if (start + literals + literals / 255 + bytes / 255 + 8 > target.byteLength) return undefined
  const matchCode = bytes === 0 ? 0 : bytes - matchBytesMin
  target[start] = (Math.min(literals, 15) << 4) | Math.min(matchCode, 15)
  let end = writeLength(target, start + 1, literals)
  target.set(source.subarray(anchor, at), end)
  end += literals
  if (bytes === 0) return end
  target[end] = offset & 0xff
  target[end + 1] = offset >> 8
  return writeLength(target, end + 2, matchCode)
}

/** What of a length does not fit the token's four bits. */
function writeLength(target: Uint8Array, start: number, length: number): number {
  if (length < 15) return start
  let end = start
  let rest = length - 15
  for (; rest >= 255; rest -= 255) target[end++] = 255
  target[end++] = rest
  return end
}

/** xxHash32 (seed 0) of two bytes: the frame descriptor's checksum. */
function xxHash32OfTwo(first: number, second: number): number {
  const prime1 = 2654435761
  const prime2 = 2246822519
  const prime3 = 3266489917
  const prime5 = 374761393
  let hash = (prime5 + 2) >>> 0
  for (const byte of [first, second]) {
    hash = (hash + Math.imul(byte, prime5)) >>> 0
    hash = Math.imul((hash << 11) | (hash >>> 21), prime1) >>> 0
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), prime3) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}
