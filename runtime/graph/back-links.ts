/** Links that close a cycle, as of a planner back to the simulator: the end of a stream must not wait for itself. */
import type { PlannedLink } from './plan.js'

/** @returns names of links without which the graph has no cycle; deterministic for a given order of links. */
export function findBackLinks(links: readonly PlannedLink[], sources: readonly string[]): ReadonlySet<string> {
  const outgoing = new Map<string, PlannedLink[]>()
  for (const link of links) outgoing.set(link.from.node, [...(outgoing.get(link.from.node) ?? []), link])
  const state = new Map<string, 'open' | 'done'>()
  const backLinks = new Set<string>()
  const visit = (node: string) => {
    state.set(node, 'open')
    for (const link of outgoing.get(node) ?? []) {
      const target = state.get(link.to.node)
      if (target === 'open') backLinks.add(link.name)
      else if (target === undefined) visit(link.to.node)
    }
    state.set(node, 'done')
  }
  for (const node of [...sources, ...outgoing.keys()]) if (!state.has(node)) visit(node)
  return backLinks
}
