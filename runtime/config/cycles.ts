interface Edge {
  readonly from: string
  readonly to: string
}

/** The edges of one cycle, in its direction; undefined when there is none. Depth first, in the order given. */
export function findCycle<E extends Edge>(edges: readonly E[]): readonly E[] | undefined {
  const done = new Set<string>()
  const path: E[] = []
  const visit = (node: string): readonly E[] | undefined => {
    if (done.has(node)) return undefined
    const start = path.findIndex(({ from }) => from === node)
    if (start >= 0) return path.slice(start)
    for (const edge of edges) {
      if (edge.from !== node) continue
      path.push(edge)
      const cycle = visit(edge.to)
      if (cycle) return cycle
      path.pop()
    }
    done.add(node)
    return undefined
  }
  for (const { from } of edges) {
    const cycle = visit(from)
    if (cycle) return cycle
  }
  return undefined
}
