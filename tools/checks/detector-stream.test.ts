/**
 * The detector node's own path through a temporal model, frame by frame: calibration, history cache, alignment, fusion
 * order, box decoding and result frame, over the exported graphs, against the official full recompute.
 */
import { join } from 'node:path'
import t from 'tap'
import { createFrameDetector, type Frame } from '../../nodes/detector/detect-frame.js'
import type { InferenceBackend } from '../../nodes/detector/inference-backend.js'
import { modelOfCase } from '../../nodes/detector/testdata/models.js'
import {
  quaternionOf,
  type ReferenceCase,
  type ReferenceRecord,
  readCase,
  readReference,
} from '../../nodes/detector/testdata/reference.js'
import { composePoses, poseFromArrays, transformPoint } from '../../schemas/geometry/pose.js'
import { type DetectedObject, ImageEncoding } from '../../schemas/messages.js'
import type { ModelDescription } from '../../schemas/model-bundle.js'
import { bevEncoderGraph, detectorGraph, headReader } from '../export/bevformer/graphs.js'
import { boxToleranceM, detectorCase, detectorReference, referenceSkip } from '../export/bevformer/reference.js'
import { type FloatTensor, openGraph, relativeError, stackFrames, tensorOf } from '../export/bevformer/run-graph.js'
import { fpnGraph, neckReader } from '../export/fpn/graph.js'
import { openWeights } from '../export/weights/open-weights.js'
import { openSafetensors } from '../export/weights/safetensors.js'

/** The official code aligns history in float32 with coordinates of a kilometre; ours is float64. */
const alignmentTolerance = 2e-4

type Features = Record<string, FloatTensor>
interface Player {
  readonly backend: InferenceBackend<Features, FloatTensor>
  /** The frame whose stored backbone stages stand for its pictures. */
  playing: number
  /** Frames whose BEV was encoded since it was last emptied, in order. */
  readonly encoded: number[]
  readonly released: Set<Features>
}

/** Runs the exported neck, encoder and detector; each frame's lidar2img is compared with the official one on the way. */
async function openPlayer(name: string, onAlignment: (frame: number, error: number) => void): Promise<Player> {
  const { head, image, neckInChannels } = detectorCase(name)
  const weights = openWeights(join(detectorReference, `${name}.weights.safetensors`))
  const inputs = openSafetensors(join(detectorReference, `${name}.inputs.safetensors`))
  const sizes = [8, 16, 32].map((stride) => ({ height: image.height / stride, width: image.width / stride }))
  const neck = { inChannels: neckInChannels, outChannels: head.channels, outs: 5 }
  const pyramid = await openGraph(fpnGraph(neck, { batch: head.cameras, sizes }, neckReader(neck, weights)))
  const reader = headReader(head, weights)
  const levels = [0, 1, 2, 3].map((level) => {
    const [, , height, width] = readReference(`${name}.outputs`, `f0.neck.${level}`).shape
    return { height: height!, width: width! }
  })
  const encode = await openGraph(bevEncoderGraph(head, { image, levels, lowering: 'deform-conv' }, reader))
  const detect = await openGraph(detectorGraph(head, reader))
  const frameOf = new Map<Features, number>()
  const player: Player = {
    playing: 0,
    encoded: [],
    released: new Set(),
    backend: {
      async encodeImages() {
        const stages = sizes.map((_, i) => [`in_${i}`, tensorOf(inputs, `f${player.playing}.stage.${i}`)])
        const { feat_4: _perspectiveOnly, ...features } = await pyramid(Object.fromEntries(stages))
        frameOf.set(features, player.playing)
        return features
      },
      async encodeBev(features, lidar2img) {
        const frame = frameOf.get(features)!
        player.encoded.push(frame)
        const { values, shape } = tensorOf(inputs, `f${frame}.lidar2img`)
        if (player.playing === 0) onAlignment(frame, relativeError(lidar2img, values))
        return (await encode({ ...features, lidar2img: { values: lidar2img, shape } })).bev!
      },
      async detect(bevs) {
        const { cls_scores, bbox_preds } = await detect({ bevs: stackFrames(bevs) })
        return { clsScores: cls_scores!.values, bboxPreds: bbox_preds!.values }
      },
      releaseFeatures: (features) => void player.released.add(features),
      releaseBev() {},
      async close() {
        for (const source of [weights, inputs]) source.close()
      },
    },
  }
  return player
}

function frameOf(reference: ReferenceCase, offset: number): Frame {
  const at = reference.geometry[offset]!
  const egoFromLidar = poseFromArrays(at.lidar2ego_translation, at.lidar2ego_rotation)
  const globalFromEgo = poseFromArrays(at.ego2global_translation, at.ego2global_rotation)
  const blank = () => new Uint8Array(1600 * 900 * 3)
  return {
    scene: 'scene',
    timestampUs: at.timestamp,
    globalFromEgo,
    egoFromLidar,
    cameras: reference.cameras.map((channel) => {
      const camera = at.cams[channel]!
      const rotation = quaternionOf(camera.sensor2lidar_rotation)
      const { translation } = poseFromArrays(camera.sensor2lidar_translation, [1, 0, 0, 0])
      return {
        channel,
        width: 1600,
        height: 900,
        encoding: ImageEncoding.RGB8,
        intrinsic: camera.cam_intrinsic.flat(),
        egoFromCamera: composePoses(egoFromLidar, { translation, rotation }),
        globalFromEgo,
        missing: '',
        bytes: blank(),
      }
    }),
  }
}

/** The official filter by class and distance, then centre and size in the global frame. */
function submitted(objects: readonly DetectedObject[], frame: Frame): number[][] {
  const rangeM: Record<string, number> = { pedestrian: 40, motorcycle: 40, bicycle: 40, traffic_cone: 30, barrier: 30 }
  return objects
    .filter(({ label, center }) => Math.hypot(center.x, center.y) <= (rangeM[label] ?? 50))
    .map(({ center, size, score }) => {
      const { x, y, z } = transformPoint(frame.globalFromEgo, center)
      return [x, y, z, size.width, size.length, size.height, score]
    })
}
const official = ({ translation, size, detection_score }: ReferenceRecord) => [...translation, ...size, detection_score]

const runs = [
  { name: 't1-a', variant: 'full', present: [0] },
  { name: 't2-b', variant: 'full', present: [-1, 0] },
  { name: 't2-b', variant: 'nohist', present: [0] },
  { name: 't3-c', variant: 'full', present: [-2, -1, 0] },
  { name: 't3-c', variant: 'short', present: [-1, 0] },
]
for (const { name, variant, present } of runs) {
  t.test(`the stream of ${name} (${variant}) ends with the official objects`, { skip: referenceSkip }, async (t) => {
    const reference = readCase(name)
    const player = await openPlayer(name, (frame, error) => {
      t.ok(error <= alignmentTolerance, `lidar2img of frame ${frame} differs by ${error.toExponential(1)}`)
    })
    const detector = createFrameDetector(
      { model: modelOfCase(reference) as unknown as ModelDescription },
      player.backend,
    )
    let objects: readonly DetectedObject[] = []
    for (const offset of present) {
      player.playing = offset
      player.encoded.length = 0
      objects = (await detector.detect(frameOf(reference, offset))).objects
    }
    t.same(player.encoded, present, 'each frame there is was encoded once, oldest first')
    const expected = reference.submission[variant]!
    const found = submitted(objects, frameOf(reference, 0))
    t.same(found.length, expected.length)
    const error = relativeError(Float32Array.from(found.flat()), Float32Array.from(expected.flatMap(official)))
    t.ok(error <= boxToleranceM, `objects differ by ${error.toExponential(1)}`)
    t.same(
      objects.filter(({ label }) => label === 'car').length,
      Array.from(
        readReference(`${variant === 'full' ? name : `${name}-${variant}`}.outputs`, 'coder.labels').data,
      ).filter((label) => reference.class_names[label] === 'car').length,
    )
    await detector.close()
    t.equal(player.released.size, present.length, 'every frame gave its features back')
  })
}
