/** Labels the frames of a recording: the rules' decision on what is known of each, and what the car did, by its recorded poses. */
import { statSync } from 'node:fs'
import { type PlayedFrame, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Pose } from '../../schemas/messages.js'
import type { LabelLine } from './label-line.js'
import { type LabelMoment, labelMoments } from './label-moments.js'

/**
 * Decides on the ground truth where the recording has any, else on its tracks, else on its objects. Frames without a sample token
 * are named by scene and time; of a frame that comes twice, the first counts.
 *
 * @param scene - the one scene to label.
 * @throws GoshawkError 'file-missing', 'file-invalid' for what is no recording or lacks objects or poses, or 'usage-invalid' for
 * a scene that is not in it.
 */
export async function labelRecording(path: string, scene?: string): Promise<LabelLine[]> {
  const frames = await readFrames(path)
  const found = frames.map(objectsOf)
  const source = sources.find((kind) => found.some((objects) => objects[kind] !== undefined))
  if (source === undefined) {
    throw new GoshawkError('file-invalid', `${path}: no ground truth, tracks or objects; nothing to decide on`)
  }
  const moments = withSpeeds(once(frames.map((frame, i) => momentOf(frame, found[i]![source]))))
  expectPoses(path, moments)
  return labelMoments(scene === undefined ? moments : ofScene(moments, scene, path), source)
}

const sources = ['annotations', 'tracks', 'objects'] as const

async function readFrames(path: string): Promise<PlayedFrame[]> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    const remedy = `expected a recording, FILE.mcap; label a data set with --dataroot ${path}`
    throw new GoshawkError('file-invalid', `${path}: a folder; ${remedy}`)
  }
  const file = await RecordingFile.open(path)
  try {
    const recorded = await RecordedFrames.open(file, ['frames', 'objects', 'tracks'])
    const frames: PlayedFrame[] = []
    for (let i = 0; i < recorded.length; i++) frames.push(withoutPictures(await recorded.load(i)))
    return frames
  } catch (error) {
    if (!(error instanceof GoshawkError) || error.code !== 'message-invalid') throw error
    throw new GoshawkError('file-invalid', `${path}: ${messageOf(error)}`, { cause: error })
  } finally {
    await file.close()
  }
}

/** A whole drive is kept while it is labelled; its pictures are not needed. */
function withoutPictures({ frames, ...rest }: PlayedFrame): PlayedFrame {
  return frames ? { ...rest, frames: { ...frames, parts: [] } } : rest
}

function objectsOf({
  frames,
  tracks,
  objects,
}: PlayedFrame): Partial<Record<(typeof sources)[number], LabelMoment['objects']>> {
  return {
    annotations: frames?.payload.hasGroundTruth ? frames.payload.groundTruth : undefined,
    tracks: tracks?.payload.tracks.map(({ object }) => object),
    objects: objects?.payload.objects,
  }
}

function momentOf({ frames, tracks, objects }: PlayedFrame, seen: LabelMoment['objects']): LabelMoment {
  const { scene, sampleToken, timestampUs, globalFromEgo, egoSpeedMps } = (frames ?? objects ?? tracks)!.payload
  const { map = [], road } = (frames ?? objects)?.payload ?? {}
  return {
    scene,
    sampleToken: sampleToken || `${scene}-${timestampUs}`,
    timestampUs,
    globalFromEgo,
    egoSpeedMps,
    map,
    ...(road && { road }),
    objects: seen,
  }
}

/** A source that starts over shows the same frames again. */
function once(moments: readonly LabelMoment[]): LabelMoment[] {
  const seen = new Set<string>()
  return moments.filter(({ scene, timestampUs }) => {
    const key = `${scene} ${timestampUs}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** Where the speed was not recorded, it is what the poses say. */
function withSpeeds(moments: readonly LabelMoment[]): LabelMoment[] {
  return moments.map((one, i) => {
    if (!Number.isNaN(one.egoSpeedMps)) return one
    const other = [moments[i + 1], moments[i - 1]].find((candidate) => candidate?.scene === one.scene)
    return other ? { ...one, egoSpeedMps: speedBetween(one, other) } : one
  })
}

function speedBetween(a: LabelMoment, b: LabelMoment): number {
  const [from, to] = [a.globalFromEgo.translation, b.globalFromEgo.translation]
  return Math.hypot(to.x - from.x, to.y - from.y) / (Math.abs(b.timestampUs - a.timestampUs) / 1e6)
}

/** A source that knows no poses leaves them all at the origin, even while the car moves. */
function expectPoses(path: string, moments: readonly LabelMoment[]): void {
  const moves = moments.some(({ egoSpeedMps }) => egoSpeedMps !== 0)
  if (moments.length > 0 && !(moves && moments.every(({ globalFromEgo }) => isOrigin(globalFromEgo)))) return
  const remedy = 'without them nothing tells what the car did; record from a source that knows its pose'
  throw new GoshawkError('file-invalid', `${path}: no ego poses; ${remedy}`)
}

function isOrigin({ translation: { x, y, z }, rotation }: Pose): boolean {
  return x === 0 && y === 0 && z === 0 && Math.abs(rotation.w) === 1
}

function ofScene(moments: readonly LabelMoment[], scene: string, path: string): LabelMoment[] {
  const found = moments.filter((moment) => moment.scene === scene)
  if (found.length > 0) return found
  const known = [...new Set(moments.map((moment) => moment.scene))].join(', ')
  throw new GoshawkError('usage-invalid', `--scene ${scene}: not in ${path}; it has ${known}`)
}
