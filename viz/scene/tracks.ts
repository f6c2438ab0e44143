/** Followed objects: a number, a trail of where each has been, and a pale outline where one is not seen for the moment. */
import { Group } from 'three'
import { invertPose, transformPoint } from '../../schemas/geometry/pose.js'
import type { Vector3 } from '../../schemas/messages.js'
import { colorOf, type Rgb, rgbOf } from '../palette.js'
import type { State } from '../store/state.js'
import { visibleTracks } from '../store/visible.js'
import type { World } from '../store/world.js'
import { drawEdges } from './boxes.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { NumberBatch } from './number-batch.js'
import { sceneTheme } from './theme.js'

/** A trail is this long. */
const trailUs = 4e6
/** Standing still adds nothing. Metres. */
const stepMMin = 0.25
const groundM = 0.04

interface Trail {
  /** Global frame, oldest first. */
  readonly points: { readonly at: Vector3; readonly timestampUs: number }[]
  seenUs: number
}

export class TracksLayer implements Layer {
  readonly object = new Group()
  readonly #lines = new LineBatch({ widthPx: 2, opacity: 0.75, capacity: 2048 })
  readonly #outlines = new LineBatch({ widthPx: 1.2, opacity: 0.5 })
  readonly #numbers = new NumberBatch()
  readonly #trails = new Map<string, Trail>()
  #scene = ''

  constructor() {
    this.object.name = 'tracks'
    this.object.add(this.#lines.object, this.#outlines.object, this.#numbers.object)
    for (const [i, order] of [3, 9, 30].entries()) this.object.children[i]!.renderOrder = order
  }

  update(state: State, previous: State | undefined): void {
    const { world, settings } = state
    if (previous && world === previous.world && settings === previous.settings) return
    if (world && world !== previous?.world) this.#remember(world)
    const { groundRgb } = sceneTheme(state)
    this.#lines.begin()
    this.#outlines.begin()
    this.#numbers.begin(groundRgb)
    const tracks = world?.globalFromEgo ? visibleTracks(world, settings) : []
    const egoFromGlobal = world?.globalFromEgo && invertPose(world.globalFromEgo)
    for (const track of tracks) {
      const { center, size } = track
      const rgb = rgbOf(colorOf(track.label))
      const points = this.#trails.get(track.id)?.points ?? []
      this.#drawTrail([...points.map(({ at }) => transformPoint(egoFromGlobal!, at)), center], rgb, groundRgb)
      if (track.coastedFrames > 0) drawEdges(this.#outlines, track, rgb)
      this.#numbers.number(numberOf(track.id), { ...center, z: center.z + size.height / 2 }, rgb)
    }
    this.#lines.end()
    this.#outlines.end()
    this.#numbers.end()
  }

  dispose(): void {
    for (const part of [this.#lines, this.#outlines, this.#numbers]) part.dispose()
  }

  /** On the ground, fading towards its end. */
  #drawTrail(points: readonly Vector3[], [red, green, blue]: Rgb, [gr, gg, gb]: Rgb): void {
    for (let i = 1; i < points.length; i++) {
      const share = i / (points.length - 1)
      const color: Rgb = [gr + share * (red - gr), gg + share * (green - gg), gb + share * (blue - gb)]
      this.#lines.segment({ ...points[i - 1]!, z: groundM }, { ...points[i]!, z: groundM }, color)
    }
  }

  #remember({ scene, tracks, timestampUs, globalFromEgo }: World): void {
    const newestUs = Math.max(0, ...[...this.#trails.values()].map(({ seenUs }) => seenUs))
    if (scene !== this.#scene || timestampUs < newestUs) this.#trails.clear()
    this.#scene = scene
    if (!globalFromEgo) return
    for (const { id, center } of tracks) {
      const at = transformPoint(globalFromEgo, center)
      const trail = this.#trails.get(id) ?? { points: [], seenUs: timestampUs }
      this.#trails.set(id, trail)
      trail.seenUs = timestampUs
      const last = trail.points.at(-1)
      if (!last || Math.hypot(at.x - last.at.x, at.y - last.at.y) >= stepMMin) trail.points.push({ at, timestampUs })
    }
    for (const [id, { points, seenUs }] of this.#trails) {
      while (points.length > 0 && timestampUs - points[0]!.timestampUs > trailUs) points.shift()
      if (timestampUs - seenUs > trailUs) this.#trails.delete(id)
    }
  }
}

/** The digits an id ends in: `track-12` is 12. */
function numberOf(id: string): string {
  return /\d*$/.exec(id)![0]
}
