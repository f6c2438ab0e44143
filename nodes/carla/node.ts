import { from } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { localAreas } from '../../schemas/geometry/local-area.js'
import { localMap } from '../../schemas/geometry/local-map.js'
import type { CameraFrames } from '../../schemas/messages.js'
import { cameraFramesOf } from './camera-frames.js'
import { laneAreas, laneLines } from './lane-lines.js'
import { CarlaRoad } from './road.js'
import { CarlaSession, type CarlaTick } from './session.js'

const Config = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('of the CARLA server (0.9.15, 0.9.16)'),
  port: z.int().min(1).max(65_535).default(2000).describe("its RPC port; it names the streams' port itself"),
  map: z.string().optional().describe('loaded at the start; without it the world stays as it is'),
  spawnPoint: z.int().min(0).optional().describe("index into the map's spawn points; without it the first free one"),
  blueprint: z.string().default('vehicle.tesla.model3').describe('of the ego'),
  mode: z
    .enum(['lockstep', 'real-time'])
    .default('lockstep')
    .describe('lockstep: the world waits for every frame; real-time: it goes on, and frames show what is newest'),
  rateHz: z
    .number()
    .default(10)
    .refine((rate) => [1, 2, 4, 5, 10, 20].includes(rate), { error: 'expected 1, 2, 4, 5, 10 or 20' })
    .describe('frames per second of simulated time: 1, 2, 4, 5, 10 or 20'),
  width: z.int().min(64).max(1600).default(704).describe('width of every picture, pixels'),
  height: z.int().min(64).max(900).default(396).describe('height of every picture, pixels'),
  autopilot: z.boolean().default(true).describe("the server's own autopilot drives the ego; without it the ego stands"),
  traffic: z.int().min(0).max(200).default(0).describe("cars to spawn that the server's autopilot drives"),
  weather: z.enum(['clear', 'rain', 'fog', 'dusk', 'night']).optional().describe('until the end; without it as it is'),
  tickTimeoutS: z.number().min(1).max(120).default(10).describe('for one tick to bring its pictures, seconds'),
})

/** CARLA's physics takes steps of 0.1 s at most (0.01 s, ten times). */
const longestStepS = 0.1

export default defineNode({
  type: 'carla',
  description: "A CARLA server's world seen by six nuScenes cameras, with ground truth",
  config: Config,
  inputs: {},
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  setup: async (config, context) => {
    const {
      host,
      port,
      map,
      spawnPoint,
      blueprint,
      mode,
      rateHz,
      width,
      height,
      autopilot,
      traffic,
      weather,
      tickTimeoutS,
    } = config
    const stepS = Math.min(longestStepS, 1 / rateHz)
    const session = await CarlaSession.open({
      host,
      port,
      map,
      spawnPoint,
      blueprint,
      pictures: { width, height },
      traffic,
      weather,
      stepS: mode === 'lockstep' ? stepS : undefined,
      tickTimeoutMs: tickTimeoutS * 1000,
      signal: context.signal,
      onFault: (error) => context.log.warn({ code: error.code }, error.message),
    })
    try {
      const known = await mapOf(session, context)
      const { methods } = session.link
      if (autopilot) await session.link.call(methods.setActorAutopilot, session.ego.id, true)
      context.describe({ server: `CARLA ${session.link.version}`, map: session.map.name, mode, rateHz })
      return {
        connect: () => ({ frames: from(emitFrames(session, context, { rateHz, stepS, mode, known })) }),
        dispose: () => session.close(),
      }
    } catch (error) {
      await session.close()
      throw error
    }
  },
})

/** A map that cannot be read is told of, and the frames go without. */
async function mapOf(session: CarlaSession, context: NodeContext): Promise<OpenDriveMap | undefined> {
  try {
    return await session.readMap()
  } catch (error) {
    if (!(error instanceof GoshawkError) || error.code !== 'file-invalid') throw error
    context.log.warn({ code: error.code }, `frames go without a map: ${messageOf(error)}`)
    return undefined
  }
}

interface Pace {
  readonly rateHz: number
  readonly stepS: number
  readonly mode: 'lockstep' | 'real-time'
  readonly known: OpenDriveMap | undefined
}

/** Ends quietly when the process drains; the loss of the server ends the node with its error. */
async function* emitFrames(
  session: CarlaSession,
  context: NodeContext,
  { rateHz, stepS, mode, known }: Pace,
): AsyncGenerator<Outgoing<CameraFrames>, void, void> {
  const scene = `carla-${session.map.name.split('/').at(-1)}`
  const lines = known ? laneLines(known) : []
  const areas = known ? laneAreas(known) : []
  const road = known && new CarlaRoad(session, known, scene)
  const startNs = context.clock.nowNs()
  const startS = session.present.timeS
  const ticksPerFrame = Math.round(1 / rateHz / stepS)
  const periodS = 1 / rateHz
  let lastS = Number.NEGATIVE_INFINITY
  /** How far the world has fallen behind the wall clock: a world that waits for its pictures is late, not its frames. */
  let behindNs = 0n
  const nextTick = async (): Promise<CarlaTick> => {
    let tick = await (mode === 'lockstep' ? session.tick() : session.next())
    if (mode === 'lockstep') for (let done = 1; done < ticksPerFrame; done++) tick = await session.tick()
    else while (tick.timeS - lastS < periodS - 1e-6) tick = await session.next()
    return tick
  }
  try {
    while (!context.signal.aborted) {
      const cueNs = context.clock.nowNs()
      const tick = await nextTick()
      lastS = tick.timeS
      const simulatedNs = startNs + BigInt(Math.round((tick.timeS - startS) * 1e9))
      if (context.clock.mode === 'wall' && simulatedNs + behindNs < cueNs) behindNs = cueNs - simulatedNs
      const captureTimeNs = simulatedNs + behindNs
      const { payload, parts } = cameraFramesOf(session, tick, {
        scene,
        startUs: Number(startNs / 1000n) - Math.round(startS * 1e6),
        mapAround: (pose) => ({ map: localMap(lines, pose), drivableArea: localAreas(areas, pose) }),
        road: road?.at(tick),
      })
      const header = await context.admit({ captureTimeNs })
      yield { header, payload, parts }
    }
  } catch (error) {
    if (error instanceof GoshawkError && error.code === 'cancelled' && context.signal.aborted) return
    throw error
  } finally {
    await session.close()
  }
}
