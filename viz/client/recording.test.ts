/** Damaged in every way a folder of files can be: what is wrong is said, and all that is whole is shown. */
import fc from 'fast-check'
import t from 'tap'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { manifestName, type PageRecording, partFile, picturesFile } from '../../schemas/page-recording.js'
import { frameMessage } from './grpc-web-frames.js'
import { readWorld } from './read-world.js'
import { fetchPictures, type Load, readRecording } from './recording.js'

const framesPerPart = 4
const frames = 10
const channels = ['CAM_FRONT', 'CAM_BACK']
const identity = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }

function camerasOf(sequence: number, withPictures: boolean): goshawk.v1.ICameraView[] {
  return channels.map((channel, i) => ({
    image: { channel, width: 64, height: 36, encoding: 1, intrinsic: [9, 0, 3, 0, 9, 2, 0, 0, 1] },
    cameraFromEgo: identity,
    ...(withPictures && { jpeg: Uint8Array.from({ length: 40 }, (_, at) => (at * 7 + sequence + i) & 255) }),
  }))
}

const encode = (frame: goshawk.v1.IWorldFrame) => goshawk.v1.WorldFrame.encode(frame).finish()
const framesOf = (part: number) =>
  Array.from({ length: Math.min(framesPerPart, frames - part * framesPerPart) }, (_, i) => part * framesPerPart + i + 1)
const framed = (sequence: number) =>
  frameMessage(encode({ sequence, scene: 'street', timestampUs: sequence * 1e5, cameras: camerasOf(sequence, false) }))
const parts = [0, 1, 2]
const manifest: PageRecording = {
  version: 1,
  title: 'drive.mcap',
  frames,
  parts: parts.map(partFile),
  framesPerPart,
  imageWidth: 640,
}

/** A whole one, to be damaged. */
function files(): Map<string, Uint8Array> {
  return new Map<string, Uint8Array>([
    [manifestName, Buffer.from(JSON.stringify(manifest, null, 2))],
    ...parts.map((part) => [partFile(part), Buffer.concat(framesOf(part).map(framed))] as const),
  ])
}

const loadOf =
  (folder: ReadonlyMap<string, Uint8Array>): Load =>
  async (name) => {
    const bytes = folder.get(name)
    if (!bytes) throw new Error(`${name}: HTTP 404 Not Found`)
    return Uint8Array.from(bytes)
  }

async function read(folder: ReadonlyMap<string, Uint8Array>) {
  const seen: number[] = []
  const problems: string[] = []
  const recording = await readRecording({
    load: loadOf(folder),
    onWorld: ({ sequence }) => seen.push(sequence),
    onProblem: (problem) => problems.push(problem),
  })
  if (recording.frames !== seen.length) throw new Error(`${seen.length} frames, told as ${recording.frames}`)
  return { ...recording, seen, problems }
}

const every = Array.from({ length: frames }, (_, i) => i + 1)

t.test('a whole one is read without a complaint', async (t) => {
  const { seen, problems, ...recording } = await read(files())
  t.strictSame(seen, every)
  t.strictSame(problems, [])
  t.strictSame(recording, { title: 'drive.mcap', hasPictures: true, frames, framesRecorded: frames })
})

t.test('a part cut at any byte costs the frames behind the cut, and no other part any', async (t) => {
  for (const part of parts) {
    const whole = files().get(partFile(part))!
    const ends = framesOf(part).map((_, i) =>
      framesOf(part)
        .slice(0, i + 1)
        .map(framed)
        .reduce((sum, { length }) => sum + length, 0),
    )
    for (let cut = 0; cut < whole.length; cut++) {
      const { seen, problems } = await read(files().set(partFile(part), whole.subarray(0, cut)))
      const lost = framesOf(part).slice(ends.filter((end) => end <= cut).length)
      const [problem = ''] = problems
      const isTold =
        problem.startsWith(`${partFile(part)}: cut `) && problem.includes(`of its ${framesOf(part).length} frames`)
      if (String(seen) !== String(every.filter((frame) => !lost.includes(frame))) || !isTold || problems.length !== 1) {
        t.fail(`part ${part} cut at ${cut}: ${seen}: ${problems}`)
      }
    }
  }
})

t.test('a part that is not there is named, and those behind it are read', async (t) => {
  const folder = files()
  folder.delete(partFile(1))
  const { seen, problems, framesRecorded } = await read(folder)
  t.strictSame(seen, [1, 2, 3, 4, 9, 10])
  t.strictSame(problems, ['frames-0001.bin: HTTP 404 Not Found'])
  t.equal(framesRecorded, frames)
})

t.test('without its list of contents, cut at any byte, or garbage, all frames are read', async (t) => {
  const whole = files().get(manifestName)!
  for (let cut = 0; cut < whole.length; cut++) {
    const { seen, problems } = await read(files().set(manifestName, whole.subarray(0, cut)))
    if (String(seen) !== String(every) || !problems[0]?.startsWith('recording.json: ')) t.fail(`cut at ${cut}`)
  }
  for (const text of ['null', '[]', '"x"', '{}', '{"version": 1, "parts": ["../x"]}', '<!doctype html>', '\u0000']) {
    const { seen, problems, framesRecorded } = await read(files().set(manifestName, Buffer.from(text)))
    t.strictSame(seen, every, text)
    t.equal(problems.length, 1)
    t.equal(framesRecorded, undefined)
  }
  const folder = files()
  folder.delete(manifestName)
  t.strictSame((await read(folder)).problems, ['recording.json: HTTP 404 Not Found'])
  await t.rejects(read(files().set(manifestName, Buffer.from('{"version": 2}'))), { message: /version: 2; expected 1/ })
})

t.test('bytes changed anywhere: frames go on in their order, each once, and what is missing is told', async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), damage, async (part, changes) => {
      const bytes = Uint8Array.from(files().get(partFile(part))!)
      for (const [at, value] of changes) bytes[at % bytes.length] = value
      const { seen, problems } = await read(files().set(partFile(part), bytes))
      const others = every.filter((frame) => !framesOf(part).includes(frame))
      const isOrdered = seen.every((frame, i) => i === 0 || frame > seen[i - 1]!)
      return (
        isOrdered && others.every((frame) => seen.includes(frame)) && (seen.length === frames || problems.length > 0)
      )
    }),
    { numRuns: 500 },
  )
})

t.test('what the export had to leave out is told', async (t) => {
  const told = { ...manifest, framesUnreadable: 3, unreadable: 'chunk 4 of 9: the CRC of a chunk is wrong' }
  const { problems, framesRecorded } = await read(files().set(manifestName, Buffer.from(JSON.stringify(told))))
  t.strictSame(problems, ['3 frames were left out of the export: chunk 4 of 9: the CRC of a chunk is wrong'])
  t.equal(framesRecorded, frames + 3)
})

t.test('pictures cut at any byte: those before the cut are shown, the other cameras say what is wrong', async (t) => {
  const world = readWorld(encode({ sequence: 3, cameras: camerasOf(3, false) }))
  const file = picturesFile(3)
  const whole = encode({ sequence: 3, cameras: camerasOf(3, true) })
  const afterFirst = encode({ sequence: 3, cameras: camerasOf(3, true).slice(0, 1) }).length
  for (let cut = 0; cut <= whole.length; cut++) {
    const { cameras } = await fetchPictures(loadOf(new Map([[file, whole.subarray(0, cut)]])), world)
    const shown = cameras.map(({ jpeg, missing }) =>
      missing === '' ? jpeg.length : missing.startsWith(`no picture: ${file}`),
    )
    const expected = cut === whole.length ? [40, 40] : cut >= afterFirst ? [40, true] : [true, true]
    if (String(shown) !== String(expected)) t.fail(`cut at ${cut}: ${cameras.map(({ missing }) => missing)}`)
  }
  const { cameras } = await fetchPictures(loadOf(new Map()), world)
  t.strictSame(
    cameras.map(({ missing }) => missing),
    channels.map(() => 'no picture: pictures/000003.bin: HTTP 404 Not Found'),
  )
})
