/** Six cameras drawn off the main thread: each worker holds the map and its share of the cameras. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { GoshawkError } from '../../../schemas/errors.js'
import { cameraRig } from '../camera-rig.js'
import type { WorldOptions } from '../world.js'
import type { SceneFrame } from './scene-frame.js'

export interface CameraPoolOptions extends WorldOptions {
  /** Pixels of every picture. */
  readonly width: number
  readonly height: number
  /** 1 to 100. */
  readonly jpegQuality: number
  /** Sensor noise, standard deviation in grey levels. */
  readonly noise: number
  readonly workers: number
}

export interface CameraWorkerData {
  readonly options: CameraPoolOptions
  readonly cameras: readonly number[]
}
export interface CameraJob {
  readonly frame: SceneFrame
}
export interface CameraReply {
  readonly index: number
  readonly pictures: readonly Uint8Array[]
  readonly busyMs: number
  readonly failed?: string
}

interface Waiting {
  readonly index: number
  readonly resolve: (reply: CameraReply) => void
  readonly reject: (error: unknown) => void
}

class CameraWorker {
  readonly cameras: readonly number[]
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []
  #ended: GoshawkError | undefined

  constructor(options: CameraPoolOptions, cameras: readonly number[]) {
    this.cameras = cameras
    const { seed, scenario, width, height, jpegQuality, noise, workers } = options
    const workerData: CameraWorkerData = {
      options: { seed, scenario, width, height, jpegQuality, noise, workers },
      cameras,
    }
    this.#worker = new Worker(new URL('./camera-worker.js', import.meta.url), { workerData })
    this.#worker.on('message', (reply: CameraReply) => {
      const waiting = this.#waiting.shift()
      if (reply.failed === undefined) waiting?.resolve(reply)
      else waiting?.reject(new GoshawkError('process-failed', `drawing frame ${reply.index}: ${reply.failed}`))
    })
    this.#worker.on('error', (cause) => {
      this.#end(new GoshawkError('process-failed', `a camera thread crashed: ${cause.message}`, { cause }))
    })
    this.#worker.on('exit', () => this.#end(new GoshawkError('cancelled', 'the camera threads were stopped')))
  }

  render(frame: SceneFrame): Promise<CameraReply> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ index: frame.index, resolve, reject })
      this.#worker.postMessage({ frame } satisfies CameraJob)
    })
  }

  async close(): Promise<void> {
    if (this.#ended) return
    const exit = once(this.#worker, 'exit')
    await this.#worker.terminate()
    if (!this.#ended) await exit
  }

  #end(reason: GoshawkError): void {
    this.#ended ??= reason
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended)
  }
}

export class CameraPool {
  readonly #workers: readonly CameraWorker[]

  /** The rig is checked here, so that a bad size fails before a thread starts. */
  constructor(options: CameraPoolOptions) {
    const count = cameraRig(options).length
    const threads = Math.max(1, Math.min(options.workers, count))
    this.#workers = Array.from(
      { length: threads },
      (_, k) =>
        new CameraWorker(
          options,
          Array.from({ length: count }, (_, i) => i).filter((i) => i % threads === k),
        ),
    )
  }

  /** Draws a frame; the JPEGs come in the rig's order and belong to the caller. */
  async render(frame: SceneFrame): Promise<Uint8Array[]> {
    const replies = await Promise.all(this.#workers.map((worker) => worker.render(frame)))
    const pictures: Uint8Array[] = []
    this.#workers.forEach(({ cameras }, k) => {
      cameras.forEach((camera, i) => {
        pictures[camera] = replies[k]!.pictures[i]!
      })
    })
    return pictures
  }

  /** Ends the threads; what is being drawn is rejected as cancelled. Idempotent. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()))
  }
}
