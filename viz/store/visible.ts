/** Which objects are drawn, and which can be chosen: the same answer for the scene, the pictures and the list. */
import type { BoxGeometry } from '../../schemas/geometry/box3d.js'
import { judge, type Verdicts } from '../../schemas/verdicts.js'
import type { ObjectKind, ObjectRef, Settings } from './state.js'
import type { SeenObject, SeenTrack, World } from './world.js'

/** Asked by many for one frame: the last answer is kept. */
let last: { readonly world: World; readonly settings: Settings; readonly objects: readonly SeenObject[] } | undefined

export function visibleObjects(world: World | undefined, settings: Settings): readonly SeenObject[] {
  if (!world) return []
  if (last?.world !== world || last.settings !== settings) {
    const { scoreMin, hiddenLabels } = settings
    const objects = world.objects.filter(({ score, label }) => score >= scoreMin && !hiddenLabels.has(label))
    last = { world, settings, objects }
  }
  return last.objects
}

export function visibleTracks(world: World | undefined, settings: Settings): readonly SeenTrack[] {
  if (!world || !settings.showTracks) return []
  return world.tracks.filter(({ score, label }) => score >= settings.scoreMin && !settings.hiddenLabels.has(label))
}

/** Those that go on without a detection in this frame. */
export function coastingTracks(world: World | undefined, settings: Settings): readonly SeenTrack[] {
  return visibleTracks(world, settings).filter(({ coastedFrames }) => coastedFrames > 0)
}

export function visibleTruth(world: World | undefined, settings: Settings): readonly SeenObject[] {
  if (!world || !settings.showGroundTruth) return []
  return world.groundTruth.filter(({ label }) => !settings.hiddenLabels.has(label))
}

/** What the model got right, missed and made up, among what is visible; undefined while the truth is not shown. */
export function visibleVerdicts(
  world: World | undefined,
  settings: Settings,
): Verdicts<SeenObject, SeenObject> | undefined {
  if (!world?.hasGroundTruth || !settings.showGroundTruth) return undefined
  const seen = visibleObjects(world, settings).toSorted((a, b) => b.score - a.score)
  return judge(visibleTruth(world, settings), seen)
}

/** Something drawn that can be chosen or pointed at. */
export interface Choosable extends BoxGeometry {
  readonly ref: ObjectRef
  readonly object: SeenObject
}

/** Asked at every move of the mouse. */
let lastChoosable:
  | { readonly world: World; readonly settings: Settings; readonly all: readonly Choosable[] }
  | undefined

/** Objects, then what of the truth was missed and the tracks that coast, each while it is shown. */
export function choosable(world: World | undefined, settings: Settings): readonly Choosable[] {
  if (!world) return []
  if (lastChoosable?.world !== world || lastChoosable.settings !== settings) {
    lastChoosable = { world, settings, all: allChoosable(world, settings) }
  }
  return lastChoosable.all
}

function allChoosable(world: World, settings: Settings): readonly Choosable[] {
  const of = (kind: ObjectKind, objects: readonly SeenObject[]) =>
    objects.map((object): Choosable => {
      const { center, size, rotation, index } = object
      return { center, size, rotation, object, ref: { kind, index } }
    })
  return [
    ...of('object', visibleObjects(world, settings)),
    ...of('truth', visibleVerdicts(world, settings)?.missed ?? []),
    ...of('track', coastingTracks(world, settings)),
  ]
}
