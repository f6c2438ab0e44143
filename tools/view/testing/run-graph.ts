/** A graph with a publisher, started as a person starts it; and the address of its page. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Report } from '../../../runtime/telemetry/report.js'
import { packageRoot } from '../../../schemas/package-root.js'

export interface RunningGraph {
  /** Of the page. */
  readonly url: string
  /** Once it has ended by itself or by `stop`. */
  readonly ended: Promise<{ readonly code: number; readonly report: Report }>
  /** As Ctrl-C does. */
  stop(): void
  kill(): void
}

/** Starts `goshawk up FILE` in a folder and resolves when it says where the page is. */
export function runGraph(folder: string, file: string, ...options: string[]): Promise<RunningGraph> {
  return runPage(folder, ['up', file, '--no-open', '--report', `${file}.json`, ...options])
}

/** Starts a command of `goshawk` that has a page, in a folder. @param args - with `--report FILE`, in the folder. */
export async function runPage(folder: string, args: readonly string[]): Promise<RunningGraph> {
  const report = args[args.indexOf('--report') + 1]!
  const child = spawn(process.execPath, [join(packageRoot, 'dist/runtime/cli/main.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code]) => {
    try {
      return { code: Number(code), report: JSON.parse(readFileSync(join(folder, report), 'utf8')) as Report }
    } catch (cause) {
      throw new Error(`the run ended with ${code} and left no report:\n${lines.join('\n')}`, { cause })
    }
  })
  // Whoever waits for the address hears of an early end from it.
  ended.catch(() => {})
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0]
        if (found) resolve(found)
      })
    }
    child.once('exit', () => reject(new Error(`the run ended before it said where it listens:\n${lines.join('\n')}`)))
  })
  return { url, ended, stop: () => child.kill('SIGINT'), kill: () => child.kill('SIGKILL') }
}

export const anyPorts = 'config: { httpPort: 0, grpcPort: 0 }'

/** A street that another process makes up, and the page. */
export function writeStreetGraph(folder: string, rateHz = 2, file = 'street.yaml'): void {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const module = JSON.stringify(join(packageRoot, 'dist/tools/view/testing/street-source.js'))
  writeFileSync(join(folder, 'street-source.js'), `export { default } from ${module}\n`)
  writeFileSync(
    join(folder, file),
    `version: 1
processes: { source: , view: }
nodes:
  source: { type: ./street-source.js, process: source, config: { rateHz: ${rateHz} } }
  publisher:
    type: publisher
    process: view
    ${anyPorts}
    inputs:
      frames: { from: source.frames, queue: fifo }
      objects: { from: source.objects, queue: fifo }
      decision: { from: source.decision, queue: fifo }
`,
  )
}
