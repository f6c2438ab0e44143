/** The directory of an uncompressed ZIP archive, as torch.save writes it (PKWARE APPNOTE 6.3.10, zip64 included). */
import type { SlicedFile } from './file-slice.js'

export interface ZipEntry {
  readonly name: string
  readonly offset: number
  readonly size: number
}

const endSignature = 0x06054b50
const end64LocatorSignature = 0x07064b50
const end64Signature = 0x06064b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const commentBytesMax = 0xffff
/** More than any checkpoint's storages. */
const entriesMax = 1_000_000

/** @throws GoshawkError 'weights-invalid' */
export function readZipDirectory(file: SlicedFile): ReadonlyMap<string, ZipEntry> {
  const { offset, size, count } = locateDirectory(file)
  if (count > entriesMax) throw file.invalid(`claims ${count} zip entries`)
  const bytes = file.read(offset, size, 'the zip directory')
  const view = new DataView(bytes.buffer)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || view.getUint32(at, true) !== centralSignature) throw file.invalid(`zip entry ${i} is damaged`)
    const method = view.getUint16(at + 10, true)
    const nameBytes = view.getUint16(at + 28, true)
    const extraBytes = view.getUint16(at + 30, true)
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
    if (next > size) throw file.invalid(`zip entry ${i} reaches beyond the directory`)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
    if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))
      throw file.invalid(`zip entry ${JSON.stringify(name)} climbs out of the archive`)
    if (method !== 0)
      throw file.invalid(`zip entry ${name} is compressed (method ${method}); torch.save stores entries as they are`)
    if (entries.has(name)) throw file.invalid(`zip entry ${name} occurs twice`)
    const extra = new DataView(bytes.buffer, at + 46 + nameBytes, extraBytes)
    const place = widen(file, name, extra, {
      size: view.getUint32(at + 24, true),
      compressed: view.getUint32(at + 20, true),
      header: view.getUint32(at + 42, true),
    })
    if (place.header + place.size > file.size)
      throw file.invalid(
        `zip entry ${name} claims ${place.size} bytes at ${place.header}, beyond the file's ${file.size}`,
      )
    entries.set(name, { name, size: place.size, offset: place.header })
    at = next
  }
  return entries
}

/** Where an entry's bytes start: after its local header, whose length only it knows. */
export function dataOffset(file: SlicedFile, entry: ZipEntry): number {
  const view = new DataView(file.read(entry.offset, 30, `the header of ${entry.name}`).buffer)
  if (view.getUint32(0, true) !== localSignature)
    throw file.invalid(`zip entry ${entry.name} does not start where the directory says`)
  return entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
}

function locateDirectory(file: SlicedFile): { offset: number; size: number; count: number } {
  const tailBytes = Math.min(file.size, endBytes + commentBytesMax)
  const tailStart = file.size - tailBytes
  const tail = file.read(tailStart, tailBytes, 'the end of the zip archive')
  const view = new DataView(tail.buffer)
  for (let at = tailBytes - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    const plain = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
    const locator = at - 20
    if (locator >= 0 && view.getUint32(locator, true) === end64LocatorSignature) {
      const end64 = new DataView(
        file.read(safe(file, view.getBigUint64(locator + 8, true)), 56, 'the zip64 directory end').buffer,
      )
      if (end64.getUint32(0, true) !== end64Signature) throw file.invalid('the zip64 directory end is damaged')
      return {
        count: safe(file, end64.getBigUint64(32, true)),
        size: safe(file, end64.getBigUint64(40, true)),
        offset: safe(file, end64.getBigUint64(48, true)),
      }
    }
    return plain
  }
  throw file.invalid('has no zip directory; it is truncated')
}

/** Replaces fields of 0xffffffff by those of the zip64 extra field, in the order the format gives them. */
function widen(
  file: SlicedFile,
  name: string,
  extra: DataView,
  fields: { size: number; compressed: number; header: number },
) {
  const wide = { ...fields }
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const id = extra.getUint16(at, true)
    const length = extra.getUint16(at + 2, true)
    if (id === 1) {
      let from = at + 4
      for (const key of ['size', 'compressed', 'header'] as const) {
        if (fields[key] !== 0xffffffff) continue
        if (from + 8 > Math.min(extra.byteLength, at + 4 + length))
          throw file.invalid(`zip entry ${name} lacks its zip64 sizes`)
        wide[key] = safe(file, extra.getBigUint64(from, true))
        from += 8
      }
    }
    at += 4 + length
  }
  if (wide.size !== wide.compressed) throw file.invalid(`zip entry ${name} has two different sizes`)
  return wide
}

function safe(file: SlicedFile, value: bigint): number {
  if (value > BigInt(file.size)) throw file.invalid(`points to byte ${value}, beyond the file's ${file.size}`)
  return Number(value)
}
