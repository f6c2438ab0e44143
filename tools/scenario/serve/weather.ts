/** The world's light and weather as CARLA's parameters, and back. */
import type { WeatherParameters } from '../../../scenarios/carla/structs.js'
import type { Environment } from '../../../scenarios/worlds/environment.js'

const degPerRad = 180 / Math.PI

/** CARLA's azimuth turns clockwise from its x axis, as its yaw does. */
export function weatherOf({ time, weather, sunYawRad, sunElevationRad }: Environment): WeatherParameters {
  const azimuth = (360 - sunYawRad * degPerRad) % 360
  return {
    cloudiness: weather === 'clear' ? 10 : 85,
    precipitation: weather === 'rain' ? 60 : 0,
    precipitationDeposits: weather === 'rain' ? 60 : 0,
    windIntensity: weather === 'rain' ? 40 : 10,
    sunAzimuthAngle: azimuth,
    sunAltitudeAngle: Math.min(sunElevationRad * degPerRad, time === 'dusk' ? dusk.below - 1 : 90),
    fogDensity: weather === 'fog' ? 60 : 0,
    fogDistance: weather === 'fog' ? 10 : 0,
    fogFalloff: 0.2,
    wetness: weather === 'rain' ? 80 : 0,
    scatteringIntensity: 1,
    mieScatteringScale: 0.03,
    rayleighScatteringScale: 0.0331,
    dustStorm: 0,
  }
}

/** Below this sun altitude, in degrees, the world draws dusk; it has no night. */
const dusk = { below: 15 }

/** The nearest of what the world can draw: the heaviest of rain, fog and cloud wins. */
export function environmentOf(parameters: WeatherParameters, { exposure }: Environment): Environment {
  const { cloudiness, precipitation, fogDensity, sunAzimuthAngle, sunAltitudeAngle } = parameters
  const weather = precipitation > 20 ? 'rain' : fogDensity > 25 ? 'fog' : cloudiness > 60 ? 'overcast' : 'clear'
  const isDusk = sunAltitudeAngle < dusk.below
  const elevation = sunAltitudeAngle / degPerRad
  return {
    time: isDusk ? 'dusk' : 'day',
    weather,
    sunYawRad: -sunAzimuthAngle / degPerRad,
    sunElevationRad: isDusk ? Math.max(0.1, Math.min(0.2, elevation)) : Math.max(0.26, Math.min(1.2, elevation)),
    exposure,
  }
}
