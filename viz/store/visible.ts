/** Which objects are drawn: the same answer for the scene, the pictures and the list. */
import type { Settings } from './state.js'
import type { SeenObject, SeenTrack, World } from './world.js'

export function visibleObjects(world: World | undefined, settings: Settings): readonly SeenObject[] {
  if (!world) return []
  return world.objects.filter(({ score, label }) => score >= settings.scoreMin && !settings.hiddenLabels.has(label))
}

export function visibleTracks(world: World | undefined, settings: Settings): readonly SeenTrack[] {
  if (!world || !settings.showTracks) return []
  return world.tracks.filter(({ score, label }) => score >= settings.scoreMin && !settings.hiddenLabels.has(label))
}

export function visibleTruth(world: World | undefined, settings: Settings): readonly SeenObject[] {
  if (!world || !settings.showGroundTruth) return []
  return world.groundTruth.filter(({ label }) => !settings.hiddenLabels.has(label))
}
