/** Which lanes share a road of an OpenDRIVE file, how the roads are linked, and where junctions are. */
import type { Lane } from '../worlds/road-map.js'

/** Neighbouring lanes in one direction, from left to right: lane k of the group is OpenDRIVE's lane -(k + 1). */
export interface RoadGroup {
  readonly id: number
  readonly lanes: readonly Lane[]
  /** Id of the junction it is a way through. */
  junction: number | undefined
}

export interface JunctionGroup {
  readonly id: number
  readonly connections: { readonly incoming: RoadGroup; readonly connecting: RoadGroup; readonly links: LaneLink[] }[]
}

export interface LaneLink {
  readonly from: number
  readonly to: number
}

/** Junctions are numbered from here, as LibCarla takes an id that is no road's for a junction's. */
const firstJunctionId = 10_000

export function groupLanes(lanes: readonly Lane[]): { roads: RoadGroup[]; junctions: JunctionGroup[] } {
  const roads: RoadGroup[] = []
  for (const lane of lanes) {
    if (lane.left >= 0) continue
    const chain = [lane]
    for (let at = lane; at.right >= 0; at = lanes[at.right]!) chain.push(lanes[at.right]!)
    roads.push({ id: roads.length + 1, lanes: chain, junction: undefined })
  }
  const roadOf = new Map(roads.flatMap((road) => road.lanes.map((lane) => [lane.index, road] as const)))
  return { roads, junctions: findJunctions(roads, roadOf) }
}

export const laneIdIn = (road: RoadGroup, lane: number): number =>
  -(road.lanes.findIndex(({ index }) => index === lane) + 1)

/** Distinct roads that a road's lanes go on in. */
export function nextRoads(road: RoadGroup, roadOf: ReadonlyMap<number, RoadGroup>): RoadGroup[] {
  return [...new Set(road.lanes.flatMap(({ successors }) => successors.map((lane) => roadOf.get(lane)!)))]
}

export function formerRoads(road: RoadGroup, roadOf: ReadonlyMap<number, RoadGroup>): RoadGroup[] {
  return [...new Set(road.lanes.flatMap(({ predecessors }) => predecessors.map((lane) => roadOf.get(lane)!)))]
}

/** A road that goes on in several splits: those are ways through a junction. Ways that end on one road share theirs. */
function findJunctions(roads: readonly RoadGroup[], roadOf: ReadonlyMap<number, RoadGroup>): JunctionGroup[] {
  const parent = new Map<RoadGroup, RoadGroup>()
  const find = (road: RoadGroup): RoadGroup => {
    const up = parent.get(road) ?? road
    return up === road ? road : find(up)
  }
  const unite = (group: readonly RoadGroup[]) => {
    for (const road of group) parent.set(find(road), find(group[0]!))
  }
  const ways = new Set<RoadGroup>()
  for (const road of roads) {
    const next = nextRoads(road, roadOf)
    if (next.length < 2) continue
    for (const way of next) ways.add(way)
    unite(next)
  }
  for (const road of roads) {
    const meeting = formerRoads(road, roadOf).filter((former) => ways.has(former))
    if (meeting.length > 1) unite(meeting)
  }
  const junctions = new Map<RoadGroup, JunctionGroup>()
  for (const way of ways) {
    const root = find(way)
    const known = junctions.get(root) ?? { id: firstJunctionId + junctions.size, connections: [] }
    junctions.set(root, known)
    way.junction = known.id
    for (const incoming of formerRoads(way, roadOf)) {
      const links = incoming.lanes.flatMap(({ index, successors }) =>
        successors
          .filter((next) => roadOf.get(next) === way)
          .map((next) => ({ from: laneIdIn(incoming, index), to: laneIdIn(way, next) })),
      )
      known.connections.push({ incoming, connecting: way, links })
    }
  }
  return [...junctions.values()]
}
