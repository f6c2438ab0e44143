/** `goshawk bench --browser` on a graph without a model: the figures that the page measured are in its JSON. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import type { BrowserFigures } from '../../nodes/publisher/view-reports.js'
import { packageRoot } from '../../schemas/package-root.js'
import { skip } from '../view/testing/opened-page.js'
import { writeStreetGraph } from '../view/testing/run-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-bench-browser-'))
t.teardown(() => rmSync(folder, { recursive: true }))
writeStreetGraph(folder, 5)

interface Benchmark {
  readonly samples: number
  readonly browsers: Readonly<Record<string, BrowserFigures>>
}

async function bench(...options: string[]): Promise<string> {
  const command = [join(packageRoot, 'dist/runtime/cli/main.js'), 'bench', 'graph', join(folder, 'street.yaml')]
  const { stdout } = await promisify(execFile)(process.execPath, [...command, '--browser', ...options], { cwd: folder })
  return stdout
}

t.test(
  'the JSON has what a browser measured: from published to drawn, and the work of a message',
  { skip },
  async (t) => {
    let benchmark: Benchmark | undefined
    // Where many others work on the machine, the page comes late.
    for (const seconds of ['6', '30']) {
      benchmark = JSON.parse(await bench('--seconds', seconds, '--json')) as Benchmark
      if (Object.keys(benchmark.browsers).length > 0) break
    }
    const { samples, browsers } = benchmark!
    t.ok(samples > 0)
    t.strictSame(Object.keys(browsers), ['publisher'])
    const { clients, frames, toScreenMs, workMs, unreadable } = browsers.publisher!
    t.equal(clients, 1)
    t.ok(frames > 0)
    t.equal(unreadable, 0)
    const { p50, p90, p99, max } = toScreenMs
    t.ok([p50, p90, p99, max, workMs].every((ms) => Number.isFinite(ms) && ms >= 0))
    t.ok(p50 <= p90 && p90 <= p99 && p99 <= max)
  },
)
