/** Width and height of a JPEG from its frame header (ITU-T T.81, B.2), without decoding it. */
import { GoshawkError } from '../../schemas/errors.js'

const startOfImage = 0xffd8

/** @returns pixels. Throws GoshawkError 'image-invalid' when the bytes are no JPEG or end before its frame header. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== startOfImage) {
    throw new GoshawkError('image-invalid', `${bytes.length} bytes that do not start like a JPEG`)
  }
  let at = 2
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new GoshawkError('image-invalid', `JPEG has no marker at byte ${at}`)
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1 // a fill byte
    } else if (isFrameHeader(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    } else {
      at += 2 + (hasLength(marker) ? view.getUint16(at + 2) : 0)
    }
  }
  throw new GoshawkError('image-invalid', `JPEG of ${bytes.length} bytes ends before its frame header`)
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** TEM and the restart markers stand alone. */
function hasLength(marker: number): boolean {
  return marker !== 0x01 && !(marker >= 0xd0 && marker <= 0xd9)
}
