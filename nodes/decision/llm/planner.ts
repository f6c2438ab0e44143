/**
 * Decides with a model's help. Every frame gets a decision at once: the newest valid answer, held to the safety
 * envelope of this very frame, while it is young enough; otherwise the rules. Questions are asked beside that, one at a time.
 */
import type { NodeContext } from '../../../runtime/graph/node-context.js'
import { type Decision, type DetectedObjects, SpeedDecision, type Tracks } from '../../../schemas/messages.js'
import { decide } from '../decide.js'
import { followObjects } from '../follow-objects.js'
import type { Instruction } from '../instructions.js'
import { roadBeside } from '../road-beside.js'
import { type DrivingSettings, type Surroundings, surroundingsOf } from '../surroundings.js'
import { type Answer, pathName, speedName } from './answer.js'
import { type Bound, boundReasons, restrain, type States } from './envelope.js'
import { type Exchange, type ExchangeOutcome, exchange } from './exchange.js'
import { endpointReasons, type Failure, type FailureReason, failureWords } from './failure.js'
import type { KeptFrame } from './pictures.js'
import type { PassengerWords, RouteCommand } from './prompt.js'
import type { RoadAhead } from './road-ahead.js'
import { stopLineGap } from './scene-text.js'
import type { LlmSettings } from './settings.js'
import { straighten } from './straighten.js'

export interface PlannerOptions {
  readonly settings: DrivingSettings
  readonly llm: LlmSettings
  readonly context: Pick<NodeContext, 'node' | 'counter' | 'log' | 'describe' | 'clock'>
  readonly ask: Exchange['ask']
  /** One line of the record. */
  record(line: Readonly<Record<string, unknown>>): void
  /** Told of every decision, who made it and why. */
  readonly onDecided?: (decided: DecidedBy) => void
}

/** Why the rules decided: the last question's failure, no answer so far, or only one that is too old. */
export type RulesReason = FailureReason | 'no-answer-yet' | 'answer-too-old'

export type DecidedBy =
  | { readonly by: 'model' /** What held the answer back; empty when it stood. */; readonly bounds: readonly Bound[] }
  | { readonly by: 'rules'; readonly reason: RulesReason }

export interface Moment {
  readonly frame: DetectedObjects
  /** As the rules understood the passenger. */
  readonly wish: Instruction | undefined
  /** What is known of the road beyond the frame's map lines. */
  readonly road?: RoadAhead | undefined
  /** What rules that know more than the frame decide; without, those of `decide.ts` do. */
  readonly rules?: Decision | undefined
}

export interface AskedMoment extends Moment {
  readonly words: PassengerWords | undefined
  readonly route: RouteCommand | undefined
  readonly pictures: KeptFrame | undefined
  readonly tracks: Tracks | undefined
}

interface ValidAnswer {
  readonly number: number
  readonly answer: Answer
  readonly frame: DetectedObjects
  /** Into the frame's objects. */
  readonly objects: readonly number[]
}

const backoffMsMin = 250
const backoffMsMax = 8000
const explanationCharactersMax = 400

export class LlmPlanner {
  readonly #options: PlannerOptions
  readonly #counters
  readonly #failures: Partial<Record<FailureReason, number>> = {}
  #number = 0
  #inFlight: { readonly abort: AbortController; readonly done: Promise<void> } | undefined
  #newest: ValidAnswer | undefined
  /** The last question's failure; undefined while it is answered well. */
  #failure: Failure | undefined
  #failuresInRow = 0
  #notBeforeNs = 0n
  #seen: DetectedObjects | undefined
  #isClosed = false
  #pictureFailures = 0

  constructor(options: PlannerOptions) {
    this.#options = options
    const { counter } = options.context
    this.#counters = {
      asked: counter('llm_requests_total'),
      answered: counter('llm_answers_total'),
      failed: counter('llm_failures_total'),
      refused: counter('llm_answers_refused_total'),
      stale: counter('llm_answers_stale_total'),
      decided: counter('llm_decisions_total'),
      restrained: counter('llm_decisions_restrained_total'),
      fallback: counter('llm_rules_decisions_total'),
      noPicture: counter('llm_pictures_failed_total'),
    }
  }

  /** Whether a question would be put now: none is in flight, and the endpoint is not being left alone after failures. */
  get mayAsk(): boolean {
    return !this.#isClosed && !this.#inFlight && this.#options.context.clock.nowNs() >= this.#notBeforeNs
  }

  /**
   * Asks about a frame, unless a question is in flight or the endpoint is being left alone after failures.
   *
   * @returns settles when the question does, at the deadline at the latest; undefined when none was asked.
   */
  ask(moment: AskedMoment): Promise<void> | undefined {
    this.#seen = moment.frame
    if (!this.mayAsk) return undefined
    const abort = new AbortController()
    const done = this.#exchange(moment, abort)
    this.#inFlight = { abort, done }
    return done
  }

  /** @returns the decision for a frame; never waits. */
  decide(moment: Moment): Decision {
    const { frame } = moment
    this.#seen = frame
    const rules = this.#rules(moment)
    const valid = this.#validFor(frame)
    const decision = valid ? this.#held(valid, moment) : this.#byRules(rules)
    this.#counters[valid ? 'decided' : 'fallback'].add()
    this.#options.record({
      kind: 'step',
      ...frameName(frame),
      ...stateNames(decision),
      planner: decision.planner,
      rule: decision.rule,
      explanation: decision.explanation,
      objects: decision.objectIndices,
      exchange: valid?.number ?? null,
      ageMs: valid ? ageMs(valid.frame, frame) : null,
      proposed: valid ? stateNames(valid.answer) : null,
      rules: { ...stateNames(rules), rule: rules.rule },
    })
    return decision
  }

  /** Gives up the question in flight; no more are asked. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#inFlight?.abort.abort({ reason: 'cancelled', message: 'the run is ending' } satisfies Failure)
    await this.#inFlight?.done
  }

  async #exchange(moment: AskedMoment, abort: AbortController): Promise<void> {
    const { llm, settings, ask, record } = this.#options
    const number = ++this.#number
    this.#counters.asked.add()
    const along = this.#around(moment)
    // Judged along the line, told as they are.
    const obstacles = along.obstacles.map((one) => ({ ...one, object: moment.frame.objects[one.index]! }))
    const around = { ...along, obstacles }
    const rules = this.#rules(moment)
    const outcome = await exchange({ ...moment, around, llm, passOn: settings.passOn, ask, abort })
    this.#inFlight = undefined
    const isStale = 'answer' in outcome.result && !this.#isFresh(moment.frame, this.#seen ?? moment.frame)
    record({
      kind: 'exchange',
      exchange: number,
      ...frameName(moment.frame),
      outcome: 'answer' in outcome.result ? (isStale ? 'stale' : 'answer') : outcome.result.reason,
      ...('answer' in outcome.result ? {} : { message: outcome.result.message }),
      ms: Math.round(outcome.ms),
      answer:
        'answer' in outcome.result
          ? { ...stateNames(outcome.result.answer), light: outcome.result.answer.light }
          : null,
      rules: { ...stateNames(rules), rule: rules.rule },
      prompt: outcome.prompt,
      reply: outcome.reply ?? null,
    })
    this.#note(outcome)
    if (!('answer' in outcome.result)) this.#fail(outcome.result)
    else this.#take({ number, frame: moment.frame, ...outcome.result }, isStale)
    this.#describe(outcome.ms)
  }

  #take(valid: ValidAnswer, isStale: boolean): void {
    if (this.#failuresInRow > 0)
      this.#options.context.log.info(`${this.#options.context.node}: the model answers again`)
    this.#failure = undefined
    this.#failuresInRow = 0
    this.#counters.answered.add()
    if (isStale) this.#counters.stale.add()
    else this.#newest = valid
  }

  #fail(failure: Failure): void {
    const { reason, message, retryAfterMs = 0 } = failure
    if (reason === 'cancelled') return
    const { context, llm } = this.#options
    this.#failure = failure
    this.#counters.failed.add()
    if (reason === 'out-of-vocabulary' || reason === 'garbled') this.#counters.refused.add()
    if (this.#failures[reason] === undefined) {
      context.log.warn(
        { reason },
        `${context.node}: the model ${failureWords[reason]}, so the rules decide: ${message}${advice(reason, llm)}`,
      )
    }
    this.#failures[reason] = (this.#failures[reason] ?? 0) + 1
    this.#failuresInRow++
    if (!endpointReasons.has(reason)) return
    const backoffMs = Math.min(backoffMsMax, backoffMsMin * 2 ** (this.#failuresInRow - 1))
    this.#notBeforeNs = context.clock.nowNs() + BigInt(Math.round(Math.max(backoffMs, retryAfterMs))) * 1_000_000n
  }

  /** Pictures that could not be made: said once, counted always. */
  #note({ pictureFailures }: ExchangeOutcome): void {
    const { context } = this.#options
    if (pictureFailures.length === 0) return
    if (this.#pictureFailures === 0)
      context.log.warn(`${context.node}: ${pictureFailures[0]}; the model is asked without it`)
    this.#pictureFailures += pictureFailures.length
    this.#counters.noPicture.add(pictureFailures.length)
  }

  #describe(lastMs: number): void {
    const { llm, context } = this.#options
    context.describe({
      llm: { model: llm.model, baseUrl: llm.baseUrl, lastMs: Math.round(lastMs), failures: { ...this.#failures } },
    })
  }

  #rules({ frame, wish, rules }: Moment): Decision {
    return rules ?? decide(frame, this.#options.settings, wish)
  }

  #around({ frame, wish, road }: Moment): Surroundings {
    const { settings } = this.#options
    const beside = road?.beside ?? roadBeside(frame.map, settings.laneWidthM)
    const wanted = road ? { ...settings, cruiseSpeedMps: road.wantedMps } : settings
    if (!road) return surroundingsOf(frame.objects, frame.egoSpeedMps, wanted, beside, wish)
    return surroundingsOf(straighten(frame.objects, road.line), frame.egoSpeedMps, wanted, beside, wish)
  }

  #isFresh(asked: DetectedObjects, now: DetectedObjects): boolean {
    const age = ageMs(asked, now)
    return asked.scene === now.scene && age >= 0 && age <= this.#options.llm.maxAgeMs
  }

  #validFor(frame: DetectedObjects): ValidAnswer | undefined {
    return this.#newest && this.#isFresh(this.#newest.frame, frame) ? this.#newest : undefined
  }

  #held({ answer, frame: asked, objects }: ValidAnswer, moment: Moment): Decision {
    const { frame, road } = moment
    const around = this.#around(moment)
    const stopLineGapM = stopLineGap(around, frame.map, road)
    // A light that the map knows needs not be read from a picture.
    const light = road && road.light !== 'UNKNOWN' ? road.light : answer.light
    const { speed, path, bounds, objects: inTheWay } = restrain(answer, around, { light, stopLineGapM })
    this.#options.onDecided?.({ by: 'model', bounds })
    const isHeld = bounds.length > 0
    if (isHeld) this.#counters.restrained.add()
    const said = shortened(answer.wish === '' ? answer.explanation : `${answer.explanation} Wish: ${answer.wish}`)
    const named = followObjects(asked, objects, frame)
    return {
      scene: frame.scene,
      sampleToken: frame.sampleToken,
      timestampUs: frame.timestampUs,
      speed,
      path,
      explanation: isHeld
        ? `${inWords({ speed, path })}, because ${boundReasons(bounds)}. The model wanted ${lowerFirst(inWords(answer))}: ${said}`
        : said,
      rule: bounds[0] ?? 'model',
      objectIndices: [...new Set([...inTheWay.map(({ index }) => index), ...named])],
      planner: 'llm',
    }
  }

  #byRules(rules: Decision): Decision {
    const reason: RulesReason = this.#failure?.reason ?? (this.#newest ? 'answer-too-old' : 'no-answer-yet')
    this.#options.onDecided?.({ by: 'rules', reason })
    const why =
      reason === 'answer-too-old'
        ? 'The model’s last answer is too old'
        : reason === 'no-answer-yet'
          ? 'The model has not answered yet'
          : `The model ${failureWords[reason]}`
    return { ...rules, explanation: `${why}, so the rules decide. ${rules.explanation}` }
  }
}

function ageMs(asked: DetectedObjects, now: DetectedObjects): number {
  return (now.timestampUs - asked.timestampUs) / 1000
}

function frameName({ scene, sampleToken, timestampUs }: DetectedObjects) {
  return { scene, sampleToken, timestampUs }
}

function stateNames({ speed, path }: States) {
  return { speed: speedName(speed), path: pathName(path) }
}

const speedWords: Readonly<Record<SpeedDecision, string>> = {
  [SpeedDecision.KEEP]: 'Keep the speed',
  [SpeedDecision.ACCELERATE]: 'Accelerate',
  [SpeedDecision.DECELERATE]: 'Slow down',
  [SpeedDecision.STOP]: 'Stop',
}

function inWords({ speed, path }: States): string {
  return `${speedWords[speed]}, ${pathName(path).toLowerCase().replace('_', ' ')}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function shortened(text: string): string {
  return text.length <= explanationCharactersMax ? text : `${text.slice(0, explanationCharactersMax - 1)}…`
}

function advice(reason: FailureReason, { apiKeyEnv, baseUrl, model, responseFormat }: LlmSettings): string {
  switch (reason) {
    case 'unauthorized':
      return apiKeyEnv === '' ? '; name a variable with its key in llm.apiKeyEnv' : `; check the key in ${apiKeyEnv}`
    case 'unreachable':
      return `; check that the endpoint runs at ${baseUrl}`
    case 'http-error':
      return `; check that it serves ${model} and knows response_format ${responseFormat}`
    case 'truncated':
      return '; raise llm.answerTokensMax'
    case 'deadline':
      return '; raise llm.deadlineMs, or show fewer or smaller pictures'
    default:
      return ''
  }
}
