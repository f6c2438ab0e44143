import type { FlowPlan } from './flows.js'

/**
 * Milliseconds that nodes computed before a message came over this link. Where a node joins several inputs, the one it took
 * last counts, and the way that led there: the others were waited with, not worked on, and branches ran side by side.
 *
 * @param hops - that the message has passed: by node.input, and by node.output for its source.
 */
export function computedOnTheWayMs(
  links: FlowPlan['links'],
  link: string,
  hops: readonly { readonly hop: string; readonly computeMs: number }[],
): number {
  const computeMsOf = new Map(hops.map(({ hop, computeMs }) => [hop, computeMs]))
  const visited = new Set<string>()
  let totalMs = 0
  let from = links.find(({ name }) => name === link)?.from
  while (from !== undefined && !visited.has(from.node)) {
    const { node, output } = from
    visited.add(node)
    const taken = links.filter(({ name, to }) => to.node === node && computeMsOf.has(name))
    let last: FlowPlan['links'][number] | undefined
    for (const input of taken) {
      if (!last || computeMsOf.get(input.name)! < computeMsOf.get(last.name)!) last = input
    }
    totalMs += computeMsOf.get(last?.name ?? `${node}.${output}`) ?? 0
    from = last?.from
  }
  return totalMs
}
