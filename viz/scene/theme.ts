/** Colours of the scene that are not classes. */
import { MapLayer } from '../../schemas/messages.js'
import type { Rgb } from '../palette.js'
import type { Settings } from '../store/state.js'

export interface SceneTheme {
  readonly ground: number
  /** Faint objects fade towards it. */
  readonly groundRgb: Rgb
  readonly grid: Rgb
  /** Of the drivable area: a little apart from the ground. */
  readonly drivable: Rgb
  readonly ring: Rgb
  readonly labelledRing: Rgb
  readonly labelText: string
  readonly labelHalo: string
  /** Of what is chosen or under the mouse. */
  readonly lit: Rgb
  readonly truth: Rgb
  /** Of objects that were missed, and of answers of nothing. */
  readonly missed: Rgb
  readonly wrong: Rgb
  readonly trail: Rgb
  readonly mapColors: Readonly<Record<MapLayer, Rgb>>
}

export const sceneThemes: Readonly<Record<Settings['theme'], SceneTheme>> = {
  dark: {
    ground: 0x0b0f14,
    groundRgb: [0.05, 0.07, 0.1],
    grid: [0.45, 0.56, 0.7],
    drivable: [0.085, 0.11, 0.145],
    ring: [0.2, 0.26, 0.34],
    labelledRing: [0.36, 0.45, 0.56],
    labelText: '#8296ad',
    labelHalo: '#0b0f14',
    lit: [1, 1, 1],
    truth: [0.9, 0.93, 0.95],
    missed: [1, 0.32, 0.3],
    wrong: [1, 0.72, 0.1],
    trail: [0.3, 0.55, 0.85],
    mapColors: {
      [MapLayer.DRIVABLE_AREA]: [0.44, 0.5, 0.58],
      [MapLayer.LANE]: [0.24, 0.3, 0.38],
      [MapLayer.LANE_DIVIDER]: [0.62, 0.66, 0.7],
      [MapLayer.ROAD_DIVIDER]: [0.72, 0.6, 0.28],
      [MapLayer.PED_CROSSING]: [0.5, 0.62, 0.72],
      [MapLayer.STOP_LINE]: [0.72, 0.4, 0.38],
      [MapLayer.WALKWAY]: [0.26, 0.34, 0.32],
    },
  },
  light: {
    ground: 0xe9edf2,
    groundRgb: [0.8, 0.83, 0.86],
    grid: [0.3, 0.38, 0.48],
    drivable: [0.85, 0.875, 0.905],
    ring: [0.74, 0.78, 0.83],
    labelledRing: [0.55, 0.61, 0.68],
    labelText: '#4a5a6d',
    labelHalo: '#e9edf2',
    lit: [0.02, 0.03, 0.05],
    truth: [0.2, 0.24, 0.3],
    missed: [0.82, 0.08, 0.1],
    wrong: [0.72, 0.45, 0],
    trail: [0.1, 0.35, 0.7],
    mapColors: {
      [MapLayer.DRIVABLE_AREA]: [0.4, 0.46, 0.53],
      [MapLayer.LANE]: [0.7, 0.75, 0.8],
      [MapLayer.LANE_DIVIDER]: [0.55, 0.6, 0.66],
      [MapLayer.ROAD_DIVIDER]: [0.65, 0.5, 0.15],
      [MapLayer.PED_CROSSING]: [0.3, 0.45, 0.6],
      [MapLayer.STOP_LINE]: [0.7, 0.25, 0.22],
      [MapLayer.WALKWAY]: [0.6, 0.68, 0.64],
    },
  },
}

export function sceneTheme({ settings }: { readonly settings: Settings }): SceneTheme {
  return sceneThemes[settings.theme]
}
