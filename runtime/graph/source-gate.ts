/** What a source asks before it makes a frame, and which of its frames it has not emitted yet. */
import { randomBytes } from 'node:crypto'
import { GoshawkError } from '../../schemas/errors.js'
import type { FrameId, Header } from '../../schemas/messages.js'
import { AdmissionGate } from '../clock/admission.js'
import { createPacing } from '../clock/pacing.js'
import type { Time } from '../clock/time.js'
import { histogramName } from '../telemetry/latency.js'
import { isOlderFrame, isSameFrame } from './frame-order.js'
import type { NodeContext } from './node-context.js'
import { msFromNs, type OpenHop } from './parcel.js'
import type { ClockPlan } from './plan.js'
import type { Recorder } from './recorder.js'

export interface SourceGateOptions {
  readonly node: string
  readonly epoch: number
  readonly clock: ClockPlan
  readonly time: Time
  readonly recorder: Recorder
  readonly signal: AbortSignal
  /** Whether everything downstream can take one more frame. */
  hasRoom(): boolean
}

interface Admitted {
  readonly frame: FrameId
  readonly originNs: bigint
  readonly admittedNs: bigint
}

/** How `pause` and `rate` are answered. */
export interface CommandAnswer {
  readonly accepted: boolean
  readonly reply: string
}

export class SourceGate {
  readonly #options: SourceGateOptions
  readonly #gate: AdmissionGate
  readonly #isLockstep: boolean
  /** W3C trace ids: one prefix a start, then the frame's number. */
  readonly #tracePrefix = randomBytes(8).toString('hex')
  #admitted: Admitted[] = []
  /** Kept for outputs that emit the frame later than the first. */
  #lastEmitted: Admitted | undefined
  #unsettled: FrameId | undefined
  #number = 0

  constructor(options: SourceGateOptions) {
    this.#options = options
    this.#isLockstep = options.clock.mode === 'lockstep'
    this.#gate = new AdmissionGate({
      source: options.node,
      pacing: createPacing(options.clock),
      time: options.time,
      signal: options.signal,
      isOpen: () => options.hasRoom() && this.#unsettled === undefined,
    })
    // Closed until every process is ready.
    this.#gate.pause()
  }

  get admittedCount(): number {
    return this.#admitted.length
  }

  get isPaused(): boolean {
    return this.#gate.isPaused
  }

  open(): void {
    this.#gate.resume()
  }

  wake(): void {
    this.#gate.wake()
  }

  admit({ captureTimeNs, isJump = false }: Parameters<NodeContext['admit']>[0]): Promise<Header> {
    const { node, epoch, time, recorder } = this.#options
    const enter = (originTimeNs: bigint): Header => {
      this.#number += 1
      const number = this.#number
      const frame: FrameId = { source: node, number, epoch }
      const admittedNs = time.nowNs()
      this.#admitted.push({ frame, originNs: originTimeNs, admittedNs })
      if (this.#isLockstep) this.#unsettled = frame
      recorder.made(frame, node)
      recorder.put(node, frame)
      const spanId = number.toString(16).padStart(16, '0')
      return {
        stream: node,
        sequence: number,
        epoch,
        frame,
        captureTimeNs,
        originTimeNs,
        publishTimeNs: admittedNs,
        traceparent: `00-${this.#tracePrefix}${spanId}-${spanId}-00`,
      }
    }
    return this.#gate.admit(captureTimeNs, enter, isJump)
  }

  /** Lockstep: the frame has gone all the way through. */
  frameSettled(frame: FrameId): void {
    if (this.#unsettled === undefined || !isSameFrame(this.#unsettled, frame)) return
    this.#unsettled = undefined
    this.#gate.wake()
  }

  /** The source's own hop: lateness at admission, and the time it took to make the frame. */
  hopOf(frame: FrameId, stream: string, nowNs: bigint): OpenHop | undefined {
    const admitted =
      this.#admitted.find((candidate) => isSameFrame(candidate.frame, frame)) ??
      (this.#lastEmitted && isSameFrame(this.#lastEmitted.frame, frame) ? this.#lastEmitted : undefined)
    if (admitted === undefined) return undefined
    const { latency } = this.#options.recorder
    const ageMs = msFromNs(admitted.admittedNs - admitted.originNs)
    const computeMs = msFromNs(nowNs - admitted.admittedNs)
    latency.series(histogramName(stream, 'age')).recordMs(ageMs)
    latency.series(histogramName(stream, 'compute')).recordMs(computeMs)
    return {
      hop: stream,
      ageMs,
      queueMs: 0,
      computeMs,
      publishSeries: latency.series(histogramName(stream, 'publish')),
    }
  }

  /** The frame is on its links; those admitted before it will not come any more. */
  emitted(frame: FrameId): void {
    const { node, recorder } = this.#options
    const open: Admitted[] = []
    for (const admitted of this.#admitted) {
      if (isSameFrame(admitted.frame, frame)) {
        this.#lastEmitted = admitted
        recorder.done(node, frame)
      } else if (isOlderFrame(admitted.frame, frame)) this.#lose(admitted.frame, 'node-skipped')
      else open.push(admitted)
    }
    this.#admitted = open
    this.#gate.wake()
  }

  /** The source will not emit this frame; false when it was not admitted here or is emitted already. */
  release(frame: FrameId, reason: string): boolean {
    const index = this.#admitted.findIndex((admitted) => isSameFrame(admitted.frame, frame))
    if (index < 0) return false
    this.#admitted.splice(index, 1)
    this.#lose(frame, reason)
    this.#gate.wake()
    return true
  }

  /** Nothing that was admitted and not emitted will come. */
  abandon(reason: string): void {
    for (const { frame } of this.#admitted) this.#lose(frame, reason)
    this.#admitted = []
  }

  /** Answers `{ pause: boolean }` and `{ rate: number }`; undefined for commands that are the node's own. */
  command(command: unknown): CommandAnswer | undefined {
    if (typeof command !== 'object' || command === null) return undefined
    const { node } = this.#options
    if ('pause' in command && typeof command.pause === 'boolean') {
      if (command.pause) this.#gate.pause()
      else this.#gate.resume()
      return { accepted: true, reply: `${node} ${command.pause ? 'paused' : 'goes on'}` }
    }
    if ('rate' in command && typeof command.rate === 'number') {
      if (!(command.rate > 0)) {
        throw new GoshawkError('usage-invalid', `rate ${command.rate}; expected recorded seconds per second above 0`)
      }
      const accepted = this.#gate.setRate(command.rate)
      const reply = accepted ? `${node} plays at ${command.rate}` : `the ${this.#options.clock.mode} clock has no rate`
      return { accepted, reply }
    }
    return undefined
  }

  #lose(frame: FrameId, reason: string): void {
    this.#options.recorder.dropped(frame, this.#options.node, reason)
    this.#options.recorder.done(this.#options.node, frame)
  }
}
