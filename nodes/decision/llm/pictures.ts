/** Camera pictures for the prompt: few, small, and kept until the objects seen in them arrive. */
import sharp, { type Matrix3x3 } from 'sharp'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { type CameraFrames, type CameraImage, ImageEncoding, type Message } from '../../../schemas/messages.js'

export interface Picture {
  readonly camera: string
  /** JPEG. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

export interface KeptPicture {
  readonly image: CameraImage
  /** Its own copy: the message's bytes are only lent. */
  readonly bytes: Uint8Array
}

export interface KeptFrame {
  readonly scene: string
  readonly timestampUs: number
  readonly pictures: readonly KeptPicture[]
}

/** Between the pictures and the objects of a prompt: more than a detector takes, less than a manoeuvre. */
const apartUsMax = 500_000
const framesMax = 32
const jpegQuality = 80

/** The newest frames, bounded in number and bytes; the oldest go first. */
export class PictureShelf {
  readonly #cameras: readonly string[]
  readonly #bytesMax: number
  #frames: KeptFrame[] = []

  constructor({ cameras, bytesMax }: { readonly cameras: readonly string[]; readonly bytesMax: number }) {
    this.#cameras = cameras
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#frames.reduce((sum, { pictures }) => sum + bytesOf(pictures), 0)
  }

  get frames(): number {
    return this.#frames.length
  }

  keep({ payload, parts }: Message<CameraFrames>): void {
    const { scene, timestampUs, cameras } = payload
    const pictures = this.#cameras.flatMap((channel): KeptPicture[] => {
      const image = cameras.find((camera) => camera.channel === channel)
      const bytes = image && image.missing === '' ? parts[image.part] : undefined
      return image && bytes ? [{ image, bytes: Uint8Array.from(bytes) }] : []
    })
    // Another scene, or time going back: what was seen before belongs to another drive.
    const last = this.#frames.at(-1)
    if (last && (last.scene !== scene || last.timestampUs > timestampUs)) this.#frames = []
    this.#frames.push({ scene, timestampUs, pictures })
    while (this.#frames.length > framesMax || (this.#frames.length > 1 && this.bytes > this.#bytesMax)) {
      this.#frames.shift()
    }
  }

  /** The frame nearest in time, within half a second; what is older than it is not needed any more. */
  at(scene: string, timestampUs: number): KeptFrame | undefined {
    const apart = (frame: KeptFrame) => Math.abs(frame.timestampUs - timestampUs)
    const near = this.#frames
      .filter((frame) => frame.scene === scene && apart(frame) <= apartUsMax)
      .reduce<KeptFrame | undefined>((best, frame) => (best && apart(best) <= apart(frame) ? best : frame), undefined)
    if (near) this.#frames = this.#frames.filter((frame) => frame.timestampUs >= near.timestampUs)
    return near
  }
}

/**
 * A JPEG at most `widthMax` pixels wide; never enlarged.
 *
 * @throws GoshawkError image-invalid when the bytes are no picture of the size they claim.
 */
export async function toPromptPicture({ image, bytes }: KeptPicture, widthMax: number): Promise<Picture> {
  try {
    const { data, info } = await open(image, bytes)
      .resize({ width: widthMax, withoutEnlargement: true })
      .jpeg({ quality: jpegQuality })
      .toBuffer({ resolveWithObject: true })
    return { camera: image.channel, bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof GoshawkError) throw error
    const message = `${image.channel}: the picture cannot be read (${messageOf(error).split('\n')[0]})`
    throw new GoshawkError('image-invalid', message, { cause: error })
  }
}

function open({ channel, encoding, width, height }: CameraImage, bytes: Uint8Array) {
  if (encoding === ImageEncoding.JPEG) return sharp(bytes, { failOn: 'error' })
  const channels = encoding === ImageEncoding.BGRA8 ? 4 : 3
  if (bytes.byteLength !== width * height * channels) {
    throw new GoshawkError(
      'image-invalid',
      `${channel}: raw picture has ${bytes.byteLength} bytes; expected ${width}x${height}x${channels}`,
    )
  }
  const raw = sharp(bytes, { raw: { width, height, channels } })
  return channels === 4 ? raw.removeAlpha().recomb(redFirst) : raw
}

/** Blue and red change places. */
const redFirst: Matrix3x3 = [
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
]

function bytesOf(pictures: readonly KeptPicture[]): number {
  return pictures.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
}
