/**
 * A line to go along, with keys to go through it: the piece of a replay that is shown, by recorded time, or else the last
 * minutes, frame by frame. What was decided is in colour as far as this page holds it.
 */
import type { Extent } from '../store/extents.js'
import { Held } from '../store/held.js'
import { hardBrakeMps2, type Marker, type MarkerKind, type Markers, missedWithinM } from '../store/markers.js'
import { type Player, reviewRates } from '../store/review.js'
import type { State, Store } from '../store/state.js'
import type { Tape } from '../store/tape.js'
import type { Travel } from '../store/travel.js'
import { element, observeSize, setAttribute, setText } from './element.js'
import { placeWords } from './format.js'
import type { Panel } from './panel.js'
import { drawMarks, drawStrip, stretchesOfExtent, stretchesOfTape } from './timeline-line.js'

const markNames: Readonly<Record<MarkerKind, string>> = {
  decision: 'speed decisions',
  path: 'path decisions',
  brake: `brakes harder than ${hardBrakeMps2} m/s²`,
  missed: `objects missed within ${missedWithinM} m`,
}

export interface TimelineSources {
  readonly tape: Tape
  readonly markers: Markers
  readonly travel: Travel
  readonly marker: (direction: 1 | -1) => void
  /** How fast the past is played, and, while the page follows live, its source. */
  readonly setRate: (rate: number) => void
  /** Whether the past that is played starts over at its end, and, while the page follows live, its source. */
  readonly toggleLoop: () => void
}

/** A step of the handle along a piece of a replay. */
const usPerStep = 1000
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }
const movesAll =
  'Where the line is thin, this page has no frames yet: going there moves the replay for everyone watching.'

export class TimelinePanel implements Panel {
  readonly #tape: Tape
  readonly #markers: Markers
  readonly #travel: Travel
  /** Where the handle is dragged to, while the page does not hold it; recorded time, microseconds. */
  #draggedUs: number | undefined
  readonly #slider = element('input', { type: 'range', min: '0', max: '0', step: '1', 'aria-label': 'Moment shown' })
  readonly #strip = element('canvas', { class: 'timeline-strip', 'aria-hidden': 'true' })
  readonly #when = element('output', { class: 'mono', id: 'timeline-when' }, 'live')
  readonly #play = element('button', { type: 'button', title: 'Key K', id: 'timeline-play' })
  readonly #live = element('button', { type: 'button', title: 'Key L', id: 'timeline-live' }, 'Live')

  readonly #marks = element('canvas', { class: 'timeline-marks', id: 'timeline-marks', role: 'img' })
  readonly #marksSize = observeSize(this.#marks)
  readonly #line = element('div', { class: 'timeline-line' }, this.#strip, this.#marks, this.#slider)
  /** What the line was drawn for. */
  #drawn: Extent | undefined
  readonly #loop = element(
    'button',
    {
      type: 'button',
      title: 'Key O: starts over at the end; live, the replay does',
      id: 'timeline-loop',
    },
    'Loop',
  )

  constructor(host: HTMLElement, player: Player, sources: TimelineSources) {
    const { tape, markers, travel, marker, setRate, toggleLoop } = sources
    this.#tape = tape
    this.#markers = markers
    this.#travel = travel
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
    this.#slider.addEventListener('input', () => this.#drag(player))
    this.#slider.addEventListener('change', () => this.#drop())
    this.#slider.addEventListener('keydown', (event) => {
      const direction = arrows[event.key]
      if (!direction) return
      event.preventDefault()
      travel.step(direction)
    })
    this.#play.addEventListener('click', () => player.toggle())
    this.#live.addEventListener('click', () => player.live())
    host.append(
      button('‹', 'One frame back', 'Key ,', () => travel.step(-1)),
      this.#play,
      button('›', 'One frame on', 'Key .', () => travel.step(1)),
      rate,
      this.#loop,
      button('⇤', 'Marked moment before', 'Key <', () => marker(-1)),
      button('⇥', 'Marked moment after', 'Key >', () => marker(1)),
      this.#line,
      this.#when,
      this.#live,
    )
  }

  update(state: State, previous: State | undefined): void {
    const { review } = state
    const { extent } = this.#travel
    const isStale = state.tapeFrames !== previous?.tapeFrames || state.settings.theme !== previous.settings.theme
    if (isStale || extent !== this.#drawn) this.#draw(extent)
    setAttribute(this.#loop, 'aria-pressed', String(state.isLooping))
    if (extent) this.#placeInExtent(extent, state)
    else this.#placeOnTape(state)
    setText(this.#play, review?.isPlaying ? '❚❚' : '▶')
    setAttribute(this.#play, 'aria-label', review?.isPlaying ? 'Stop here' : 'Play from here')
    setAttribute(this.#live, 'aria-pressed', String(review === undefined && state.sought === undefined))
  }

  #drag(player: Player): void {
    const { extent } = this.#travel
    const value = Number(this.#slider.value)
    if (!extent) player.show(value)
    else {
      const momentUs = Math.min(extent.lastUs, extent.firstUs + value * usPerStep)
      this.#draggedUs = this.#travel.show(momentUs) ? undefined : momentUs
      if (this.#draggedUs !== undefined) this.#tellPlace(extent, this.#draggedUs)
    }
  }

  /** A source is sent elsewhere once, where the handle was let go. */
  #drop(): void {
    const momentUs = this.#draggedUs
    this.#draggedUs = undefined
    if (momentUs !== undefined) this.#travel.goTo(momentUs)
  }

  #placeOnTape({ review, world }: State): void {
    const last = this.#tape.length - 1
    setAttribute(this.#slider, 'max', String(Math.max(0, last)))
    this.#slider.value = String(review && world ? this.#tape.indexOf(world.sequence) : last)
    const newest = this.#tape.frames.at(-1)
    const behindS = review && world && newest ? (newest.publishedUnixUs - world.publishedUnixUs) / 1e6 : 0
    setText(this.#when, review ? `−${behindS.toFixed(1)} s` : 'live')
    setAttribute(this.#slider, 'aria-valuetext', review ? `${behindS.toFixed(1)} seconds ago` : 'live')
  }

  #placeInExtent(extent: Extent, { world, sought }: State): void {
    const momentUs = this.#draggedUs ?? sought ?? world?.timestampUs ?? extent.firstUs
    setAttribute(this.#slider, 'max', String(Math.ceil((extent.lastUs - extent.firstUs) / usPerStep)))
    this.#slider.value = String(Math.round((momentUs - extent.firstUs) / usPerStep))
    this.#tellPlace(extent, momentUs)
  }

  /** @param momentUs - a handle dragged while another piece begins to play may be beyond this one. */
  #tellPlace({ firstUs, lastUs }: Extent, momentUs: number): void {
    const insideUs = Math.min(lastUs, Math.max(firstUs, momentUs))
    const [at, all] = placeWords((insideUs - firstUs) / 1e6, (lastUs - firstUs) / 1e6)
    setText(this.#when, `${at} / ${all}`)
    setAttribute(this.#slider, 'aria-valuetext', `${at.trim()} of ${all}`)
  }

  #draw(extent: Extent | undefined): void {
    this.#drawn = extent
    setAttribute(this.#line, 'data-spans', extent ? 'replay' : 'tape')
    const widthPx = this.#marksSize.width
    const stretches = extent
      ? stretchesOfExtent(new Held(this.#tape.frames, extent), extent)
      : stretchesOfTape(this.#tape.frames)
    drawStrip(this.#strip, stretches, widthPx)
    const markers = extent ? this.#markers.within(extent) : this.#markers.all
    const first = extent ? extent.firstUs : (this.#tape.frames.at(0)?.sequence ?? 0)
    const last = extent ? extent.lastUs : (this.#tape.frames.at(-1)?.sequence ?? 0)
    const shareOf = ({ timestampUs, sequence }: Marker) =>
      last > first ? ((extent ? timestampUs : sequence) - first) / (last - first) : 0
    drawMarks(this.#marks, markers, { widthPx, shareOf })
    const counted = (Object.keys(markNames) as MarkerKind[]).map(
      (kind) => `${markers.filter((marker) => marker.kind === kind).length} ${markNames[kind]}`,
    )
    const words = `On the timeline: ${counted.join(', ')}`
    setAttribute(this.#marks, 'aria-label', words)
    setAttribute(this.#slider, 'title', extent ? `${words}\n${movesAll}` : words)
  }
}

/** Goes from marker to marker and says what each one is. */
export function markerWalk(
  store: Store,
  player: Player,
  { tape, markers, travel }: Pick<TimelineSources, 'tape' | 'markers' | 'travel'>,
): (direction: 1 | -1) => void {
  const say = (text: string) => store.set({ said: { text, atMs: performance.now() } })
  return (direction) => {
    const { world } = store.state
    const marker: Marker | undefined = world && markers.from(world, direction, travel.extent)
    if (!marker) {
      say(`No marked moment ${direction > 0 ? 'after' : 'before'} this one`)
      return
    }
    player.show(tape.indexOf(marker.sequence))
    say(marker.text)
  }
}
