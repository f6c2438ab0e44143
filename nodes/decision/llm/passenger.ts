/** The passenger's own words, for the model; what the rules make of them is `Wish`. Time is the frames' own. */
import { instructionCharactersMax, type PassengerWords } from './prompt.js'

/** Words that stand for no lasting wish are shown to the model for so long. */
const shownS = 60

export class Passenger {
  #text = ''
  #sinceUs: number | undefined

  /** @returns whether the words are taken; they replace what was said before. */
  say(text: string): boolean {
    const words = text.trim()
    if (words === '' || words.length > instructionCharactersMax) return false
    this.#text = words
    this.#sinceUs = undefined
    return true
  }

  /** @param isInForce - whether the rules still act on a wish: then its words stay, too. */
  at(timestampUs: number, isInForce: boolean): PassengerWords | undefined {
    if (this.#text === '') return undefined
    this.#sinceUs ??= timestampUs
    const ageS = (timestampUs - this.#sinceUs) / 1e6
    if (ageS < 0 || (ageS > shownS && !isInForce)) this.#text = ''
    return this.#text === '' ? undefined : { text: this.#text, ageS }
  }
}
