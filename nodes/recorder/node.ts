/** The recorder's shell. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import { compressions } from './compression.js'
import { EntryMaker } from './entries.js'
import { loadProtoSchemas } from './proto-schemas.js'
import { RecordingFiles } from './recording-files.js'
import { RecordingSession } from './recording-session.js'

const inputs = {
  frames: { type: 'goshawk.v1.CameraFrames', optional: true },
  objects: { type: 'goshawk.v1.DetectedObjects', optional: true },
  tracks: { type: 'goshawk.v1.Tracks', optional: true },
  decision: { type: 'goshawk.v1.Decision', optional: true },
} as const

export default defineNode({
  type: 'recorder',
  description: 'Records messages as MCAP files that Foxglove, Lichtblick and Rerun open, and that replay byte for byte',
  config: z.strictObject({
    path: z
      .string()
      .min(1)
      .default('recording.mcap')
      .describe('file, relative to the folder of the run; split ones become recording-000.mcap, ...'),
    compression: z.enum(compressions).default('zstd').describe('of chunks: zstd, lz4 or none'),
    chunkBytes: z
      .int()
      .min(1024)
      .max(64 * 1024 * 1024)
      .default(1024 * 1024)
      .describe('a chunk is written once it has so many bytes; a killed recorder loses the chunk it was filling'),
    chunkSeconds: z.number().positive().max(3600).default(1).describe('or once it has waited so long'),
    maxFileBytes: z.int().min(1024).optional().describe('a new file is begun once this one has so many bytes'),
    maxFileSeconds: z.number().positive().optional().describe('or once so many seconds were recorded in it'),
    images: z
      .boolean()
      .default(true)
      .describe('false leaves the pictures out; such a recording has no cameras to replay'),
    logTime: z
      .enum(['capture', 'origin'])
      .default('capture')
      .describe('time viewers play by: capture (the sensors’ own), or origin (when the frame entered this run)'),
  }),
  inputs,
  outputs: {},
  async setup(config, context) {
    const schemas = loadProtoSchemas()
    const { chunkSeconds, images, logTime, path, ...rest } = config
    const files = await RecordingFiles.open(
      { ...rest, path: resolve(context.runFolder, path), epoch: context.epoch, schemas },
      context.clock.nowNs(),
    )
    const maker = new EntryMaker({ schemas, images, logTime })
    const session = new RecordingSession({ files, chunkSeconds, logTime }, context)
    const [first = path] = files.totals.files
    context.log.info(`recording to ${first}`)
    if (context.epoch > 0) {
      const remedy = 'goshawk record repair makes one'
      context.log.warn(`the recorder was restarted: the file before ${first} has no index; ${remedy}`)
    }
    return {
      connect: ({ frames, objects, tracks, decision }) => {
        frames.subscribe((message) => session.take(message, (...given) => maker.frames(...given)))
        objects.subscribe((message) => session.take(message, (...given) => maker.objects(...given)))
        tracks.subscribe((message) => session.take(message, (...given) => maker.tracks(...given)))
        decision.subscribe((message) => session.take(message, (...given) => maker.decision(...given)))
        return {}
      },
      dispose: () => session.end(),
    }
  },
})
