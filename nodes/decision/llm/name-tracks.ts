/** Which track each object of a frame belongs to. Tracks are made from the objects, so the newest are of a frame before. */
import type { DetectedObjects, Tracks } from '../../../schemas/messages.js'
import { finder } from '../follow-objects.js'

export interface TrackName {
  readonly id: string
  /** Frames it has been known for. */
  readonly ageFrames: number
}

const olderUsMax = 2_000_000

/**
 * @returns by index of the frame's objects. Tracks go from the oldest on; each takes the object nearest to where it
 * should be by now that no other has taken. Empty for tracks of another scene or another time.
 */
export function nameTracks(tracks: Tracks | undefined, frame: DetectedObjects): ReadonlyMap<number, TrackName> {
  const names = new Map<number, TrackName>()
  if (!tracks || tracks.scene !== frame.scene) return names
  const olderUs = frame.timestampUs - tracks.timestampUs
  if (olderUs < 0 || olderUs > olderUsMax) return names
  const find = finder(tracks, frame)
  for (const { id, ageFrames, object } of [...tracks.tracks].sort((a, b) => b.ageFrames - a.ageFrames)) {
    const index = find(object, (one) => !names.has(one))
    if (index !== undefined) names.set(index, { id, ageFrames })
  }
  return names
}
