/** A recording as the recorder writes it, without a graph. */
import { EntryMaker } from '../../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../../nodes/recorder/proto-schemas.js'
import { RecordingFiles, type RecordingOptions } from '../../../nodes/recorder/recording-files.js'
import { type SampleFrame, sampleFrame } from '../../../nodes/recorder/testing/sample-messages.js'
import type { HopLatency } from '../../../schemas/codec.js'
import type { Header } from '../../../schemas/messages.js'

export interface WriteOptions extends Partial<Omit<RecordingOptions, 'path' | 'schemas'>> {
  readonly frames?: number
  readonly pictureBytes?: number
  readonly images?: boolean
  readonly logTime?: 'capture' | 'origin'
  /** Times a source starts over: the same capture times, other frames. */
  readonly laps?: number
  /** From the origin of a frame to that of the next, as a run that is not paced computes them; as captured unless given. */
  readonly originStepNs?: bigint
  /** That the messages passed on their way. */
  readonly hops?: readonly HopLatency[]
  /** Called after each frame; stops when it returns false. */
  readonly onFrame?: (number: number, files: RecordingFiles) => Promise<boolean>
}

const schemas = loadProtoSchemas()
const runStartNs = 1_800_000_000_000_000_000n

export async function writeRecording(path: string, options: WriteOptions = {}): Promise<void> {
  const { frames = 12, pictureBytes = 1500, images = true, logTime = 'capture', laps = 1, ...others } = options
  const { originStepNs, hops = [], onFrame, ...rest } = others
  const files = await RecordingFiles.open(
    { compression: 'zstd', chunkBytes: 8192, epoch: 0, ...rest, path, schemas },
    0n,
  )
  const maker = new EntryMaker({ schemas, images, logTime })
  for (let number = 1; number <= frames * laps; number++) {
    const sample = sampleFrame(number, { pictureBytes })
    const lap = laps === 1 ? sample : sampleFrame(((number - 1) % frames) + 1)
    const { captureTimeNs } = lap.frames.header
    const frame = at(sample, {
      captureTimeNs,
      ...(originStepNs !== undefined && timesOf(BigInt(number) * originStepNs, sample)),
    })
    const known = { hops, file: 1 }
    await files.write(maker.frames(frame.frames, known))
    await files.write(maker.objects(frame.objects, known))
    await files.write(maker.tracks(frame.tracks, known))
    await files.write(maker.decision(frame.decision, known))
    if (onFrame !== undefined && !(await onFrame(number, files))) break
  }
  await files.close()
}

/** Of a frame that entered the run so long after its start. */
function timesOf(sinceStartNs: bigint, { frames: { header } }: SampleFrame): Partial<Header> {
  const originTimeNs = runStartNs + sinceStartNs
  return { originTimeNs, publishTimeNs: originTimeNs + header.publishTimeNs - header.originTimeNs }
}

/** The frame at other times. */
function at({ frames, objects, tracks, decision }: SampleFrame, times: Partial<Header>): SampleFrame {
  const moved = <T extends { readonly header: Header }>(message: T): T => ({
    ...message,
    header: { ...message.header, ...times },
  })
  return { frames: moved(frames), objects: moved(objects), tracks: moved(tracks), decision: moved(decision) }
}
