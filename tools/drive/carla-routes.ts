/** Which routes a CARLA server offers: the built-in world's server its scenarios, any other its spawn points. */
import { CarlaLink } from '../../nodes/carla/link.js'
import { scenarioNames } from '../../scenarios/worlds/find-scenario.js'
import { shuffled } from '../../scenarios/worlds/lane-route.js'
import { Random } from '../../scenarios/worlds/random.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { CarlaWorld } from './carla-world.js'
import type { DriveWorld } from './drive-world.js'

export interface CarlaRouteChoice {
  /** all, MAP, MAP/SPAWNPOINT or SPAWNPOINT. */
  readonly route: string
  readonly seed: number
  /** HOST:PORT */
  readonly carla: string
  readonly hasCameras: boolean
  readonly signal?: AbortSignal | undefined
}

/** A place to start from. */
export interface CarlaStart {
  /** undefined: the map that is loaded. */
  readonly map: string | undefined
  /** undefined: the first that is free. */
  readonly spawnPoint: number | undefined
}

export interface CarlaOffer {
  readonly maps: readonly string[]
  readonly map: string
  readonly spawnPoints: number
}

const routesMax = 12
/** The built-in world's server draws on the processor and answers nothing meanwhile. */
const patience = { timeoutMs: 20_000, tickTimeoutMs: 30_000 }
const portDefault = 2000

/** @throws GoshawkError 'usage-invalid' for anything but HOST, HOST:PORT or [HOST]:PORT. */
export function parseAddress(text: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  const port = match?.[3] === undefined ? portDefault : Number(match[3])
  if (!match || port < 1 || port > 65_535)
    throw new GoshawkError('usage-invalid', `--carla ${text}: expected HOST:PORT such as 127.0.0.1:${portDefault}`)
  return { host: match[1] ?? match[2]!, port }
}

/** The routes a choice means on a server that offers this. Throws `config-invalid` for a route that is none of them. */
export function startsOf(route: string, seed: number, { maps, map, spawnPoints }: CarlaOffer): CarlaStart[] {
  const scenarios = new Set(scenarioNames())
  if (route === 'all') {
    const offered = maps.filter((name) => scenarios.has(name))
    if (offered.length > 0) return offered.map((name) => ({ map: name, spawnPoint: 0 }))
    if (spawnPoints === 0)
      throw new GoshawkError('config-invalid', `CARLA map ${map}: no spawn points; load a map that has some`)
    const points = shuffled([...Array(spawnPoints).keys()], new Random(seed)).slice(0, routesMax)
    return points.map((spawnPoint) => ({ map: undefined, spawnPoint }))
  }
  const match = /^(?:(?<map>[^/]+)\/)?(?<point>\d+)$/.exec(route)
  if (match) return [{ map: match.groups!.map, spawnPoint: Number(match.groups!.point) }]
  const isScenario = scenarios.has(route) || /^random-\d+$/.test(route)
  if (!isScenario && !maps.includes(route))
    throw new GoshawkError(
      'config-invalid',
      `route "${route}": the CARLA server has no such map; expected all, a spawn point from 0 to ${spawnPoints - 1}, or one of ${maps.join(', ')}`,
    )
  return [{ map: route, spawnPoint: isScenario ? 0 : undefined }]
}

/** @throws GoshawkError 'usage-invalid', 'unavailable', 'config-invalid': a server that is not there, or not of a version known. */
export async function carlaRoutes(choice: CarlaRouteChoice): Promise<(() => Promise<DriveWorld>)[]> {
  const { route, seed, carla, hasCameras, signal } = choice
  const address = parseAddress(carla)
  const offer = await askOffer(address)
  const onFault = (error: GoshawkError) => process.stderr.write(`${messageOf(error)}\n`)
  return startsOf(route, seed, offer).map(({ map, spawnPoint }) => () => {
    const place = map ?? offer.map
    const isWhole = spawnPoint === undefined || (spawnPoint === 0 && scenarioNames().includes(place))
    const name = isWhole ? place : `${place}/${spawnPoint}`
    return CarlaWorld.open({ ...address, ...patience, name, map, spawnPoint, seed, hasCameras, signal, onFault })
  })
}

async function askOffer(address: { readonly host: string; readonly port: number }): Promise<CarlaOffer> {
  const link = await CarlaLink.connect(address)
  try {
    const bare = (path: string) => path.split('/').at(-1)!
    const maps = await link.callLong(link.methods.getAvailableMaps)
    const { name, spawnPoints } = await link.callLong(link.methods.getMapInfo)
    return { maps: maps.map(bare), map: bare(name), spawnPoints: spawnPoints.length }
  } finally {
    await link.close()
  }
}
