/** Drives worlds, lets a detector look at the drawn pictures, and keeps what is there beside what was seen. */
import sharp from 'sharp'
import { ownFrame } from '../../nodes/detector/own-frame.js'
import type { DetectorSession } from '../../nodes/detector/session.js'
import { attributeFor } from '../../nodes/results/attributes.js'
import { type SubmissionBox, toSampleBoxes } from '../../nodes/results/submission.js'
import { PlannedFrames } from '../../nodes/simulator/frames.js'
import { observe } from '../../scenarios/worlds/ground-truth.js'
import { countPoints, lidarPoints } from '../../scenarios/worlds/lidar.js'
import { chanceOf } from '../../scenarios/worlds/random.js'
import { CameraPool } from '../../scenarios/worlds/render/camera-pool.js'
import type { World } from '../../scenarios/worlds/world.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { CameraFrames, DetectedObject, DetectedObjects, Message } from '../../schemas/messages.js'
import type { ExportScene } from './export-dataroot.js'
import type { FollowedSample } from './score-tracks.js'

/** What the detector is shown: the pictures, black ones, or each camera the picture of another. */
export type Sight = 'pictures' | 'black' | 'shuffled'

export interface DriveOptions {
  readonly scenes: readonly ExportScene[]
  /** Of each scene; two samples a second. */
  readonly durationS: number
  readonly width: number
  readonly height: number
  readonly sight: Sight
  readonly session: DetectorSession
  readonly signal?: AbortSignal
  /** Called with each sample's pictures, which are not kept. */
  readonly onSample?: (sample: DrivenSample, payload: CameraFrames, parts: readonly Uint8Array[]) => void
  readonly onProgress?: (done: number, of: number, scene: string) => void
}

/** A ground-truth box as the metric takes it: a submission box and the lidar points on it. */
export type TruthBox = SubmissionBox & { readonly num_pts: number }

export interface DrivenSample extends Pick<FollowedSample, 'token' | 'detections'> {
  readonly scene: ExportScene
  /** Weather and time of day. */
  readonly conditions: string
  readonly egoTranslation: readonly [number, number, number]
  readonly truth: readonly TruthBox[]
  readonly truthObjects: FollowedSample['truth']
  readonly seen: readonly SubmissionBox[]
  readonly detectMs: number
}

const rateHz = 2

/** @throws GoshawkError 'cancelled' when interrupted. */
export async function driveDetector(options: DriveOptions): Promise<DrivenSample[]> {
  const { scenes, durationS, signal, onProgress } = options
  const perScene = Math.max(1, Math.round(durationS * rateHz))
  const samples: DrivenSample[] = []
  for (const scene of scenes) {
    for await (const sample of driveScene(options, scene)) {
      if (signal?.aborted) throw new GoshawkError('cancelled', `evaluation stopped in ${scene.name}`)
      samples.push(sample)
      onProgress?.(samples.length, scenes.length * perScene, scene.name)
    }
  }
  return samples
}

async function* driveScene(options: DriveOptions, scene: ExportScene): AsyncGenerator<DrivenSample, void, void> {
  const { width, height, durationS, sight, session } = options
  const plan = { seed: scene.seed, scenario: scene.scenario, width, height, rateHz, durationS, loop: false }
  const pool = new CameraPool({ ...plan, jpegQuality: 88, noise: 1.2, workers: 2 })
  const black = sight === 'black' ? await blackPicture(width, height) : undefined
  try {
    let index = 0
    for (const { scene: drawn, payload, world } of new PlannedFrames(plan)) {
      const token = `${scene.name}-${String(index).padStart(3, '0')}`
      const pictures = await pool.render(drawn)
      const parts = black ? pictures.map(() => black) : sight === 'shuffled' ? shuffled(pictures, token) : pictures
      const message = { payload: { ...payload, scene: scene.name, sampleToken: token }, parts }
      const startMs = performance.now()
      const { objects } = await session.detect(
        await ownFrame(message as unknown as Message<CameraFrames>, session.facts.cameras),
      )
      const detectMs = performance.now() - startMs
      const { environment } = world
      const { x, y, z } = payload.globalFromEgo.translation
      const there = truthOf(message.payload, world)
      const detections = asDetections(message.payload, objects)
      const sample: DrivenSample = {
        token,
        scene,
        conditions: `${environment.time} ${environment.weather}`,
        egoTranslation: [x, y, z],
        detections,
        truth: there.flatMap((one) => one.box ?? []),
        truthObjects: there,
        seen: toSampleBoxes(detections).boxes,
        detectMs,
      }
      options.onSample?.(sample, message.payload, parts)
      yield sample
      index++
    }
  } finally {
    await pool.close()
  }
}

/** Everything in sight that a lidar point hits, as in the exported data sets. */
function truthOf(payload: CameraFrames, world: World) {
  const objects = observe(world)
    .filter(({ visibleShare }) => visibleShare > 0)
    .map(({ object }) => object)
  const points = countPoints(lidarPoints(world), objects)
  return objects.map((object, i) => {
    const [placed] = toSampleBoxes(asDetections(payload, [object])).boxes
    const num_pts = points[i] ?? 0
    const box: TruthBox | undefined = placed && {
      ...placed,
      detection_score: -1,
      attribute_name: attributeFor(object),
      num_pts,
    }
    return { object, points: num_pts, box }
  })
}

function asDetections(payload: CameraFrames, objects: readonly DetectedObject[]): DetectedObjects {
  const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, map } = payload
  const model = { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' }
  return { scene, sampleToken, timestampUs, globalFromEgo, objects, model, missingCameras: [], egoSpeedMps, map }
}

/** Every camera gets the picture of another, the same ones for the same token. */
function shuffled(pictures: readonly Uint8Array[], token: string): Uint8Array[] {
  const characters = [...token].map((character) => character.charCodeAt(0))
  const by = 1 + Math.floor(chanceOf(...characters) * (pictures.length - 1))
  return pictures.map((_, i) => pictures[(i + by) % pictures.length]!)
}

function blackPicture(width: number, height: number): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .jpeg()
    .toBuffer()
}
