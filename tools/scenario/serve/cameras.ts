/** Draws any number of cameras of any size off the main thread; each keeps to one thread, pictures come in order. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RigCamera } from '../../../scenarios/worlds/camera-rig.js'
import type { Environment } from '../../../scenarios/worlds/environment.js'
import type { SceneFrame } from '../../../scenarios/worlds/render/scene-frame.js'
import type { WorldOptions } from '../../../scenarios/worlds/world.js'
import { GoshawkError } from '../../../schemas/errors.js'

/** How a camera sees: its pose is relative to the pose of the frame it is to draw. */
export type CameraSettings = Omit<RigCamera, 'channel'>

export interface CameraThreadData {
  readonly options: WorldOptions
  readonly environment: Environment
  readonly noise: number
}
export type CameraOrder =
  | { readonly kind: 'camera'; readonly camera: number; readonly settings: CameraSettings | undefined }
  | { readonly kind: 'draw'; readonly camera: number; readonly frame: SceneFrame }
export type CameraPicture = { readonly bgra: Uint8Array } | { readonly failed: string }

interface Waiting {
  readonly resolve: (bgra: Uint8Array) => void
  readonly reject: (error: GoshawkError) => void
}

class CameraThread {
  readonly cameras = new Set<number>()
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []
  #ended: GoshawkError | undefined

  constructor(workerData: CameraThreadData) {
    this.#worker = new Worker(new URL('./camera-thread.js', import.meta.url), { workerData })
    this.#worker.on('message', (picture: CameraPicture) => {
      const waiting = this.#waiting.shift()
      if ('bgra' in picture) waiting?.resolve(picture.bgra)
      else waiting?.reject(new GoshawkError('process-failed', `drawing a camera: ${picture.failed}`))
    })
    this.#worker.on('error', (cause) => {
      this.#end(new GoshawkError('process-failed', `a camera thread crashed: ${cause.message}`, { cause }))
    })
    this.#worker.on('exit', () => this.#end(new GoshawkError('cancelled', 'the camera threads were stopped')))
  }

  set(camera: number, settings: CameraSettings | undefined): void {
    if (settings) this.cameras.add(camera)
    else this.cameras.delete(camera)
    this.#worker.postMessage({ kind: 'camera', camera, settings } satisfies CameraOrder)
  }

  draw(camera: number, frame: SceneFrame): Promise<Uint8Array> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage({ kind: 'draw', camera, frame } satisfies CameraOrder)
    })
  }

  async close(): Promise<void> {
    if (this.#ended) return
    const exit = once(this.#worker, 'exit')
    await this.#worker.terminate()
    await exit
  }

  #end(reason: GoshawkError): void {
    this.#ended ??= reason
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended)
  }
}

export interface CamerasOptions extends CameraThreadData {
  readonly threadsMax: number
}

export class Cameras {
  readonly #options: CamerasOptions
  readonly #threads: CameraThread[] = []

  constructor(options: CamerasOptions) {
    this.#options = options
  }

  /** Threads start with the first cameras: a world nobody looks at costs none. */
  add(camera: number, settings: CameraSettings): void {
    const { threadsMax, options, environment, noise } = this.#options
    const idlest = this.#threads.toSorted((a, b) => a.cameras.size - b.cameras.size)[0]
    if (idlest && (idlest.cameras.size === 0 || this.#threads.length >= threadsMax)) {
      idlest.set(camera, settings)
      return
    }
    const thread = new CameraThread({ options, environment, noise })
    this.#threads.push(thread)
    thread.set(camera, settings)
  }

  remove(camera: number): void {
    this.#threadOf(camera)?.set(camera, undefined)
  }

  /**
   * The camera's picture of a frame, BGRA, which belongs to the caller.
   *
   * @throws GoshawkError 'cancelled' when closed meanwhile, 'process-failed' when the thread failed.
   */
  draw(camera: number, frame: SceneFrame): Promise<Uint8Array> {
    const thread = this.#threadOf(camera)
    if (!thread) return Promise.reject(new GoshawkError('cancelled', `camera ${camera} was taken away`))
    return thread.draw(camera, frame)
  }

  #threadOf(camera: number): CameraThread | undefined {
    return this.#threads.find(({ cameras }) => cameras.has(camera))
  }

  /** Ends the threads; what is being drawn is rejected as cancelled. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()))
  }
}
