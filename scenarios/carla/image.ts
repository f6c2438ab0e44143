/** Camera frames (protocol notes, section 4.8): header, size and field of view, then BGRA pixels, top row first. */
import { endianness } from 'node:os'
import { GoshawkError } from '../../schemas/errors.js'
import {
  decodeSensorHeader,
  developmentLayout,
  releaseLayout,
  type SensorHeader,
  type StreamLayout,
  viewOf,
  writeSensorHeader,
} from './sensor-header.js'

export interface CameraImage {
  readonly header: SensorHeader
  readonly width: number
  readonly height: number
  /** Horizontal, degrees. */
  readonly fovDeg: number
  /** [height, width, 4] as blue, green, red, alpha; borrowed from the frame's bytes. */
  readonly bgra: Uint8Array
}

const sizeBytes = 12
const pixelBytes = 4

/**
 * A picture in place: nothing is copied. The layout is the one whose width and height make up the frame's length.
 *
 * @throws GoshawkError 'message-invalid' when none does.
 */
export function decodeImage(bytes: Uint8Array): CameraImage {
  const view = viewOf(bytes)
  for (const { headerBytes } of [releaseLayout, developmentLayout]) {
    const start = headerBytes + sizeBytes
    if (bytes.length < start) continue
    const [width, height] = [view.getUint32(headerBytes, true), view.getUint32(headerBytes + 4, true)]
    if (width === 0 || height === 0 || bytes.length !== start + pixelBytes * width * height) continue
    const fovDeg = view.getFloat32(headerBytes + 8, true)
    return { header: decodeSensorHeader(bytes), width, height, fovDeg, bgra: bytes.subarray(start) }
  }
  throw new GoshawkError(
    'message-invalid',
    `CARLA camera: a frame of ${bytes.length} bytes is no picture; expected 48 or 88 bytes of header, 12 of size and 4 a pixel`,
  )
}

/** What precedes the pixels: send it and the BGRA bytes as two parts. */
export function encodeImageHeader(
  { header, width, height, fovDeg }: Omit<CameraImage, 'bgra'>,
  { headerBytes }: StreamLayout = releaseLayout,
): Uint8Array {
  const bytes = new Uint8Array(headerBytes + sizeBytes)
  const view = viewOf(bytes)
  writeSensorHeader(view, header)
  view.setUint32(headerBytes, width, true)
  view.setUint32(headerBytes + 4, height, true)
  view.setFloat32(headerBytes + 8, fovDeg, true)
  return bytes
}

/** BGRA to RGB into `rgb` ([height, width, 3]), which may be reused. Throws `image-invalid` when it has another size. */
export function rgbFromBgra(bgra: Uint8Array, rgb: Uint8Array = new Uint8Array((bgra.length / 4) * 3)): Uint8Array {
  assertPixels(bgra, rgb)
  const isAligned = bgra.byteOffset % 4 === 0 && rgb.byteOffset % 4 === 0 && endianness() === 'LE'
  const done = isAligned ? swapFours(bgra, rgb) : 0
  for (let from = done * 4, to = done * 3; from < bgra.length; from += 4, to += 3) {
    rgb[to] = bgra[from + 2]!
    rgb[to + 1] = bgra[from + 1]!
    rgb[to + 2] = bgra[from]!
  }
  return rgb
}

/** Four pixels at a time as words, several times faster than bytes. Returns the number of pixels done. */
function swapFours(bgra: Uint8Array, rgb: Uint8Array): number {
  const fours = Math.floor(bgra.length / 16)
  const from = new Uint32Array(bgra.buffer, bgra.byteOffset, fours * 4)
  const to = new Uint32Array(rgb.buffer, rgb.byteOffset, fours * 3)
  for (let four = 0, at = 0, out = 0; four < fours; four++, at += 4, out += 3) {
    // Each word is 0xAARRGGBB.
    const [a, b, c, d] = [from[at]!, from[at + 1]!, from[at + 2]!, from[at + 3]!]
    to[out] = ((a >>> 16) & 0xff) | (a & 0xff00) | ((a & 0xff) << 16) | ((b & 0xff0000) << 8)
    to[out + 1] = ((b >>> 8) & 0xff) | ((b & 0xff) << 8) | (c & 0xff0000) | ((c & 0xff00) << 16)
    to[out + 2] = (c & 0xff) | ((d & 0xff0000) >>> 8) | ((d & 0xff00) << 8) | ((d & 0xff) << 24)
  }
  return fours * 4
}

/** RGB to opaque BGRA into `bgra`, which may be reused. Throws `image-invalid` when it has another size. */
export function bgraFromRgb(rgb: Uint8Array, bgra: Uint8Array = new Uint8Array((rgb.length / 3) * 4)): Uint8Array {
  assertPixels(bgra, rgb)
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    bgra[to] = rgb[from + 2]!
    bgra[to + 1] = rgb[from + 1]!
    bgra[to + 2] = rgb[from]!
    bgra[to + 3] = 255
  }
  return bgra
}

function assertPixels(bgra: Uint8Array, rgb: Uint8Array): void {
  if (bgra.length % 4 === 0 && (bgra.length / 4) * 3 === rgb.length) return
  throw new GoshawkError('image-invalid', `${bgra.length} bytes of BGRA and ${rgb.length} of RGB are not one picture`)
}

/** Metres of a raw depth camera's pixel: 24 bits over 1000 m, red lowest. */
export function depthMOfPixel(red: number, green: number, blue: number): number {
  return (1000 * (red + green * 256 + blue * 65536)) / (256 ** 3 - 1)
}
