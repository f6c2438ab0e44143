/** Colours of the scene that are not classes. */
import type { Rgb } from '../palette.js'
import type { Settings } from '../store/state.js'

export interface SceneTheme {
  readonly ground: number
  /** Faint objects fade towards it. */
  readonly groundRgb: Rgb
  readonly grid: Rgb
  readonly ring: Rgb
  readonly labelledRing: Rgb
  readonly labelText: string
  readonly labelHalo: string
  /** Of what is chosen or under the mouse. */
  readonly lit: Rgb
  readonly truth: Rgb
  readonly trail: Rgb
}

export const sceneThemes: Readonly<Record<Settings['theme'], SceneTheme>> = {
  dark: {
    ground: 0x0b0f14,
    groundRgb: [0.05, 0.07, 0.1],
    grid: [0.45, 0.56, 0.7],
    ring: [0.2, 0.26, 0.34],
    labelledRing: [0.36, 0.45, 0.56],
    labelText: '#8296ad',
    labelHalo: '#0b0f14',
    lit: [1, 1, 1],
    truth: [0.9, 0.93, 0.95],
    trail: [0.3, 0.55, 0.85],
  },
  light: {
    ground: 0xe9edf2,
    groundRgb: [0.8, 0.83, 0.86],
    grid: [0.3, 0.38, 0.48],
    ring: [0.74, 0.78, 0.83],
    labelledRing: [0.55, 0.61, 0.68],
    labelText: '#4a5a6d',
    labelHalo: '#e9edf2',
    lit: [0.02, 0.03, 0.05],
    truth: [0.2, 0.24, 0.3],
    trail: [0.1, 0.35, 0.7],
  },
}

export function sceneTheme({ settings }: { readonly settings: Settings }): SceneTheme {
  return sceneThemes[settings.theme]
}
