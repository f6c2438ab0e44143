/**
 * One colour a class, on a dark and on a light ground: on the page, and in what is recorded for other viewers.
 *
 * Told apart also with the common colour-vision deficiencies; `viz/palette.test.ts` computes by how much. Hues after
 * Okabe and Ito (2008) and Tol (2021); those of one class are alike on both grounds.
 */
import type { DetectionClass } from './messages.js'

export type Ground = 'dark' | 'light'

export const classColors: Readonly<Record<Ground, Readonly<Record<DetectionClass, string>>>> = {
  dark: {
    car: '#60bbf0',
    truck: '#d89500',
    construction_vehicle: '#d1cf41',
    bus: '#f6e941',
    trailer: '#8c9eff',
    barrier: '#bcc5d2',
    motorcycle: '#a86ed2',
    bicycle: '#48caa6',
    pedestrian: '#e54980',
    traffic_cone: '#e8602c',
  },
  light: {
    car: '#00719d',
    truck: '#8c5f00',
    construction_vehicle: '#838634',
    bus: '#918700',
    trailer: '#3f5cb6',
    barrier: '#666e7a',
    motorcycle: '#673290',
    bicycle: '#008c6e',
    pedestrian: '#a4004f',
    traffic_cone: '#8d2500',
  },
}

/** Of a label that is none of the classes. */
export const unknownColors: Readonly<Record<Ground, string>> = { dark: '#d7dde5', light: '#3f4853' }

/** @returns '#rrggbb'. */
export function classColor(label: string, ground: Ground): string {
  const colors: Readonly<Record<string, string>> = classColors[ground]
  return Object.hasOwn(colors, label) ? colors[label]! : unknownColors[ground]
}
