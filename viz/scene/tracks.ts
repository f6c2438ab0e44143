/** Followed objects: a number, a trail of where each has been, and a pale outline where one is not seen for the moment. */
import { Group } from 'three'
import { invertPose, poseMatrix, transformPoint } from '../../schemas/geometry/pose.js'
import type { Pose, Vector3 } from '../../schemas/messages.js'
import { colorOf, rgbOf } from '../palette.js'
import { isLit } from '../store/selection.js'
import type { State } from '../store/state.js'
import { visibleTracks } from '../store/visible.js'
import type { World } from '../store/world.js'
import { BoxBatch } from './box-batch.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { NumberBatch } from './number-batch.js'
import { sceneTheme } from './theme.js'

/** A trail is this long. */
const trailUs = 4e6
/** Standing still adds nothing, and points closer together than the eye can tell apart are not worth their drawing. */
const stepMMin = 0.25
const stepUsMin = 0.25e6
/** A trail's origin further away than this would cost the graphics card's single precision its centimetres. Metres. */
const originMMax = 5000
const groundM = 0.04
const outlinePx = 1.2
const litPx = 3.2

interface Trail {
  /** Global frame less the origin, on the ground, oldest first. */
  readonly points: { readonly at: Vector3; readonly timestampUs: number }[]
  seenUs: number
}

export class TracksLayer implements Layer {
  readonly object = new Group()
  readonly #lines = new LineBatch({ widthPx: 2, opacity: 0.75, capacity: 2048 })
  readonly #outlines = new BoxBatch({ opacity: 0.5 })
  readonly #numbers = new NumberBatch()
  readonly #trails = new Map<string, Trail>()
  #scene = ''
  /** Near the car, global frame: trails are kept relative to it. */
  #origin: Vector3 = { x: 0, y: 0, z: 0 }
  #newestUs = 0

  constructor() {
    this.object.name = 'tracks'
    this.#lines.object.matrixAutoUpdate = false
    this.object.add(this.#lines.object, this.#outlines.edges, this.#numbers.object)
    for (const [i, order] of [3, 9, 30].entries()) this.object.children[i]!.renderOrder = order
  }

  update(state: State, previous: State | undefined): void {
    const { world, settings } = state
    const fields = ['world', 'settings', 'selected', 'hovered'] as const
    if (previous && fields.every((field) => state[field] === previous[field])) return
    if (world && world !== previous?.world) this.#remember(world)
    const { groundRgb, lit } = sceneTheme(state)
    this.#lines.begin()
    this.#outlines.begin(lit, groundRgb)
    this.#numbers.begin(groundRgb)
    if (world?.globalFromEgo) {
      this.#placeTrails(world.globalFromEgo)
      for (const track of visibleTracks(world, settings)) {
        const { center, size } = track
        const rgb = rgbOf(colorOf(track.label, settings))
        const points = this.#trails.get(track.id)?.points ?? []
        // Fading towards its end.
        this.#lines.fading(points, this.#placed(world.globalFromEgo, center), groundRgb, rgb)
        if (track.coastedFrames > 0) {
          const isTrackLit = isLit(state, { kind: 'track', index: track.index })
          this.#outlines.add(track, { rgb, sureness: 1, isLit: isTrackLit, widthPx: isTrackLit ? litPx : outlinePx })
        }
        this.#numbers.number(numberOf(track.id), { ...center, z: center.z + size.height / 2 }, rgb)
      }
    }
    this.#lines.end()
    this.#outlines.end()
    this.#numbers.end()
  }

  dispose(): void {
    for (const part of [this.#lines, this.#outlines, this.#numbers]) part.dispose()
  }

  /** The graphics card moves all trails at once: their points stay where they are in the world. */
  #placeTrails(globalFromEgo: Pose): void {
    const egoFromGlobal = invertPose(globalFromEgo)
    const translation = transformPoint(egoFromGlobal, this.#origin)
    const { matrix } = this.#lines.object
    matrix.fromArray(poseMatrix({ ...egoFromGlobal, translation }))
    // The third row: on the ground of the ego frame, however the car nods.
    matrix.elements.splice(8, 4, 0, 0, 0, groundM)
    matrix.transpose()
    this.#lines.object.matrixWorldNeedsUpdate = true
  }

  /** A place of the ego frame as trails keep it. */
  #placed(globalFromEgo: Pose, point: Vector3): Vector3 {
    const { x, y } = transformPoint(globalFromEgo, point)
    return { x: x - this.#origin.x, y: y - this.#origin.y, z: 0 }
  }

  #remember({ scene, tracks, timestampUs, globalFromEgo }: World): void {
    const isAfresh = scene !== this.#scene || timestampUs < this.#newestUs
    this.#scene = scene
    this.#newestUs = timestampUs
    if (isAfresh) this.#trails.clear()
    if (!globalFromEgo) return
    const { x, y } = globalFromEgo.translation
    if (isAfresh || Math.hypot(x - this.#origin.x, y - this.#origin.y) > originMMax) {
      this.#trails.clear()
      this.#origin = globalFromEgo.translation
    }
    for (const { id, center } of tracks) {
      const at = this.#placed(globalFromEgo, center)
      const trail = this.#trails.get(id) ?? { points: [], seenUs: timestampUs }
      this.#trails.set(id, trail)
      trail.seenUs = timestampUs
      const last = trail.points.at(-1)
      const isFurther =
        !last ||
        (timestampUs - last.timestampUs >= stepUsMin && Math.hypot(at.x - last.at.x, at.y - last.at.y) >= stepMMin)
      if (isFurther) trail.points.push({ at, timestampUs })
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
