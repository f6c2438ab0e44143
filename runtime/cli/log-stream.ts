/** Log lines for the person at the terminal: time, level unless it is info, process, message. */
import pino, { type Logger } from 'pino'
import { parseLogLine } from '../supervisor/log-lines.js'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

interface LogTarget {
  write(text: string): unknown
  readonly isTTY?: boolean
}

/** Short lines on a terminal, lines of JSON otherwise; both to stderr, since stdout is for results. */
export function createLog(level: string, target: LogTarget = process.stderr): Logger {
  if (!target.isTTY) return pino({ level }, { write: (line: string) => void target.write(line) })
  return pino({ level }, { write: (line: string) => void target.write(`\r\x1b[K${shortLine(line)}\n`) })
}

const colors: Readonly<Record<string, string>> = { warn: '\x1b[33m', error: '\x1b[31m', fatal: '\x1b[31m' }
const dim = '\x1b[2m'
const plain = '\x1b[0m'

export function shortLine(line: string, now = new Date()): string {
  const { level, fields, message } = parseLogLine(line)
  const place = [fields.process, fields.node].filter((name) => typeof name === 'string')
  const where = [...new Set(place)].join('/')
  const color = colors[level]
  const shown = color ? `${color}${level}${plain} ${message}` : message
  return `${dim}${now.toTimeString().slice(0, 8)}${where === '' ? '' : ` ${where}`}${plain} ${shown}`
}
