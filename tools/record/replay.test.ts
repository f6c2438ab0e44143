/** Recorded from the command line, replayed through the graph and to the page, as a person would do it. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import t from 'tap'
import { RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { encodePayload } from '../../schemas/codec.js'
import type { MessageTypeName } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { addReplayCommand } from '../cli/replay.js'
import { infoText, registerRecordCommand } from './commands.js'
import { type RecordingInfo, recordingInfo } from './info.js'
import type { Repair } from './repair.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-record-'))
t.teardown(() => rmSync(folder, { recursive: true }))

const camera =
  '{ type: simulator, process: all, config: { rateHz: 4, durationS: 0.5, loop: false, width: 320, height: 180, workers: 1 } }'
writeFileSync(
  join(folder, 'graph.yaml'),
  `version: 1
clock: { mode: lockstep }
processes: { all: }
nodes:
  camera: ${camera}
  detector: { type: detector, process: all, config: { bundle: ${JSON.stringify(join(packageRoot, 'models/default'))} }, inputs: { frames: camera.frames } }
  tracker: { type: tracker, process: all, inputs: { objects: detector.objects } }
  decision: { type: decision, process: all, inputs: { objects: detector.objects } }
`,
)
writeFileSync(
  join(folder, 'view.yaml'),
  `version: 1
processes: { all: }
nodes:
  camera: ${camera}
  decision: { type: ./unused.mjs, process: all }
  publisher:
    type: publisher
    process: all
    config: { httpPort: 0, grpcPort: 0 }
    inputs: { decision: decision.decision }
`,
)
writeFileSync(
  join(folder, 'unused.mjs'),
  `import { z } from ${JSON.stringify(join(packageRoot, 'node_modules/zod/index.js'))}
export default {
  type: 'unused', description: 'Stands for what decided', config: z.strictObject({}), inputs: {},
  outputs: { decision: 'goshawk.v1.Decision' }, setup: () => { throw new Error('not to be run') },
}
`,
)

function goshawk(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(packageRoot, 'dist/runtime/cli/main.js'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const kinds = {
  frames: ['goshawk.v1.CameraFrames', 'camera.frames'],
  objects: ['goshawk.v1.DetectedObjects', 'detector.objects'],
  tracks: ['goshawk.v1.Tracks', 'tracker.tracks'],
  decision: ['goshawk.v1.Decision', 'decision.decision'],
} as const

/** Digests as a run writes them, of what was recorded. */
async function recordedDigests(path: string): Promise<Map<string, string>> {
  const file = await RecordingFile.open(path)
  const recorded = await RecordedFrames.open(file, ['frames', 'objects', 'tracks', 'decision'])
  const digests = new Map<string, string>()
  for (let index = 0; index < recorded.length; index++) {
    const frame = await recorded.load(index)
    for (const [kind, [type, stream]] of Object.entries(kinds)) {
      const { payload, parts } = frame[kind as keyof typeof kinds]!
      const hash = createHash('sha256').update(encodePayload(type as MessageTypeName, payload as never))
      for (const part of parts) hash.update(part)
      digests.set(`${stream} ${frame.header.frame.number}`, hash.digest('hex'))
    }
  }
  await file.close()
  return digests
}

t.test('a run is recorded, and its replay through the graph sends the same bytes on every link', async (t) => {
  const run = await goshawk('record', 'graph.yaml', '--out', 'drive.mcap', '--compression', 'lz4')
  t.equal(run.code, 0, run.stderr)
  t.match(run.stdout, /recorded \d+ messages, .* MB\n {2}\S*drive\.mcap/)
  const again = await goshawk(
    'replay',
    'drive.mcap',
    '--graph',
    'graph.yaml',
    '--once',
    '--clock',
    'lockstep',
    '--report',
    'r.json',
  )
  t.equal(again.code, 0, again.stderr)
  const lines = readFileSync(join(folder, 'r.digests.jsonl'), 'utf8').trim().split('\n')
  const digests = lines.map((line) => JSON.parse(line) as { stream: string; frame: number; sha256: string })
  const expected = await recordedDigests(join(folder, 'drive.mcap'))
  t.equal(digests.length, 8, 'two frames, four streams')
  t.strictSame(new Map(digests.map(({ stream, frame, sha256 }) => [`${stream} ${frame}`, sha256])), expected)
})

t.test('to the page goes what was recorded, without a model', async (t) => {
  const { code, stderr } = await goshawk(
    'replay',
    'drive.mcap',
    '--to',
    'page',
    '--graph',
    'view.yaml',
    '--once',
    '--report',
    'page.json',
  )
  t.equal(code, 0, stderr)
  const report = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8'))
  t.match(report.nodes.publisher, { counters: { frames_published_total: 2 } })
  t.match(report.ledger, { balanced: true, frames: { recording: { made: 2 } } })
})

/** The commands in this process: starting one for each wrong option would take long. */
async function inProcess(...args: string[]): Promise<string> {
  const program = new Command('goshawk').exitOverride().enablePositionalOptions()
  addReplayCommand(program)
  registerRecordCommand(program)
  const written: string[] = []
  const { write } = process.stdout
  process.stdout.write = ((text: string) => written.push(text) > 0) as typeof write
  try {
    await program.parseAsync(args, { from: 'user' })
  } finally {
    process.stdout.write = write
  }
  return written.join('')
}

t.test('info and repair say what there is, what is wrong and what was kept', async (t) => {
  const drive = join(folder, 'copy.mcap')
  copyFileSync(join(folder, 'drive.mcap'), drive)
  const info = JSON.parse(await inProcess('record', 'info', drive, '--json')) as RecordingInfo
  t.match(info, { complete: true, faults: [], compression: ['lz4'], durationS: 0.25 })
  t.match(
    info.topics.find(({ topic }) => topic === '/goshawk/camera.frames'),
    { messages: 2 },
  )
  const checked = JSON.parse(await inProcess('record', 'info', drive, '--check', '--json')) as RecordingInfo
  t.strictSame(checked, info, 'reading all of it tells the same')
  t.match(await inProcess('record', 'info', drive), /complete\n.*0\.3 s\n\d+ messages in \d+ chunks, lz4, /)
  t.equal(
    await inProcess('record', 'repair', drive),
    `${drive}: complete, ${info.messages} messages; nothing to repair\n`,
  )
  truncateSync(drive, info.bytes - 20)
  await t.rejects(inProcess('record', 'info', drive), {
    code: 'check-failed',
    message: /not complete; run: goshawk record repair /,
  })
  t.match(infoText(await recordingInfo(drive)), /NOT complete\n {2}byte \d+, \d+ bytes: the file ends within a record/)
  const played = inProcess('replay', drive, '--to', 'page', '--graph', join(folder, 'view.yaml'))
  await t.rejects(played, { code: 'file-invalid', message: /copy\.mcap: .*; run: goshawk record repair / })
  const out = join(folder, 'whole.mcap')
  const repaired = JSON.parse(await inProcess('record', 'repair', drive, '--out', out, '--json')) as Repair
  t.match(repaired, { wasDamaged: true, out, messagesKept: info.messages })
  t.match(await inProcess('record', 'info', out, '--check'), /complete/)
})

t.test('bad usage says what is expected', async (t) => {
  const drive = join(folder, 'drive.mcap')
  const graph = join(folder, 'graph.yaml')
  for (const [args, message] of [
    [['replay'], /expected a recording, FILE\.mcap, or --dataroot DIR and --version NAME/],
    [['replay', drive, '--version', 'v1.0-mini'], /--version: that is for data sets/],
    [['replay', 'absent.mcap', '--to', 'page', '--graph', graph], /absent\.mcap: .*expected a recording/],
    [['replay', '--dataroot', 'd', '--version', 'v', '--to', 'page'], /--to page: expected a recording/],
    [['replay', drive, '--to', 'page', '--graph', graph], /no publisher in it/],
    [['record', 'info', graph], /graph\.yaml: not an MCAP recording: it begins with the text /],
    [['record', 'repair', graph], /not an MCAP recording/],
    [
      ['replay', graph, '--to', 'page', '--graph', join(folder, 'view.yaml')],
      /graph\.yaml: not an MCAP recording: .*; expected a recording$/,
    ],
    [['record', 'repair', drive, '--in-place', '--out', 'x'], /expected one of them/],
  ] as const) {
    await t.rejects(inProcess(...args), { message }, args.slice(0, 2).join(' '))
  }
})
