/** The command line. Exit codes: 0 done, 1 failed, 2 bad usage or configuration. */
import { Command, CommanderError } from 'commander'
import { GoshawkError } from '../../schemas/errors.js'
import { addGraphCommand } from './graph.js'
import { loadTools } from './packaged.js'
import { version } from './run-session.js'
import { addUpCommand } from './up.js'

function createProgram(): Command {
  return (
    new Command('goshawk')
      .description(
        'A distributed perception runtime for autonomous driving: cameras in, decisions and their reasons out.',
      )
      .version(version)
      .exitOverride()
      // Else `replay --version v1.0-mini` would ask for ours.
      .enablePositionalOptions()
      .configureHelp({ sortSubcommands: true, showGlobalOptions: false })
      .showSuggestionAfterError()
      .addHelpText(
        'after',
        `
Examples:
  goshawk up                                    the built-in scenario, shown in the browser
  goshawk replay --dataroot DIR --version v1.0-mini --once --report report.json
  goshawk bench --seconds 20 --json
  goshawk doctor                                what is missing on this machine, and how to mend it

Exit codes: 0 done, 1 failed, 2 bad usage or configuration. GOSHAWK_LOG_LEVEL=debug shows more.`,
      )
  )
}

/** Throws what the command throws. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const program = createProgram()
  addUpCommand(program)
  addGraphCommand(program)
  await (await loadTools()).registerCommands(program)
  await program.parseAsync(argv as string[], { from: 'user' })
}

/** Tells the error on stderr, and on stdout too where a program reads JSON there. */
export function tellError(error: unknown, argv: readonly string[]): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof GoshawkError)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 1
  }
  process.stderr.write(`${error.message}\n`)
  if (argv.includes('--json') && error.exitCode === 2) {
    const { code, message, details } = error
    process.stdout.write(`${JSON.stringify({ error: { code, message, details } }, null, 2)}\n`)
  }
  return error.exitCode
}

const argv = process.argv.slice(2)
try {
  await runCommandLine(argv)
} catch (error) {
  process.exitCode = tellError(error, argv)
}
