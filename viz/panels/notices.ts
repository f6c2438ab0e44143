/** What was wrong with the messages: said once, in words, while the page goes on. */
import type { State } from '../store/state.js'
import { element, setText } from './element.js'
import type { Panel } from './panel.js'

/** A notice stays this long after its cause was last seen. */
const lingerMs = 6000

export class NoticesPanel implements Panel {
  readonly #text = element('p', { class: 'notice', hidden: '' })
  #lastMs = Number.NEGATIVE_INFINITY

  constructor(host: HTMLElement) {
    host.append(this.#text)
  }

  update({ world, badMessages, said }: State, previous: State | undefined): void {
    const nowMs = performance.now()
    const problems = world && world !== previous?.world ? world.problems : []
    if (problems.length > 0) {
      const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
      this.#say(`Left out of frame ${world!.sequence}: ${problems[0]}${more}`, nowMs)
    } else if (badMessages.count > (previous?.badMessages.count ?? 0)) {
      this.#say(`A message could not be read and was skipped: ${badMessages.last}`, nowMs)
    }
    if (said !== previous?.said && said.text !== '') this.#say(said.text, said.atMs)
    this.#text.hidden = nowMs - this.#lastMs > lingerMs
  }

  #say(text: string, nowMs: number): void {
    setText(this.#text, text)
    this.#lastMs = nowMs
  }
}
