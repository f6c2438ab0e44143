/** Which lane goes on in which: lane links, road links and junction connections of an OpenDRIVE file, as one graph. */
import type { LaneRecord, Road, RoadLink, Section } from './read-roads.js'
import type { Element, XmlReader } from './xml.js'

/** One driving lane of one section. */
export interface LanePlace {
  readonly road: Road
  readonly section: Section
  readonly lane: LaneRecord
}

export interface LaneIndex {
  readonly roads: ReadonlyMap<string, Road>
  /** Index of a lane; undefined for one that nobody drives on. */
  indexOf(section: Section, laneId: number): number | undefined
}

/** Traffic keeps to the right: right lanes lead along s, left ones against it; the other way where it keeps left. */
export function leadsAlongS({ isLeftHand }: Road, laneId: number): boolean {
  return laneId < 0 !== isLeftHand
}

type End = 'start' | 'end'
const sectionAt = ({ sections }: Road, end: End) => (end === 'start' ? sections[0]! : sections.at(-1)!)

/** Edges [from, to] between lanes, each once. Throws `file-invalid` for links to roads or junctions that are not there. */
export function linkLanes(
  xml: XmlReader,
  root: Element,
  places: readonly LanePlace[],
  index: LaneIndex,
): (readonly [number, number])[] {
  const edges = new Map<string, readonly [number, number]>()
  const connect = (
    road: Road,
    section: Section,
    laneId: number,
    end: End,
    other: Road,
    at: Section,
    otherId: number,
    contact: End,
  ) => {
    const [one, two] = [index.indexOf(section, laneId), index.indexOf(at, otherId)]
    if (one === undefined || two === undefined) return
    // A lane leaves its road at one end; the other must take it up at the end where they touch, or lead into it there.
    const leaves = leadsAlongS(road, laneId) === (end === 'end')
    const takesUp = leadsAlongS(other, otherId) === (contact === 'start')
    if (leaves !== takesUp) return
    const edge = leaves ? ([one, two] as const) : ([two, one] as const)
    edges.set(edge.join(), edge)
  }
  for (const { road, section, lane } of places) {
    const at = road.sections.indexOf(section)
    for (const end of ['start', 'end'] as const) {
      const linked = end === 'end' ? lane.successor : lane.predecessor
      if (linked === undefined) continue
      const beside = road.sections[at + (end === 'end' ? 1 : -1)]
      if (beside) {
        connect(road, section, lane.id, end, road, beside, linked, end === 'end' ? 'start' : 'end')
        continue
      }
      const link = end === 'end' ? road.successor : road.predecessor
      if (link?.type !== 'road') continue
      const other = index.roads.get(link.id)!
      connect(road, section, lane.id, end, other, sectionAt(other, link.contact!), linked, link.contact!)
    }
  }
  for (const junction of xml.all(root, 'junction')) {
    const id = xml.text(junction, 'id')
    for (const connection of xml.all(junction, 'connection')) {
      const incoming = roadOf(xml, connection, 'incomingRoad', index)
      const connecting = roadOf(xml, connection, 'connectingRoad', index)
      const contact = xml.word(connection, 'contactPoint', ['start', 'end'])
      for (const link of xml.all(connection, 'laneLink')) {
        const [from, to] = [xml.integer(link, 'from'), xml.integer(link, 'to')]
        for (const end of endsAt(incoming, id, from))
          connect(
            incoming,
            sectionAt(incoming, end),
            from,
            end,
            connecting,
            sectionAt(connecting, contact),
            to,
            contact,
          )
      }
    }
  }
  return [...edges.values()]
}

function roadOf(xml: XmlReader, element: Element, name: string, { roads }: LaneIndex): Road {
  const id = xml.text(element, name)
  const road = roads.get(id)
  if (!road) throw xml.invalid(element, `${name}="${id}"; there is no such road`)
  return road
}

/** The end of the incoming road that touches the junction: as its link says, otherwise where the lane leaves it. */
function endsAt(road: Road, junction: string, laneId: number): End[] {
  const touches = (link: RoadLink | undefined) => link?.type === 'junction' && link.id === junction
  const leaving: End = leadsAlongS(road, laneId) ? 'end' : 'start'
  const [start, end] = [touches(road.predecessor), touches(road.successor)]
  return start === end ? [leaving] : [start ? 'start' : 'end']
}

/** Throws `file-invalid` for the first road link that leads nowhere. */
export function checkRoadLinks(xml: XmlReader, roads: ReadonlyMap<string, Road>, junctions: ReadonlySet<string>): void {
  for (const road of roads.values()) {
    for (const link of [road.predecessor, road.successor]) {
      if (!link) continue
      const isThere = link.type === 'road' ? roads.has(link.id) : junctions.has(link.id)
      if (!isThere) throw xml.invalid(link.element, `elementId="${link.id}"; there is no such ${link.type}`)
    }
  }
}
