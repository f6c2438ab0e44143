/** The scene a link was made in, and whether it is the one that plays. */
import type { World } from './world.js'

/** A frame this near to the moment of a link is the one it means. Microseconds. */
export const linkMomentUs = 500_000
const nameLengthMax = 200

export interface LinkedSceneOptions {
  /** As the link names it; '' or too long for none. */
  readonly scene: string
  /** Recorded time the link goes to; undefined where it names none. */
  readonly momentUs: number | undefined
  /** Frames of another scene that may still come until the source has gone to the moment. */
  readonly framesMax: number
}

export class LinkedScene {
  readonly #momentUs: number | undefined
  #scene: string
  #framesLeft: number

  constructor({ scene, momentUs, framesMax }: LinkedSceneOptions) {
    this.#scene = scene.length <= nameLengthMax ? scene : ''
    this.#momentUs = momentUs
    this.#framesLeft = momentUs === undefined ? 0 : framesMax
  }

  /** Until it is known whether it plays, the link stands; '' from then on. */
  get pending(): string {
    return this.#scene
  }

  /** @returns what to say, once, when another scene plays; '' otherwise. */
  check({ scene, timestampUs }: Pick<World, 'scene' | 'timestampUs'>): string {
    const wanted = this.#scene
    if (wanted === '') return ''
    const isMoment = this.#momentUs !== undefined && Math.abs(timestampUs - this.#momentUs) <= linkMomentUs
    if (scene !== wanted && !isMoment && this.#framesLeft-- > 0) return ''
    this.#scene = ''
    if (scene === wanted) return ''
    return `The link is to scene ${wanted}, but ${scene || 'a scene without a name'} plays. Start that scene, then open the link again.`
  }
}
