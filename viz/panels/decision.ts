/** What the car decided and why, at a glance and in a sentence; and a line to tell it something. */
import { CallError } from '../client/call.js'
import { decidingHop } from '../store/deciding.js'
import type { State } from '../store/state.js'
import { element, icon, panel, setAttribute, setText } from './element.js'
import { milliseconds } from './format.js'
import type { Panel } from './panel.js'
import { PastDecisions } from './past-decisions.js'
import { pathSigns, type Sign, speedSigns } from './signs.js'

export type Instruct = (text: string) => Promise<{ readonly accepted: boolean; readonly reply: string }>

export class DecisionPanel implements Panel {
  /** Told of the state by itself: it need not follow every frame. */
  readonly past = new PastDecisions()
  readonly #speedSign = element('div', { class: 'sign' })
  readonly #pathSign = element('div', { class: 'sign' })
  readonly #title = element('p', { class: 'decision-title', id: 'decision-title' }, 'No decision yet')
  readonly #explanation = element('p', { class: 'explanation', id: 'decision-explanation' })
  readonly #rule = element('p', { class: 'rule mono', id: 'decision-rule' })
  readonly #reply = element('p', { class: 'reply', role: 'status' })
  #shown = ''

  constructor(host: HTMLElement, instruct: Instruct) {
    const input = element('input', {
      type: 'text',
      maxlength: '1000',
      placeholder: 'Tell the car, e.g. “pull over at the next exit”',
      'aria-label': 'Instruction to the car',
      autocomplete: 'off',
    })
    const form = element('form', { class: 'instruct' }, input, element('button', { type: 'submit' }, 'Send'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#send(instruct, input)
    })
    const signs = element('div', { class: 'signs' }, this.#speedSign, this.#pathSign)
    const words = element('div', { class: 'words' }, this.#title, this.#rule)
    host.append(
      panel(
        'Decision',
        'decision',
        element('div', { class: 'decision-row' }, signs, words),
        this.#explanation,
        this.past.root,
        form,
        this.#reply,
      ),
    )
  }

  update({ world }: State, previous: State | undefined): void {
    if (world && world !== previous?.world) {
      const { decision } = world
      const speed = decision && speedSigns[decision.speed]
      const path = decision && pathSigns[decision.path]
      this.#show(speed, path)
      setText(this.#title, speed && path ? `${speed.title}, ${lowerFirst(path.title)}` : 'No decision for this frame')
      setText(this.#explanation, decision?.explanation ?? '')
      const hop = decision && decidingHop(world.hops)
      const who = decision ? `${decision.planner || 'planner'} · rule ${decision.rule || '–'}` : ''
      setText(this.#rule, hop ? `${who} · in ${milliseconds(hop.computeMs)}` : who)
      setAttribute(this.#rule, 'title', hop ? `${hop.hop} took ${milliseconds(hop.computeMs)} to decide` : '')
    }
  }

  #show(speed: Sign | undefined, path: Sign | undefined): void {
    const shown = `${speed?.title}/${path?.title}`
    if (shown === this.#shown) return
    this.#shown = shown
    this.#speedSign.replaceChildren(...(speed ? [icon(speed.svg)] : []))
    this.#pathSign.replaceChildren(...(path ? [icon(path.svg)] : []))
  }

  async #send(instruct: Instruct, input: HTMLInputElement): Promise<void> {
    const text = input.value.trim()
    if (text === '') return
    setText(this.#reply, 'sending …')
    try {
      const { accepted, reply } = await instruct(text)
      this.#reply.dataset.accepted = String(accepted)
      setText(this.#reply, accepted ? reply || 'accepted' : `not accepted: ${reply}`)
      if (accepted) input.value = ''
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      this.#reply.dataset.accepted = 'false'
      setText(this.#reply, `not sent: ${error.message}`)
    }
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
