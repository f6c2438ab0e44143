/** The load of the page's benchmark: many objects that drive about, some of them followed, made of formulas. */
import {
  type SyntheticFrame,
  type SyntheticOptions,
  streetObjects,
} from '../../nodes/publisher/testing/synthetic-frames.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import type { DetectedObject } from '../../schemas/messages.js'
import { packPoints } from '../../schemas/point-cloud.js'

const rangeM = 50
const frameIntervalS = 0.1
const egoSpeedMps = 8
const lidarPoints = 100_000
const heatCells = 200

/** Over the ground and up walls, from some formula: what matters is how many bytes there are. */
function manyPoints(shift: number): Uint8Array {
  const xyz = Float32Array.from({ length: 3 * lidarPoints }, (_, i) => {
    const point = Math.floor(i / 3)
    const angle = point * 0.013 + shift
    return [(5 + (point % 45)) * Math.cos(angle), (5 + (point % 45)) * Math.sin(angle), (point % 7) / 3][i % 3]!
  })
  return packPoints(xyz, 3, identityPose)
}

export function bulkOf(i: number): Pick<SyntheticOptions, 'lidar' | 'heat'> {
  const values = Uint8Array.from({ length: heatCells ** 2 }, (_, cell) => (cell * 31 + i * 7) % 256)
  return { lidar: manyPoints(i), heat: { rows: heatCells, columns: heatCells, values } }
}

const kinds = streetObjects(0)

/** Scattered by two coprime strides, each driving its own way at up to 12 m/s, and back in on the other side. */
function drivingObjects(count: number, timeS: number): DetectedObject[] {
  const wrapped = (m: number) => ((((m + rangeM) % (2 * rangeM)) + 2 * rangeM) % (2 * rangeM)) - rangeM
  const start = (stride: number, i: number) => -rangeM + (2 * rangeM * ((i * stride) % count)) / count
  return Array.from({ length: count }, (_, i) => {
    const velocityXMps = 6 - (i % 13)
    const velocityYMps = (i % 3) - 1
    const x = wrapped(start(7919, i) + velocityXMps * timeS)
    const y = wrapped(start(104_729, i) + velocityYMps * timeS)
    return { ...kinds[i % kinds.length]!, score: 0.5, center: { x, y, z: 1 }, velocityXMps, velocityYMps }
  })
}

export interface DrivingShape {
  readonly number: number
  readonly count: number
  readonly tracks: number
}

/** The prepared frame's pictures with the objects of frame `number`, of which the first `tracks` are followed. */
export function drivingFrame(
  { frames, objects, tracks: followed, decision }: SyntheticFrame,
  { number, count, tracks }: DrivingShape,
): SyntheticFrame {
  const timeS = number * frameIntervalS
  const timestampUs = 1_700_000_000_000_000 + Math.round(timeS * 1e6)
  const globalFromEgo = { ...identityPose, translation: { x: 400 + egoSpeedMps * timeS, y: 1100, z: 0 } }
  const moment = { timestampUs, globalFromEgo }
  const driving = drivingObjects(count, timeS)
  const cameras = frames.payload.cameras.map((camera) => ({ ...camera, globalFromEgo, timestampUs }))
  const tracked = driving.slice(0, tracks).map((object, i) => {
    const id = `track-${i + 1}`
    return { id, object: { ...object, id }, ageFrames: 10, coastedFrames: i % 20 === 19 ? 2 : 0 }
  })
  return {
    frames: { ...frames, payload: { ...frames.payload, ...moment, cameras } },
    objects: { ...objects, payload: { ...objects.payload, ...moment, objects: driving } },
    tracks: { ...followed, payload: { ...followed.payload, ...moment, tracks: tracked } },
    decision: { ...decision, payload: { ...decision.payload, timestampUs } },
  }
}
