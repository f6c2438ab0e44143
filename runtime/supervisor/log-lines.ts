/** What a process prints, line by line: its JSON log lines keep their level and fields, anything else is text. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Logger } from 'pino'

const levels = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' } as const
/** Of what a process printed last to stderr: enough for the end of a stack trace. */
const tailLinesMax = 20

/** Passes the log lines of a process on. */
export function forwardLog(stream: Readable, log: Logger): void {
  createInterface({ input: stream }).on('line', (line) => {
    const { level, fields, message } = parseLogLine(line)
    log[level](fields, message)
  })
}

export function parseLogLine(line: string): {
  readonly level: (typeof levels)[keyof typeof levels]
  readonly fields: Record<string, unknown>
  readonly message: string
} {
  if (line.startsWith('{')) {
    try {
      const { level, time, pid, hostname, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
      const name = levels[level as keyof typeof levels]
      if (name !== undefined) return { level: name, fields, message: typeof msg === 'string' ? msg : '' }
    } catch (error) {
      // Not a log line after all, but text that begins with a brace: shown as such.
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return { level: 'info', fields: {}, message: line }
}

/** Passes stderr on as warnings and remembers its end: the last words of a process that crashed. */
export class ErrorTail {
  readonly #lines: string[] = []

  constructor(stream: Readable, log: Logger) {
    createInterface({ input: stream }).on('line', (line) => {
      this.#lines.push(line)
      if (this.#lines.length > tailLinesMax) this.#lines.shift()
      log.warn(line)
    })
  }

  get text(): string {
    return this.#lines.join('\n').trim()
  }
}
