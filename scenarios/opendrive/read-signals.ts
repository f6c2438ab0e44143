/** Traffic lights and stop signs of an OpenDRIVE file: which lanes they halt, and where. */
import type { Lane } from '../worlds/road-map.js'
import { type LanePlace, leadsAlongS } from './link-lanes.js'
import type { Road } from './read-roads.js'
import type { Element, XmlReader } from './xml.js'

export interface OpenDriveSignal {
  /** As CARLA's `sign_id`. */
  readonly id: string
  readonly kind: 'light' | 'stop'
  /** Signals of one controller change together; undefined without one. */
  readonly controller: string | undefined
}

/** OpenDRIVE's catalogue numbers as CARLA uses them. */
export const signalTypes = { light: '1000001', stop: '206' } as const

/** As near as this to the start of a lane, a signal is for those who come into it. */
const atStartM = 4

/**
 * Sets `signal` (index into the signals returned), `stopSign` and `stopBackM` of the lanes.
 *
 * A signal in the course of a lane halts traffic there; one at the start of a lane, as files have it that put lights on
 * the ways through a junction, halts it at the end of the lanes before.
 */
export function readSignals(
  xml: XmlReader,
  root: Element,
  places: readonly LanePlace[],
  lanes: readonly Lane[],
): OpenDriveSignal[] {
  const controllerOf = new Map<string, string>()
  for (const controller of xml.all(root, 'controller'))
    for (const control of xml.all(controller, 'control'))
      controllerOf.set(xml.text(control, 'signalId'), xml.text(controller, 'id'))
  const roads = new Set(places.map(({ road }) => road))
  const signals = new Map<string, OpenDriveSignal>()
  for (const { element, id: at } of elementsOf(xml, root, 'signal')) {
    const kind = element.getAttribute('type') === signalTypes.light ? 'light' : 'stop'
    if (kind === 'stop' && element.getAttribute('type') !== signalTypes.stop) continue
    signals.set(at, { id: at, kind, controller: controllerOf.get(at) })
  }
  const found = [...signals.values()]
  for (const road of roads) {
    for (const tag of ['signal', 'signalReference'] as const) {
      for (const element of inRoad(xml, road.element, tag)) {
        const index = found.findIndex(({ id }) => id === xml.text(element, 'id'))
        if (index < 0) continue
        for (const lane of lanesHalted(xml, element, road, places)) {
          const s = xml.number(element, 's')
          halt(lanes, lanes[lane]!, found[index]!.kind === 'light' ? index : -1, toEnd(places[lane]!, s))
        }
      }
    }
  }
  return found
}

function inRoad(xml: XmlReader, road: Element, tag: string): Element[] {
  const signals = xml.maybe(road, 'signals')
  return signals ? xml.all(signals, tag) : []
}

function elementsOf(xml: XmlReader, root: Element, tag: string): { element: Element; id: string }[] {
  return xml
    .all(root, 'road')
    .flatMap((road) => inRoad(xml, road, tag))
    .map((element) => ({ element, id: xml.text(element, 'id') }))
}

/** Lanes of the section at s that the orientation and the validity of a signal include. */
function lanesHalted(xml: XmlReader, element: Element, road: Road, places: readonly LanePlace[]): number[] {
  const s = xml.number(element, 's')
  if (s < -0.01 || s > road.lengthM + 0.01) throw xml.invalid(element, `s="${s}"; expected 0 to ${road.lengthM}`)
  const orientation = xml.word(element, 'orientation', ['+', '-', 'none'], 'none')
  const valid = xml.all(element, 'validity').map((validity) => {
    const [from, to] = [xml.integer(validity, 'fromLane'), xml.integer(validity, 'toLane')]
    return { low: Math.min(from, to), high: Math.max(from, to) }
  })
  return places.flatMap(({ road: of, section, lane }, index) => {
    if (of !== road || s < section.s - 1e-6 || s > section.endS + 1e-6) return []
    if (s === section.endS && section !== road.sections.at(-1)) return []
    // Without lanes named, the orientation says whose signal it is; files differ in what they name, lanes do not lie.
    const isMeant =
      valid.length > 0
        ? valid.some(({ low, high }) => lane.id >= low && lane.id <= high)
        : orientation === 'none' || leadsAlongS(road, lane.id) === (orientation === '+')
    return isMeant ? [index] : []
  })
}

/** How far the lane goes on after s, as a share of it. */
function toEnd({ road, section, lane }: LanePlace, s: number): number {
  const length = section.endS - section.s
  const left = leadsAlongS(road, lane.id) ? section.endS - s : s - section.s
  return length > 0 ? Math.max(0, left / length) : 0
}

function halt(lanes: readonly Lane[], lane: Lane, signal: number, shareLeft: number): void {
  const backM = shareLeft * lane.path.lengthM
  const isAtStart = lane.path.lengthM - backM < atStartM && lane.predecessors.length > 0
  const halted = isAtStart ? lane.predecessors.map((index) => lanes[index]!) : [lane]
  for (const each of halted) {
    if (signal >= 0) each.signal = signal
    else each.stopSign = true
    each.stopBackM = isAtStart ? 1 : backM
  }
}
