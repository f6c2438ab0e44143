/** A model decides the states: asked twice a second, held to the safety envelope in every frame, with the rules behind it. */
import pino from 'pino'
import { askEndpoint, type Endpoint } from '../../nodes/decision/llm/client.js'
import { PictureShelf } from '../../nodes/decision/llm/pictures.js'
import { LlmPlanner } from '../../nodes/decision/llm/planner.js'
import type { LlmSettings } from '../../nodes/decision/llm/settings.js'
import { tellRoad } from '../../nodes/decision/llm/tell-road.js'
import type { DrivingSettings } from '../../nodes/decision/surroundings.js'
import type { Path } from '../../scenarios/worlds/path.js'
import type { Decision, DetectedObjects } from '../../schemas/messages.js'
import { countDecision, type DecisionCounts, noDecisions } from './count-decisions.js'
import type { DriveWorld } from './drive-world.js'
import type { DriveDecision, DriveMoment } from './driver.js'
import type { OwnLane } from './own-lane.js'
import type { Perceived } from './perceive.js'
import type { RouteStates } from './route-states.js'
import { frameNow, sceneOf } from './scene-now.js'
import type { StatesDecider } from './states-driver.js'

/** Between two questions, in the world's time. */
export const askEveryS = 0.5
const shelfBytesMax = 67_108_864

/** What `tellRoad` does not say of each place on the way: that does not change from lane to lane. */
export const drivingSettings: DrivingSettings = {
  // Perception has sorted out already what is not acted on.
  scoreMin: 0,
  cruiseSpeedMps: 10,
  laneWidthM: 3.5,
  horizonM: 60,
  passOn: 'left',
  brakingMps2: 3,
}

export interface LlmStatesOptions {
  readonly world: DriveWorld
  readonly llm: LlmSettings
  readonly endpoint: Endpoint
  /** Decides where the model does not; its plans follow the model's. */
  readonly rules: RouteStates
  /** The world stands still while a question is open. */
  readonly waits: boolean
  record(line: Readonly<Record<string, unknown>>): void
  /** One line about the first failure of each kind. */
  warn(message: string): void
  readonly signal?: AbortSignal | undefined
}

export class LlmStates implements StatesDecider {
  readonly #options: LlmStatesOptions
  readonly #planner: LlmPlanner
  readonly #shelf: PictureShelf
  readonly #counters = new Map<string, number>()
  #counts: DecisionCounts = noDecisions
  #askedAtS = Number.NEGATIVE_INFINITY
  #asking: Promise<void> | undefined
  #failure: { readonly error: unknown } | undefined
  /** Ctrl-C does not wait for an answer. */
  readonly #onAbort = () => void this.#planner.close()

  constructor(options: LlmStatesOptions) {
    const { llm, endpoint, record, warn, signal } = options
    this.#options = options
    this.#shelf = new PictureShelf({ cameras: llm.cameras, bytesMax: shelfBytesMax })
    const log = pino(
      { level: 'warn' },
      { write: (line: string) => warn((JSON.parse(line) as { readonly msg: string }).msg) },
    )
    const counter = (name: string) => ({
      add: (count = 1) => void this.#counters.set(name, (this.#counters.get(name) ?? 0) + count),
    })
    this.#planner = new LlmPlanner({
      settings: drivingSettings,
      llm,
      context: {
        node: 'drive',
        counter,
        log,
        describe: () => undefined,
        clock: { mode: options.waits ? 'lockstep' : 'wall', nowNs: () => process.hrtime.bigint() },
      },
      ask: (body, aborted) => askEndpoint(endpoint, body, aborted),
      record,
      onDecided: (decided) => {
        this.#counts = countDecision(this.#counts, decided)
      },
    })
    signal?.addEventListener('abort', this.#onAbort)
  }

  async decide(moment: DriveMoment, place: OwnLane, lineNow: () => Path): Promise<DriveDecision> {
    const { world, rules, waits } = this.#options
    const { state, ego, perceived, heard } = moment
    const scene = { ...sceneOf(state, ego, perceived), wish: heard?.wish }
    const planned = rules.plan(scene, place)
    const frame = frameNow(world.name, scene, perceived, world.mapAround?.() ?? [])
    const { road, command } = tellRoad(world.road, scene, place.own, lineNow(), frame.map, (lane) =>
      rules.hasHaltedAt(lane),
    )
    const asked = {
      frame,
      road,
      rules: rulesDecision(planned, frame),
      wish: heard?.wish,
    }
    if (!this.#asking && this.#planner.mayAsk && state.timeS - this.#askedAtS > askEveryS - 1e-6) {
      this.#askedAtS = state.timeS
      this.#asking = this.#ask({ ...asked, words: heard?.words, route: command, tracks: undefined }, perceived)
    }
    if (waits) await this.#asking
    if (this.#failure) throw this.#failure.error
    const decision = this.#planner.decide(asked)
    if (decision.planner === 'llm') rules.goOnFrom(place, ego)
    const { speed, path, rule, explanation, planner, objectIndices } = decision
    return { speed, path, rule, explanation, planner, objects: objectIndices.map((i) => frame.objects[i]!.id) }
  }

  counts(): DecisionCounts {
    const of = (name: string) => this.#counters.get(name) ?? 0
    return { ...this.#counts, questions: of('llm_requests_total'), answers: of('llm_answers_total') }
  }

  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort)
    await this.#planner.close()
    await this.#asking
  }

  async #ask(moment: Omit<Parameters<LlmPlanner['ask']>[0], 'pictures'>, perceived: Perceived): Promise<void> {
    try {
      await this.#planner.ask({ ...moment, pictures: await this.#pictures(perceived) })
    } catch (error) {
      // Only the world can fail here, and whoever drives in it must know.
      this.#failure = { error }
    } finally {
      this.#asking = undefined
    }
  }

  /** What perception has seen already, else what the cameras see now. */
  async #pictures({ pictures, state }: Perceived) {
    const { world, llm } = this.#options
    if (llm.cameras.length === 0) return undefined
    const timestampUs = Math.round((pictures ? state.timeS : world.state().timeS) * 1e6)
    const frames = pictures ?? (await world.pictures())
    const { scene } = frames.payload
    this.#shelf.keep({ ...frames, payload: { ...frames.payload, timestampUs } })
    return this.#shelf.at(scene, timestampUs)
  }
}

function rulesDecision(planned: ReturnType<RouteStates['plan']>, frame: DetectedObjects): Decision {
  const { scene, sampleToken, timestampUs, objects } = frame
  const { speed, path, rule, explanation } = planned
  const objectIndices = planned.objects.flatMap((id) => {
    const index = objects.findIndex((object) => object.id === id)
    return index < 0 ? [] : [index]
  })
  return { scene, sampleToken, timestampUs, speed, path, rule, explanation, objectIndices, planner: 'rules' }
}
