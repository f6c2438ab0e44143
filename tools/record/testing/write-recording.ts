/** A recording as the recorder writes it, without a graph. */
import { EntryMaker } from '../../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../../nodes/recorder/proto-schemas.js'
import { RecordingFiles, type RecordingOptions } from '../../../nodes/recorder/recording-files.js'
import { sampleFrame } from '../../../nodes/recorder/testing/sample-messages.js'

export interface WriteOptions extends Partial<Omit<RecordingOptions, 'path' | 'schemas'>> {
  readonly frames?: number
  readonly pictureBytes?: number
  readonly images?: boolean
  /** Called after each frame; stops when it returns false. */
  readonly onFrame?: (number: number, files: RecordingFiles) => Promise<boolean>
}

const schemas = loadProtoSchemas()

export async function writeRecording(path: string, options: WriteOptions = {}): Promise<void> {
  const { frames = 12, pictureBytes = 1500, images = true, onFrame, ...rest } = options
  const files = await RecordingFiles.open(
    { compression: 'zstd', chunkBytes: 8192, epoch: 0, ...rest, path, schemas },
    0n,
  )
  const maker = new EntryMaker({ schemas, images, logTime: 'capture' })
  for (let number = 1; number <= frames; number++) {
    const frame = sampleFrame(number, { pictureBytes })
    const known = { hops: [], file: 1 }
    await files.write(maker.frames(frame.frames, known))
    await files.write(maker.objects(frame.objects, known))
    await files.write(maker.tracks(frame.tracks, known))
    await files.write(maker.decision(frame.decision, known))
    if (onFrame !== undefined && !(await onFrame(number, files))) break
  }
  await files.close()
}
