/** `goshawk drive`: closed loop through routes, and how well it was driven. */
import { join, parse } from 'node:path'
import { SingleBar } from 'cli-progress'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { openSession } from '../../nodes/detector/session.js'
import { parseWhole } from '../scenario/options.js'
import { chooseRoutes } from './choose-routes.js'
import { type DrivenRoute, type DrivenTick, driveRoute } from './drive-route.js'
import { type PlannerName, plannerNames } from './driver.js'
import { Fault, type FaultName, faultNames, faultStories } from './faults.js'
import { type OpenPlanner, openPlanner } from './open-planner.js'
import { DrivePassenger, parseSentence, type Sentence } from './passenger.js'
import { DetectorPerception, groundTruthPerception } from './perceive.js'
import { DriveRecorder } from './record-drive.js'
import { driveReport, type FaultReport, recordOf, reportTable } from './report.js'
import { claimResults, writeResults } from './results-file.js'
import { leaderboardResults } from './score/leaderboard-record.js'
import { untilStopped } from './until-stopped.js'

interface DriveFlags {
  readonly route: string
  readonly perception: 'ground-truth' | 'detector'
  readonly planner: PlannerName
  readonly llm?: string
  readonly seed: number
  readonly faults: readonly FaultName[]
  readonly model: string
  readonly provider: 'cpu' | 'cuda' | 'tensorrt'
  readonly carla?: string
  readonly results?: string
  readonly record?: string
  readonly say?: readonly Sentence[]
  readonly realTime?: boolean
  readonly json?: boolean
}

export function registerDriveCommand(program: Command): void {
  program
    .command('drive')
    .description('drive routes in closed loop, in lockstep with the world, and score the driving')
    .requiredOption(
      '--route <name>',
      'all, a name from `goshawk scenario list`, random-<number> or a scenario file; in CARLA all, a map, a spawn point, or MAP/POINT',
    )
    .addOption(
      new Option('--perception <source>', 'what the car sees by')
        .choices(['ground-truth', 'detector'])
        .default('ground-truth'),
    )
    .addOption(
      new Option('--planner <name>', 'who decides: the route planner, its two states alone, or a model')
        .choices(plannerNames)
        .default('route'),
    )
    .option('--llm <file>', 'endpoint for --planner llm: YAML with the keys of docs/llm-planner.md')
    .option('--seed <number>', 'of the worlds and of chance', parseWhole(0, 0x7fffffff), 1)
    .option('--faults <names>', `comma separated, or all: ${faultNames.join(', ')}`, parseFaults, ['none'])
    .option('--model <dir>', 'bundle of the detector', 'models/default')
    .addOption(new Option('--provider <name>', 'where it computes').choices(['cpu', 'cuda', 'tensorrt']).default('cpu'))
    .option('--carla <host:port>', 'drive in a CARLA server (0.9.15, 0.9.16) instead of the built-in world')
    .option('--results <file>', 'write the results in the layout of the CARLA leaderboard (formula 2.0)')
    .option(
      '--say <sentence>',
      'the passenger says TEXT at SECONDS of each route: "5: overtake the truck"; repeatable',
      parseSentence,
    )
    .option('--real-time', 'the world does not wait for decisions: late ones miss ticks')
    .option('--record <file>', 'record the drive as MCAP; several drives go to FILE-<route>.mcap')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `
Faults:
${faultNames.map((name) => `  ${name.padEnd(15)} ${faultStories[name]}`).join('\n')}

Examples:
  goshawk drive --route cut-in
  goshawk drive --route all --json
  goshawk drive --route all --perception detector
  goshawk drive --route random-17 --faults all
  goshawk drive --route following-a-van --say '2: overtake the van'
  goshawk drive --route cut-in --record cut-in.mcap && goshawk replay cut-in.mcap --to page
  goshawk drive --route all --carla 127.0.0.1:2000`,
    )
    .action(async (flags: DriveFlags) => {
      const { results, perception, planner, json } = flags
      if (results !== undefined) claimResults(results)
      const { reports, recordFile } = await untilStopped((signal) => driveAll(flags, signal))
      const whole = { planner, ...(recordFile && { llmRecord: recordFile }), ...driveReport(reports) }
      process.stdout.write(json ? `${JSON.stringify(whole, null, 2)}\n` : reportTable(reports, recordFile))
      if (results === undefined) return
      const records = reports[0]!.routes.map(recordOf)
      const sensors = perception === 'detector' ? ['carla_camera'] : ['carla_opendrive_map']
      writeResults(results, leaderboardResults(records, 'leaderboard-2.0', sensors))
    })
}

interface Drives {
  readonly reports: readonly FaultReport[]
  /** Of what a model was asked and said. */
  readonly recordFile: string | undefined
}

async function driveAll(flags: DriveFlags, signal: AbortSignal): Promise<Drives> {
  const { planner, llm, realTime = false } = flags
  const warn = (message: string) => process.stderr.write(`${message}\n`)
  const open = await openPlanner({ planner, llm, realTime, signal, warn })
  try {
    return { reports: await driveRoutes(flags, open, signal), recordFile: open.recordFile }
  } finally {
    await open.close()
  }
}

async function driveRoutes(flags: DriveFlags, decider: OpenPlanner, signal: AbortSignal): Promise<FaultReport[]> {
  const { route, seed, faults, perception, model, provider, json, carla, record, say, realTime = false } = flags
  const hasCameras = perception === 'detector' || decider.hasPictures
  const routes = await chooseRoutes({ route, seed, carla, hasCameras, signal })
  const session =
    perception === 'detector' ? await openSession({ bundleFolder: model, provider, threads: 0 }) : undefined
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({ format: 'driving {bar} {percentage} % {route}', hideCursor: true, stream: process.stderr })
  bar?.start(routes.length * faults.length * 100, 0, { route: '' })
  const reports: FaultReport[] = []
  /** One drive goes to the file as named, each of several to its own. */
  const fileOf = (drive: string, fault: FaultName) => {
    if (record === undefined || routes.length * faults.length === 1) return record
    const { dir, name, ext } = parse(record)
    return join(dir, `${name}-${drive}${fault === 'none' ? '' : `-${fault}`}${ext}`)
  }
  try {
    for (const [i, name] of faults.entries()) {
      const driven: DrivenRoute[] = []
      for (const [j, open] of routes.entries()) {
        const world = await open()
        try {
          const fault = new Fault(name, seed)
          const eyes = session
            ? new DetectorPerception(session, (frames) => fault.pictures(frames))
            : groundTruthPerception
          const file = fileOf(world.name, name)
          const recorder = file === undefined ? undefined : await DriveRecorder.open(file, world)
          const onTick = (tick: DrivenTick) => {
            recorder?.add(tick)
            bar?.update(Math.floor((i * routes.length + j + tick.state.progress) * 100), { route: world.name })
          }
          const driver = decider.driverOf(world)
          try {
            const passenger = say && new DrivePassenger(say, flags.planner === 'llm')
            const options = { perception: eyes, fault, driver, signal, onTick, passenger, realTime }
            driven.push(await driveRoute(world, seed, options))
          } finally {
            await driver.close?.()
            await recorder?.close()
          }
        } finally {
          await world.close()
        }
      }
      reports.push({ fault: name, routes: driven })
    }
  } finally {
    bar?.stop()
    await session?.close()
  }
  return reports
}

/** Always with a drive on which nothing goes wrong: a loss needs something to be lost from. */
function parseFaults(text: string): FaultName[] {
  if (text === 'all') return [...faultNames]
  const names = text.split(',').map((name) => name.trim())
  for (const name of names) {
    if (!faultNames.includes(name as FaultName)) {
      throw new InvalidArgumentError(`expected all or some of ${faultNames.join(', ')}`)
    }
  }
  return ['none', ...(names.filter((name) => name !== 'none') as FaultName[])]
}
