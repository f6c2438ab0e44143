/** From tracks to the boxes of a nuScenes tracking submission (nuscenes-devkit, eval/tracking README). */
import type { Track, Tracks } from '../../schemas/messages.js'
import {
  bestObjects,
  type PlacedBox,
  placeBox,
  reasonToLeaveOut,
  type SampleBoxes,
  writtenScore,
} from './submission.js'

/** One box of the tracking task as the devkit reads it. */
export interface TrackingBox extends PlacedBox {
  /** The same in every sample of a scene; once a sample. */
  readonly tracking_id: string
  readonly tracking_name: string
  readonly tracking_score: number
}

/** The classes of the tracking task: barriers, cones and construction vehicles are not followed in it. */
const trackingNames: ReadonlySet<string> = new Set([
  'bicycle',
  'bus',
  'car',
  'motorcycle',
  'pedestrian',
  'trailer',
  'truck',
])

/** Within the limits of a detection submission, and with an id of its own. A track nobody sees just now is in it, too. */
export function toTrackingBoxes({ sampleToken, globalFromEgo, tracks }: Tracks): SampleBoxes<TrackingBox> {
  const ids = new Set<string>()
  const refuse = ({ id, object }: Track) => {
    const reason = trackingNames.has(object.label) ? reasonToLeaveOut(object) : ('not-tracked' as const)
    if (reason !== undefined) return reason
    if (id === '' || ids.has(id)) return 'no-id' as const
    ids.add(id)
    return undefined
  }
  const { best, leftOut, velocityUnknown } = bestObjects(tracks, refuse, ({ object }) => object)
  const boxes = best.map(({ id, object }) => ({
    ...placeBox(sampleToken, globalFromEgo, object),
    tracking_id: id,
    tracking_name: object.label,
    tracking_score: writtenScore(object),
  }))
  return { boxes, leftOut, velocityUnknown }
}
