/** The sha256 of every message of a run, and whether two runs sent the same. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import type { GraphPlan } from '../../runtime/graph/plan.js'
import { digestPath } from '../../runtime/process/digests.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

const Digest = z.strictObject({
  /** node.output */
  stream: z.string(),
  source: z.string(),
  frame: z.int(),
  sha256: z.string(),
})
export type Digest = z.output<typeof Digest>

/** Gathers what the processes of a run wrote into one file, in the order of frames and then of the graph. */
export function collectDigests(plan: GraphPlan, file: string): void {
  const digests = plan.processes.flatMap(({ name }) => {
    const path = digestPath(plan.runFolder, name)
    if (!existsSync(path)) return []
    const written = readDigests(path)
    rmSync(path)
    return written
  })
  const lines = inOrder(plan, digests).map((digest) => JSON.stringify(digest))
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
}

export function readDigests(file: string): Digest[] {
  const lines = readText(file).split('\n').slice(0, -1)
  return lines.map((line, i) => {
    const result = Digest.safeParse(parseJson(line, `${file}:${i + 1}`))
    if (result.success) return result.data
    throw new GoshawkError(
      'file-invalid',
      `${file}:${i + 1}: not a digest line; expected a file written by goshawk replay`,
    )
  })
}

/** The digests that the report of an earlier run refers to. */
export function readPreviousReport(file: string): readonly Digest[] {
  const report = parseJson(readText(file), file) as { digests?: unknown } | null
  if (typeof report?.digests !== 'string') {
    throw new GoshawkError('usage-invalid', `${file}: has no digests; expected a report of goshawk replay --report`)
  }
  const beside = isAbsolute(report.digests) ? report.digests : join(dirname(file), report.digests)
  return readDigests(beside)
}

/** Throws GoshawkError 'verify-failed' that names stream and frame of the first difference. */
export function verifyDigests(plan: GraphPlan, previous: readonly Digest[], current: readonly Digest[]): void {
  const [before, now] = [byStreamAndFrame(previous), byStreamAndFrame(current)]
  for (const digest of inOrder(plan, new Map([...before, ...now]).values())) {
    const key = keyOf(digest)
    const [was, is] = [before.get(key)?.sha256, now.get(key)?.sha256]
    if (was === is) continue
    const what =
      is === undefined
        ? 'was sent before and is not there now'
        : was === undefined
          ? 'was not sent before'
          : `differs: sha256 was ${was}, is ${is}`
    throw new GoshawkError('verify-failed', `${digest.stream}, frame ${digest.frame} of ${digest.source}: ${what}`, {
      details: { stream: digest.stream, source: digest.source, frame: digest.frame },
    })
  }
}

/** A stream may carry several messages of one frame: all of them count, in their order. */
function byStreamAndFrame(digests: readonly Digest[]): Map<string, Digest> {
  const all = new Map<string, Digest>()
  for (const digest of digests) {
    const earlier = all.get(keyOf(digest))
    all.set(keyOf(digest), earlier ? { ...digest, sha256: `${earlier.sha256}, ${digest.sha256}` } : digest)
  }
  return all
}

function keyOf({ stream, source, frame }: Digest): string {
  return `${stream}\n${source}\n${frame}`
}

/** By frame, then along the graph: of several differences the first is the cause. */
function inOrder(plan: GraphPlan, digests: Iterable<Digest>): Digest[] {
  const depths = depthsOf(plan)
  const depthOf = ({ stream }: Digest) => depths.get(stream.split('.')[0]!) ?? 0
  return [...digests].sort(
    (a, b) => a.frame - b.frame || depthOf(a) - depthOf(b) || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  )
}

/** Links between a source and a node, on the longest way. */
function depthsOf({ nodes, links }: Pick<GraphPlan, 'nodes' | 'links'>): ReadonlyMap<string, number> {
  const depths = new Map(nodes.map(({ name }) => [name, 0]))
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to, passive } of links) {
      if (!passive)
        depths.set(
          to.node,
          Math.max(depths.get(to.node) ?? 0, Math.min((depths.get(from.node) ?? 0) + 1, nodes.length)),
        )
    }
  }
  return depths
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new GoshawkError('file-missing', `${file}: cannot be read (${messageOf(cause)})`, { cause })
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new GoshawkError('file-invalid', `${where}: not JSON (${messageOf(cause)})`, { cause })
  }
}
