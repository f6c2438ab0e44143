/** A line of three processes, and what came of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../../schemas/package-root.js'
import type { GraphPlan, QueuePolicy } from '../../graph/plan.js'
import { type NodeSketch, type PlanOptions, sketchPlan } from '../../graph/testing/plans.js'
import type { RunReport } from '../run-state.js'

const objects = { objects: 'goshawk.v1.DetectedObjects' } as const
const compiled = (path: string) => pathToFileURL(join(packageRoot, 'dist/runtime', path)).href
export const wellBehaved = (type: string) => ({ type, module: compiled(`graph/testing/${type}.js`) })
export const vicious = (type: string) => ({ type, module: compiled(`supervisor/faults/${type}.js`) })
const fifo = (depth: number): QueuePolicy => ({ policy: 'fifo', depth })
export const range = (length: number) => Array.from({ length }, (_, i) => i + 1)

export function newRunFolder(t: { teardown(work: () => void): unknown }): string {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-run-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  return folder
}

export interface Line {
  readonly frames: number
  readonly intervalMs?: number
  readonly partBytes?: readonly number[]
  readonly middle: Omit<NodeSketch, 'inputs' | 'outputs' | 'process'>
  readonly queue?: QueuePolicy
  readonly holdMs?: number
}

/** Three processes in a line: cameras, a middle node, and a sink that writes what it saw to seen.txt. */
export function lineOfThree(
  { frames, intervalMs, partBytes, middle, queue, holdMs }: Line,
  options: PlanOptions,
): GraphPlan {
  const config = { frames, intervalMs: intervalMs ?? 10, partBytes: partBytes ?? [] }
  return sketchPlan(
    {
      cameras: { ...wellBehaved('counting'), process: 'front', config, outputs: objects },
      middle: {
        ...middle,
        process: 'centre',
        inputs: { objects: { from: 'cameras.objects', queue: queue ?? fifo(4) } },
        outputs: objects,
      },
      sink: {
        ...wellBehaved('collecting'),
        process: 'back',
        config: { file: 'seen.txt', holdMs: holdMs ?? 0 },
        inputs: { objects: { from: 'middle.objects', queue: queue ?? fifo(4) } },
      },
    },
    options,
  )
}

export function seenIn(runFolder: string): number[] {
  return readFileSync(join(runFolder, 'seen.txt'), 'utf8').split('\n').filter(Boolean).map(Number)
}

export function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)
}

export function accountOf(report: RunReport) {
  return report.ledger.frames.cameras!
}
