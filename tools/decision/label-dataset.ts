/** Labels the key frames of a nuScenes-format data set: the rules' decision on what is annotated, and what the car did. */

import { toCameraFrames } from '../../nodes/nuscenes/camera-frames.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { openExpansions } from '../../nodes/nuscenes/expansions.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { CameraFrames } from '../../schemas/messages.js'
import type { LabelLine } from './label-line.js'
import { labelMoments } from './label-moments.js'

export interface LabelChoice {
  readonly dataroot: string
  readonly version: string
  readonly scene?: string | undefined
  readonly split?: string | undefined
}

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
  return labelMoments(
    moments.map(({ groundTruth, ...moment }) => ({ ...moment, objects: groundTruth })),
    'annotations',
  )
}
