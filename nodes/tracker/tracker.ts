/**
 * Objects of successive frames become tracks: predicted, assigned to detections of their class by centre distance, corrected,
 * born from what is left and let go when nothing is seen of them (in the spirit of Weng et al., AB3DMOT, arXiv 1907.03961).
 *
 * Pure but for the tracks it holds: the same frames give the same tracks.
 */
import { assign } from '../../schemas/assignment.js'
import { oriented, transformBox } from '../../schemas/geometry/box3d.js'
import { invertPose, type Pose } from '../../schemas/geometry/pose.js'
import type { DetectedObject, DetectedObjects, Quaternion, Size, Track, Tracks } from '../../schemas/messages.js'
import { type AxisState, correctAxis, predictAxis, startAxis } from './motion.js'
import { motionOf } from './track-classes.js'

export interface TrackerSettings {
  /** A detection below this belongs to no track. */
  readonly scoreMin: number
  /** One that belongs to no track becomes one at this score. */
  readonly birthScore: number
  /** A track is told of once it was seen this often; at once when born with `sureScore`. */
  readonly hitsMin: number
  readonly sureScore: number
  /** Unseen for longer, a track ends: seconds. */
  readonly coastS: number
}

/** A gap in time, a step back or another scene ends all tracks. */
export type TrackReset = 'scene-change' | 'time-gap' | 'backwards-seek'

export interface TrackedFrame {
  readonly tracks: Tracks
  readonly reset: TrackReset | undefined
  /** Objects that could not be used: not finite, or beyond `objectsMax`. */
  readonly refused: number
}

interface Held {
  readonly id: string
  readonly label: string
  x: AxisState
  y: AxisState
  z: number
  rotation: Quaternion
  size: Size
  attribute: string
  score: number
  ageFrames: number
  hits: number
  coastedFrames: number
  lastSeenUs: number
  isTold: boolean
}

const gapUsMax = 2_000_000
/** The nuScenes limit of boxes a sample; the best are kept. */
const objectsMax = 500
/** Share of a new detection in sizes and heights, which hardly change. */
const smoothing = 0.3
const scoreFading = 0.85
/** A detection further from where a track should be than this many standard deviations is another object. */
const gateSpreads = 3

export interface Tracker {
  follow(frame: DetectedObjects): TrackedFrame
  readonly size: number
}

export function createTracker(settings: TrackerSettings): Tracker {
  let held: Held[] = []
  let last: { readonly scene: string; readonly timestampUs: number } | undefined
  let born = 0
  return {
    get size() {
      return held.length
    },
    follow(frame) {
      const reset = last && breakBetween(last, frame)
      if (reset) held = []
      const seconds = last && !reset ? (frame.timestampUs - last.timestampUs) / 1e6 : 0
      last = { scene: frame.scene, timestampUs: frame.timestampUs }
      const usable = frame.objects.filter(isUsable)
      const seen = usable.slice(0, objectsMax).filter(({ score }) => score >= settings.scoreMin)
      const detections = seen.map((object) => toGlobal(object, frame.globalFromEgo))
      for (const track of held) predict(track, seconds)
      const unclaimed = new Set(detections.keys())
      for (const label of new Set(held.map((track) => track.label))) {
        for (const [track, index] of pairs(held, detections, label)) {
          correct(track, detections[index]!, frame.timestampUs)
          unclaimed.delete(index)
        }
      }
      for (const track of held) {
        if (track.lastSeenUs === frame.timestampUs) continue
        track.coastedFrames++
        track.score *= scoreFading
      }
      held = held.filter((track) => stays(track, frame.timestampUs, settings))
      for (const index of unclaimed) {
        const detection = detections[index]!
        if (detection.score < settings.birthScore) continue
        born++
        held.push(birth(`track-${born}`, detection, frame.timestampUs))
      }
      for (const track of held) track.isTold ||= track.hits >= settings.hitsMin || track.score >= settings.sureScore
      const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps } = frame
      const egoFromGlobal = invertPose(globalFromEgo)
      const tracks = held.filter(({ isTold }) => isTold).map((track) => toTrack(track, egoFromGlobal))
      tracks.sort((a, b) => b.object.score - a.object.score)
      return {
        tracks: { scene, sampleToken, timestampUs, globalFromEgo, tracks, egoSpeedMps },
        reset,
        refused: frame.objects.length - Math.min(usable.length, objectsMax),
      }
    },
  }
}

function breakBetween(
  last: { readonly scene: string; readonly timestampUs: number },
  next: { readonly scene: string; readonly timestampUs: number },
): TrackReset | undefined {
  if (next.scene !== last.scene) return 'scene-change'
  if (next.timestampUs <= last.timestampUs) return 'backwards-seek'
  return next.timestampUs - last.timestampUs > gapUsMax ? 'time-gap' : undefined
}

function isUsable({ center, size, rotation: q, score }: DetectedObject): boolean {
  const { width, length, height } = size
  return [center.x, center.y, center.z, width, length, height, q.w, q.x, q.y, q.z, score].every(Number.isFinite)
}

/** A detection in the global frame. */
interface Detection {
  readonly label: string
  readonly score: number
  readonly x: number
  readonly y: number
  readonly z: number
  readonly vx: number
  readonly vy: number
  readonly rotation: Quaternion
  readonly size: Size
  readonly attribute: string
}

function toGlobal(object: DetectedObject, globalFromEgo: Pose): Detection {
  const { center, ...global } = transformBox(globalFromEgo, object)
  const { label, score, size, attribute, velocityXMps, velocityYMps, rotation } = global
  return { label, score, ...center, vx: velocityXMps, vy: velocityYMps, rotation, size, attribute }
}

function predict(track: Held, seconds: number): void {
  track.ageFrames++
  if (seconds <= 0) return
  const { accelerationStd } = motionOf(track.label)
  track.x = predictAxis(track.x, seconds, accelerationStd)
  track.y = predictAxis(track.y, seconds, accelerationStd)
}

/** Of one class: as many pairs within the gate as can be, at the least total distance. */
function pairs(held: readonly Held[], detections: readonly Detection[], label: string): [Held, number][] {
  const tracks = held.filter((track) => track.label === label)
  const candidates = [...detections.keys()].filter((index) => detections[index]!.label === label)
  if (candidates.length === 0) return []
  const { positionStd } = motionOf(label)
  const costs = tracks.map((track) => {
    const spreadM = Math.sqrt(Math.max(track.x.pp, track.y.pp) + positionStd ** 2)
    return candidates.map((index) => {
      const { x, y } = detections[index]!
      const distanceM = Math.hypot(x - track.x.position, y - track.y.position)
      return distanceM <= gateSpreads * spreadM ? distanceM : Number.NaN
    })
  })
  const columnOf = assign(costs, candidates.length)
  return tracks
    .flatMap((track, row) => (columnOf[row]! < 0 ? [] : [[track, candidates[columnOf[row]!]!] as const]))
    .map(([track, index]) => [track, index])
}

function correct(track: Held, seen: Detection, timestampUs: number): void {
  const { positionStd, velocityStd } = motionOf(track.label)
  track.x = correctAxis(track.x, seen.x, positionStd, seen.vx, velocityStd)
  track.y = correctAxis(track.y, seen.y, positionStd, seen.vy, velocityStd)
  const mix = (old: number, fresh: number) => old + smoothing * (fresh - old)
  track.z = mix(track.z, seen.z)
  track.size = {
    width: mix(track.size.width, seen.size.width),
    length: mix(track.size.length, seen.size.length),
    height: mix(track.size.height, seen.size.height),
  }
  track.rotation = seen.rotation
  track.attribute = seen.attribute
  track.score = seen.score
  track.hits++
  track.coastedFrames = 0
  track.lastSeenUs = timestampUs
}

/** A track nobody was told of ends as soon as it is missed once. */
function stays({ isTold, coastedFrames, lastSeenUs }: Held, timestampUs: number, { coastS }: TrackerSettings): boolean {
  if (coastedFrames === 0) return true
  return isTold && timestampUs - lastSeenUs <= coastS * 1e6
}

function birth(id: string, seen: Detection, timestampUs: number): Held {
  const { positionStd, velocityStd: measuredStd, speedStd } = motionOf(seen.label)
  const velocityStd = Number.isFinite(seen.vx) ? measuredStd : speedStd
  return {
    id,
    label: seen.label,
    x: startAxis(seen.x, positionStd, seen.vx, velocityStd),
    y: startAxis(seen.y, positionStd, seen.vy, velocityStd),
    z: seen.z,
    rotation: seen.rotation,
    size: seen.size,
    attribute: seen.attribute,
    score: seen.score,
    ageFrames: 1,
    hits: 1,
    coastedFrames: 0,
    lastSeenUs: timestampUs,
    isTold: false,
  }
}

function toTrack(track: Held, egoFromGlobal: Pose): Track {
  const { id, label, score, size, attribute, rotation } = track
  return {
    id,
    object: transformBox(egoFromGlobal, {
      label,
      score,
      center: { x: track.x.position, y: track.y.position, z: track.z },
      size,
      ...oriented(rotation),
      velocityXMps: track.x.velocity,
      velocityYMps: track.y.velocity,
      velocityZMps: 0,
      attribute,
      id,
    }),
    ageFrames: track.ageFrames,
    coastedFrames: track.coastedFrames,
  }
}
