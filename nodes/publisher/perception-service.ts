/** What goshawk.v1.Perception does, whatever carries it: gRPC and gRPC-Web call the same functions. */
import { count64 } from '../../schemas/decoded.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { goshawk } from '../../schemas/generated/goshawk.js'
import type { FrameHub } from './frame-hub.js'
import type { ViewReports } from './view-reports.js'

/** Characters of an instruction: a sentence, not a document. */
const instructionLengthMax = 1000

export interface ServiceOptions {
  readonly hub: FrameHub
  /** Streams open at one time; further ones are refused. */
  readonly subscribersMax: number
  /** Wall time, nanoseconds. */
  readonly nowNs: () => bigint
  /** The graph's newest report; undefined before the first. */
  readonly report: () => unknown
  /** The plan of the graph; undefined where there is none. */
  readonly graph: () => { readonly json: string; readonly mermaid: string } | undefined
  /** Node that takes instructions. */
  readonly instructNode: string
  /** Sends a command to a node, or to the sources and the runtime when `node` is ''. */
  readonly command: (node: string, command: unknown) => Promise<unknown>
  /** Called with the number of frames a slow reader missed. */
  readonly onSkipped: (frames: number) => void
  /** Takes what pages measured. */
  readonly views: ViewReports
}

export class PerceptionService {
  readonly #options: ServiceOptions
  #subscribers = 0

  constructor(options: ServiceOptions) {
    this.#options = options
  }

  get subscribers(): number {
    return this.#subscribers
  }

  /**
   * Encoded world frames, each the newest at the moment the reader asks for one: a reader that is slow to ask misses
   * frames and never finds a queue. Ends when the signal aborts or the publisher closes.
   *
   * @throws GoshawkError unavailable when too many streams are open.
   */
  async *subscribe(request: goshawk.v1.ISubscribeRequest, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
    const { hub, subscribersMax, nowNs, onSkipped } = this.#options
    if (this.#subscribers >= subscribersMax) {
      throw new GoshawkError(
        'unavailable',
        `publisher: ${this.#subscribers} streams are open already; close one or raise config.subscribersMax`,
      )
    }
    const imageRate = request.imageRateMax ?? 0
    const imagesAreDue = request.withoutImages ? never : rateGate(imageRate > 0 ? imageRate : Number.POSITIVE_INFINITY)
    const lidarIsDue = rateGate(request.lidarRateMax ?? 0)
    const withHeat = request.withHeat ?? false
    const widthMax = request.imageWidthMax ?? 0
    this.#subscribers++
    try {
      for (let after = 0; ; ) {
        const frame = await hub.next(after, signal)
        if (!frame) return
        if (after > 0 && frame.sequence > after + 1) onSkipped(frame.sequence - after - 1)
        after = frame.sequence
        const at = nowNs()
        const withLidar = frame.hasLidar && lidarIsDue(at)
        yield await frame.encode({ withImages: imagesAreDue(at), widthMax, withLidar, withHeat })
      }
    } finally {
      this.#subscribers--
    }
  }

  /** The plan, as `goshawk graph` prints it. */
  getGraph(): goshawk.v1.IGraphDescription {
    const graph = this.#options.graph()
    if (!graph)
      throw new GoshawkError('unavailable', 'this publisher runs without a graph, so there is no plan to show')
    return graph
  }

  getStatus(): goshawk.v1.IStatusReport {
    const report = this.#options.report()
    if (report === undefined) {
      throw new GoshawkError('unavailable', 'the runtime has not made a report yet; ask again in a second')
    }
    return { json: toJson(report) }
  }

  async instruct({ text }: goshawk.v1.IInstructRequest): Promise<goshawk.v1.IInstructReply> {
    const sentence = (text ?? '').trim()
    if (sentence === '') return { accepted: false, reply: 'the instruction is empty; write what the car should do' }
    if (sentence.length > instructionLengthMax) {
      return {
        accepted: false,
        reply: `the instruction has ${sentence.length} characters; at most ${instructionLengthMax}`,
      }
    }
    return this.#command(this.#options.instructNode, { instruct: sentence })
  }

  async control(request: goshawk.v1.IControlRequest): Promise<goshawk.v1.IControlReply> {
    const command = controlCommand(request)
    if (typeof command === 'string') return { accepted: false, reply: command }
    return this.#command('', command)
  }

  /** @returns a refusal in words for a report that cannot be true. */
  reportView(report: goshawk.v1.IViewReport): goshawk.v1.IViewReportReply {
    const refusal = this.#options.views.add(report)
    return { accepted: refusal === undefined, reply: refusal ?? '' }
  }

  async #command(node: string, command: unknown): Promise<{ accepted: boolean; reply: string }> {
    let answer: unknown
    try {
      answer = await this.#options.command(node, command)
    } catch (error) {
      return { accepted: false, reply: messageOf(error) }
    }
    // Asked of all sources, the answers come by name.
    const answers = node === '' ? Object.values(recordOf(answer) ?? {}) : [answer]
    const replies = answers.map(replyOf)
    if (replies.length === 0) return { accepted: false, reply: 'this graph has no source that takes commands' }
    return { accepted: replies.every(({ accepted }) => accepted), reply: replies.map(({ reply }) => reply).join('; ') }
  }
}

/** `{ accepted, reply }` as it is; a string is a reply; nothing is a refusal. */
function replyOf(answer: unknown): { accepted: boolean; reply: string } {
  if (answer === undefined || answer === null) return { accepted: false, reply: 'there was no answer' }
  if (typeof answer === 'string') return { accepted: true, reply: answer }
  const fields = recordOf(answer)
  const accepted = typeof fields?.accepted === 'boolean' ? fields.accepted : true
  return { accepted, reply: typeof fields?.reply === 'string' ? fields.reply : toJson(answer) }
}

const never = () => false

/** Says for each frame whether the reader's own limit lets a part go with it. @param rate - per second; 0 means never. */
function rateGate(rate: number): (nowNs: bigint) => boolean {
  if (!(rate > 0)) return never
  if (rate === Number.POSITIVE_INFINITY) return () => true
  const intervalNs = BigInt(Math.round(1e9 / Math.max(rate, 1e-3)))
  let dueNs: bigint | undefined
  return (nowNs) => {
    if (dueNs !== undefined && nowNs < dueNs) return false
    // A late picture does not earn two: the next is due one interval from the later of plan and now.
    const plannedNs = (dueNs ?? nowNs) + intervalNs
    dueNs = plannedNs > nowNs ? plannedNs : nowNs + intervalNs
    return true
  }
}

/** The command for the sources, named as in the request (`pause` and `rate` the runtime obeys itself), or why there is none. */
function controlCommand({ pause, rate, seekUs, scenario, loop }: goshawk.v1.IControlRequest): object | string {
  if (typeof pause === 'boolean') return { pause }
  if (typeof rate === 'number') {
    return Number.isFinite(rate) && rate > 0 ? { rate } : `rate ${rate}; expected a number above 0`
  }
  if (seekUs !== undefined && seekUs !== null) return { seekUs: count64('seek_us', seekUs) }
  if (typeof scenario === 'string' && scenario !== '') return { scenario }
  if (typeof loop === 'boolean') return { loop }
  return 'no command; expected one of pause, rate, seek_us, scenario, loop'
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, field) => (typeof field === 'bigint' ? Number(field) : field))
}
