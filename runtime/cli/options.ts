/** Options that several commands share, and how their texts become values. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { packageRoot } from '../../schemas/package-root.js'
import { logLevels } from './log-stream.js'

export const clockModes = ['wall', 'replay', 'lockstep'] as const

export function parseSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError('expected seconds, more than 0 and at most a day')
  return seconds
}

export function parseRate(text: string): number | 'max' {
  if (text === 'max') return 'max'
  const rate = Number(text)
  if (!(rate > 0 && rate <= 1000)) throw new InvalidArgumentError('expected max, or a number above 0 and at most 1000')
  return rate
}

export interface CommonOptions {
  readonly json?: boolean
  readonly report?: string
  readonly logLevel: string
}

export function addCommonOptions(command: Command): Command {
  return command
    .option('--report <file>', 'write the report of the run to this file')
    .option('--json', 'print the report as JSON')
    .addOption(
      new Option('--log-level <level>', 'of the lines on stderr')
        .choices(logLevels)
        .default(process.env.GOSHAWK_LOG_LEVEL ?? 'info'),
    )
}

/** The file given, runtime.yaml here, or the one in the package. */
export function graphFile(given: string | undefined): string {
  if (given !== undefined) return given
  if (existsSync('runtime.yaml')) return 'runtime.yaml'
  return relative(process.cwd(), join(packageRoot, 'runtime.yaml'))
}
