/** Pictures of a world for people: six cameras as on the car, several moments below each other; or a film. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { cameraRig } from '../../scenarios/worlds/camera-rig.js'
import { Renderer } from '../../scenarios/worlds/render/renderer.js'
import { sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import { createWorld, stepWorld, type World, type WorldOptions } from '../../scenarios/worlds/world.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { CameraChannel } from '../../schemas/messages.js'

/** The cameras as they sit around the car: two rows of three. */
const arrangement: readonly CameraChannel[] = [
  'CAM_FRONT_LEFT',
  'CAM_FRONT',
  'CAM_FRONT_RIGHT',
  'CAM_BACK_LEFT',
  'CAM_BACK',
  'CAM_BACK_RIGHT',
]

export interface SheetOptions extends WorldOptions {
  readonly width: number
  readonly height: number
  readonly durationS: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, of: number) => void
}

/** Draws six cameras side by side: RGB of [2 * height, 3 * width]. */
class Sheet {
  readonly width: number
  readonly height: number
  readonly pixels: Buffer
  readonly #renderer: Renderer
  readonly #camera: { readonly width: number; readonly height: number }
  readonly #order: readonly number[]

  constructor(
    { seed }: WorldOptions,
    { map, environment }: World,
    size: { readonly width: number; readonly height: number },
  ) {
    const cameras = cameraRig(size)
    this.#camera = size
    this.#renderer = new Renderer({ map, environment, seed, cameras, noise: 1.2 })
    this.#order = arrangement.map((channel) => cameras.findIndex((camera) => camera.channel === channel))
    this.width = size.width * 3
    this.height = size.height * 2
    this.pixels = Buffer.alloc(this.width * this.height * 3)
  }

  draw(world: World, index: number): Buffer {
    const frame = sceneFrameOf(world, index)
    const { width, height } = this.#camera
    this.#order.forEach((camera, place) => {
      const picture = this.#renderer.render(frame, camera)
      const left = (place % 3) * width
      const top = Math.floor(place / 3) * height
      for (let row = 0; row < height; row++) {
        this.pixels.set(picture.subarray(row * width * 3, (row + 1) * width * 3), ((top + row) * this.width + left) * 3)
      }
    })
    return this.pixels
  }
}

/** Writes a PNG or JPEG of `rows` moments spread over the scene, earliest first. */
export async function writeContactSheet(file: string, options: SheetOptions, rows: number): Promise<void> {
  let world = createWorld(options)
  const sheet = new Sheet(options, world, options)
  const steps = rows > 1 ? Math.round((options.durationS * 20) / (rows - 1)) / 20 : options.durationS
  const strips: OverlayOptions[] = []
  for (let row = 0; row < rows; row++) {
    if (options.signal?.aborted) throw new GoshawkError('cancelled', `${file}: not written`)
    if ((row > 0 || rows === 1) && steps > 0) world = stepWorld(world, steps)
    const input = Buffer.from(sheet.draw(world, row))
    const raw = { width: sheet.width, height: sheet.height, channels: 3 as const }
    strips.push({ input, raw, left: 0, top: row * (sheet.height + 8) })
    options.onProgress?.(row + 1, rows)
  }
  const height = rows * sheet.height + (rows - 1) * 8
  const canvas = sharp({ create: { width: sheet.width, height, channels: 3, background: '#101418' } }).composite(strips)
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.part`
  await (extname(file) === '.png' ? canvas.png() : canvas.jpeg({ quality: 90 })).toFile(beside)
  await rename(beside, file)
}

/** Writes an MP4 with ffmpeg, which has to be installed. */
export async function writeFilm(file: string, options: SheetOptions, rateHz: number): Promise<void> {
  let world = createWorld(options)
  const sheet = new Sheet(options, world, options)
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.part.mp4`
  const size = `${sheet.width}x${sheet.height}`
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-r', String(rateHz), '-i', '-']
  const output = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '22', beside]
  const ffmpeg = spawn('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...output], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(ffmpeg, 'close')
  const started = await Promise.race([once(ffmpeg, 'spawn'), once(ffmpeg, 'error')])
  if (started[0] instanceof Error) {
    throw new GoshawkError('unavailable', `ffmpeg: ${messageOf(started[0])}; install it, or ask for a .png instead`)
  }
  const pipe = ffmpeg.stdin
  pipe.on('error', () => ffmpeg.kill())
  const frames = Math.round(options.durationS * rateHz)
  try {
    for (let index = 0; index < frames && !pipe.destroyed; index++) {
      if (options.signal?.aborted) throw new GoshawkError('cancelled', `${file}: not written`)
      if (index > 0) world = stepWorld(world, 1 / rateHz)
      if (!pipe.write(Buffer.from(sheet.draw(world, index)))) await Promise.race([once(pipe, 'drain'), ended])
      options.onProgress?.(index + 1, frames)
    }
    pipe.end()
    const [code] = (await ended) as [number | null]
    if (code !== 0) throw new GoshawkError('process-failed', `ffmpeg ended with ${code}; ${file} was not written`)
    await rename(beside, file)
  } finally {
    if (ffmpeg.exitCode === null) ffmpeg.kill()
    await rm(beside, { force: true })
  }
}
