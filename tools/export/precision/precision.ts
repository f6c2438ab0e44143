import { GoshawkError } from '../../../schemas/errors.js'
import type { CalibrationOptions } from '../calibration/open-calibration.js'

export const precisions = ['fp32', 'fp16', 'int8'] as const
export type Precision = (typeof precisions)[number]

export interface PrecisionChoice {
  readonly precision: Precision
  /** For int8, and for nothing else. */
  readonly calibration?: CalibrationOptions | undefined
}

/** @throws GoshawkError 'usage-invalid' */
export function checkPrecision({ precision, calibration }: PrecisionChoice): void {
  if (precision === 'int8' && calibration === undefined) {
    throw new GoshawkError(
      'usage-invalid',
      '--precision int8: needs frames to calibrate on; give --calibration with a nuScenes dataroot, a folder of pictures or a .safetensors file',
    )
  }
  if (precision !== 'int8' && calibration !== undefined) {
    throw new GoshawkError('usage-invalid', `--calibration: --precision ${precision} is not calibrated; leave it out`)
  }
}
