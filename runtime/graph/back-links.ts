/** Links that close a cycle, as of a planner back to the simulator: the end of a stream must not wait for itself. */
import type { PlannedLink } from './plan.js'

/** @returns names of the passive links that are part of a cycle; every cycle of a checked plan has one. */
export function findBackLinks(links: readonly PlannedLink[]): ReadonlySet<string> {
  const outgoing = new Map<string, string[]>()
  for (const { from, to } of links) outgoing.set(from.node, [...(outgoing.get(from.node) ?? []), to.node])
  return new Set(
    links.filter(({ passive, from, to }) => passive && reaches(outgoing, to.node, from.node)).map(({ name }) => name),
  )
}

function reaches(outgoing: ReadonlyMap<string, readonly string[]>, start: string, goal: string): boolean {
  const visited = new Set([start])
  const open = [start]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === goal) return true
    for (const next of outgoing.get(node) ?? []) {
      if (visited.has(next)) continue
      visited.add(next)
      open.push(next)
    }
  }
  return false
}
