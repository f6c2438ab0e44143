/** The nuScenes source's shell: frames of the dataset, in order, as the clock admits them. */
import { resolve } from 'node:path'
import { from, map, tap } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import { openCursor, play } from '../../runtime/replay/play.js'
import { type CameraFrames, cameraChannels } from '../../schemas/messages.js'
import { toCameraFrames } from './camera-frames.js'
import { type OpenDataset, openDataset } from './dataset.js'
import { openExpansions } from './expansions.js'
import { type LidarTurn, readLidar } from './lidar.js'
import { type Picture, readPicture } from './pictures.js'
import type { SampleDataRow } from './table-rows.js'

export default defineNode({
  type: 'nuscenes',
  description: 'Replays a nuScenes-format dataroot: six cameras, calibration, ego poses, annotations',
  config: z.strictObject({
    dataroot: z.string().min(1).describe('folder of the dataset, relative to the working directory'),
    version: z.string().min(1).default('v1.0-mini').describe('folder of the tables below the dataroot'),
    scene: z.string().min(1).optional().describe('name or token of the one scene to replay; all when left out'),
    split: z.string().min(1).optional().describe('official split, such as val or mini_val: only its scenes'),
    from: z.int().min(0).default(0).describe('first frame to replay of what was chosen'),
    to: z.int().min(0).optional().describe('last frame to replay; to the end when left out'),
    sweeps: z.boolean().default(false).describe('also the frames between key frames, about 12 a second'),
    loop: z.boolean().default(false).describe('start over at the end'),
    lidar: z.boolean().default(false).describe('also the points of LIDAR_TOP: 0.7 MB to read for each frame'),
    cameras: z
      .array(z.string().min(1))
      .min(1)
      .max(64)
      .default([...cameraChannels])
      .describe('channels to send'),
  }),
  inputs: {},
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  async setup({ dataroot: given, version, scene, split, from: first, to, sweeps, loop, lidar, cameras }, context) {
    const dataroot = resolve(given)
    const range = first === 0 && to === undefined ? undefined : ([first, to ?? Number.MAX_SAFE_INTEGER - 1] as const)
    const dataset = await openDataset({ dataroot, version, scene, split, range, sweeps, channels: cameras })
    announce(dataset, { dataroot, version }, context)
    const cursor = openCursor(
      dataset.frames.map(({ reference }) => captureTimeNs(reference)),
      loop,
      context,
    )
    const note = createNotes(context)
    const frames = play(
      {
        cursor,
        load: frameReader(dataset, { dataroot, lidar }, context),
        captureTimeNs: ({ payload }) => captureTimeNs(payload),
        onUnreadable: (error) => {
          throw error
        },
      },
      context,
    )
    return {
      connect: () => ({
        frames: from(frames).pipe(
          tap(({ frame }) => note(frame.payload)),
          map(({ frame, header }) => ({ header, ...frame })),
        ),
      }),
      command: (command) => cursor.command(command, context.node),
      dispose: () => {},
    }
  },
})

function captureTimeNs({ timestampUs }: { readonly timestampUs: number }): bigint {
  return BigInt(timestampUs) * 1000n
}

/** @returns what reads a frame's files and makes its message. */
function frameReader(
  dataset: OpenDataset,
  { dataroot, lidar }: { readonly dataroot: string; readonly lidar: boolean },
  context: NodeContext,
) {
  const { frames, channels } = dataset
  const surroundingsOf = openExpansions(dataset, dataroot)
  const noteLidar = createLidarNotes(context)
  const lidarOf = async (index: number) => {
    const { fileName, calibratedSensorToken } = frames[index]!.reference
    const { egoFromSensor } = dataset.tables.calibrated_sensor.get(calibratedSensorToken)!
    return noteLidar(await readLidar(dataroot, fileName, egoFromSensor))
  }
  return async (index: number) => {
    const pictures = await Promise.all(frames[index]!.cameras.map((row, i) => pictureOf(dataroot, row, channels[i]!)))
    const turn = lidar ? await lidarOf(index) : undefined
    const message = toCameraFrames(dataset, frames[index]!, {
      pictures,
      surroundings: await surroundingsOf(index),
      lidar: turn,
    })
    return message
  }
}

function pictureOf(dataroot: string, row: SampleDataRow | undefined, channel: string): Promise<Picture> {
  if (row !== undefined) return readPicture(dataroot, row.fileName)
  return Promise.resolve({ bytes: undefined, missing: `the dataset has no ${channel} picture for this sample` })
}

/** Counts missing pictures; the first of each camera is a log line too. */
function createNotes({ counter, log }: NodeContext): (frames: CameraFrames) => void {
  const missingPictures = counter('pictures_missing_total')
  const told = new Set<string>()
  return ({ cameras, scene, timestampUs }) => {
    for (const { channel, missing } of cameras) {
      if (missing === '') continue
      missingPictures.add()
      if (told.has(channel)) continue
      told.add(channel)
      log.warn({ scene, timestampUs }, `${channel}: ${missing}; sent as missing (later ones are only counted)`)
    }
  }
}

/** Counts frames without points; the first is a log line too. */
function createLidarNotes({ counter, log }: NodeContext): (turn: LidarTurn) => Uint8Array | undefined {
  const missingTurns = counter('lidar_missing_total')
  let isTold = false
  return ({ bytes, missing }) => {
    if (bytes) return bytes
    missingTurns.add()
    if (!isTold) log.warn(`LIDAR_TOP: ${missing}; sent without points (later ones are only counted)`)
    isTold = true
    return undefined
  }
}

function announce(
  { tables, frames }: OpenDataset,
  { dataroot, version }: { readonly dataroot: string; readonly version: string },
  { log, describe }: NodeContext,
): void {
  const scenes = new Set(frames.map(({ scene }) => scene)).size
  const annotations = tables.sample_annotation.size
  if (frames.length === 0) log.warn(`${dataroot} ${version}: no scene has a sample; nothing to replay`)
  else log.info(`${dataroot} ${version}: ${frames.length} frames of ${scenes} scenes, ${annotations} annotations`)
  describe({ dataset: { dataroot, version, scenes, frames: frames.length, annotations }, samples: 0 })
}
