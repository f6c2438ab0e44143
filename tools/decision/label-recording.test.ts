/** Recordings made here, labelled from what they hold. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import t from 'tap'
import { EntryMaker } from '../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../nodes/recorder/proto-schemas.js'
import { RecordingFiles } from '../../nodes/recorder/recording-files.js'
import { type SampleFrame, sampleFrame } from '../../nodes/recorder/testing/sample-messages.js'
import type { CameraFrames } from '../../schemas/messages.js'
import { registerDecisionCommand } from './commands.js'
import { readLabels } from './label-line.js'
import { labelRecording } from './label-recording.js'

const schemas = loadProtoSchemas()
type Kind = keyof SampleFrame

/** Ten frames a second, at 8 m/s straight ahead. */
async function record(
  path: string,
  kinds: readonly Kind[],
  change: Partial<CameraFrames> = {},
  laps = 1,
): Promise<string> {
  const files = await RecordingFiles.open({ compression: 'zstd', chunkBytes: 8192, epoch: 0, path, schemas }, 0n)
  const maker = new EntryMaker({ schemas, images: true, logTime: 'capture' })
  const known = { hops: [], file: 1 }
  for (let number = 1; number <= 50 * laps; number++) {
    const { frames, objects, tracks, decision } = sampleFrame(((number - 1) % 50) + 1)
    const changed = { ...frames, payload: { ...frames.payload, ...change } }
    if (kinds.includes('frames')) await files.write(maker.frames(changed, known))
    if (kinds.includes('objects')) await files.write(maker.objects(objects, known))
    if (kinds.includes('tracks')) await files.write(maker.tracks(tracks, known))
    if (kinds.includes('decision')) await files.write(maker.decision(decision, known))
  }
  await files.close()
  return path
}

const untold = { hasGroundTruth: false, groundTruth: [] }

t.test('a recording is labelled as a data set is, with what was driven by its poses', async (t) => {
  const folder = t.testdir()
  const file = await record(join(folder, 'drive.mcap'), ['frames', 'objects', 'tracks'])
  const out = join(folder, 'labels.jsonl')
  const program = new Command()
  registerDecisionCommand(program)
  await program.parseAsync(['node', 'goshawk', 'decision', 'label', file, '--out', out])
  const labels = readLabels(out)
  t.equal(labels.length, 50)
  t.match(labels[0], { scene: 'test-drive', sample_token: 'sample-1', rule: 'follow-lead', planner: 'rules' })
  t.same(labels[0]!.driven, { speed: 'KEEP', path: 'FOLLOW' })
  t.equal(labels.filter(({ driven }) => driven).length, 11, 'the last four seconds have no future')
  t.same(labels, await labelRecording(file, 'test-drive'))
  await t.rejects(labelRecording(file, 'other'), { code: 'usage-invalid', message: /it has test-drive/ })
})

t.test('without ground truth, tracks or objects are decided on; unknown speeds come from the poses', async (t) => {
  const folder = t.testdir()
  const blind = { ...untold, egoSpeedMps: Number.NaN, sampleToken: '' }
  const tracked = await labelRecording(await record(join(folder, 'a.mcap'), ['frames', 'tracks'], blind))
  t.match(tracked[0], { sample_token: 'test-drive-1700000000100000', rule: 'follow-lead' })
  t.same(tracked[0]!.driven, { speed: 'KEEP', path: 'FOLLOW' })
  const seen = await labelRecording(await record(join(folder, 'b.mcap'), ['objects']))
  t.match([seen.length, seen[0]!.rule, seen[0]!.driven], [50, 'follow-lead', { path: 'FOLLOW' }])
  const once = await labelRecording(await record(join(folder, 'once.mcap'), ['frames']))
  for (const laps of [2, 1.4]) {
    const again = await labelRecording(await record(join(folder, `${laps}.mcap`), ['frames'], {}, laps))
    t.same(again, once, `${laps} laps: a frame that comes again is labelled once, in the order of time`)
  }
})

t.test('what cannot be labelled is refused, and says why', async (t) => {
  const folder = t.testdir()
  const nothing = await record(join(folder, 'nothing.mcap'), ['frames'], untold)
  await t.rejects(labelRecording(nothing), { code: 'file-invalid', message: /no ground truth, tracks or objects/ })
  const decided = await record(join(folder, 'decided.mcap'), ['decision'])
  await t.rejects(labelRecording(decided), { code: 'file-invalid', message: /expected frames or objects or tracks/ })
  const origin = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
  const placeless = await record(join(folder, 'placeless.mcap'), ['frames'], { globalFromEgo: origin })
  await t.rejects(labelRecording(placeless), { code: 'file-invalid', message: /no ego poses/ })
  const text = join(folder, 'text.mcap')
  writeFileSync(text, 'no recording at all, only words')
  await t.rejects(labelRecording(text), { code: 'file-invalid', message: /text\.mcap: .*MCAP/i })
  await t.rejects(labelRecording(join(folder, 'none.mcap')), { code: 'file-missing' })
  mkdirSync(join(folder, 'data'))
  await t.rejects(labelRecording(join(folder, 'data')), { code: 'file-invalid', message: /a folder; .*--dataroot/ })
  const cut = join(folder, 'cut.mcap')
  writeFileSync(cut, readFileSync(nothing).subarray(0, 2000))
  await t.rejects(labelRecording(cut), { code: 'file-invalid', message: /record repair/ })
})

t.test('either a recording or a data set', async (t) => {
  const label = async (...words: string[]) => {
    const program = new Command()
    registerDecisionCommand(program)
    await program.parseAsync(['node', 'goshawk', 'decision', 'label', ...words, '--out', 'never.jsonl'])
  }
  await t.rejects(label(), { code: 'usage-invalid', message: /FILE\.mcap, or --dataroot DIR/ })
  await t.rejects(label('a.mcap', '--dataroot', 'd'), { code: 'usage-invalid', message: /not both/ })
  await t.rejects(label('a.mcap', '--split', 'val'), {
    code: 'usage-invalid',
    message: /--split: that is for data sets/,
  })
})
