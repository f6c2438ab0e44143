/** A world frame as bytes: encoded once per choice of its large parts, shared by all readers that chose alike. */
import { messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { makeJpeg, sharedWidth } from './pictures.js'
import type { World } from './world-frame.js'

export interface PartsChoice {
  readonly withImages: boolean
  /** Pixels; 0 means as captured. */
  readonly widthMax: number
  readonly withLidar?: boolean
  readonly withHeat?: boolean
}

export class PublishedFrame {
  readonly sequence: number
  readonly #world: World
  /** By width: readers who chose other parts share the pictures all the same. */
  readonly #views = new Map<number, Promise<readonly goshawk.v1.ICameraView[]>>()
  readonly #encoded = new Map<string, Promise<Uint8Array>>()
  #base: Uint8Array | undefined

  constructor(sequence: number, world: World) {
    this.sequence = sequence
    this.#world = world
  }

  get hasLidar(): boolean {
    return this.#world.lidar !== undefined
  }

  /** The encoded goshawk.v1.WorldFrame. A picture that cannot be made becomes a missing camera with its reason. */
  encode({ withImages, widthMax, withLidar = false, withHeat = false }: PartsChoice): Promise<Uint8Array> {
    const { cameras, lidar, heat } = this.#world
    const width = withImages ? sharedWidth(widthMax) : undefined
    const bulk: goshawk.v1.IWorldFrame = {
      ...(withLidar && lidar && { lidarXyzCm: lidar }),
      ...(withHeat && heat && { heatValues: heat }),
    }
    const key = [width, ...Object.keys(bulk)].join()
    let encoded = this.#encoded.get(key)
    if (!encoded) {
      const views = width === undefined ? Promise.resolve(cameras) : this.#pictured(width)
      encoded = views.then((chosen) => this.#assemble({ cameras: [...chosen], ...bulk }))
      this.#encoded.set(key, encoded)
    }
    return encoded
  }

  #pictured(width: number): Promise<readonly goshawk.v1.ICameraView[]> {
    let views = this.#views.get(width)
    if (!views) {
      views = this.#makePictures(width)
      this.#views.set(width, views)
    }
    return views
  }

  #makePictures(width: number): Promise<goshawk.v1.ICameraView[]> {
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
    return Promise.all(views)
  }

  /** Concatenated protobuf messages merge: the part all choices share is encoded once. */
  #assemble(rest: goshawk.v1.IWorldFrame): Uint8Array {
    this.#base ??= goshawk.v1.WorldFrame.encode(this.#world.frame).finish()
    return Buffer.concat([this.#base, goshawk.v1.WorldFrame.encode(rest).finish()])
  }
}
