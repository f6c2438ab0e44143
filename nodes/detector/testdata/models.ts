/** Model descriptions for tests: the reference cases as a bundle would describe them. */
import type { ModelDescription } from '../../../schemas/model-bundle.js'
import type { ReferenceCase } from './reference.js'

type Range = [number, number, number, number, number, number]

/** Pictures as the official full-size models take them. */
export const officialPictures = {
  image: { height: 640, width: 1600, paddedHeight: 640, paddedWidth: 1600 },
  preprocessing: {
    sourceWidth: 1600,
    sourceHeight: 900,
    crop: { x0: 0, y0: 260, width: 1600, height: 640 },
    resize: 1,
    meanBgr: [103.53, 116.28, 123.675] as [number, number, number],
    stdBgr: [1, 1, 1] as [number, number, number],
    padDivisor: 32,
  },
} satisfies Partial<ModelDescription>

/** The parts of model.json that preprocessing, calibration and decoding read. */
export function modelOfCase(reference: ReferenceCase) {
  const [height = 0, width = 0] = reference.unpadded_shape
  const [paddedHeight = 0, paddedWidth = 0] = reference.img_shape
  return {
    classes: reference.class_names,
    cameras: reference.cameras,
    frames: reference.frames,
    maxNum: reference.bbox_coder.max_num,
    scoreThreshold: reference.bbox_coder.score_threshold,
    postCenterRange: reference.bbox_coder.post_center_range as Range,
    image: { height, width, paddedHeight, paddedWidth },
    preprocessing: { ...officialPictures.preprocessing, resize: height / 640 },
  } satisfies Partial<ModelDescription>
}
