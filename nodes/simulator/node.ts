import { from } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { egoFromLidar } from '../../scenarios/worlds/camera-rig.js'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { lidarPoints, pointStride } from '../../scenarios/worlds/lidar.js'
import { CameraPool, type CameraPoolOptions } from '../../scenarios/worlds/render/camera-pool.js'
import type { World } from '../../scenarios/worlds/world.js'
import { GoshawkError } from '../../schemas/errors.js'
import { type CameraFrames, pointBytes } from '../../schemas/messages.js'
import { packPoints } from '../../schemas/point-cloud.js'
import { type FramePlan, firstTimestampUs, type PlannedFrame, PlannedFrames } from './frames.js'

const Config = z.strictObject({
  scenario: z
    .string()
    .default('city-avenue')
    .describe('name of a scenario (`goshawk scenario list`), a .yaml file, or random-<number>'),
  seed: z.int().min(0).max(0x7fffffff).default(1).describe('the same seed gives the same pictures, byte for byte'),
  rateHz: z
    .number()
    .default(10)
    .refine((rate) => [1, 2, 4, 5, 10, 20].includes(rate), { error: 'expected 1, 2, 4, 5, 10 or 20' })
    .describe('frames per second: 1, 2, 4, 5, 10 or 20'),
  durationS: z.number().min(0.5).max(40).default(20).describe('length of the scene, seconds'),
  loop: z.boolean().default(true).describe('start again at the end, as a scene of another name'),
  width: z
    .int()
    .min(64)
    .max(1600)
    .default(640)
    .describe('width of every picture, pixels; 640x360 needs no resampling for models/default'),
  height: z.int().min(64).max(900).default(360).describe('height of every picture, pixels'),
  jpegQuality: z.int().min(1).max(100).default(88).describe('JPEG quality'),
  noise: z.number().min(0).max(20).default(1.2).describe('sensor noise, standard deviation in grey levels'),
  lidar: z
    .boolean()
    .default(false)
    .describe('also 32 beams of lidar, 1080 directions a turn: 6 ms and 0.2 MB more a frame'),
  workers: z.int().min(1).max(6).default(2).describe('threads that draw'),
})

export default defineNode({
  type: 'simulator',
  description: 'The built-in world seen by six nuScenes cameras, with ground truth',
  config: Config,
  inputs: {},
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  setup: (config, context) => {
    const scenario = findScenario(config.scenario)
    const plan: FramePlan & CameraPoolOptions = { ...config, scenario }
    const frames = new PlannedFrames(plan)
    const pool = new CameraPool(plan)
    context.describe({ scenario: scenario.name, story: scenario.story, seed: config.seed, rateHz: config.rateHz })
    context.describe({ extents: frames.extentsAt(firstTimestampUs) })
    const stop = () => void pool.close()
    context.signal.addEventListener('abort', stop, { once: true })
    return {
      connect: () => ({ frames: from(emitFrames(frames, pool, context, config)) }),
      command: (command) => answer(command, frames, context),
      dispose: () => {
        context.signal.removeEventListener('abort', stop)
        return pool.close()
      },
    }
  },
})

/**
 * Keeps one frame drawn ahead, so that a frame is ready when the clock admits it. Ends quietly when the process drains.
 *
 * On the wall clock a camera does not wait for a slow computer: when drawing falls behind, the frames that were due
 * meanwhile are dropped as `drawn-too-late`, and the newest is drawn instead. A frame that was waiting for its time when
 * somebody sought another is dropped as `sought-elsewhere`.
 */
async function* emitFrames(
  frames: PlannedFrames,
  pool: CameraPool,
  context: NodeContext,
  { rateHz, lidar }: { readonly rateHz: number; readonly lidar: boolean },
): AsyncGenerator<Outgoing<CameraFrames>, void, void> {
  const periodNs = BigInt(1e9 / rateHz)
  const draw = () => {
    const { seeks } = frames
    const planned = frames.next()
    if (!planned) return undefined
    const pictures = pool.render(planned.scene)
    // Whoever awaits it still sees the failure; this only keeps it from counting as unhandled until then.
    pictures.catch(() => {})
    return { ...planned, pictures, seeks }
  }
  let lateNs = 0n
  let seeksSeen = frames.seeks
  try {
    let ahead = draw()
    while (ahead && !context.signal.aborted) {
      const { captureTimeNs, pictures, world, seeks } = ahead
      const seen = { payload: ahead.payload, parts: await pictures }
      if (seeks !== frames.seeks) {
        ahead = draw()
        continue
      }
      const { payload, parts } = lidar ? withLidar(seen, world) : seen
      const skipped: PlannedFrame[] = []
      for (let late = lateNs; late >= periodNs; late -= periodNs) {
        const planned = frames.next()
        if (planned) skipped.push(planned)
      }
      ahead = draw()
      const isJump = seeks !== seeksSeen
      seeksSeen = seeks
      const header = await context.admit({ captureTimeNs, isJump })
      if (seeks !== frames.seeks) {
        context.drop(header, 'sought-elsewhere')
        ahead = draw()
        lateNs = 0n
        continue
      }
      context.describe({ extents: frames.extentsAt(payload.timestampUs) })
      yield { header, payload, parts }
      if (context.clock.mode === 'wall') lateNs = context.clock.nowNs() - header.originTimeNs
      for (const frame of skipped) {
        context.drop(await context.admit({ captureTimeNs: frame.captureTimeNs }), 'drawn-too-late')
      }
    }
  } catch (error) {
    if (error instanceof GoshawkError && error.code === 'cancelled' && context.signal.aborted) return
    throw error
  } finally {
    await pool.close()
  }
}

/** What `Control` asks of a world. */
function answer(command: unknown, frames: PlannedFrames, { node }: NodeContext): unknown {
  const { seekUs } = command as { readonly seekUs?: number }
  if (seekUs !== undefined) return frames.seek(seekUs)
  return { accepted: false, reply: `${node}: a simulated world can seek, and nothing else` }
}

interface Seen {
  readonly payload: CameraFrames
  readonly parts: readonly Uint8Array[]
}

/** The points go behind the pictures. */
function withLidar({ payload, parts }: Seen, world: World): Seen {
  const turn = packPoints(lidarPoints(world), pointStride, egoFromLidar)
  const lidar = { part: parts.length, points: turn.byteLength / pointBytes }
  return { payload: { ...payload, lidar }, parts: [...parts, turn] }
}
