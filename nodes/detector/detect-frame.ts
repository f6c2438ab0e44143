/** One frame from pictures to objects: the order of the detector's steps, and what a missing camera means for each. */
import { GoshawkError } from '../../schemas/errors.js'
import type { CameraFrames, CameraImage, DetectedObject } from '../../schemas/messages.js'
import type { GraphName, ModelBundle } from '../../schemas/model-bundle.js'
import { bevHeat } from './bev-heat.js'
import { alignToCurrent, createBevHistory, type HistoryFrame, type ResetReason } from './bev-history.js'
import { decodeBoxes } from './box-decoder.js'
import { lidarToImage, placeLidar } from './calibration.js'
import type { InferenceBackend } from './inference-backend.js'
import { createPreprocessor } from './preprocess.js'
import { toDetectedObject } from './result-frame.js'
import type { Stage } from './stage-times.js'

/** A camera of the message with its picture; `bytes` is undefined exactly when `missing` says why. */
export interface FrameCamera extends Omit<CameraImage, 'part' | 'timestampUs'> {
  readonly bytes: Uint8Array | undefined
}
export interface Frame extends Pick<CameraFrames, 'scene' | 'timestampUs' | 'globalFromEgo' | 'egoFromLidar'> {
  readonly cameras: readonly FrameCamera[]
}

export interface MissingCamera {
  readonly channel: string
  readonly reason: string
}

export interface FrameResult {
  /** Ego frame at the reference time, best score first. */
  readonly objects: readonly DetectedObject[]
  /** In the bundle's camera order. */
  readonly missing: readonly MissingCamera[]
  readonly reset: ResetReason | undefined
  readonly historyFrames: number
  /** Of the newest map, see bev-heat.ts; absent unless asked for, or when no camera saw anything. */
  readonly heat?: Uint8Array
  readonly stagesMs: Readonly<Record<Stage, number>>
}

export interface FrameDetector {
  /**
   * One call at a time. Rejects with GoshawkError 'calibration-invalid' when the sample's own poses are unusable; a
   * camera's picture or calibration only makes that camera missing.
   */
  detect(frame: Frame): Promise<FrameResult>
  close(): Promise<void>
}

/**
 * @param nowMs - for the stage times only.
 * @param options.bevHeat - also the strength of the newest BEV map.
 * @throws GoshawkError 'config-invalid' when the backend's maps cannot be read.
 */
export function createFrameDetector<Features, Bev>(
  { model }: Pick<ModelBundle, 'model'>,
  backend: InferenceBackend<Features, Bev>,
  nowMs: () => number = () => performance.now(),
  options: { readonly bevHeat?: boolean } = {},
): FrameDetector {
  const readBev = options.bevHeat === true ? backend.readBev?.bind(backend) : undefined
  if (options.bevHeat === true && readBev === undefined) {
    throw new GoshawkError(
      'config-invalid',
      'bevHeat: TensorRT keeps its maps on the device; leave bevHeat out, or set provider to cpu or cuda',
    )
  }
  const preprocessor = createPreprocessor(model)
  const images = new Uint8Array(model.cameras.length * preprocessor.pictureBytes)
  const history = createBevHistory<Features>(model.frames, (features) => backend.releaseFeatures(features))

  /** Writes all pictures; a missing camera is filled with the mean and its matrix is zero, so no pillar hits it. */
  async function prepareCameras(frame: Frame) {
    const missing: MissingCamera[] = []
    const lidarToImages = await Promise.all(
      model.cameras.map(async (channel, index) => {
        const target = images.subarray(index * preprocessor.pictureBytes, (index + 1) * preprocessor.pictureBytes)
        try {
          const camera = presentCamera(frame, channel)
          return lidarToImage(camera, frame, await preprocessor.prepare(camera, target))
        } catch (error) {
          if (!(error instanceof GoshawkError)) throw error
          missing.push({ channel, reason: error.message })
          preprocessor.fillMissing(target)
          return new Float64Array(16)
        }
      }),
    )
    missing.sort((a, b) => model.cameras.indexOf(a.channel) - model.cameras.indexOf(b.channel))
    return { lidarToImages, missing }
  }

  /** The BEV map of each of the model's frames, oldest first; a frame that stands for several is encoded once. */
  async function encodeBevs(current: HistoryFrame<Features>): Promise<Bev[]> {
    const made = new Map<HistoryFrame<Features>, Promise<Bev>>()
    const bevs = history.lookBack(current).map((past) => {
      const bev = made.get(past) ?? backend.encodeBev(past.features, alignToCurrent(past, current))
      made.set(past, bev)
      return bev
    })
    return Promise.all(bevs)
  }

  return {
    async detect(frame) {
      placeLidar(frame)
      const laps = createLaps(nowMs)
      const reset = history.follow(frame)
      const { lidarToImages, missing } = await prepareCameras(frame)
      laps.end('pictures')
      if (missing.length === model.cameras.length) {
        return { objects: [], missing, reset, historyFrames: history.size, stagesMs: laps.all() }
      }
      const { scene, timestampUs, globalFromEgo, egoFromLidar } = frame
      const features = await backend.encodeImages(images)
      const current = { scene, timestampUs, globalFromEgo, egoFromLidar, features, lidarToImages }
      laps.end('imageEncoder')
      const bevs = await encodeBevs(current)
      laps.end('bevEncoder')
      const raw = await backend.detect(bevs)
      const heat = readBev && bevHeat(readBev(bevs.at(-1)!), model.bev.channels)
      for (const bev of new Set(bevs)) backend.releaseBev(bev)
      history.remember(current)
      laps.end('detector')
      const device = backend.deviceTimesMs?.()
      if (device !== undefined) laps.divide(device)
      const objects = decodeBoxes(raw, model).map((box) => toDetectedObject(box, model.classes, egoFromLidar))
      laps.end('boxes')
      const stagesMs = laps.all()
      return { objects, missing, reset, historyFrames: history.size, stagesMs, ...(heat && { heat }) }
    },
    async close() {
      history.clear()
      await backend.close()
    },
  }
}

function presentCamera(frame: Frame, channel: string): FrameCamera & { readonly bytes: Uint8Array } {
  const camera = frame.cameras.find((candidate) => candidate.channel === channel)
  if (camera === undefined) throw new GoshawkError('image-invalid', 'not among the cameras of the message')
  const { bytes, missing } = camera
  if (bytes === undefined) throw new GoshawkError('image-invalid', missing)
  return { ...camera, bytes }
}

function createLaps(nowMs: () => number) {
  const times: Record<Stage, number> = { pictures: 0, imageEncoder: 0, bevEncoder: 0, detector: 0, boxes: 0 }
  let start = nowMs()
  return {
    end(stage: Stage) {
      const now = nowMs()
      times[stage] = now - start
      start = now
    },
    /**
     * The calls returned before the device was done, so only their sum is known: the encoders took what the device
     * says, the rest (the detector, transfers, waiting) goes to the last stage.
     */
    divide({ image_encoder: imageEncoder, bev_encoder: bevEncoder }: Readonly<Record<GraphName, number>>) {
      const sum = times.imageEncoder + times.bevEncoder + times.detector
      Object.assign(times, { imageEncoder, bevEncoder, detector: Math.max(0, sum - imageEncoder - bevEncoder) })
    },
    all: () => times,
  }
}
