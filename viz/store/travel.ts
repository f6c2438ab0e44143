/** Going to any moment: on the tape at once; in the rest of a replay by sending its source there, and stopping at what comes. */
import { type Extent, extentAt } from './extents.js'
import { edgeUs, Held, holeUs } from './held.js'
import type { Player } from './review.js'
import type { Store } from './state.js'
import type { Tape } from './tape.js'

/** A frame this near to the moment is taken whatever came before it. Microseconds. */
const nearUs = 300_000
/** Frames still on their way when the source was sent elsewhere, and those a slow graph takes to show the first from there. */
const framesMax = 40

export interface TravelOptions {
  readonly store: Store
  readonly tape: Tape
  readonly player: Player
  /** Sends the source to a moment, recorded time in microseconds. @returns whether it goes there. */
  readonly send: (momentUs: number) => Promise<boolean>
  readonly say: (text: string) => void
}

interface Seek {
  readonly momentUs: number
  /** Number of the newest frame when it was asked for. */
  readonly after: number
  isAccepted: boolean
  framesLeft: number
  /** How far the frame that was found is from the moment; Infinity before. */
  apartUs: number
  /** Of the frame that was found. */
  sequence: number | undefined
}

export class Travel {
  readonly #options: TravelOptions
  #seek: Seek | undefined

  constructor(options: TravelOptions) {
    this.#options = options
  }

  /** Whether frames are looked through for one. */
  get isUnderWay(): boolean {
    return this.#seek !== undefined && this.#seek.sequence === undefined
  }

  /** What the timeline spans: the piece of the replay that is shown, or gone to; undefined where it is the tape alone. */
  get extent(): Extent | undefined {
    const { extents, sought, world } = this.#options.store.state
    return extentAt(extents, sought ?? world?.timestampUs)
  }

  /** Shows a moment of the extent that is on the tape. @returns false where it is not. */
  show(momentUs: number): boolean {
    const { tape, player } = this.#options
    const frame = this.extent && new Held(tape.frames, this.extent).at(momentUs)
    if (frame) player.show(frame.index)
    return frame !== undefined
  }

  goTo(momentUs: number): void {
    if (!this.show(momentUs)) void this.seek(momentUs)
  }

  /** To the moment of a link: what is shown already may be it. */
  open(momentUs: number): void {
    const { store, tape, player } = this.#options
    if (store.state.world?.timestampUs === momentUs) player.show(tape.length - 1)
    else void this.seek(momentUs)
  }

  /** By recorded time within the extent, from there on and without one as frames came. */
  step(direction: 1 | -1): void {
    const { store, tape, player } = this.#options
    const { world, sought } = store.state
    const { extent } = this
    if (!world || !extent) {
      player.step(direction)
      return
    }
    const held = new Held(tape.frames, extent)
    const fromUs = sought ?? world.timestampUs
    const frame = held.beside(fromUs, direction)
    const isEnd = direction > 0 ? fromUs > extent.lastUs - edgeUs : fromUs < extent.firstUs + edgeUs
    // What comes after the newest frame comes by itself.
    const isNewest = sought === undefined && direction > 0 && tape.frames.at(-1)?.sequence === world.sequence
    if (frame) player.show(frame.index)
    else if (isEnd || isNewest) player.step(direction)
    else void this.seek(Math.min(extent.lastUs, Math.max(extent.firstUs, fromUs + direction * held.periodUs)))
  }

  /** Sends the source to a moment, for everyone who watches it, and stops there when its frame comes. */
  async seek(momentUs: number): Promise<void> {
    const { store, tape, player, send } = this.#options
    const { review, world } = store.state
    if (review?.isPlaying && world) player.show(tape.indexOf(world.sequence))
    const seek: Seek = {
      momentUs,
      after: tape.frames.at(-1)?.sequence ?? -1,
      isAccepted: false,
      framesLeft: framesMax,
      apartUs: Number.POSITIVE_INFINITY,
      sequence: undefined,
    }
    this.#seek = seek
    store.set({ sought: momentUs })
    seek.isAccepted = await send(momentUs)
    if (this.#seek !== seek) return
    if (!seek.isAccepted) this.#end()
    for (const [index, { sequence }] of tape.frames.entries()) if (sequence > seek.after) this.arrived(index)
  }

  /** A frame has come onto the tape. */
  arrived(index: number): void {
    const { store, tape, player, say } = this.#options
    const seek = this.#seek
    if (!seek?.isAccepted) return
    if (!this.#isWanted(seek)) {
      this.#end()
      return
    }
    const { timestampUs, sequence } = tape.frames[index]!
    const apartUs = Math.abs(timestampUs - seek.momentUs)
    // Frames that were on their way come first; a nearer one takes the place of what was found.
    if (apartUs < seek.apartUs && isFrameOf(seek.momentUs, timestampUs, tape.frames[index - 1]?.timestampUs)) {
      seek.apartUs = apartUs
      seek.sequence = sequence
      store.set({ sought: undefined })
      player.hold(index)
    }
    if (--seek.framesLeft > 0 && seek.apartUs > 0) return
    if (seek.sequence === undefined) say('No frame of that moment has come; what comes is shown')
    this.#end()
  }

  /** Until somebody goes elsewhere. */
  #isWanted({ momentUs, sequence }: Seek): boolean {
    const { review, sought } = this.#options.store.state
    return sequence === undefined ? sought === momentUs : review?.sequence === sequence && !review.isPlaying
  }

  #end(): void {
    const { store } = this.#options
    if (this.#seek?.sequence === undefined && store.state.sought === this.#seek?.momentUs) {
      store.set({ sought: undefined })
    }
    this.#seek = undefined
  }
}

/** Whether the source was there: at the moment, by a jump to about there, or by passing it. */
function isFrameOf(momentUs: number, timestampUs: number, beforeUs: number | undefined): boolean {
  const apartUs = Math.abs(timestampUs - momentUs)
  if (apartUs <= nearUs) return true
  const isJump = beforeUs === undefined || timestampUs < beforeUs || timestampUs - beforeUs > holeUs
  const passes = beforeUs !== undefined && beforeUs < momentUs && timestampUs >= momentUs
  return apartUs <= holeUs && (isJump || passes)
}
