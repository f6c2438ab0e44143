/** What the passenger of a drive says and when, and what comes of it. */
import { InvalidArgumentError } from 'commander'
import {
  type Instruction,
  type InstructionKind,
  notUnderstood,
  understand,
  Wish,
} from '../../nodes/decision/instructions.js'
import { Passenger } from '../../nodes/decision/llm/passenger.js'
import { instructionCharactersMax, type PassengerWords } from '../../nodes/decision/llm/prompt.js'
import type { DriveDecision } from './driver.js'

/** A sentence, seconds from the start of the route. */
export interface Sentence {
  readonly atS: number
  readonly text: string
}

export interface Heard {
  /** As the rules understood it. */
  readonly wish: Instruction | undefined
  /** For a model. */
  readonly words: PassengerWords | undefined
}

/** A sentence, what was answered, and the first decision of each rule that followed it while it held. */
export interface InstructionReport extends Sentence {
  readonly accepted: boolean
  /** As the rules understood it; null when they did not. */
  readonly wish: InstructionKind | null
  readonly reply: string
  readonly followedBy: readonly { readonly atS: number; readonly rule: string; readonly explanation: string }[]
}

/** @throws InvalidArgumentError unless it is SECONDS: TEXT. */
export function parseSentence(value: string, before: readonly Sentence[] = []): Sentence[] {
  const [, seconds, text] = /^\s*(\d+(?:\.\d+)?)\s*:\s*(\S.*?)\s*$/s.exec(value) ?? []
  if (seconds === undefined || text === undefined || text.length > instructionCharactersMax) {
    throw new InvalidArgumentError(
      `expected SECONDS: TEXT of at most ${instructionCharactersMax} characters, such as "5: overtake the truck"`,
    )
  }
  return [...before, { atS: Number(seconds), text }].sort((a, b) => a.atS - b.atS)
}

/** One passenger a route: each route hears every sentence. */
export class DrivePassenger {
  readonly #hasModel: boolean
  readonly #wish = new Wish()
  readonly #words = new Passenger()
  readonly #reports: (InstructionReport & { followedBy: InstructionReport['followedBy'] })[] = []
  #coming: readonly Sentence[]

  constructor(sentences: readonly Sentence[], hasModel: boolean) {
    this.#coming = sentences
    this.#hasModel = hasModel
  }

  /** Says what is due. */
  at(timeS: number): Heard {
    while (this.#coming.length > 0 && this.#coming[0]!.atS <= timeS + 1e-6) {
      const [sentence, ...rest] = this.#coming
      this.#coming = rest
      this.#say(sentence!)
    }
    const timestampUs = Math.round(timeS * 1e6)
    const wish = this.#wish.at(timestampUs)
    return { wish, words: this.#words.at(timestampUs, wish !== undefined) }
  }

  /** A decision was made while a wish held. */
  decided(timeS: number, { rule, explanation }: DriveDecision, { wish }: Heard): void {
    const last = this.#reports.at(-1)
    // A move that an earlier wish began may still go on.
    if (!last || !wish || !rule.includes(`${wish.kind}-as-asked`)) return
    if (last.followedBy.every((one) => one.rule !== rule)) {
      last.followedBy = [...last.followedBy, { atS: Math.round(timeS * 100) / 100, rule, explanation }]
    }
  }

  /** Of everything said so far, and of what the route was too short for. */
  reports(): readonly InstructionReport[] {
    const unsaid = { accepted: false, wish: null, reply: 'not said: the route ended before', followedBy: [] }
    return [...this.#reports, ...this.#coming.map((sentence) => ({ ...sentence, ...unsaid }))]
  }

  #say(sentence: Sentence): void {
    const understood = understand(sentence.text)
    const isPassedOn = this.#hasModel && this.#words.say(sentence.text)
    if (understood) this.#wish.ask(understood)
    const reply = understood ? `understood: ${understood.reply}` : isPassedOn ? 'the model is told' : notUnderstood
    const accepted = understood !== undefined || isPassedOn
    this.#reports.push({ ...sentence, accepted, wish: understood?.kind ?? null, reply, followedBy: [] })
  }
}
