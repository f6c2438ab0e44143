/** Which objects are drawn: the same answer for the scene, the pictures and the list. */
import { judge, type Verdicts } from '../../schemas/verdicts.js'
import type { Settings } from './state.js'
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
