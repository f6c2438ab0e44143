/** How far away every followed object was over the last seconds: what the distance plot draws. */
import type { ObjectRef } from './state.js'
import type { SeenObject, World } from './world.js'

export const approachWindowS = 20
/** Objects followed at one time. */
const linesMax = 1000
/** Points nearer together than a pixel of the plot. */
const stepUsMin = 90_000
/** A track and a detection this near to each other are one object. Metres. */
const sameMMax = 2

export interface ApproachPoint {
  /** Recorded time, microseconds. */
  readonly timestampUs: number
  readonly distanceM: number
}

/** Distances by track, oldest first; forgets what is older than the window and whoever is gone that long. */
export class Approach {
  readonly #lines = new Map<string, ApproachPoint[]>()
  #newestUs = 0
  #scene = ''

  get newestUs(): number {
    return this.#newestUs
  }

  get lines(): ReadonlyMap<string, readonly ApproachPoint[]> {
    return this.#lines
  }

  /**
   * Another scene, or a step back in time, starts afresh.
   *
   * @param seen - the followed objects to draw, of this world.
   */
  append({ scene, timestampUs }: World, seen: readonly SeenObject[]): void {
    if (scene !== this.#scene || timestampUs < this.#newestUs) this.#lines.clear()
    this.#scene = scene
    this.#newestUs = timestampUs
    for (const { id, center } of seen) {
      const line = this.#lines.get(id) ?? []
      if (this.#lines.size >= linesMax && line.length === 0) continue
      if (timestampUs - (line.at(-1)?.timestampUs ?? 0) < stepUsMin) continue
      line.push({ timestampUs, distanceM: Math.hypot(center.x, center.y) })
      this.#lines.set(id, line)
    }
    const oldestUs = timestampUs - approachWindowS * 1e6
    for (const [id, line] of this.#lines) {
      if (line[0]!.timestampUs >= oldestUs) continue
      const kept = line.findIndex((point) => point.timestampUs >= oldestUs)
      if (kept < 0) this.#lines.delete(id)
      else line.splice(0, kept)
    }
  }

  /** The tracks that came nearest within the window, nearest first. */
  nearestLines(countMax: number): string[] {
    const leastOf = (line: readonly ApproachPoint[]) => {
      let leastM = Number.POSITIVE_INFINITY
      for (let i = 0; i < line.length; i++) leastM = Math.min(leastM, line[i]!.distanceM)
      return leastM
    }
    return [...this.#lines]
      .map(([id, line]) => ({ id, leastM: leastOf(line) }))
      .sort((a, b) => a.leastM - b.leastM)
      .slice(0, countMax)
      .map(({ id }) => id)
  }

  /** Of these tracks, the one whose line passes nearest to a point of the plot; undefined when none is within reach. */
  nearest(
    ids: Iterable<string>,
    at: ApproachPoint,
    reach: { readonly us: number; readonly m: number },
  ): string | undefined {
    let best: string | undefined
    let bestSquare = 1
    for (const id of ids) {
      for (const point of this.#lines.get(id) ?? []) {
        const across = (point.timestampUs - at.timestampUs) / reach.us
        const up = (point.distanceM - at.distanceM) / reach.m
        const square = across * across + up * up
        if (square >= bestSquare) continue
        best = id
        bestSquare = square
      }
    }
    return best
  }
}

/** The track of an object, by nearness: detections carry no identity. */
export function trackOf(world: World, object: SeenObject): string | undefined {
  return nearestOf(object, world.tracks)?.id
}

/** What a track is of, in this frame: a detection, or, while it has none, the track itself; undefined when it has ended. */
export function refOfTrack(world: World, trackId: string): ObjectRef | undefined {
  const track = world.tracks.find(({ id }) => id === trackId)
  if (!track) return undefined
  const object = track.coastedFrames > 0 ? undefined : nearestOf(track, world.objects)
  return object ? { kind: 'object', index: object.index } : { kind: 'track', index: track.index }
}

/** Of its class, and near enough to be the same. */
export function nearestOf<T extends SeenObject>(
  { label, center }: SeenObject,
  candidates: readonly T[],
): T | undefined {
  let best: T | undefined
  let bestM = sameMMax
  for (const candidate of candidates) {
    if (candidate.label !== label) continue
    const distanceM = Math.hypot(candidate.center.x - center.x, candidate.center.y - center.y)
    if (distanceM < bestM) {
      best = candidate
      bestM = distanceM
    }
  }
  return best
}
