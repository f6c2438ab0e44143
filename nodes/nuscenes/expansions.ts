/** What the optional expansions of a data set add to its frames: map and CAN bus, read once a location and a scene. */
import { localAreas } from '../../schemas/geometry/local-area.js'
import { localMap } from '../../schemas/geometry/local-map.js'
import { egoSpeedMps, type Surroundings } from './camera-frames.js'
import { type CanBus, openCanBus } from './can-bus.js'
import type { OpenDataset } from './dataset.js'
import { type MapExpansion, readMapExpansion } from './map-expansion.js'

/** @returns what surrounds the frame of this index; files are read when the first frame needs them. */
export function openExpansions(dataset: OpenDataset, dataroot: string): (index: number) => Promise<Surroundings> {
  const maps = new Map<string, Promise<MapExpansion>>()
  const buses = new Map<string, Promise<CanBus>>()
  const { tables, frames } = dataset
  return async (index) => {
    const { scene, reference } = frames[index]!
    const { location } = tables.log.get(scene.logToken)!
    const { lines, drivableArea } = await once(maps, location, () => readMapExpansion(dataroot, location))
    const { globalFromEgo } = tables.ego_pose.get(reference.egoPoseToken)!
    const bus = await once(buses, scene.name, () => openCanBus(dataroot, scene.name))
    const { speedMps, steeringWheelRad } = bus.at(reference.timestampUs)
    return {
      egoSpeedMps: Number.isNaN(speedMps) ? egoSpeedMps(tables, frames, index) : speedMps,
      map: localMap(lines, globalFromEgo),
      drivableArea: localAreas(drivableArea, globalFromEgo),
      steeringWheelRad,
    }
  }
}

function once<T>(known: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  const value = known.get(name) ?? read()
  known.set(name, value)
  return value
}
