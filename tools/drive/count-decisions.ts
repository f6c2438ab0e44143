/** Whose decisions a drive was driven by: the model's or the rules', and why. */
import type { Bound } from '../../nodes/decision/llm/envelope.js'
import type { DecidedBy, RulesReason } from '../../nodes/decision/llm/planner.js'

/** One decision a frame. */
export interface DecisionCounts {
  readonly model: number
  /** Of the model's: held back by the safety envelope, and by which bound (several may hold back one). */
  readonly modelHeldBack: number
  readonly heldBackBy: Readonly<Partial<Record<Bound, number>>>
  readonly rules: number
  /** Why the rules decided; adds up to `rules`. */
  readonly rulesBecause: Readonly<Partial<Record<RulesReason, number>>>
  /** Put to the model, and answered so that the answer counts. */
  readonly questions: number
  readonly answers: number
}

export const noDecisions: DecisionCounts = {
  model: 0,
  modelHeldBack: 0,
  heldBackBy: {},
  rules: 0,
  rulesBecause: {},
  questions: 0,
  answers: 0,
}

export function countDecision(counts: DecisionCounts, decided: DecidedBy): DecisionCounts {
  if (decided.by === 'rules') {
    return { ...counts, rules: counts.rules + 1, rulesBecause: added(counts.rulesBecause, { [decided.reason]: 1 }) }
  }
  const held = Object.fromEntries(decided.bounds.map((bound) => [bound, 1]))
  return {
    ...counts,
    model: counts.model + 1,
    modelHeldBack: counts.modelHeldBack + (decided.bounds.length > 0 ? 1 : 0),
    heldBackBy: added(counts.heldBackBy, held),
  }
}

export function sumDecisions(all: readonly DecisionCounts[]): DecisionCounts {
  return all.reduce(
    (sum, one) => ({
      model: sum.model + one.model,
      modelHeldBack: sum.modelHeldBack + one.modelHeldBack,
      heldBackBy: added(sum.heldBackBy, one.heldBackBy),
      rules: sum.rules + one.rules,
      rulesBecause: added(sum.rulesBecause, one.rulesBecause),
      questions: sum.questions + one.questions,
      answers: sum.answers + one.answers,
    }),
    noDecisions,
  )
}

/** e.g. "model 812, of which held back 40 (safe-distance 38, red-light 2); rules 60 (deadline 60); 41 questions, 38 answers" */
export function decisionText(counts: DecisionCounts): string {
  const { model, modelHeldBack, heldBackBy, rules, rulesBecause, questions, answers } = counts
  const held = modelHeldBack === 0 ? '' : `, of which held back ${modelHeldBack}${list(heldBackBy)}`
  return `model ${model}${held}; rules ${rules}${list(rulesBecause)}; ${questions} questions, ${answers} answers`
}

function list(counts: Readonly<Partial<Record<string, number>>>): string {
  const parts = Object.entries(counts)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function added<K extends string>(
  one: Readonly<Partial<Record<K, number>>>,
  other: Readonly<Partial<Record<K, number>>>,
): Partial<Record<K, number>> {
  const sum: Partial<Record<K, number>> = { ...one }
  for (const [name, count] of Object.entries(other) as [K, number][]) sum[name] = (sum[name] ?? 0) + count
  return sum
}
