/** The last minutes as a line: what was decided, in colour; a handle to go back, and keys to go through them. */
import { SpeedDecision } from '../../schemas/messages.js'
import { speedColor } from '../palette.js'
import { type Player, reviewRates } from '../store/review.js'
import type { State } from '../store/state.js'
import type { Tape } from '../store/tape.js'
import { element, setAttribute, setText } from './element.js'
import type { Panel } from './panel.js'

export class TimelinePanel implements Panel {
  readonly #tape: Tape
  readonly #slider = element('input', { type: 'range', min: '0', max: '0', step: '1', 'aria-label': 'Moment shown' })
  readonly #strip = element('canvas', { class: 'timeline-strip', 'aria-hidden': 'true' })
  readonly #when = element('output', { class: 'mono', id: 'timeline-when' }, 'live')
  readonly #play = element('button', { type: 'button', title: 'Key K', id: 'timeline-play' })
  readonly #live = element('button', { type: 'button', title: 'Key L', id: 'timeline-live' }, 'Live')

  constructor(host: HTMLElement, player: Player, tape: Tape) {
    this.#tape = tape
    const button = (text: string, label: string, title: string, act: () => void) => {
      const made = element('button', { type: 'button', title, 'aria-label': label }, text)
      made.addEventListener('click', act)
      return made
    }
    const rate = element('select', { 'aria-label': 'Speed of playing', title: 'Speed of playing' })
    for (const value of reviewRates) rate.append(element('option', { value: String(value) }, `${value}×`))
    rate.value = '1'
    rate.addEventListener('change', () => {
      player.rate = Number(rate.value)
    })
    this.#slider.addEventListener('input', () => player.show(Number(this.#slider.value)))
    this.#play.addEventListener('click', () => player.toggle())
    this.#live.addEventListener('click', () => player.live())
    host.append(
      button('‹', 'One frame back', 'Key ,', () => player.step(-1)),
      this.#play,
      button('›', 'One frame on', 'Key .', () => player.step(1)),
      rate,
      element('div', { class: 'timeline-line' }, this.#strip, this.#slider),
      this.#when,
      this.#live,
    )
  }

  update(state: State, previous: State | undefined): void {
    const { review, world } = state
    if (state.tapeFrames !== previous?.tapeFrames) this.#drawStrip()
    const last = this.#tape.length - 1
    setAttribute(this.#slider, 'max', String(Math.max(0, last)))
    this.#slider.value = String(review && world ? this.#tape.indexOf(world.sequence) : last)
    const newest = this.#tape.at(-1)
    const behindS = review && world && newest ? (newest.publishedUnixUs - world.publishedUnixUs) / 1e6 : 0
    const words = review ? `−${behindS.toFixed(1)} s` : 'live'
    setText(this.#when, words)
    setAttribute(this.#slider, 'aria-valuetext', review ? `${behindS.toFixed(1)} seconds ago` : 'live')
    setText(this.#play, review?.isPlaying ? '❚❚' : '▶')
    setAttribute(this.#play, 'aria-label', review?.isPlaying ? 'Stop here' : 'Play from here')
    setAttribute(this.#live, 'aria-pressed', String(review === undefined))
  }

  /** One column a frame; stops reach to the top. */
  #drawStrip(): void {
    const context = this.#strip.getContext('2d')
    if (!context) return
    this.#strip.width = Math.max(1, this.#tape.length)
    this.#strip.height = 8
    for (const [i, { decision }] of this.#tape.worlds.entries()) {
      const height = decision?.speed === SpeedDecision.STOP ? 8 : 4
      context.fillStyle = speedColor(decision?.speed)
      context.fillRect(i, 8 - height, 1, height)
    }
  }
}
