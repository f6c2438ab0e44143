/** A recording as the recorder writes it, without a graph. */
import { EntryMaker } from '../../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../../nodes/recorder/proto-schemas.js'
import { RecordingFiles, type RecordingOptions } from '../../../nodes/recorder/recording-files.js'
import { type SampleFrame, sampleFrame } from '../../../nodes/recorder/testing/sample-messages.js'
import type { Header } from '../../../schemas/messages.js'

export interface WriteOptions extends Partial<Omit<RecordingOptions, 'path' | 'schemas'>> {
  readonly frames?: number
  readonly pictureBytes?: number
  readonly images?: boolean
  readonly logTime?: 'capture' | 'origin'
  /** Times a source starts over: the same capture times, other frames. */
  readonly laps?: number
  /** Called after each frame; stops when it returns false. */
  readonly onFrame?: (number: number, files: RecordingFiles) => Promise<boolean>
}

const schemas = loadProtoSchemas()

export async function writeRecording(path: string, options: WriteOptions = {}): Promise<void> {
  const { frames = 12, pictureBytes = 1500, images = true, logTime = 'capture', laps = 1, onFrame, ...rest } = options
  const files = await RecordingFiles.open(
    { compression: 'zstd', chunkBytes: 8192, epoch: 0, ...rest, path, schemas },
    0n,
  )
  const maker = new EntryMaker({ schemas, images, logTime })
  for (let number = 1; number <= frames * laps; number++) {
    const frame = inLap(
      sampleFrame(number, { pictureBytes }),
      laps === 1 ? undefined : sampleFrame(((number - 1) % frames) + 1),
    )
    const known = { hops: [], file: 1 }
    await files.write(maker.frames(frame.frames, known))
    await files.write(maker.objects(frame.objects, known))
    await files.write(maker.tracks(frame.tracks, known))
    await files.write(maker.decision(frame.decision, known))
    if (onFrame !== undefined && !(await onFrame(number, files))) break
  }
  await files.close()
}

/** The frame at the time of another. */
function inLap(frame: SampleFrame, other: SampleFrame | undefined): SampleFrame {
  if (other === undefined) return frame
  const { captureTimeNs } = other.frames.header
  const at = <T extends { readonly header: Header }>(message: T): T => ({
    ...message,
    header: { ...message.header, captureTimeNs },
  })
  return {
    frames: at(frame.frames),
    objects: at(frame.objects),
    tracks: at(frame.tracks),
    decision: at(frame.decision),
  }
}
