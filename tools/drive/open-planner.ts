/** The planner that a drive was asked for: opened once, one driver for each route. */
import { resolve } from 'node:path'
import type { Endpoint } from '../../nodes/decision/llm/client.js'
import { probeEndpoint } from '../../nodes/decision/llm/probe.js'
import { systemMessage } from '../../nodes/decision/llm/prompt.js'
import { JsonLines } from '../../nodes/decision/llm/record.js'
import { apiKeyFrom, type LlmSettings } from '../../nodes/decision/llm/settings.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { DriveWorld } from './drive-world.js'
import type { Driver, PlannerName } from './driver.js'
import { readLlmSettings } from './llm-settings.js'
import { drivingSettings, LlmStates } from './llm-states.js'
import { RouteDriver } from './route-driver.js'
import { RouteStates } from './route-states.js'
import { StatesDriver } from './states-driver.js'

export interface PlannerChoice {
  readonly planner: PlannerName
  /** Settings file of the model's endpoint. */
  readonly llm?: string | undefined
  /** Nobody waits for the model. */
  readonly realTime: boolean
  readonly signal?: AbortSignal | undefined
  warn(message: string): void
}

export interface OpenPlanner {
  /** Whether it wants to see the cameras' pictures. */
  readonly hasPictures: boolean
  /** Where questions, answers and decisions are kept. */
  readonly recordFile: string | undefined
  driverOf(world: DriveWorld): Driver
  close(): Promise<void>
}

/**
 * @throws GoshawkError 'usage-invalid' for a model without settings or settings without a model; those of `readLlmSettings`,
 *   `apiKeyFrom`, `probeEndpoint` and `JsonLines.open`.
 */
export async function openPlanner(choice: PlannerChoice): Promise<OpenPlanner> {
  const { planner, llm: file } = choice
  if (planner === 'llm' && file === undefined)
    throw new GoshawkError(
      'usage-invalid',
      '--planner llm: expected --llm FILE.yaml with baseUrl and model of the endpoint',
    )
  if (planner !== 'llm' && file !== undefined)
    throw new GoshawkError('usage-invalid', `--llm ${file}: only with --planner llm, not with --planner ${planner}`)
  if (file !== undefined) return openModel(file, choice)
  const driverOf = (world: DriveWorld): Driver =>
    planner === 'route' ? new RouteDriver(world) : new StatesDriver(world, new RouteStates(world))
  return { hasPictures: false, recordFile: undefined, driverOf, close: async () => {} }
}

async function openModel(file: string, { realTime, signal, warn }: PlannerChoice): Promise<OpenPlanner> {
  const llm = readLlmSettings(file)
  const endpoint: Endpoint = { baseUrl: llm.baseUrl, apiKey: apiKeyFrom(llm, file, process.env, '') }
  await probeEndpoint(endpoint, llm, file)
  const record = await openRecord(llm, warn)
  return {
    hasPictures: llm.cameras.length > 0,
    recordFile: record?.file,
    driverOf: (world) => {
      const rules = new RouteStates(world)
      const asking = { world, llm, endpoint, rules, waits: !realTime, signal, warn }
      return new StatesDriver(world, new LlmStates({ ...asking, record: (line) => record?.write(line) }))
    },
    close: async () => record?.close(),
  }
}

/** Relative to a new folder under runs/, as a graph's is. */
async function openRecord(llm: LlmSettings, warn: (message: string) => void): Promise<JsonLines | undefined> {
  const { apiKeyEnv: _, record: name, ...shown } = llm
  if (name === '') return undefined
  const folder = resolve('runs', `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`)
  let leftOut = 0
  const record = await JsonLines.open(resolve(folder, name), {
    append: false,
    onLeftOut: () => {
      if (leftOut++ === 0) warn(`${name}: the disk is behind; lines of the record are left out`)
    },
    onFailed: (error) => warn(`the record ends here: ${error.message}`),
  })
  record.write({ kind: 'session', epoch: 0, ...shown, system: systemMessage(drivingSettings) })
  return record
}
