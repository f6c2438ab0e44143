import type { Command } from 'commander'
import { graphFile } from '../../runtime/cli/options.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { Finding } from '../doctor/finding.js'

interface DoctorOptions {
  readonly json?: boolean
  readonly dataroot?: string
  readonly version: string
}

const marks = { ok: 'ok', note: 'note', failed: 'FAILED' } as const

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check what a graph needs on this machine, one line each, and say how to mend what is wrong')
    .argument('[file]', 'graph file (default: runtime.yaml)')
    .option('--dataroot <dir>', 'check this nuScenes data set too')
    .option('--version <name>', 'folder of its tables', 'v1.0-mini')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `
Exit code 1 if any check fails; a note fails nothing.

Examples:
  goshawk doctor
  goshawk doctor my.yaml --dataroot DIR --version v1.0-trainval`,
    )
    .action(async (file: string | undefined, options: DoctorOptions) => {
      const { examine } = await import('../doctor/examine.js')
      const findings: Finding[] = []
      for await (const finding of examine({ graphFile: graphFile(file), ...options })) {
        findings.push(finding)
        if (!options.json) process.stdout.write(lineOf(finding))
      }
      if (options.json) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
      const failed = findings.filter(({ state }) => state === 'failed')
      if (failed.length > 0) {
        const names = failed.map(({ check }) => check).join(', ')
        throw new GoshawkError('check-failed', `${failed.length} of ${findings.length} checks failed: ${names}`)
      }
    })
}

function lineOf({ check, state, found, mend }: Finding): string {
  return `${marks[state].padEnd(6)}  ${check}: ${found}${mend === undefined ? '' : `; ${mend}`}\n`
}
