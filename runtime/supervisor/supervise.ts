/** Starts the processes of a graph, watches over them, and ends them: every process of this host, one run. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { GoshawkError, isErrorCode } from '../../schemas/errors.js'
import { measureClockOffsetNs } from '../clock/time.js'
import { FrameTokens } from '../graph/frame-tokens.js'
import type { GraphPlan } from '../graph/plan.js'
import type { FromProcess } from '../process/control-messages.js'
import type { LatencyMerge } from '../telemetry/latency.js'
import { Child } from './child.js'
import { CommandDesk } from './command-desk.js'
import { ControlServer } from './control-server.js'
import { RestartPolicy } from './restart-policy.js'
import { type RunReport, RunState } from './run-state.js'

export interface RunControl {
  /** Sends a command to a node, or to all sources when `node` is ''. */
  command(node: string, command: unknown): Promise<unknown>
  report(): RunReport
}

export interface SuperviseOptions {
  readonly log: Logger
  /** Aborted once: drain and end. */
  readonly signal?: AbortSignal
  /** Aborted: kill everything now. */
  readonly killSignal?: AbortSignal
  /** About once a second. */
  onReport?(report: RunReport): void
  /** Every process is ready and the sources run. */
  onStarted?(control: RunControl): void
}

export interface RunOutcome {
  /** completed: every source made its last frame; interrupted: asked to end; failed: `error` says why. */
  readonly reason: 'completed' | 'interrupted' | 'failed'
  readonly error?: GoshawkError
  readonly report: RunReport
  readonly latency: LatencyMerge
}

const reportIntervalMs = 1000
/** After everything has drained, or the run has failed: time to close files before SIGKILL. */
const leaveTimeoutMs = 2000

export function superviseGraph(plan: GraphPlan, options: SuperviseOptions): Promise<RunOutcome> {
  return new Supervisor(plan, options).run()
}

class Supervisor {
  readonly #plan: GraphPlan
  readonly #options: SuperviseOptions
  readonly #state: RunState
  readonly #children = new Map<string, Child>()
  readonly #policies = new Map<string, RestartPolicy>()
  readonly #tokens: FrameTokens
  readonly #desk: CommandDesk
  readonly #sourcesOpen: Set<string>
  readonly #timers = new Set<NodeJS.Timeout>()
  #control!: ControlServer
  #phase: 'starting' | 'running' | 'draining' | 'leaving' | 'over' = 'starting'
  #reason: RunOutcome['reason'] = 'completed'
  #error: GoshawkError | undefined
  #finish = () => {}
  #lastWatchMs = 0
  #lastProgressMs = 0
  #runningSinceMs = 0

  constructor(plan: GraphPlan, options: SuperviseOptions) {
    this.#plan = plan
    this.#options = options
    this.#state = new RunState(plan)
    const processOf = new Map(plan.nodes.map((node) => [node.name, node.process]))
    this.#tokens = new FrameTokens((frame) => this.#tell(processOf.get(frame.source) ?? '', { kind: 'settled', frame }))
    this.#sourcesOpen = new Set(
      plan.nodes.filter((node) => node.isSource && this.#isOurs(node.process)).map((node) => node.name),
    )
    this.#desk = new CommandDesk(plan, (process, message) => this.#tell(process, message))
  }

  #isOurs(process: string): boolean {
    return this.#plan.processes.some(({ name, host }) => name === process && host === this.#plan.host)
  }

  async run(): Promise<RunOutcome> {
    const hosts = [...new Set(this.#plan.processes.map(({ host }) => host))]
    if (!hosts.includes(this.#plan.host)) {
      throw new GoshawkError(
        'usage-invalid',
        `host ${this.#plan.host} runs no process of ${this.#plan.file}; expected one of ${hosts.join(', ')}`,
      )
    }
    const { plan, options } = { plan: this.#plan, options: this.#options }
    const planFile = join(plan.runFolder, `plan-${process.pid}.json`)
    const clockOffsetNs = measureClockOffsetNs()
    mkdirSync(plan.runFolder, { recursive: true, mode: 0o700 })
    writeFileSync(planFile, JSON.stringify(plan))
    const interrupt = () => this.#interrupt()
    const killNow = () => this.#killAll('killed on request')
    try {
      this.#control = await ControlServer.open({
        address: plan.controlAddress,
        onMessage: (identity, message) => this.#hear(identity, message),
        onInvalid: (identity, error) =>
          options.log.warn({ identity, code: error.code }, `control socket: ${error.message}`),
      })
      const over = new Promise<void>((resolve) => {
        this.#finish = resolve
      })
      const listening = this.#control.run()
      for (const { name } of plan.processes.filter(({ host }) => host === plan.host)) {
        this.#addChild(name, planFile, clockOffsetNs)
      }
      const watch = setInterval(() => this.#watch(), plan.supervision.heartbeatMs)
      const reports = setInterval(() => this.#publishReport(), reportIntervalMs)
      options.signal?.addEventListener('abort', interrupt, { once: true })
      options.killSignal?.addEventListener('abort', killNow, { once: true })
      if (options.signal?.aborted) interrupt()
      if (options.killSignal?.aborted) killNow()
      await Promise.race([over, listening])
      clearInterval(watch)
      clearInterval(reports)
    } finally {
      options.signal?.removeEventListener('abort', interrupt)
      options.killSignal?.removeEventListener('abort', killNow)
      for (const timer of this.#timers) clearTimeout(timer)
      for (const child of this.#children.values()) child.kill('its supervisor ended')
      this.#desk.close()
      this.#control?.close()
      this.#removeFiles(planFile)
    }
    // Once all is still, what went into a process that died cannot be on its way any more.
    for (const child of this.#children.values()) if (child.epoch > 0) this.#state.ledger.giveUpInFlight(child.name)
    const report = this.#state.report()
    options.onReport?.(report)
    return {
      reason: this.#reason,
      report,
      latency: this.#state.latency,
      ...(this.#error ? { error: this.#error } : {}),
    }
  }

  #addChild(name: string, planFile: string, clockOffsetNs: bigint): void {
    const log = this.#options.log.child({ process: name }, { level: this.#options.log.level })
    const child = new Child({ name, planFile, clockOffsetNs, log, onExit: (reason) => this.#exited(child, reason) })
    this.#children.set(name, child)
    this.#policies.set(name, new RestartPolicy(this.#plan.supervision))
    this.#startChild(child)
  }

  #startChild(child: Child): void {
    child.start(performance.now())
    const health = this.#state.health(child.name)
    health.pid = child.pid
    health.restarts = child.epoch
  }

  #hear(identity: string, message: FromProcess): void {
    const child = [...this.#children.values()].find((candidate) => candidate.identity === identity)
    // A message of a former life arrives after its death was noticed: only what it counted still matters.
    if (child === undefined || child.state === 'dead') {
      if (message.kind === 'heartbeat') this.#takeFacts(message)
      return
    }
    child.lastHeardMs = performance.now()
    switch (message.kind) {
      case 'hello':
        return
      case 'heartbeat':
        this.#takeFacts(message)
        return
      case 'ready':
        child.state = 'ready'
        this.#ready(child)
        return
      case 'completed':
        this.#sourcesOpen.delete(message.node)
        this.#lastProgressMs = performance.now()
        return
      case 'drained':
        if (child.state === 'ready') child.state = 'drained'
        this.#lastProgressMs = performance.now()
        this.#leaveIfDrained()
        return
      case 'failed':
        this.#failed(child, message.code, message.message)
        return
      case 'flow':
        this.#tokens.apply(message.changes)
        return
      case 'command':
        this.#desk.ask(child.name, message)
        return
      case 'reply':
        this.#desk.answered(message)
    }
  }

  #takeFacts({ process, facts }: Extract<FromProcess, { kind: 'heartbeat' }>): void {
    if (facts.ledger.length > 0) this.#lastProgressMs = performance.now()
    try {
      this.#state.apply(process, facts)
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      this.#options.log.warn({ process, code: error.code }, `heartbeat of ${process}: ${error.message}`)
    }
  }

  #ready(child: Child): void {
    if (this.#phase === 'starting') {
      if ([...this.#children.values()].some(({ state }) => state !== 'ready')) return
      this.#phase = 'running'
      this.#runningSinceMs = performance.now()
      this.#lastProgressMs = this.#runningSinceMs
      for (const { name } of this.#children.values()) this.#tellToStart(name)
      this.#options.onStarted?.({
        command: (node, command) => this.#desk.command(node, command),
        report: () => this.#state.report(),
      })
      return
    }
    // Only now: by this time every neighbour has noticed the death and told what it had sent there.
    if (this.#plan.clock.mode === 'lockstep') {
      this.#state.ledger.giveUpInFlight(child.name)
      this.#tokens.abandonAll()
    }
    this.#tellToStart(child.name)
    if (this.#phase === 'draining') this.#tell(child.name, { kind: 'drain', reason: 'the run is ending' })
  }

  /** Wrong input stays wrong: such errors end the run; anything else may go better after a restart. */
  #failed(child: Child, code: string, message: string): void {
    child.failure = { code, message }
    const error = new GoshawkError(isErrorCode(code) ? code : 'process-failed', message, {
      details: { process: child.name },
    })
    if (error.exitCode === 2) this.#abort(error)
    child.kill('failed')
  }

  #exited(child: Child, reason: string): void {
    const wasExpected = this.#phase === 'leaving' || this.#phase === 'over'
    const health = this.#state.health(child.name)
    health.pid = 0
    if (wasExpected) {
      this.#finishIfAllGone()
      return
    }
    health.lastError = reason
    for (const { name, process, isSource } of this.#plan.nodes) {
      if (isSource && process === child.name) this.#sourcesOpen.add(name)
    }
    this.#state.ledger.processCrashed(child.name)
    this.#desk.processDied(child.name)
    const verdict = this.#policies.get(child.name)!.crashed(performance.now())
    if (verdict.kind === 'give-up') {
      this.#abort(
        new GoshawkError(
          'crash-loop',
          `process ${child.name} crashed ${verdict.crashes} times within ${this.#plan.supervision.crashWindowMs / 1000} s, the last time it ${reason}`,
          { details: { process: child.name, crashes: verdict.crashes } },
        ),
      )
      return
    }
    this.#options.log.warn(
      { process: child.name, restarts: child.epoch + 1, delayMs: verdict.delayMs },
      `process ${child.name} ${reason}; starting it again in ${verdict.delayMs} ms`,
    )
    this.#later(verdict.delayMs, () => {
      if (this.#phase !== 'leaving' && this.#phase !== 'over') this.#startChild(child)
    })
  }

  #watch(): void {
    const nowMs = performance.now()
    const { heartbeatTimeoutMs, startTimeoutMs, drainTimeoutMs } = this.#plan.supervision
    // When this thread itself was away, messages wait unread: nobody is silent yet.
    const wasAway = nowMs - this.#lastWatchMs > heartbeatTimeoutMs / 2 && this.#lastWatchMs > 0
    this.#lastWatchMs = nowMs
    if (wasAway) return
    for (const child of this.#children.values()) {
      if (child.state === 'starting' && nowMs - child.startedMs > startTimeoutMs) {
        this.#abort(
          new GoshawkError('start-timeout', `process ${child.name} was not ready within ${startTimeoutMs} ms`, {
            details: { process: child.name },
          }),
        )
        child.kill(`was not ready within ${startTimeoutMs} ms`)
      } else if (
        (child.state === 'ready' || child.state === 'drained') &&
        nowMs - child.lastHeardMs > heartbeatTimeoutMs
      ) {
        child.kill(`hung: nothing heard for ${heartbeatTimeoutMs} ms`)
      }
    }
    // Every source is done, and what they made goes nowhere.
    if (this.#phase === 'running' && this.#sourcesOpen.size === 0 && nowMs - this.#lastProgressMs > drainTimeoutMs) {
      this.#drainTimedOut()
    }
  }

  #interrupt(): void {
    if (this.#phase === 'leaving' || this.#phase === 'over' || this.#phase === 'draining') return
    this.#reason = 'interrupted'
    if (this.#phase === 'starting') {
      this.#leave()
      return
    }
    this.#phase = 'draining'
    for (const { name } of this.#children.values()) this.#tell(name, { kind: 'drain', reason: 'the run is ending' })
    this.#later(this.#plan.supervision.drainTimeoutMs, () => this.#drainTimedOut())
    this.#leaveIfDrained()
  }

  #drainTimedOut(): void {
    if (this.#phase === 'leaving' || this.#phase === 'over') return
    const late = [...this.#children.values()].filter(({ state }) => state !== 'drained').map(({ name }) => name)
    const { drainTimeoutMs } = this.#plan.supervision
    this.#abort(
      new GoshawkError(
        'drain-timeout',
        `process ${late.join(', ')} had not drained after ${drainTimeoutMs} ms; ended it`,
        {
          details: { processes: late },
        },
      ),
    )
  }

  #leaveIfDrained(): void {
    if ([...this.#children.values()].every(({ state }) => state === 'drained')) this.#leave()
  }

  /** The run has failed: the first error is the one that is told. */
  #abort(error: GoshawkError): void {
    if (this.#phase === 'leaving' || this.#phase === 'over') return
    this.#error = error
    this.#reason = 'failed'
    this.#leave()
  }

  #leave(): void {
    if (this.#phase === 'leaving' || this.#phase === 'over') return
    this.#phase = 'leaving'
    for (const child of this.#children.values()) {
      if (child.state === 'starting') child.kill('the run ended before it was ready')
      else this.#tell(child.name, { kind: 'exit' })
    }
    this.#later(leaveTimeoutMs, () => this.#killAll('did not leave'))
    this.#finishIfAllGone()
  }

  #killAll(why: string): void {
    if (this.#phase !== 'leaving' && this.#phase !== 'over') {
      this.#reason = 'interrupted'
      this.#phase = 'leaving'
    }
    for (const child of this.#children.values()) child.kill(why)
    this.#finishIfAllGone()
  }

  #finishIfAllGone(): void {
    if (this.#phase !== 'leaving' || [...this.#children.values()].some(({ state }) => state !== 'dead')) return
    this.#phase = 'over'
    this.#finish()
  }

  #publishReport(): void {
    const report = this.#state.report()
    this.#options.onReport?.(report)
    for (const { name, state } of this.#children.values())
      if (state === 'ready') this.#tell(name, { kind: 'status', report })
  }

  #tellToStart(process: string): void {
    const runningMs = performance.now() - this.#runningSinceMs
    this.#tell(process, { kind: 'start', warmUpMs: Math.max(0, this.#plan.warmUpMs - runningMs) })
  }

  #tell(process: string, message: Parameters<ControlServer['send']>[1]): void {
    const child = this.#children.get(process)
    if (child !== undefined) this.#control.send(child.identity, message)
  }

  #later(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work()
    }, delayMs)
    this.#timers.add(timer)
  }

  /** Sockets of this run, and the plan handed to its processes. */
  #removeFiles(planFile: string): void {
    const addresses = this.#plan.links.flatMap(({ transport }) => (transport.kind === 'zeromq' ? [transport.bind] : []))
    for (const address of [...addresses, this.#plan.controlAddress]) {
      if (address.startsWith('ipc://')) rmSync(address.slice('ipc://'.length), { force: true })
    }
    rmSync(planFile, { force: true })
  }
}
