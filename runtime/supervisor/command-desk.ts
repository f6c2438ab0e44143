/** Passes commands between processes and brings the answers back. */
import { GoshawkError, isErrorCode } from '../../schemas/errors.js'
import type { GraphPlan } from '../graph/plan.js'
import { replyTo } from '../process/control-client.js'
import type { CommandReply, NodeCommand, ToProcess } from '../process/control-messages.js'

const answerTimeoutMs = 10_000

interface Asked {
  readonly process: string
  resolve(answer: unknown): void
  reject(error: GoshawkError): void
  readonly timer: NodeJS.Timeout
}

export class CommandDesk {
  readonly #processOf: ReadonlyMap<string, string>
  readonly #sources: readonly string[]
  readonly #tell: (process: string, message: ToProcess) => void
  readonly #asked = new Map<number, Asked>()
  #commands = 0

  constructor(plan: GraphPlan, tell: (process: string, message: ToProcess) => void) {
    this.#processOf = new Map(plan.nodes.map((node) => [node.name, node.process]))
    this.#sources = plan.nodes.filter(({ isSource }) => isSource).map(({ name }) => name)
    this.#tell = tell
  }

  /** To all sources when `node` is ''; then the answers come by name. */
  async command(node: string, command: unknown): Promise<unknown> {
    if (node !== '') return this.#commandNode(node, command)
    const answers = await Promise.all(
      this.#sources.map(async (source) => [source, await this.#commandNode(source, command)] as const),
    )
    return Object.fromEntries(answers)
  }

  /** A process asks; the answer goes back to it. */
  ask(process: string, { id, node, command }: NodeCommand): void {
    void replyTo(id, () => this.command(node, command)).then((reply) => this.#tell(process, reply))
  }

  answered({ id, answer, code, message }: CommandReply): void {
    const asked = this.#asked.get(id)
    if (asked === undefined) return
    this.#forget(id, asked)
    if (code === '') asked.resolve(answer)
    else asked.reject(new GoshawkError(isErrorCode(code) ? code : 'process-failed', message))
  }

  processDied(process: string): void {
    this.#rejectAll((asked) => asked.process === process, `process ${process} died before it answered`)
  }

  close(): void {
    this.#rejectAll(() => true, 'the run is over')
  }

  #commandNode(node: string, command: unknown): Promise<unknown> {
    const process = this.#processOf.get(node)
    if (process === undefined) {
      const known = [...this.#processOf.keys()].join(', ')
      throw new GoshawkError('usage-invalid', `no node ${node} in this graph; expected one of ${known}`)
    }
    this.#commands += 1
    const id = this.#commands
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#asked.delete(id)
        reject(new GoshawkError('unavailable', `${node} did not answer a command within ${answerTimeoutMs / 1000} s`))
      }, answerTimeoutMs)
      this.#asked.set(id, { process, resolve, reject, timer })
      this.#tell(process, { kind: 'command', id, node, command })
    })
  }

  #rejectAll(concerns: (asked: Asked) => boolean, message: string): void {
    for (const [id, asked] of this.#asked) {
      if (!concerns(asked)) continue
      this.#forget(id, asked)
      asked.reject(new GoshawkError('unavailable', message))
    }
  }

  #forget(id: number, { timer }: Asked): void {
    clearTimeout(timer)
    this.#asked.delete(id)
  }
}
