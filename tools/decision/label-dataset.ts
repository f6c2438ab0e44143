/** Labels the key frames of a nuScenes-format data set: the rules' decision on what is annotated, and what the car did. */

import { decide } from '../../nodes/decision/decide.js'
import decisionNode from '../../nodes/decision/node.js'
import { toCameraFrames } from '../../nodes/nuscenes/camera-frames.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { openExpansions } from '../../nodes/nuscenes/expansions.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { CameraFrames } from '../../schemas/messages.js'
import { drivenAt } from './driven.js'
import { type LabelLine, pathNames, speedNames } from './label-line.js'

export interface LabelChoice {
  readonly dataroot: string
  readonly version: string
  readonly scene?: string | undefined
  readonly split?: string | undefined
}

const noModel = { bundle: '', architecture: 'annotations', provider: 'none', trained: false, sha256: '' }

/** @throws GoshawkError 'dataset-invalid' for a data set without annotations, and whatever opening it throws. */
export async function labelDataset(choice: LabelChoice): Promise<LabelLine[]> {
  const dataset = await openDataset({ ...choice, channels: [], sweeps: false })
  if (dataset.tables.sample_annotation.size === 0) {
    throw new GoshawkError(
      'dataset-invalid',
      `${choice.dataroot} ${choice.version}: no annotations; nothing to decide on`,
    )
  }
  const surroundingsOf = openExpansions(dataset, choice.dataroot)
  const moments: CameraFrames[] = []
  for (const [i, frame] of dataset.frames.entries()) {
    moments.push(toCameraFrames(dataset, frame, { pictures: [], surroundings: await surroundingsOf(i) }).payload)
  }
  const settings = decisionNode.config.parse({})
  return moments.map((moment, i) => {
    const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, map, groundTruth } = moment
    const seen = { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps, map }
    const decision = decide({ ...seen, objects: groundTruth, model: noModel, missingCameras: [] }, settings)
    const driven = drivenAt(moments, i)
    return {
      scene,
      sample_token: sampleToken,
      timestamp_us: timestampUs,
      speed: speedNames[decision.speed - 1]!,
      path: pathNames[decision.path - 1]!,
      rule: decision.rule,
      explanation: decision.explanation,
      planner: decision.planner,
      driven: driven ? { speed: speedNames[driven.speed - 1]!, path: pathNames[driven.path - 1]! } : null,
    }
  })
}
