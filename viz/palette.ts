/**
 * One colour a class, told apart also with the common colour-vision deficiencies and on a dark ground: hues and
 * lightness after Okabe and Ito (2008) and Tol (2021), and never the only sign: size, label and list say it too.
 */
import { type DetectionClass, SpeedDecision } from '../schemas/messages.js'

const colors: Record<DetectionClass, string> = {
  car: '#56b4e9',
  truck: '#e69f00',
  construction_vehicle: '#b3b300',
  bus: '#f0e442',
  trailer: '#8c9eff',
  barrier: '#b8bec7',
  motorcycle: '#c58af0',
  bicycle: '#3cc3a0',
  pedestrian: '#f0558b',
  traffic_cone: '#e8602c',
}
const unknownColor = '#d7dde5'
export const truthColor = '#e6edf3'

export function colorOf(label: string): string {
  return label in colors ? colors[label as DetectionClass] : unknownColor
}

const speedColors: Readonly<Record<number, string>> = {
  [SpeedDecision.KEEP]: '#3b82d6',
  [SpeedDecision.ACCELERATE]: '#2fa36b',
  [SpeedDecision.DECELERATE]: '#f0b429',
  [SpeedDecision.STOP]: '#d64545',
}

/** Of a speed decision, as its sign, the strip of past decisions and the scene show it. */
export function speedColor(speed: number | undefined): string {
  return speedColors[speed ?? 0] ?? '#30363d'
}

export type Rgb = readonly [number, number, number]

const parsed = new Map<string, Rgb>()

/** sRGB components in [0, 1]. */
export function rgbOf(color: string): Rgb {
  let rgb = parsed.get(color)
  if (!rgb) {
    const value = Number.parseInt(color.slice(1), 16)
    rgb = [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
    parsed.set(color, rgb)
  }
  return rgb
}

export function labelText(label: string): string {
  return label.replaceAll('_', ' ')
}
