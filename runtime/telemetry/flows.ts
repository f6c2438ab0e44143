/** Which sink inputs a source's frames can reach, over which links and through which processes. */
import type { GraphPlan, PlannedLink } from '../graph/plan.js'

export type FlowPlan = Pick<GraphPlan, 'nodes' | 'links'>

/** All that can happen to frames of one source on their way to one sink input. */
export interface Flow {
  readonly source: string
  /** node.input of the sink. */
  readonly sink: string
  /** Links on some path, in the order a frame meets them. */
  readonly links: readonly string[]
  readonly processes: ReadonlySet<string>
  /** By process: the first link on the path that leads into it. */
  readonly entries: ReadonlyMap<string, string>
}

/** The links a frame of one source can travel: forward over active inputs; a passive input ends the journey. */
export class SourceFlows {
  readonly source: string
  readonly flows: readonly Flow[]
  readonly #links: readonly PlannedLink[]
  readonly #sinks: ReadonlySet<string>

  constructor(plan: FlowPlan, source: string) {
    this.source = source
    this.#links = plan.links
    this.#sinks = new Set(plan.nodes.filter((node) => node.isSink).map((node) => node.name))
    const processOf = new Map(plan.nodes.map((node) => [node.name, node.process]))
    const reached = this.#travel(new Set())
    this.flows = reached.filter((link) => this.#endsAt(link)).map((sink) => this.#flow(sink, reached, processOf))
  }

  /** Sink inputs a frame can still reach when it does not get past these links. */
  reachable(cuts: ReadonlySet<string>): ReadonlySet<string> {
    const reached = this.#travel(cuts).filter((link) => this.#endsAt(link) && !cuts.has(link.name))
    return new Set(reached.map((link) => link.name))
  }

  /** The links that `where` of a drop names: `node.input`, `node.output`, or all that leave a node. */
  cutsAt(where: string): readonly string[] {
    if (this.#links.some((link) => link.name === where)) return [where]
    return this.#links
      .filter(({ from }) => from.node === where || `${from.node}.${from.output}` === where)
      .map((link) => link.name)
  }

  #endsAt(link: PlannedLink): boolean {
    return this.#sinks.has(link.to.node)
  }

  /** Links a frame arrives on, nearest first; a cut link is arrived on and not passed. */
  #travel(cuts: ReadonlySet<string>): PlannedLink[] {
    const reached: PlannedLink[] = []
    const visited = new Set([this.source])
    let frontier = [this.source]
    while (frontier.length > 0) {
      const arrived = this.#links.filter((link) => frontier.includes(link.from.node))
      reached.push(...arrived)
      frontier = arrived.filter((link) => !link.passive && !cuts.has(link.name)).map((link) => link.to.node)
      frontier = [...new Set(frontier)].filter((node) => !visited.has(node))
      for (const node of frontier) visited.add(node)
    }
    return reached
  }

  #flow(sink: PlannedLink, reached: readonly PlannedLink[], processOf: ReadonlyMap<string, string>): Flow {
    const nodes = new Set([sink.from.node])
    const names = new Set([sink.name])
    for (let grown = true; grown; ) {
      grown = false
      for (const link of reached) {
        if (link.passive || names.has(link.name) || !nodes.has(link.to.node)) continue
        names.add(link.name)
        nodes.add(link.from.node)
        grown = true
      }
    }
    const processes = [...nodes, sink.to.node].map((node) => processOf.get(node) ?? '')
    const path = reached.filter((link) => names.has(link.name))
    const entries = new Map<string, string>()
    for (const { name, from, to } of path) {
      const process = processOf.get(to.node) ?? ''
      if (processOf.get(from.node) !== process && !entries.has(process)) entries.set(process, name)
    }
    const links = path.map((link) => link.name)
    return { source: this.source, sink: sink.name, links, processes: new Set(processes), entries }
  }
}
