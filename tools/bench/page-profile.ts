/** Which functions took a page's main thread, from what Chromium's profiler sampled. */

/** As the DevTools protocol's Profiler.Profile. Microseconds. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: {
      readonly functionName: string
      readonly url: string
      readonly lineNumber: number
      readonly columnNumber: number
    }
    readonly children?: readonly number[]
  }[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

/** Milliseconds a message. */
export interface HotFunction {
  readonly name: string
  /** In the function itself. */
  readonly selfMs: number
  /** With what it called. */
  readonly totalMs: number
}

/** Most of the function's own time first; waiting is left out. @param messages - that the profile is divided by. */
export function hotFunctions({ nodes, samples = [], timeDeltas = [] }: CpuProfile, messages: number): HotFunction[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const found = new Map<string, { selfUs: number; totalUs: number }>()
  for (const [i, id] of samples.entries()) {
    const us = timeDeltas[i] ?? 0
    const seen = new Set<string>()
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const name = nameOf(byId.get(at)!.callFrame)
      const sum = found.get(name) ?? { selfUs: 0, totalUs: 0 }
      found.set(name, sum)
      if (at === id) sum.selfUs += us
      // A function that calls itself is there once.
      if (!seen.has(name)) sum.totalUs += us
      seen.add(name)
    }
  }
  const perMessage = (us: number) => Math.round(us / messages) / 1000
  return [...found]
    .filter(([name]) => !['(idle)', '(root)'].includes(name))
    .sort(([, a], [, b]) => b.selfUs - a.selfUs)
    .map(([name, { selfUs, totalUs }]) => ({ name, selfMs: perMessage(selfUs), totalMs: perMessage(totalUs) }))
}

function nameOf({ functionName, url, lineNumber, columnNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName
  return `${functionName || 'anonymous'} ${url.split('/').at(-1)}:${lineNumber + 1}:${columnNumber + 1}`
}
