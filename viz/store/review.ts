/** Going back: which frame of the tape is shown in place of the newest, and how it moves on. */
import { carryRef } from './selection.js'
import type { Store } from './state.js'
import type { Tape } from './tape.js'
import type { World } from './world.js'

export interface Review {
  readonly sequence: number
  readonly isPlaying: boolean
}

export const reviewRates = [0.25, 0.5, 1, 2, 4] as const
const tickMs = 40

/** Shows frames of the tape; while it does, new ones only go onto the tape. */
export class Player {
  readonly #store: Store
  readonly #tape: Tape
  #rate = 1
  #timer: ReturnType<typeof setInterval> | undefined
  /** Where playing began: a moment of the tape and the performance time of it. */
  #from = { publishedUnixUs: 0, atMs: 0 }

  constructor(store: Store, tape: Tape) {
    this.#store = store
    this.#tape = tape
  }

  get rate(): number {
    return this.#rate
  }

  set rate(rate: number) {
    this.#rate = rate
    this.#restart()
  }

  /** Stops at one frame, wherever the page was going. */
  show(index: number): void {
    this.#goNowhere()
    this.hold(index)
  }

  /** Stops at one frame. */
  hold(index: number): void {
    const world = this.#tape.at(Math.min(this.#tape.length - 1, Math.max(0, index)))
    if (!world) return
    this.#stop()
    this.#set(world, false)
  }

  step(frames: number): void {
    const { world } = this.#store.state
    if (world) this.show(this.#tape.indexOf(world.sequence) + frames)
  }

  /** Plays on from the frame shown, or stops at it. */
  toggle(): void {
    const { review, world } = this.#store.state
    if (!world) return
    this.#goNowhere()
    if (review?.isPlaying) this.show(this.#tape.indexOf(world.sequence))
    else {
      this.#set(world, true)
      this.#restart()
    }
  }

  /** Back to what comes. */
  live(): void {
    this.#stop()
    this.#goNowhere()
    const newest = this.#tape.at(-1)
    this.#store.set({ review: undefined, ...(newest && { world: newest }) })
  }

  #restart(): void {
    const { review, world } = this.#store.state
    this.#stop()
    if (!review?.isPlaying || !world) return
    this.#from = { publishedUnixUs: world.publishedUnixUs, atMs: performance.now() }
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  #tick(): void {
    const elapsedUs = (performance.now() - this.#from.atMs) * 1000 * this.#rate
    const index = this.#tape.indexAt(this.#from.publishedUnixUs + elapsedUs)
    if (index < this.#tape.length - 1) this.#set(this.#tape.at(index)!, true)
    else if (this.#store.state.isLooping) this.#playAgain()
    else this.live()
  }

  /** From the oldest frame that is there. */
  #playAgain(): void {
    const first = this.#tape.at(0)
    if (!first) return
    this.#set(first, true)
    this.#restart()
  }

  #set(world: World, isPlaying: boolean): void {
    const { state } = this.#store
    // A frame on the screen may have got pictures that the tape does not keep.
    if (world.sequence === state.world?.sequence && state.review?.isPlaying === isPlaying) return
    this.#store.set({
      world,
      review: { sequence: world.sequence, isPlaying },
      selected: carryRef(state.selected, state.world, world),
      hovered: carryRef(state.hovered, state.world, world),
    })
  }

  #goNowhere(): void {
    if (this.#store.state.sought !== undefined) this.#store.set({ sought: undefined })
  }

  #stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
