/** The detector node's shell: one frame in, its objects out, inference in the session's worker thread. */
import { concatMap, filter } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { BevHeat, CameraFrames, DetectedObjects, Message, ModelInfo, Pose } from '../../schemas/messages.js'
import { findBundleFolder } from './bundle-folder.js'
import type { FrameResult } from './detect-frame.js'
import { providerNames } from './inference-backend.js'
import { ownFrame } from './own-frame.js'
import { type DetectorSession, openSession } from './session.js'
import { providerWishes } from './session-protocol.js'
import { createStageTimes } from './stage-times.js'

const threadsMax = 256

export default defineNode({
  type: 'detector',
  description: 'InternImage and BEVFormer v2: six cameras to 3D objects around the vehicle',
  config: z.strictObject({
    bundle: z.string().min(1).default('models/default').describe('folder of the model bundle'),
    provider: z
      .enum(providerWishes)
      .default('auto')
      .describe('what runs the model; auto: the first of TensorRT, CUDA and CPU that works here'),
    threads: z.int().min(0).max(threadsMax).default(0).describe('threads of the engine; 0 lets it choose'),
    scoreMin: z.number().min(0).max(1).default(0).describe('lowest score published; 0 keeps all, as results need'),
    bevHeat: z
      .boolean()
      .default(false)
      .describe('also the strength of the bird’s-eye features, for the page; not on TensorRT'),
    engineCache: z.string().min(1).optional().describe("folder of built TensorRT engines; default: the user's cache"),
  }),
  inputs: { frames: 'goshawk.v1.CameraFrames' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  async setup({ bundle, provider, threads, scoreMin, bevHeat, engineCache }, context) {
    const session = await openSession(
      { bundleFolder: findBundleFolder(bundle), provider, threads, engineCache, bevHeat },
      { onLoading: (step) => context.log.info(step) },
    )
    announce(session, context)
    const detect = createDetect(session, scoreMin, context)
    return {
      connect: ({ frames }) => ({
        objects: frames.pipe(
          concatMap(detect),
          filter((found) => found !== undefined),
        ),
      }),
      dispose: () => session.close(),
    }
  },
})

type Detect = (message: Message<CameraFrames>) => Promise<Outgoing<DetectedObjects> | undefined>

function createDetect(session: DetectorSession, scoreMin: number, context: NodeContext): Detect {
  const model = modelInfo(session)
  const facts = reportFacts(session)
  const stageTimes = createStageTimes()
  const note = createNotes(session.facts.cameras.length, context)
  return async (message) => {
    const { header, payload } = message
    try {
      const result = await session.detect(await ownFrame(message, session.facts.cameras))
      stageTimes.record(result.stagesMs)
      note(result)
      context.describe({ detector: { ...facts, stagesMs: stageTimes.summary() } })
      const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, map, road } = payload
      const objects = result.objects.filter(({ score }) => score >= scoreMin)
      const missingCameras = result.missing.map(({ channel }) => channel)
      const about = {
        scene,
        sampleToken,
        timestampUs,
        globalFromEgo,
        missingCameras,
        egoSpeedMps,
        map,
        ...(road && { road }),
      }
      if (result.heat === undefined) return { header, payload: { ...about, objects, model } }
      const heat = heatPlace(session, payload.egoFromLidar)
      return { header, payload: { ...about, objects, model, heat }, parts: [result.heat] }
    } catch (error) {
      if (!(error instanceof GoshawkError && error.code === 'calibration-invalid')) throw error
      context.log.warn({ sample: payload.sampleToken }, `frame dropped: ${error.message}`)
      context.drop(header, error.code)
      return undefined
    }
  }
}

/** Counts what is out of the ordinary; the first time of each kind is a log line too. */
function createNotes(cameras: number, { counter, log }: NodeContext): (result: FrameResult) => void {
  const detections = counter('detections_total')
  const missingCameras = counter('cameras_missing_total')
  const blindFrames = counter('frames_without_pictures_total')
  const resets = counter('history_resets_total')
  const told = new Set<string>()
  return ({ objects, missing, reset }) => {
    detections.add(objects.length)
    if (reset !== undefined) resets.add()
    if (missing.length === 0) return
    missingCameras.add(missing.length)
    if (missing.length === cameras) blindFrames.add()
    for (const { channel, reason } of missing.filter((camera) => !told.has(camera.channel))) {
      told.add(channel)
      log.warn(`camera ${channel} is missing: ${reason}; going on without it (later ones are only counted)`)
    }
  }
}

function announce(session: DetectorSession, { log, describe }: NodeContext): void {
  const { bundle, architecture, precision, provider, providerReason, trained } = session.facts
  const about = [...(architecture === bundle ? [] : [architecture]), precision, trained ? 'trained' : 'untrained']
  log.info(`model ${bundle} (${about.join(', ')}) runs on ${providerNames[provider]}: ${providerReason}`)
  if (!trained) log.warn(`model ${bundle} is untrained: its weights are random and its objects mean nothing`)
  describe({ detector: reportFacts(session) })
}

function reportFacts({ facts }: DetectorSession) {
  const { bundle, architecture, precision, provider, providerReason, trained, sha256, frames } = facts
  return { bundle, architecture, precision, provider, providerReason, trained, sha256, frames }
}

/** Where the cells of a BEV map lie: rows along y, columns along x of the lidar frame, as the model's pillars stand. */
function heatPlace({ facts }: DetectorSession, egoFromLidar: Pose): BevHeat {
  const { bev, pointCloudRange } = facts
  const [xMinM, yMinM, , xMaxM, yMaxM] = pointCloudRange as [number, number, number, number, number, number]
  return { rows: bev.height, columns: bev.width, xMinM, xMaxM, yMinM, yMaxM, egoFromLidar, part: 0 }
}

function modelInfo({ facts }: DetectorSession): ModelInfo {
  const { bundle, architecture, provider, trained, sha256 } = facts
  return { bundle, architecture, provider, trained, sha256 }
}
