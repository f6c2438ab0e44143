/** The recording that pictures of the page are taken of: the built-in scenario, through the default model in lockstep. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EntryMaker } from '../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../nodes/recorder/proto-schemas.js'
import { RecordingFiles } from '../../nodes/recorder/recording-files.js'
import { playedKinds, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { packageRoot } from '../../schemas/package-root.js'

/** Weaker objects are not drawn, and would be most of the file. */
const graph = `version: 1
clock: { mode: lockstep }
processes: { all: }
nodes:
  camera: { type: simulator, process: all, config: { scenario: city-avenue, seed: 1, rateHz: 5, durationS: 6, loop: false } }
  detector:
    { type: detector, process: all, config: { bundle: ${JSON.stringify(join(packageRoot, 'models/default'))}, scoreMin: 0.15 }, inputs: { frames: { from: camera.frames, queue: fifo } } }
  tracker: { type: tracker, process: all, inputs: { objects: { from: detector.objects, queue: fifo } } }
  decision: { type: decision, process: all, inputs: { objects: { from: detector.objects, queue: fifo } } }
`

/** Runs the scenario and writes the recording anew. */
export async function recordViews(out: string): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'goshawk-views-'))
  try {
    const graphFile = join(temporary, 'graph.yaml')
    const run = join(temporary, 'run.mcap')
    writeFileSync(graphFile, graph)
    const command = [join(packageRoot, 'bin/goshawk.js'), 'record', 'run', graphFile, '--out', run, '--once']
    await promisify(execFile)(process.execPath, command, { cwd: temporary })
    mkdirSync(dirname(out), { recursive: true })
    rmSync(out, { force: true })
    await withPicturesOfTheLast(run, out)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/** What the page shows of the frames before is no picture; and nothing but our own messages is read. */
async function withPicturesOfTheLast(run: string, out: string): Promise<void> {
  const schemas = loadProtoSchemas()
  const file = await RecordingFile.open(run)
  const written = await RecordingFiles.open(
    { path: out, schemas, compression: 'zstd', chunkBytes: 1 << 20, epoch: 0 },
    0n,
  )
  try {
    const recorded = await RecordedFrames.open(file, playedKinds)
    for (let i = 0; i < recorded.length; i++) {
      const isLast = i === recorded.length - 1
      const maker = new EntryMaker({ schemas, images: isLast, logTime: 'capture' })
      const { frames, objects, tracks, decision } = await recorded.load(i)
      const known = { hops: [], file: 1 }
      const entries = [
        ...(frames ? maker.frames(frames, known) : []),
        ...(objects ? maker.objects(objects, known) : []),
        ...(tracks ? maker.tracks(tracks, known) : []),
        ...(decision ? maker.decision(decision, known) : []),
      ]
      await written.write(entries.filter(({ topic }) => topic.startsWith('/goshawk/') || topic.endsWith('/image')))
    }
  } finally {
    await written.close()
    await file.close()
  }
}
