/** The last minutes as a line: what was decided, in colour; a handle to go back, and keys to go through them. */
import { SpeedDecision } from '../../schemas/messages.js'
import { speedColor } from '../palette.js'
import { hardBrakeMps2, type Marker, type MarkerKind, type Markers, missedWithinM } from '../store/markers.js'
import { type Player, reviewRates } from '../store/review.js'
import type { State, Store } from '../store/state.js'
import type { Tape } from '../store/tape.js'
import { element, observeSize, setAttribute, setText } from './element.js'
import type { Panel } from './panel.js'
import { runsOf } from './runs.js'

/** Heights of the marks and their colours, which read on both themes. Pixels of the strip's canvas. */
const marks: Readonly<Record<MarkerKind, { readonly color: string; readonly name: string }>> = {
  decision: { color: '#8b9bb0', name: 'decisions' },
  brake: { color: '#ff6b6b', name: `brakes harder than ${hardBrakeMps2} m/s²` },
  missed: { color: '#c58af0', name: `objects missed within ${missedWithinM} m` },
}

export interface TimelineSources {
  readonly tape: Tape
  readonly markers: Markers
  readonly marker: (direction: 1 | -1) => void
  /** How fast the past is played, and, while the page follows live, its source. */
  readonly setRate: (rate: number) => void
  /** Whether the past that is played starts over at its end, and, while the page follows live, its source. */
  readonly toggleLoop: () => void
}

export class TimelinePanel implements Panel {
  readonly #tape: Tape
  readonly #markers: Markers
  readonly #slider = element('input', { type: 'range', min: '0', max: '0', step: '1', 'aria-label': 'Moment shown' })
  readonly #strip = element('canvas', { class: 'timeline-strip', 'aria-hidden': 'true' })
  readonly #when = element('output', { class: 'mono', id: 'timeline-when' }, 'live')
  readonly #play = element('button', { type: 'button', title: 'Key K', id: 'timeline-play' })
  readonly #live = element('button', { type: 'button', title: 'Key L', id: 'timeline-live' }, 'Live')

  readonly #marks = element('canvas', { class: 'timeline-marks', id: 'timeline-marks', role: 'img' })
  readonly #marksSize = observeSize(this.#marks)
  readonly #loop = element(
    'button',
    {
      type: 'button',
      title: 'Key O: starts over at the end; live, the replay does',
      id: 'timeline-loop',
    },
    'Loop',
  )

  constructor(host: HTMLElement, player: Player, { tape, markers, marker, setRate, toggleLoop }: TimelineSources) {
    this.#tape = tape
    this.#markers = markers
    this.#loop.addEventListener('click', toggleLoop)
    const button = (text: string, label: string, title: string, act: () => void) => {
      const made = element('button', { type: 'button', title, 'aria-label': label }, text)
      made.addEventListener('click', act)
      return made
    }
    const rate = element('select', { 'aria-label': 'Speed of playing', title: 'Speed of playing' })
    for (const value of reviewRates) rate.append(element('option', { value: String(value) }, `${value}×`))
    rate.value = '1'
    rate.addEventListener('change', () => setRate(Number(rate.value)))
    this.#slider.addEventListener('input', () => player.show(Number(this.#slider.value)))
    this.#play.addEventListener('click', () => player.toggle())
    this.#live.addEventListener('click', () => player.live())
    host.append(
      button('‹', 'One frame back', 'Key ,', () => player.step(-1)),
      this.#play,
      button('›', 'One frame on', 'Key .', () => player.step(1)),
      rate,
      this.#loop,
      button('⇤', 'Marked moment before', 'Key <', () => marker(-1)),
      button('⇥', 'Marked moment after', 'Key >', () => marker(1)),
      element('div', { class: 'timeline-line' }, this.#strip, this.#marks, this.#slider),
      this.#when,
      this.#live,
    )
  }

  update(state: State, previous: State | undefined): void {
    const { review, world } = state
    if (state.tapeFrames !== previous?.tapeFrames) {
      this.#drawStrip()
      this.#drawMarks()
    }
    setAttribute(this.#loop, 'aria-pressed', String(state.isLooping))
    const last = this.#tape.length - 1
    setAttribute(this.#slider, 'max', String(Math.max(0, last)))
    this.#slider.value = String(review && world ? this.#tape.indexOf(world.sequence) : last)
    const newest = this.#tape.frames.at(-1)
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
    // Setting a size clears.
    this.#strip.width = Math.max(1, this.#tape.length)
    this.#strip.height = 8
    for (const { from, to, value } of runsOf(this.#tape.frames, ({ speed }) => speed)) {
      const height = value === SpeedDecision.STOP ? 8 : 4
      context.fillStyle = speedColor(value)
      context.fillRect(from, 8 - height, to - from, height)
    }
  }

  /** A tick a marker, each kind on its own line, over the frame it belongs to. */
  #drawMarks(): void {
    const context = this.#marks.getContext('2d')
    if (!context) return
    const counts = { decision: 0, brake: 0, missed: 0 }
    const kinds = Object.keys(counts) as MarkerKind[]
    const widthPx = Math.max(1, this.#marksSize.width)
    const lineHeightPx = 3
    this.#marks.width = widthPx
    this.#marks.height = kinds.length * lineHeightPx
    const first = this.#tape.frames.at(0)?.sequence ?? 0
    const last = this.#tape.frames.at(-1)?.sequence ?? 0
    for (const { sequence, kind } of this.#markers.all) {
      counts[kind]++
      context.fillStyle = marks[kind].color
      const x = last > first ? ((sequence - first) / (last - first)) * (widthPx - 3) : 0
      context.fillRect(Math.round(x), kinds.indexOf(kind) * lineHeightPx, 3, lineHeightPx)
    }
    const words = `On the timeline: ${kinds.map((kind) => `${counts[kind]} ${marks[kind].name}`).join(', ')}`
    setAttribute(this.#marks, 'aria-label', words)
    setAttribute(this.#slider, 'title', words)
  }
}

/** Goes from marker to marker and says what each one is. */
export function markerWalk(store: Store, player: Player, tape: Tape, markers: Markers): (direction: 1 | -1) => void {
  const say = (text: string) => store.set({ said: { text, atMs: performance.now() } })
  return (direction) => {
    const { world } = store.state
    const marker: Marker | undefined = world && markers.from(world.sequence, direction)
    if (!marker) {
      say(`No marked moment ${direction > 0 ? 'after' : 'before'} this one`)
      return
    }
    player.show(tape.indexOf(marker.sequence))
    say(marker.text)
  }
}
