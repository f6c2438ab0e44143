/** What a passenger may ask of the rules: a small vocabulary, found by words, never more careless than the rules themselves. */
import { detectionClasses } from '../../schemas/messages.js'

export type InstructionKind = 'hurry' | 'calm' | 'normal' | 'let-pass' | 'overtake' | 'stop' | 'go'

export interface Instruction {
  readonly kind: InstructionKind
  /** For `overtake`: the class that was named, or '' for whatever is ahead. */
  readonly label: string
}

export interface Understood extends Instruction {
  /** Said back to the passenger. */
  readonly reply: string
}

/** Seconds after which a wish that concerns one moment is forgotten. */
const momentaryS: Partial<Record<InstructionKind, number>> = { 'let-pass': 15, overtake: 30 }

/** In order: the first whose words occur. */
const vocabulary: readonly (readonly [kind: InstructionKind, words: RegExp, reply: string])[] = [
  [
    'let-pass',
    /\b(ambulance|fire (engine|truck)|police|emergency vehicle|siren|let \S+( \S+)? (pass|by|through))\b/,
    'keeping right and slowing down for 15 s',
  ],
  ['stop', /\b(stop|pull over|halt|park|let me out)\b/, 'stopping at the side of the road; say “go on” to drive again'],
  [
    'overtake',
    /\b(overtake|go around|get past|pass (the|that|this)|change lanes?)\b/,
    'overtaking as soon as a lane beside is free, for 30 s',
  ],
  ['go', /\b(go on|go ahead|continue|drive on|carry on|start)\b/, 'driving on'],
  ['normal', /\b(normal(ly)?|as before|never mind|usual)\b/, 'driving as before'],
  [
    'calm',
    /\b(slow(er|ly)?|careful(ly)?|calm(ly)?|easy|gentl[ey]|sick)\b/,
    'driving at 70 % of the cruise speed, or of the limit',
  ],
  [
    'hurry',
    /\b(hurry|fast(er)?|quick(er|ly)?|speed up|late)\b/,
    'driving at 120 % of the cruise speed, but within known limits, and overtaking sooner',
  ],
]

/** Before words that are not wanted: "do not stop", "I am not in a hurry"; also "why don't you stop". */
const negation = /\b(do not|don['’]?t|not|never)(\s+\w+){0,2}\s+$/
/** A complaint is a wish for the opposite. */
const complaints: readonly (readonly [words: RegExp, kind: InstructionKind])[] = [
  [/\b(too|so|less) (fast|quick(ly)?)\b/, 'calm'],
  [/\b(too|so|less) (slow(ly)?|careful(ly)?)\b/, 'hurry'],
]
/** Other names of the classes that a passenger may want to get past. */
const otherNames: readonly (readonly [words: RegExp, label: string])[] = [
  [/\bvan\b/, 'car'],
  [/\blorry\b/, 'truck'],
  [/\bcoach\b/, 'bus'],
  [/\b(motorbike|scooter)\b/, 'motorcycle'],
  [/\b(bike|cyclist)\b/, 'bicycle'],
]

/** Undefined when no word of the vocabulary occurs, or where it is what the passenger does not want. */
export function understand(text: string): Understood | undefined {
  const words = text.toLowerCase()
  const complaint = complaints.find(([pattern]) => pattern.test(words))?.[1]
  const found = vocabulary.find(([kind, pattern]) => (complaint ? kind === complaint : asksFor(words, pattern)))
  if (!found) return undefined
  const [kind, , reply] = found
  const label = kind === 'overtake' ? namedIn(words) : ''
  return { kind, label, reply: label === '' ? reply : `${reply} (${label.replaceAll('_', ' ')})` }
}

function asksFor(words: string, pattern: RegExp): boolean {
  const places = [...words.matchAll(new RegExp(pattern, 'g'))]
  return places.some(({ index }) => !negation.test(words.slice(0, index)))
}

function namedIn(words: string): string {
  const named = detectionClasses.find((name) => words.includes(name.replaceAll('_', ' ')))
  return named ?? otherNames.find(([pattern]) => pattern.test(words))?.[1] ?? ''
}

export const notUnderstood =
  'not understood; the rules know: I am in a hurry, slow down, drive normally, overtake the truck, let the ambulance pass, stop at the next safe place, go on'

/** The wish in force; time is the frames' own, so that a replay does the same again. */
export class Wish {
  #instruction: Instruction | undefined
  #sinceUs: number | undefined

  /** `normal` and `go` take back what was wished before. */
  ask(instruction: Instruction): void {
    const { kind } = instruction
    this.#instruction = kind === 'normal' || kind === 'go' ? undefined : instruction
    this.#sinceUs = undefined
  }

  /** What is wished at this frame. */
  at(timestampUs: number): Instruction | undefined {
    const wish = this.#instruction
    if (wish === undefined) return undefined
    this.#sinceUs ??= timestampUs
    const elapsedS = (timestampUs - this.#sinceUs) / 1e6
    if (elapsedS < 0 || elapsedS > (momentaryS[wish.kind] ?? Number.POSITIVE_INFINITY)) this.#instruction = undefined
    return this.#instruction
  }
}
