/** A world frame as bytes: encoded once per choice of pictures, shared by all readers that chose alike. */
import { messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { makeJpeg, sharedWidth } from './pictures.js'
import type { World } from './world-frame.js'

export interface PictureChoice {
  readonly withImages: boolean
  /** Pixels; 0 means as captured. */
  readonly widthMax: number
}

export class PublishedFrame {
  readonly sequence: number
  readonly #world: World
  readonly #encoded = new Map<number, Promise<Uint8Array>>()
  #base: Uint8Array | undefined

  constructor(sequence: number, world: World) {
    this.sequence = sequence
    this.#world = world
  }

  /** The encoded goshawk.v1.WorldFrame. A picture that cannot be made becomes a missing camera with its reason. */
  encode({ withImages, widthMax }: PictureChoice): Promise<Uint8Array> {
    const key = withImages ? sharedWidth(widthMax) : -1
    let encoded = this.#encoded.get(key)
    if (!encoded) {
      encoded = withImages ? this.#withPictures(key) : Promise.resolve(this.#assemble(this.#world.cameras))
      this.#encoded.set(key, encoded)
    }
    return encoded
  }

  async #withPictures(width: number): Promise<Uint8Array> {
    const { cameras, pictures } = this.#world
    const views = cameras.map(async (camera, index): Promise<goshawk.v1.ICameraView> => {
      const picture = pictures[index]
      if (!picture) return camera
      try {
        return { ...camera, jpeg: await makeJpeg(picture, width) }
      } catch (error) {
        return { ...camera, image: { ...camera.image, missing: `unreadable picture: ${messageOf(error)}` } }
      }
    })
    return this.#assemble(await Promise.all(views))
  }

  /** Concatenated protobuf messages merge: the part all choices share is encoded once. */
  #assemble(cameras: readonly goshawk.v1.ICameraView[]): Uint8Array {
    this.#base ??= goshawk.v1.WorldFrame.encode(this.#world.frame).finish()
    const rest = goshawk.v1.WorldFrame.encode({ cameras: [...cameras] }).finish()
    return Buffer.concat([this.#base, rest])
  }
}
