/** How a world is lit: sky, sun and haze of an environment, as the numbers the shading needs. */
import type { Environment } from '../environment.js'
import type { Rgb } from './materials.js'

export interface Light {
  /** World frame, unit, towards the sun. */
  readonly sun: readonly [number, number, number]
  /** Factors on a surface's colour. */
  readonly sunColour: Rgb
  readonly ambientColour: Rgb
  /** How much of the light remains where the sun is hidden, in [0, 1]. */
  readonly shadow: number
  readonly zenith: Rgb
  readonly horizon: Rgb
  /** Haze: half of the light is lost to it at this distance. */
  readonly hazeHalfM: number
  /** Water on the road mirrors the sky, [0, 1]. */
  readonly wet: number
  readonly lampsOn: boolean
  readonly raining: boolean
  /** Clouds in the sky, [0, 1]. */
  readonly clouds: number
  /** Factors on the picture's red, green and blue. */
  readonly exposure: Rgb
}

export function lightOf(environment: Environment): Light {
  const { weather, exposure } = environment
  const raining = weather === 'rain'
  return { ...daylightOf(environment), raining, clouds: weather === 'clear' ? 1 : 0.35, exposure }
}

function daylightOf({
  time,
  weather,
  sunYawRad,
  sunElevationRad,
}: Environment): Omit<Light, 'raining' | 'clouds' | 'exposure'> {
  const cos = Math.cos(sunElevationRad)
  const sun = [cos * Math.cos(sunYawRad), cos * Math.sin(sunYawRad), Math.sin(sunElevationRad)] as const
  const bright = weather === 'clear' ? 1 : 0
  if (time === 'dusk') {
    return {
      sun,
      sunColour: [0.5 * bright, 0.32 * bright, 0.2 * bright],
      ambientColour: [0.36, 0.36, 0.46],
      shadow: 0.75,
      zenith: [48, 62, 104],
      horizon: weather === 'clear' ? [226, 150, 110] : [112, 112, 128],
      hazeHalfM: weather === 'fog' ? 45 : weather === 'rain' ? 180 : 700,
      wet: weather === 'rain' ? 0.8 : 0,
      lampsOn: true,
    }
  }
  if (weather === 'clear') {
    return {
      sun,
      sunColour: [0.64, 0.6, 0.52],
      ambientColour: [0.66, 0.68, 0.72],
      shadow: 0.54,
      zenith: [88, 142, 212],
      horizon: [206, 222, 236],
      hazeHalfM: 900,
      wet: 0,
      lampsOn: false,
    }
  }
  const grey: Rgb = weather === 'overcast' ? [196, 202, 208] : weather === 'rain' ? [158, 164, 170] : [196, 198, 200]
  return {
    sun,
    sunColour: [0.12, 0.12, 0.12],
    ambientColour: weather === 'rain' ? [0.62, 0.64, 0.68] : [0.78, 0.8, 0.82],
    shadow: 0.88,
    zenith: [grey[0] - 24, grey[1] - 20, grey[2] - 14],
    horizon: grey,
    hazeHalfM: weather === 'fog' ? 40 : weather === 'rain' ? 170 : 600,
    wet: weather === 'rain' ? 1 : 0,
    lampsOn: weather !== 'overcast',
  }
}
