/** Where the world lies on Earth, as its OpenDRIVE header says. */
import type { CarlaVector } from '../../../scenarios/carla/structs.js'
import { geoReference } from '../../../scenarios/opendrive/write-opendrive.js'

const earthRadiusM = 6378137
const radPerDeg = Math.PI / 180

/** Mercator about the reference, as CARLA's GNSS computes it: x is east, -y north. */
export function geoLocationOf({ x, y, z }: CarlaVector) {
  const { latitudeDeg, longitudeDeg } = geoReference
  const scale = Math.cos(latitudeDeg * radPerDeg)
  const east = scale * earthRadiusM * longitudeDeg * radPerDeg + x
  const north = scale * earthRadiusM * Math.log(Math.tan(((90 + latitudeDeg) * radPerDeg) / 2)) - y
  return {
    longitude: east / (radPerDeg * earthRadiusM * scale),
    latitude: (2 * Math.atan(Math.exp(north / (earthRadiusM * scale)))) / radPerDeg - 90,
    altitude: z,
  }
}
