/** How the five true-positive errors are called, measured and drawn. */
import type { ErrorName } from '../match-class.js'

export interface ErrorView {
  readonly short: string
  readonly name: string
  readonly unit: string
  /** Where the histograms end. */
  readonly max: number
  readonly bins: number
  /** Of the histograms' axis, where not numbers. */
  readonly ends?: readonly [string, string]
}

export const errorViews: Readonly<Record<ErrorName, ErrorView>> = {
  trans_err: { short: 'ATE', name: 'translation', unit: ' m', max: 2, bins: 20 },
  scale_err: { short: 'ASE', name: 'size, 1 − IoU', unit: '', max: 1, bins: 20 },
  orient_err: { short: 'AOE', name: 'orientation', unit: ' rad', max: 3.14, bins: 20 },
  vel_err: { short: 'AVE', name: 'velocity', unit: ' m/s', max: 5, bins: 20 },
  attr_err: { short: 'AAE', name: 'attribute', unit: '', max: 1, bins: 2, ends: ['right', 'wrong'] },
}
