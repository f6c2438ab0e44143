/** What the page asks of the runtime. */
import { goshawk } from '../../schemas/generated/goshawk.js'
import { call } from './call.js'

const v1 = goshawk.v1

export interface Answer {
  readonly accepted: boolean
  readonly reply: string
}

/** All of them throw CallError when the publisher cannot be reached or refuses. */
export class Commands {
  readonly #baseUrl: string

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl
  }

  async instruct(text: string): Promise<Answer> {
    const codecs = { request: v1.InstructRequest, reply: v1.InstructReply }
    const { accepted, reply } = await call(this.#baseUrl, 'Instruct', codecs, { text })
    return { accepted: accepted ?? false, reply: reply ?? '' }
  }

  pause(pause: boolean): Promise<Answer> {
    return this.#control({ pause })
  }

  /** @param rate - recorded seconds per second. */
  rate(rate: number): Promise<Answer> {
    return this.#control({ rate })
  }

  /** @param timestampUs - recorded time, microseconds. */
  seek(timestampUs: number): Promise<Answer> {
    return this.#control({ seekUs: timestampUs })
  }

  /** Whether the sources start over at their end. */
  loop(loop: boolean): Promise<Answer> {
    return this.#control({ loop })
  }

  async #control(request: goshawk.v1.IControlRequest): Promise<Answer> {
    const codecs = { request: v1.ControlRequest, reply: v1.ControlReply }
    const { accepted, reply } = await call(this.#baseUrl, 'Control', codecs, request)
    return { accepted: accepted ?? false, reply: reply ?? '' }
  }

  /** Tells the publisher what this page measured; a refusal is an answer, not an error. */
  async reportView(measured: goshawk.v1.IViewReport): Promise<Answer> {
    const codecs = { request: v1.ViewReport, reply: v1.ViewReportReply }
    const { accepted, reply } = await call(this.#baseUrl, 'ReportView', codecs, measured)
    return { accepted: accepted ?? false, reply: reply ?? '' }
  }

  /** The runtime's report, as it is. */
  async report(): Promise<unknown> {
    const codecs = { request: v1.GetStatusRequest, reply: v1.StatusReport }
    const { json } = await call(this.#baseUrl, 'GetStatus', codecs, {})
    return JSON.parse(json ?? 'null')
  }
}
