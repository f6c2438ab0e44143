/** What the page draws for one frame, from the messages of that frame. */

import type { goshawk } from '../../schemas/generated/goshawk.js'
import { composePoses, invertPose } from '../../schemas/geometry/pose.js'
import {
  type CameraImage,
  type Decision,
  type ImageEncoding,
  type ModelInfo,
  pointBytes,
} from '../../schemas/messages.js'
import type { JoinedFrame } from './frame-join.js'

/** A picture as the source made it; `bytes` are owned by the publisher. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly encoding: ImageEncoding
  readonly bytes: Uint8Array
}

/** What is true of the publisher at the moment a frame is published. */
export interface PublishFacts {
  /** Counts published frames, from 1. */
  readonly sequence: number
  readonly nowNs: bigint
  readonly clockMode: string
  readonly hops: readonly goshawk.v1.IHopLatency[]
  readonly counters: readonly goshawk.v1.ICounter[]
  /** Of the piece of a replay the frame is of, where it is known. */
  readonly extent?: goshawk.v1.IReplayExtent | undefined
}

/** One world frame, its pictures apart: which of them are sent, and how large, each reader chooses. */
export interface World {
  /** All fields but `cameras`. */
  readonly frame: goshawk.v1.IWorldFrame
  /** `jpeg` left empty. */
  readonly cameras: readonly goshawk.v1.ICameraView[]
  /** Index-aligned with `cameras`; absent where the camera is missing. */
  readonly pictures: readonly (Picture | undefined)[]
  /** As the source sent them; sent on only to readers who ask. */
  readonly lidar: Uint8Array | undefined
  readonly heat: Uint8Array | undefined
  /** Why lidar points or a heat map were left out, though the message speaks of them. */
  readonly unusable: readonly string[]
}

const noModel: ModelInfo = { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' }

/**
 * Builds a world frame. Where the pictures, objects or tracks of the frame were lost on their way, their fields are empty
 * and the rest stands.
 */
export function buildWorld({ frames, objects, tracks, decision }: JoinedFrame, facts: PublishFacts): World {
  const base = frames?.payload ?? objects?.payload
  const cameras = frames?.payload.cameras ?? []
  const parts = frames?.parts ?? []
  const views: goshawk.v1.ICameraView[] = []
  const pictures: (Picture | undefined)[] = []
  const missing = new Set(objects?.payload.missingCameras ?? [])
  for (const camera of cameras) {
    const bytes = camera.missing === '' ? parts[camera.part] : undefined
    const absence =
      camera.missing === '' && !bytes ? `picture ${camera.part} of ${parts.length} is not there` : camera.missing
    if (absence !== '') missing.add(camera.channel)
    views.push({
      image: { ...camera, intrinsic: [...camera.intrinsic], missing: absence },
      cameraFromEgo: cameraFromEgo(camera, frames?.payload.globalFromEgo ?? camera.globalFromEgo),
    })
    pictures.push(bytes && { width: camera.width, height: camera.height, encoding: camera.encoding, bytes })
  }
  const unusable: string[] = []
  const bulk = (name: string, part: number | undefined, expected: number, all: readonly Uint8Array[]) => {
    if (part === undefined) return undefined
    const bytes = all[part]
    if (bytes?.byteLength === expected) return bytes
    unusable.push(`${name}: part ${part} has ${bytes?.byteLength ?? 'no'} bytes; expected ${expected}`)
    return undefined
  }
  const cloud = frames?.payload.lidar
  const lidar = bulk('lidar', cloud?.part, (cloud?.points ?? 0) * pointBytes, parts)
  const place = objects?.payload.heat
  const heat = bulk('heat', place?.part, (place?.rows ?? 0) * (place?.columns ?? 0), objects?.parts ?? [])
  return {
    frame: {
      sequence: facts.sequence,
      scene: decision.payload.scene,
      sampleToken: decision.payload.sampleToken,
      timestampUs: decision.payload.timestampUs,
      ...(base && { globalFromEgo: base.globalFromEgo }),
      objects: [...(objects?.payload.objects ?? [])],
      tracks: [...(tracks?.payload.tracks ?? [])],
      hasGroundTruth: frames?.payload.hasGroundTruth ?? false,
      groundTruth: [...(frames?.payload.groundTruth ?? [])],
      decision: wireDecision(decision.payload),
      model: objects?.payload.model ?? noModel,
      hops: [...facts.hops],
      endToEndMs: Number(facts.nowNs - decision.header.originTimeNs) / 1e6,
      counters: [...facts.counters],
      clockMode: facts.clockMode,
      missingCameras: [...missing],
      map: (frames?.payload.map ?? []).map(({ layer, xy }) => ({ layer, xy: [...xy] })),
      drivableArea: (frames?.payload.drivableArea ?? []).map(({ rings }) => ({
        rings: rings.map(({ xy }) => ({ xy: [...xy] })),
      })),
      steeringWheelRad: frames?.payload.steeringWheelRad ?? Number.NaN,
      egoSpeedMps: frames?.payload.egoSpeedMps ?? objects?.payload.egoSpeedMps ?? Number.NaN,
      publishedUnixUs: Number(facts.nowNs / 1000n),
      lidarPoints: lidar ? lidar.byteLength / pointBytes : 0,
      ...(heat && place && { heat: { ...place } }),
      ...(facts.extent && { extent: { ...facts.extent } }),
    },
    cameras: views,
    pictures,
    lidar,
    heat,
    unusable,
  }
}

function wireDecision({ objectIndices, trackIds = [], plan, ...rest }: Decision): goshawk.v1.IDecision {
  const wirePlan = plan && { tS: [...plan.tS], xM: [...plan.xM], yM: [...plan.yM], speedMps: [...plan.speedMps] }
  return { ...rest, objectIndices: [...objectIndices], trackIds: [...trackIds], ...(wirePlan && { plan: wirePlan }) }
}

/** From the ego frame at the reference time, through the global frame, to the camera at its own time. */
function cameraFromEgo(camera: CameraImage, globalFromEgo: CameraImage['globalFromEgo']) {
  const cameraFromGlobal = invertPose(composePoses(camera.globalFromEgo, camera.egoFromCamera))
  return composePoses(cameraFromGlobal, globalFromEgo)
}
