import { setTimeout as delay } from 'node:timers/promises'
import type { EpisodeSettings } from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { CarlaLink } from './link.js'

const allLayers = 0xffff
const pollMs = 50

/**
 * Loads a map and waits until the server is in it: its answer comes before. A synchronous server is given cues meanwhile.
 *
 * @throws GoshawkError 'config-invalid' for a map the server does not have, with those it has; 'call-timeout'.
 */
export async function loadMap(link: CarlaLink, map: string, { synchronousMode }: EpisodeSettings): Promise<void> {
  const { methods } = link
  const before = await link.call(methods.getEpisodeInfo)
  try {
    await link.callLong(methods.loadNewEpisode, map, false, allLayers)
  } catch (error) {
    if (!(error instanceof GoshawkError) || error.code !== 'call-refused') throw error
    const maps = await link.call(methods.getAvailableMaps)
    const names = maps.map((path) => path.split('/').at(-1)).join(', ')
    throw new GoshawkError('config-invalid', `CARLA map "${map}": ${error.message}; expected one of ${names}`, {
      cause: error,
    })
  }
  const until = performance.now() + link.loadTimeoutMs
  for (;;) {
    const { id } = await link.callLong(methods.getEpisodeInfo)
    if (id !== before.id) return
    if (performance.now() > until)
      throw new GoshawkError('call-timeout', `CARLA map "${map}" not loaded within ${link.loadTimeoutMs} ms`)
    if (synchronousMode) await link.call(methods.tickCue)
    await delay(pollMs)
  }
}
