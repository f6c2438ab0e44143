/** Answers to what clients ask of the session, the map and the weather (protocol notes, sections 2.1, 2.2, 2.6, 2.7). */
import type { CarlaMethods } from '../../../scenarios/carla/methods.js'
import { writeOpenDrive } from '../../../scenarios/opendrive/write-opendrive.js'
import { findScenario, scenarioNames } from '../../../scenarios/worlds/find-scenario.js'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import type { OnGameThread } from './carla-server.js'
import { spawnHeightM, spawnPlaces } from './map-actors.js'
import type { ServedWorld } from './served-world.js'
import { transformOf } from './world-snapshot.js'

const mapFolder = '/Game/Carla/Maps/'

/** The scenario a map name means: bare, or with CARLA's folder. */
function scenarioOf(map: string): string {
  return map.startsWith(mapFolder) ? map.slice(mapFolder.length) : map.replace(/^Carla\/Maps\//, '')
}

export function answerWorldMethods(methods: CarlaMethods, answer: OnGameThread, world: ServedWorld): void {
  const scenarioName = () => world.episode.options.scenario.name
  answer(methods.getEpisodeInfo, () => ({ id: world.episodeId, token: world.token }))
  answer(methods.getEpisodeSettings, () => world.settings)
  answer(methods.setEpisodeSettings, (caller, settings) => {
    const refusal = world.applySettings(caller, settings)
    return refusal === undefined ? world.frame : { failure: refusal }
  })
  answer(methods.tickCue, () => world.cue())
  answer(methods.getAvailableMaps, () => scenarioNames().map((name) => mapFolder + name))
  answer(methods.loadNewEpisode, (_, map, resetsSettings) => {
    const { seed } = world.options
    const name = scenarioOf(map)
    try {
      // Names alone: a client has no business with this machine's files.
      if (!/^[a-z0-9-]*$/.test(name)) return { failure: `Map '${map}' not found` }
      const scenario = name === '' ? world.episode.options.scenario : findScenario(name)
      // The answer comes first, as clients expect; the next call finds the new episode.
      world.loadSoon({ scenario, seed }, { resetsSettings })
      return undefined
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      return { failure: `Map '${map}' not found: ${messageOf(error)}` }
    }
  })
  answer(methods.getMapInfo, () => ({
    name: `Carla/Maps/${scenarioName()}`,
    spawnPoints: spawnPlaces(world.episode.firstWorld).map((place) => transformOf(place, spawnHeightM)),
  }))
  answer(methods.getMapData, () => writeOpenDrive(world.episode.firstWorld.map, { name: scenarioName() }))
  answer(methods.getRequiredFiles, () => [])
  answer(methods.requestFile, (_, name) => ({ failure: `file ${name} not found: this world needs none` }))
  answer(methods.getNavigationMesh, () => new Uint8Array())
  answer(methods.getNamesOfAllObjects, () => [])
  answer(methods.getWeather, () => world.weather)
  answer(methods.setWeather, (_, weather) => world.setWeather(weather))
  answer(methods.getAllLevelBoundingBoxes, () => [])
  answer(methods.getEnvironmentObjects, () => [])
  answer(methods.enableEnvironmentObjects, () => undefined)
  answer(methods.queryLightsState, () => [])
  answer(methods.updateLightsState, () => undefined)
  answer(methods.getSensorToken, (_, streamId) => world.tokenOf(streamId))
  answer(methods.isTrafficManagerRunning, (_, port) => world.trafficManagers.has(port))
  answer(methods.getTrafficManagerRunning, (_, port) => [world.trafficManagers.get(port) ?? '', port] as const)
  answer(methods.addTrafficManagerRunning, (_, [host, port]) => {
    if (world.trafficManagers.has(port)) return false
    world.trafficManagers.set(port, host)
    return true
  })
  answer(methods.destroyTrafficManager, (_, port) => world.trafficManagers.delete(port))
}
