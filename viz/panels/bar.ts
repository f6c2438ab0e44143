/** The top line: what is shown, from where, and whether it is alive. */
import { rates } from '../store/history.js'
import type { State } from '../store/state.js'
import { element, icon, setAttribute, setText } from './element.js'
import { bytesPerSecond, timeOfDay } from './format.js'
import type { Panel } from './panel.js'

/** Without a frame for this long, the picture is old and says so. */
const staleMs = 2500
const logo =
  '<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true"><path d="M2 11c6-1 10 0 14 7 4-7 8-8 14-7-5 2-8 6-10 12h-8c-2-6-5-10-10-12z" fill="currentColor"/></svg>'

export class BarPanel implements Panel {
  readonly #scene = element('span', { class: 'value', id: 'scene-name' }, '–')
  readonly #time = element('span', { class: 'value mono' }, '–')
  readonly #clock = element('span', { class: 'value' }, '–')
  readonly #rate = element('span', { class: 'value mono' }, '–')
  readonly #pause = element('button', { type: 'button', class: 'pause', id: 'pause', title: 'Space' }, 'Pause')
  readonly #untrained = element('span', { class: 'badge untrained', id: 'untrained', hidden: '' }, 'UNTRAINED')
  /** Told at once: the connection may be back before the bar's next turn. */
  readonly connection = new ConnectionChip()

  constructor(host: HTMLElement, actions: { readonly pause: () => void; readonly help: () => void }) {
    const help = element(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Keyboard help', title: 'Key ?' },
      '?',
    )
    help.addEventListener('click', actions.help)
    this.#pause.addEventListener('click', actions.pause)
    const fact = (name: string, value: Element) =>
      element('span', { class: 'fact', title: name }, element('span', { class: 'name' }, name), value)
    this.#untrained.title = 'The weights of this model are seeded random numbers: its boxes mean nothing.'
    host.append(
      element('span', { class: 'logo' }, icon(logo), element('h1', {}, 'Goshawk')),
      fact('scene', this.#scene),
      fact('time', this.#time),
      fact('clock', this.#clock),
      fact('stream', this.#rate),
      this.#pause,
      element('span', { class: 'spacer' }),
      this.#untrained,
      this.connection.chip,
      help,
    )
  }

  update(state: State): void {
    const { world, history } = state
    const nowMs = performance.now()
    setText(this.#scene, world?.scene || '–')
    setText(this.#time, world ? timeOfDay(world.timestampUs) : '–')
    setText(this.#clock, world?.clockMode || '–')
    const { framesHz, bytesPerS } = rates(history, nowMs)
    setText(this.#rate, `${framesHz.toFixed(1)} Hz · ${bytesPerSecond(bytesPerS)}`)
    this.#untrained.hidden = world?.model?.trained !== false
    setText(this.#pause, state.isPaused ? 'Resume' : 'Pause')
    setAttribute(this.#pause, 'aria-pressed', String(state.isPaused))
  }
}

class ConnectionChip implements Panel {
  readonly chip = element('span', { class: 'chip', id: 'connection', role: 'status' }, 'connecting')

  update(state: State): void {
    const { connection, receivedMs } = state
    const [kind, words] = connectionWords(state, performance.now() - receivedMs)
    setAttribute(this.chip, 'data-state', kind)
    setText(this.chip, words)
    setAttribute(this.chip, 'title', connection.state === 'recorded' ? (connection.reason ?? '') : '')
    setAttribute(document.documentElement, 'data-connection', connection.state)
  }
}

/** The state of the connection in a word for the style sheet and in words for people. */
export function connectionWords(state: State, silentMs: number): readonly [string, string] {
  const { connection, world, isPaused } = state
  if (connection.state === 'retrying') {
    return ['retrying', `reconnecting (attempt ${connection.attempt}): ${connection.reason}`]
  }
  if (connection.state === 'recorded') {
    const { title, shown } = connection
    return shown === undefined ? ['recorded', title] : ['damaged', `${title}, ${shown}`]
  }
  if (connection.state === 'broken') return ['retrying', connection.reason]
  if (state.sought !== undefined) return ['review', 'going to the moment']
  if (state.review) return ['review', 'looking back']
  if (connection.state === 'connecting') return ['connecting', world ? 'reconnecting' : 'waiting for the first frame']
  if (isPaused && silentMs > staleMs) return ['paused', 'paused']
  if (silentMs > staleMs) return ['stale', `live, no frame for ${Math.round(silentMs / 1000)} s`]
  return ['live', 'live']
}
