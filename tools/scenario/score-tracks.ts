/** Follows what a detector saw in driven worlds, scene by scene, and scores the tracks as the nuScenes tracking task does. */
import trackerNode from '../../nodes/tracker/node.js'
import { createTracker } from '../../nodes/tracker/tracker.js'
import { transformPoint } from '../../schemas/geometry/pose.js'
import type { DetectedObject, DetectedObjects } from '../../schemas/messages.js'
import { isTrackingClass, type SceneFrame, type TrackedBox, type TrackedScene } from '../eval/tracking-boxes.js'
import { type TrackingResult, trackingMetrics } from '../eval/tracking-metric.js'

/** What is there and what was seen at one moment; samples of a scene follow each other in time. */
export interface FollowedSample {
  readonly token: string
  /** As the detector node publishes them. */
  readonly detections: DetectedObjects
  /** Ego frame, with ids. */
  readonly truth: readonly { readonly object: DetectedObject; readonly points: number }[]
}

/** The tracker has the settings of a graph that names none. */
export function scoreTracks(samples: readonly FollowedSample[]): TrackingResult {
  const tracker = createTracker(trackerNode.config.parse({}))
  const scenes = new Map<string, SceneFrame[]>()
  const truth = new Map<string, TrackedBox[]>()
  const answers = new Map<string, TrackedBox[]>()
  for (const { token, detections, truth: there } of samples) {
    const { scene, timestampUs, globalFromEgo } = detections
    const { x, y, z } = globalFromEgo.translation
    const frames = scenes.get(scene) ?? []
    scenes.set(scene, frames)
    frames.push({ token, timestampUs, egoTranslation: [x, y, z], bikeRacks: [] })
    const boxOf = (object: DetectedObject, id: string, points: number): TrackedBox[] => {
      const { label, score } = object
      if (!isTrackingClass(label)) return []
      return [{ id, label, ...transformPoint(globalFromEgo, object.center), score, points }]
    }
    const { tracks } = tracker.follow(detections).tracks
    answers.set(
      token,
      tracks.flatMap(({ id, object }) => boxOf(object, id, -1)),
    )
    truth.set(
      token,
      there.flatMap(({ object, points }) => boxOf({ ...object, score: -1 }, `${scene}/${object.id}`, points)),
    )
  }
  const named = [...scenes].map(([name, frames]): TrackedScene => ({ name, frames }))
  return trackingMetrics(named, truth, answers)
}
