/** The LLM planner put together for the node: endpoint, key, record, pictures, the passenger's words. */
import { resolve } from 'node:path'
import type { NodeContext } from '../../../runtime/graph/node-context.js'
import type { CameraFrames, Decision, DetectedObjects, Message, Tracks } from '../../../schemas/messages.js'
import type { Instruction } from '../instructions.js'
import type { RulesPlanner } from '../rules-planner.js'
import type { DrivingSettings } from '../surroundings.js'
import { askEndpoint } from './client.js'
import { Passenger } from './passenger.js'
import { PictureShelf } from './pictures.js'
import { LlmPlanner } from './planner.js'
import { type RouteCommand, systemMessage } from './prompt.js'
import { JsonLines } from './record.js'
import { apiKeyFrom, type LlmSettings } from './settings.js'

/** Pictures waiting for their objects: three JPEGs of 32 frames, or a few raw frames. */
const shelfBytesMax = 67_108_864

export interface LlmDecider {
  /** Keeps a copy of the pictures that may be shown. */
  see(frames: Message<CameraFrames>): void
  /** Keeps the newest tracks. */
  track(tracks: Tracks): void
  /** At once; in lockstep, where the world waits, when the frame's own question has been answered or given up. */
  decide(
    frame: DetectedObjects,
    wish: Instruction | undefined,
    rulesPlanner: RulesPlanner,
  ): Decision | Promise<Decision>
  /** @returns whether the words are passed on. */
  say(words: string): boolean
  route(command: RouteCommand): void
  /** Idempotent. */
  dispose(): Promise<void>
}

/** @throws GoshawkError config-invalid without the API key the configuration names, file-invalid without a writable record. */
export async function createLlmDecider(
  settings: DrivingSettings,
  llm: LlmSettings,
  context: NodeContext,
): Promise<LlmDecider> {
  const apiKey = apiKeyFrom(llm, context.node, process.env)
  const record = await openRecord(settings, llm, context)
  if (llm.cameras.length > 0 && !context.connectedInputs.has('frames')) {
    context.log.warn(
      `${context.node}: the model gets no pictures: connect ${context.node}.frames to the camera node, or set llm.cameras to []`,
    )
  }
  const shelf = new PictureShelf({ cameras: llm.cameras, bytesMax: shelfBytesMax })
  const passenger = new Passenger()
  const endpoint = { baseUrl: llm.baseUrl, apiKey }
  const model = new LlmPlanner({
    settings,
    llm,
    context,
    ask: (body, signal) => askEndpoint(endpoint, body, signal),
    record: (line) => record?.write(line),
  })
  const waits = context.clock.mode === 'lockstep'
  let routeCommand: RouteCommand | undefined
  let tracks: Tracks | undefined
  return {
    see: (frames) => {
      if (llm.cameras.length > 0) shelf.keep(frames)
    },
    track: (newest) => {
      tracks = newest
    },
    decide: (frame, wish, rulesPlanner) => {
      const rules = rulesPlanner.decide(frame, wish)
      const told = rulesPlanner.told()
      const moment = { frame, wish, rules, road: told?.road }
      const words = passenger.at(frame.timestampUs, wish !== undefined)
      const ask = () => {
        const pictures = shelf.at(frame.scene, frame.timestampUs)
        return model.ask({ ...moment, words, route: routeCommand ?? told?.command, pictures, tracks })
      }
      const asked = waits ? ask() : undefined
      if (asked) return asked.then(() => model.decide(moment))
      const decision = model.decide(moment)
      // The decision goes out before a question costs any time.
      if (!waits) setImmediate(ask)
      return decision
    },
    say: (words) => passenger.say(words),
    route: (command) => {
      routeCommand = command
    },
    dispose: async () => {
      await model.close()
      await record?.close()
    },
  }
}

async function openRecord(
  settings: DrivingSettings,
  llm: LlmSettings,
  context: NodeContext,
): Promise<JsonLines | undefined> {
  if (llm.record === '') return undefined
  const leftOut = context.counter('llm_record_lines_left_out_total')
  const record = await JsonLines.open(resolve(context.runFolder, llm.record), {
    append: context.epoch > 0,
    onLeftOut: () => leftOut.add(),
    onFailed: (error) => context.log.error({ err: error }, `${context.node}: the record ends here: ${error.message}`),
  })
  const { apiKeyEnv, record: _, ...shown } = llm
  record.write({ kind: 'session', epoch: context.epoch, ...shown, system: systemMessage(settings) })
  context.describe({ llmRecord: record.file })
  return record
}
