/** `goshawk record`: record a run, look into a recording, repair one. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { compressions } from '../../nodes/recorder/compression.js'
import { claimReport, finishSession } from '../../runtime/cli/finish.js'
import { playedOnce, withClock } from '../../runtime/cli/graph-changes.js'
import { createLog } from '../../runtime/cli/log-stream.js'
import {
  addCommonOptions,
  type CommonOptions,
  clockModes,
  graphFile,
  parseRate,
  parseSeconds,
} from '../../runtime/cli/options.js'
import { loadNodeModules } from '../../runtime/cli/packaged.js'
import { runSession } from '../../runtime/cli/run-session.js'
import { createStatusLine } from '../../runtime/cli/status-line.js'
import { changeGraph, loadGraph } from '../../runtime/config/load-graph.js'
import type { ClockPlan } from '../../runtime/graph/plan.js'
import { type ErrorCode, GoshawkError } from '../../schemas/errors.js'
import { prepareGraph } from '../cli/prepare-graph.js'
import { type RecordingInfo, recordingInfo } from './info.js'
import { recorderName, recordGraph } from './record-graph.js'
import { repairMcap } from './repair.js'

interface RecordOptions extends CommonOptions {
  readonly out: string
  readonly duration?: number
  readonly once?: boolean
  readonly compression: string
  readonly maxBytes?: number
  readonly maxSeconds?: number
  readonly images: boolean
  readonly clock?: ClockPlan['mode']
  readonly rate?: ClockPlan['rate']
}

interface InfoOptions {
  readonly json?: boolean
  readonly check?: boolean
}

interface RepairOptions {
  readonly json?: boolean
  readonly out?: string
  readonly inPlace?: boolean
}

export function registerRecordCommand(program: Command): void {
  const record = program.command('record').description('record a run as MCAP, look into a recording, or repair one')
  const run = record
    .command('run', { isDefault: true })
    .description('run a graph and record what passes (the default)')
    .argument('[file]', 'graph file (default: runtime.yaml)')
    .requiredOption('--out <file>', 'the recording; an existing file is not written over')
    .option('--duration <s>', 'end after so many seconds; without it, with the sources or Ctrl-C', parseSeconds)
    .option('--once', 'play the sources once, then end')
    .addOption(new Option('--compression <method>', 'of chunks').choices(compressions).default('zstd'))
    .option('--max-bytes <n>', 'begin a new file, OUT-001.mcap, once one has so many bytes', parseBytes)
    .option('--max-seconds <s>', 'or once so many seconds are in it', parseSeconds)
    .option('--no-images', 'leave the pictures out: a small file to look at, not to replay')
    .addOption(new Option('--clock <mode>', 'instead of the one in the file').choices(clockModes))
    .option('--rate <rate>', 'with --clock replay: recorded seconds per second, or max', parseRate)
  addCommonOptions(run).action(recordRun)
  record
    .command('info <file>')
    .description('topics, counts, duration, compression, and whether the file is complete; exit 1 when it is not')
    .option('--check', 'read all of it and check every CRC')
    .option('--json', 'print as JSON')
    .action(showInfo)
  record
    .command('repair <file>')
    .description('write a whole file of what can be read of a cut or damaged one')
    .option('--out <file>', 'where to (default: FILE.repaired.mcap beside it)')
    .option('--in-place', 'put the repaired file in place of the damaged one')
    .option('--json', 'print what was kept and lost as JSON')
    .action(repair)
  record.addHelpText(
    'after',
    `
Examples:
  goshawk record --out drive.mcap --duration 60
  goshawk record my.yaml --out drive.mcap --once --clock lockstep
  goshawk record info drive.mcap
  goshawk record repair drive.mcap --out whole.mcap`,
  )
}

function parseBytes(text: string): number {
  if (!/^\d{4,15}$/.test(text)) throw new InvalidArgumentError('expected a whole number of bytes, at least 1024')
  const bytes = Number(text)
  if (bytes < 1024) throw new InvalidArgumentError('expected at least 1024')
  return bytes
}

async function recordRun(file: string | undefined, options: RecordOptions): Promise<void> {
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const modules = await loadNodeModules()
  const fromFile = await loadGraph(graphFile(file), modules)
  const clocked = withClock(fromFile.config, {
    ...(options.clock && { mode: options.clock }),
    ...(options.rate !== undefined && { rate: options.rate }),
  })
  const config = recordGraph(
    { ...fromFile, config: clocked },
    {
      path: resolve(options.out),
      compression: options.compression,
      images: options.images,
      ...(options.maxBytes === undefined ? {} : { maxFileBytes: options.maxBytes }),
      ...(options.maxSeconds === undefined ? {} : { maxFileSeconds: options.maxSeconds }),
    },
  )
  const changed = await changeGraph(fromFile, config, modules)
  const graph = options.once ? playedOnce(changed) : changed
  await prepareGraph(graph, log)
  const status = createStatusLine()
  const session = await runSession(graph, {
    log,
    ...(options.duration === undefined ? {} : { seconds: options.duration }),
    onReport: (report) => status.show(report),
  })
  status.clear()
  finishSession(session, options)
  const facts = session.outcome.report.nodes[recorderName]?.facts as { recording?: Recorded } | undefined
  const recording = facts?.recording
  if (recording === undefined) throw new GoshawkError('check-failed', 'the recorder told nothing; see the log above')
  if (!options.json) {
    const { files, messages, bytes } = recording
    process.stdout.write(
      `recorded ${messages} messages, ${megabytes(bytes)}\n${files.map((name) => `  ${name}\n`).join('')}`,
    )
  }
  if (recording.error !== null) throw new GoshawkError(recording.error.code, recording.error.message)
}

interface Recorded {
  readonly files: readonly string[]
  readonly messages: number
  readonly bytes: number
  readonly error: { readonly code: ErrorCode; readonly message: string } | null
}

async function showInfo(file: string, { json, check }: InfoOptions): Promise<void> {
  const info = await recordingInfo(file, check)
  process.stdout.write(json ? `${JSON.stringify(info, null, 2)}\n` : infoText(info))
  if (!info.complete) {
    throw new GoshawkError('check-failed', `${file}: not complete; run: goshawk record repair ${file}`)
  }
}

export function infoText(info: RecordingInfo): string {
  const ratio = info.compressedBytes === 0 ? 1 : info.uncompressedBytes / info.compressedBytes
  const width = Math.max(5, ...info.topics.map(({ topic }) => topic.length))
  const span =
    info.startTime === null ? 'no messages' : `${info.startTime} to ${info.endTime}, ${info.durationS.toFixed(1)} s`
  return [
    `${info.file}   ${megabytes(info.bytes)}, ${info.complete ? 'complete' : 'NOT complete'}`,
    ...info.faults.map((fault) => `  ${fault}`),
    span,
    `${info.messages} messages in ${info.chunks} chunks, ${info.compression.join(', ') || 'none'}, ${ratio.toFixed(2)} to 1`,
    ...info.topics.map(
      ({ topic, schema, messages }) => `  ${topic.padEnd(width)}  ${String(messages).padStart(7)}  ${schema}`,
    ),
    '',
  ].join('\n')
}

async function repair(file: string, { json, ...options }: RepairOptions): Promise<void> {
  if (options.inPlace && options.out !== undefined) {
    throw new GoshawkError('usage-invalid', '--in-place and --out: expected one of them')
  }
  const done = await repairMcap(file, options)
  if (json) {
    process.stdout.write(`${JSON.stringify(done, null, 2)}\n`)
    return
  }
  const { wasDamaged, out, messagesKept, chunksKept, bytesLost, losses } = done
  if (!wasDamaged) {
    process.stdout.write(`${file}: complete, ${messagesKept} messages; nothing to repair\n`)
    return
  }
  const told = losses.map(({ offset, bytes, reason }) => `  byte ${offset}, ${bytes} bytes: ${reason}\n`)
  process.stdout.write(
    `kept ${messagesKept} messages of ${chunksKept} chunks, lost ${bytesLost} bytes\n${told.join('')}${out}\n`,
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
