/** One operating system process, through its lives. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { packageRoot } from '../../schemas/package-root.js'
import { clockOffsetVariable } from '../clock/time.js'
import { controlIdentity } from '../process/control-client.js'
import { ErrorTail, forwardLog } from './log-lines.js'

export type ChildState = 'starting' | 'ready' | 'drained' | 'leaving' | 'dead'

export interface ChildOptions {
  readonly name: string
  readonly planFile: string
  readonly clockOffsetNs: bigint
  readonly log: Logger
  /** It ended; `reason` says how, with its last words if it had any. */
  onExit(reason: string): void
}

export class Child {
  readonly name: string
  state: ChildState = 'dead'
  /** What it said was wrong before it ended. */
  failure: { readonly code: string; readonly message: string } | undefined
  /** Why it is being killed, when it is. */
  killedFor: string | undefined
  lastHeardMs = 0
  startedMs = 0
  readonly #options: ChildOptions
  #epoch = -1
  #process: ChildProcess | undefined

  constructor(options: ChildOptions) {
    this.name = options.name
    this.#options = options
  }

  get identity(): string {
    return controlIdentity(this.name, this.#epoch)
  }

  get epoch(): number {
    return this.#epoch
  }

  get pid(): number {
    return this.#process?.pid ?? 0
  }

  /** Begins the next life. */
  start(nowMs: number): void {
    const { name, planFile, clockOffsetNs, log } = this.#options
    this.#epoch += 1
    this.state = 'starting'
    this.failure = undefined
    this.killedFor = undefined
    this.startedMs = nowMs
    this.lastHeardMs = nowMs
    const child = fork(join(packageRoot, 'dist/runtime/process/main.js'), [planFile, name, String(this.#epoch)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, [clockOffsetVariable]: String(clockOffsetNs), GOSHAWK_LOG_LEVEL: log.level },
      execArgv: ['--enable-source-maps'],
    })
    this.#process = child
    forwardLog(child.stdout!, log)
    const tail = new ErrorTail(child.stderr!, log)
    let hasEnded = false
    const end = (how: string) => {
      if (hasEnded) return
      hasEnded = true
      this.#process = undefined
      this.state = 'dead'
      const words = this.failure?.message || tail.text
      this.#options.onExit(words === '' ? how : `${how}: ${words}`)
    }
    child.once('error', (error) => end(`could not be started: ${error.message}`))
    // 'close' comes after 'exit', once everything it printed has been read.
    child.once('close', (code, signal) =>
      end(this.killedFor ?? (signal ? `killed by ${signal}` : `exited with code ${code}`)),
    )
  }

  /** At once, whatever it is doing. */
  kill(why: string): void {
    this.killedFor ??= why
    this.#process?.kill('SIGKILL')
  }
}
