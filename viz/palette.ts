/** Colours that mean something: classes and decisions. Never the only sign: size, label and list say it too. */
import { classColor } from '../schemas/class-colors.js'
import { SpeedDecision } from '../schemas/messages.js'
import type { Settings } from './store/state.js'

export const truthColor = '#e6edf3'

/** Of a class, on the ground of the theme. */
export function colorOf(label: string, { theme }: Pick<Settings, 'theme'>): string {
  return classColor(label, theme)
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
