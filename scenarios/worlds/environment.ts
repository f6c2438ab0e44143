/** Light and weather. */
import type { Random } from './random.js'

export const times = ['day', 'dusk'] as const
export const weathers = ['clear', 'overcast', 'rain', 'fog'] as const
export type DayTime = (typeof times)[number]
export type Weather = (typeof weathers)[number]

export interface Environment {
  readonly time: DayTime
  readonly weather: Weather
  /** Direction the sun stands in, world frame. */
  readonly sunYawRad: number
  readonly sunElevationRad: number
  /** How the cameras render light: factors on red, green and blue. */
  readonly exposure: readonly [number, number, number]
}

/** Fills in what a scenario leaves open. */
export function chooseEnvironment(
  random: Random,
  wish: { readonly time?: DayTime | undefined; readonly weather?: Weather | undefined },
): Environment {
  const drawnTime = times[random.weighted([4, 1])]!
  const drawnWeather = weathers[random.weighted([6, 2, 1, 1])]!
  const time = wish.time ?? drawnTime
  const gain = random.normal(1, 0.05)
  const warmth = random.normal(0, 0.02)
  return {
    time,
    weather: wish.weather ?? drawnWeather,
    sunYawRad: random.between(-Math.PI, Math.PI),
    sunElevationRad: time === 'dusk' ? random.between(0.1, 0.2) : random.between(0.5, 1),
    exposure: [gain * (1 + warmth), gain, gain * (1 - warmth)],
  }
}
