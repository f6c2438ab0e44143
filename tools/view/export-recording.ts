/** A recording as a folder that any static host serves: the page, and the recording cut into files it can fetch. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { makeJpeg, sharedWidth } from '../../nodes/publisher/pictures.js'
import { buildWorld, type World } from '../../nodes/publisher/world-frame.js'
import { isDamage } from '../../nodes/recording/damage.js'
import { type PlayedFrame, playedKinds, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import {
  manifestName,
  type PageRecording,
  pageRecordingVersion,
  partFile,
  picturesFile,
  recordingMetaName,
} from '../../schemas/page-recording.js'
import { writeNewFolder } from './new-folder.js'
import { PageTimes } from './page-times.js'

/** The page that goes along. */
export interface Page {
  readonly folder: string
  /** Makes it, or brings it up to date. */
  build(): Promise<void>
}

export interface ExportOptions {
  readonly file: string
  readonly out: string
  readonly page: Page
  /** Pixels; 0 as recorded. */
  readonly imageWidth: number
  readonly withImages: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, of: number) => void
}

export interface Exported {
  readonly frames: number
  readonly bytes: number
  /** Left out: something of them is damaged. */
  readonly framesUnreadable: number
  /** What is wrong with the first of these. */
  readonly unreadable?: string
}

const framesPerPart = 100
const dataFolder = 'data'

/**
 * The folder is whole or not there.
 *
 * @throws GoshawkError 'usage-invalid' when the folder is there already, cannot be made, or no decisions were recorded; what is
 * wrong with the recording, with its error, when none of its frames can be read.
 */
export async function exportRecording(options: ExportOptions): Promise<Exported> {
  const { file, out, page, signal, onProgress } = options
  const target = resolve(out)
  if (existsSync(target)) {
    throw new GoshawkError('usage-invalid', `--out ${out}: it is there already; name a new folder`)
  }
  const recording = await RecordingFile.open(file)
  try {
    const played = await RecordedFrames.open(recording, playedKinds)
    await page.build()
    return await writeNewFolder(target, async (folder) => {
      copyPage(page.folder, folder)
      const writer = new DataWriter(join(folder, dataFolder))
      const unreadable = new Unreadable()
      for (let i = 0; i < played.length; i++) {
        if (signal?.aborted) throw new GoshawkError('cancelled', `${out}: export stopped; nothing was left there`)
        const frame = await played.load(i).catch((error: unknown) => unreadable.note(error))
        if (frame) await writer.add(frame, options)
        onProgress?.(i + 1, played.length)
      }
      if (writer.frames === 0 && unreadable.first !== undefined) throw unreadable.first
      if (writer.frames === 0) {
        throw new GoshawkError(
          'usage-invalid',
          `${file}: no decisions were recorded; a frame is shown when it is decided`,
        )
      }
      const { facts } = unreadable
      return { ...writer.finish(basename(file), options, facts), ...facts }
    })
  } finally {
    await recording.close()
  }
}

/** Frames that are damaged: left out, and counted. */
class Unreadable {
  first: unknown
  #frames = 0

  /** @throws whatever is no damage, as it is. */
  note(error: unknown): undefined {
    if (!isDamage(error)) throw error
    this.first ??= error
    this.#frames++
  }

  get facts(): Pick<Exported, 'framesUnreadable' | 'unreadable'> {
    const first = this.first === undefined ? {} : { unreadable: messageOf(this.first) }
    return { framesUnreadable: this.#frames, ...first }
  }
}

function copyPage(page: string, folder: string): void {
  if (!existsSync(join(page, 'index.html'))) {
    throw new GoshawkError('file-missing', `${page}: no page is there; run: node bin/build-viz.js`)
  }
  cpSync(page, folder, { recursive: true, filter: (path) => basename(path) !== '.stamp' })
  const index = join(folder, 'index.html')
  const meta = `<meta name="${recordingMetaName}" content="./${dataFolder}/" />`
  writeFileSync(index, readFileSync(index, 'utf8').replace('</head>', `${meta}</head>`))
}

class DataWriter {
  readonly #folder: string
  readonly #parts: string[] = []
  readonly #times = new PageTimes()
  #waiting: Uint8Array[] = []
  #bytes = 0
  frames = 0

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(join(folder, 'pictures'), { recursive: true })
  }

  async add(played: PlayedFrame, { imageWidth, withImages }: ExportOptions): Promise<void> {
    if (!played.decision) return
    this.frames++
    const { decision } = played
    const world = buildWorld(
      { ...played, decision },
      {
        sequence: this.frames,
        nowNs: decision.header.publishTimeNs,
        clockMode: 'recorded',
        hops: played.hops,
        counters: [],
      },
    )
    const lidar = world.lidar && { lidarXyzCm: world.lidar }
    const heat = world.heat && { heatValues: world.heat }
    const publishedUnixUs = Number(this.#times.next(played.header.captureTimeNs) / 1000n)
    const frame = { ...world.frame, publishedUnixUs, cameras: [...world.cameras], ...lidar, ...heat }
    this.#waiting.push(framed(goshawk.v1.WorldFrame.encode(frame).finish()))
    if (this.#waiting.length === framesPerPart) this.#writePart()
    if (!withImages || world.pictures.every((picture) => picture === undefined)) return
    const cameras = await pictured(world, sharedWidth(imageWidth))
    this.#write(picturesFile(this.frames), goshawk.v1.WorldFrame.encode({ sequence: this.frames, cameras }).finish())
  }

  finish(
    title: string,
    { imageWidth, withImages }: ExportOptions,
    leftOut: Unreadable['facts'],
  ): Pick<Exported, 'frames' | 'bytes'> {
    if (this.#waiting.length > 0) this.#writePart()
    const manifest: PageRecording = {
      version: pageRecordingVersion,
      title,
      frames: this.frames,
      parts: this.#parts,
      framesPerPart,
      imageWidth: withImages ? sharedWidth(imageWidth) || 1600 : 0,
      ...(leftOut.framesUnreadable > 0 && leftOut),
    }
    this.#write(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)))
    return { frames: this.frames, bytes: this.#bytes }
  }

  #writePart(): void {
    const name = partFile(this.#parts.length)
    this.#write(name, Buffer.concat(this.#waiting))
    this.#parts.push(name)
    this.#waiting = []
  }

  #write(name: string, bytes: Uint8Array): void {
    writeFileSync(join(this.#folder, name), bytes)
    this.#bytes += bytes.byteLength
  }
}

function pictured({ cameras, pictures }: World, width: number): Promise<goshawk.v1.ICameraView[]> {
  return Promise.all(
    cameras.map(async (camera, i) => {
      const picture = pictures[i]
      if (!picture) return camera
      try {
        return { ...camera, jpeg: await makeJpeg(picture, width) }
      } catch (error) {
        return { ...camera, image: { ...camera.image, missing: `unreadable picture: ${messageOf(error)}` } }
      }
    }),
  )
}

/** As gRPC-Web frames a message: what the page reads already. */
function framed(message: Uint8Array): Uint8Array {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.byteLength, 1)
  return Buffer.concat([head, message])
}
