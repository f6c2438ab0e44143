/** Moments of the tape worth going to: speed and path decisions that changed, hard brakes, objects that were missed. */
import { judge } from '../../schemas/verdicts.js'
import { pathSigns } from '../panels/signs.js'
import type { Extent } from './extents.js'
import type { World } from './world.js'

export type MarkerKind = 'decision' | 'path' | 'brake' | 'missed'

export interface Marker {
  readonly sequence: number
  /** Recorded time. */
  readonly timestampUs: number
  readonly kind: MarkerKind
  /** For people: what happened. */
  readonly text: string
}

/** A harder brake than this is one worth looking at. m/s2 */
export const hardBrakeMps2 = 3
/** Speeds this long apart give the deceleration: shorter is noise, longer hides a short brake. Seconds. */
const brakeWindowS = 0.4
const brakeWindowSMax = 1.5
/** What is missed further away matters less, and happens in every frame. Metres. */
export const missedWithinM = 30
const markersMax = 1000
/** A longer step, or one back, is no change of anything: somebody went elsewhere in a replay. Seconds. */
const stepSMax = 5

interface SpeedAt {
  readonly timestampUs: number
  readonly mps: number
}

/** Takes every frame as it comes; knows the markers of those that are still on the tape. */
export class Markers {
  #all: Marker[] = []
  #speeds: SpeedAt[] = []
  #isBraking = false
  /** Near objects missed in the last frame, by id. */
  #missed = new Set<string>()
  #decision: number | undefined
  #path: number | undefined
  #sequence = -1
  #timestampUs = 0
  #scene = ''

  get all(): readonly Marker[] {
    return this.#all
  }

  /**
   * @param scoreMin - answers below count as none, as they are not shown.
   * @param firstSequence - oldest frame on the tape; markers of older ones go.
   */
  append(world: World, scoreMin: number, firstSequence: number): void {
    if (world.sequence <= this.#sequence) this.#all = []
    const stepUs = world.timestampUs - this.#timestampUs
    const isElsewhere = world.scene !== this.#scene || stepUs < 0 || stepUs > stepSMax * 1e6
    if (world.sequence <= this.#sequence || isElsewhere) this.#startAfresh()
    this.#sequence = world.sequence
    this.#timestampUs = world.timestampUs
    this.#scene = world.scene
    const found = [this.#pathOf(world), this.#decisionOf(world), this.#brakeOf(world), this.#missedOf(world, scoreMin)]
    this.#all.push(...found.filter((marker) => marker !== undefined))
    const kept = this.#all.findIndex(({ sequence }) => sequence >= firstSequence)
    this.#all.splice(0, Math.max(kept < 0 ? this.#all.length : kept, this.#all.length - markersMax))
  }

  /** Those of one piece of a replay, by time; of a moment that came more than once, the last. */
  within(extent: Extent): Marker[] {
    const byMoment = new Map<string, Marker>()
    for (const marker of this.#all) {
      const { timestampUs, kind } = marker
      if (isWithin(extent, marker)) byMoment.set(`${kind} ${timestampUs}`, marker)
    }
    return [...byMoment.values()].sort((a, b) => a.timestampUs - b.timestampUs)
  }

  /**
   * The nearest marker after (1) or before (-1) a frame: by recorded time within the piece of a replay it is of, then as
   * frames came.
   */
  from(
    { sequence, timestampUs }: Pick<World, 'sequence' | 'timestampUs'>,
    direction: 1 | -1,
    extent?: Extent,
  ): Marker | undefined {
    const isBeyond = (a: number, b: number) => (direction > 0 ? a > b : a < b)
    const first = <T>(all: readonly T[], is: (one: T) => boolean) => (direction > 0 ? all.find(is) : all.findLast(is))
    const inside = extent ? this.within(extent) : []
    const outside = this.#all.filter((marker) => !extent || !isWithin(extent, marker))
    return (
      first(inside, (marker) => isBeyond(marker.timestampUs, timestampUs)) ??
      first(outside, (marker) => isBeyond(marker.sequence, sequence))
    )
  }

  #startAfresh(): void {
    this.#speeds = []
    this.#isBraking = false
    this.#missed = new Set()
    this.#decision = undefined
    this.#path = undefined
  }

  #decisionOf({ sequence, timestampUs, decision }: World): Marker | undefined {
    const before = this.#decision
    if (decision) this.#decision = decision.speed
    if (!decision || before === undefined || before === decision.speed) return undefined
    return {
      sequence,
      timestampUs,
      kind: 'decision',
      text: decision.explanation || decision.rule || 'another decision',
    }
  }

  /** Marks where a change of lanes or a pass through the next one begins, and where the car follows its lane again. */
  #pathOf({ sequence, timestampUs, decision }: World): Marker | undefined {
    const before = this.#path
    if (decision) this.#path = decision.path
    if (!decision || before === undefined || before === decision.path) return undefined
    const why = decision.explanation || decision.rule
    return {
      sequence,
      timestampUs,
      kind: 'path',
      text: [pathSigns[decision.path].title, ...(why ? [why] : [])].join(': '),
    }
  }

  /** Marks where a brake begins, not its every frame. */
  #brakeOf({ sequence, timestampUs, egoSpeedMps: mps }: World): Marker | undefined {
    if (!Number.isFinite(mps)) return undefined
    const last = this.#speeds.at(-1)
    if (last && timestampUs <= last.timestampUs) this.#speeds = []
    this.#speeds = this.#speeds.filter((speed) => timestampUs - speed.timestampUs <= brakeWindowSMax * 1e6)
    // A microsecond of rounding is no reason to look a frame further back.
    const from = this.#speeds.findLast((speed) => timestampUs - speed.timestampUs >= brakeWindowS * 1e6 - 1)
    this.#speeds.push({ timestampUs, mps })
    if (!from) return undefined
    const mps2 = (Math.abs(from.mps) - Math.abs(mps)) / ((timestampUs - from.timestampUs) / 1e6)
    const wasBraking = this.#isBraking
    this.#isBraking = mps2 > hardBrakeMps2
    if (wasBraking || !this.#isBraking) return undefined
    return { sequence, timestampUs, kind: 'brake', text: `Hard brake: ${mps2.toFixed(1)} m/s²` }
  }

  /** Marks a near object when it begins to be missed. */
  #missedOf(
    { sequence, timestampUs, hasGroundTruth, groundTruth, objects }: World,
    scoreMin: number,
  ): Marker | undefined {
    if (!hasGroundTruth) return undefined
    const seen = objects.filter(({ score }) => score >= scoreMin).toSorted((a, b) => b.score - a.score)
    const missed = judge(groundTruth, seen).missed.filter(({ center }) => distanceM(center) <= missedWithinM)
    const before = this.#missed
    const keyOf = ({ id, label }: (typeof missed)[number]) => id || label
    this.#missed = new Set(missed.map(keyOf))
    const fresh = missed.filter((object) => !before.has(keyOf(object)))
    const nearest = fresh.toSorted((a, b) => distanceM(a.center) - distanceM(b.center))[0]
    if (!nearest) return undefined
    const more = fresh.length > 1 ? ` and ${fresh.length - 1} more` : ''
    const what = `${nearest.label.replaceAll('_', ' ')} ${distanceM(nearest.center).toFixed(0)} m away`
    return { sequence, timestampUs, kind: 'missed', text: `Missed: ${what}${more}` }
  }
}

function isWithin({ firstUs, lastUs }: Extent, { timestampUs }: Marker): boolean {
  return timestampUs >= firstUs && timestampUs <= lastUs
}

function distanceM({ x, y }: { readonly x: number; readonly y: number }): number {
  return Math.hypot(x, y)
}
