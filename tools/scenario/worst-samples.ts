/** Keeps the pictures of the samples in which most went wrong, at most one a scene, and draws them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CameraFrames } from '../../schemas/messages.js'
import { judge } from '../../schemas/verdicts.js'
import { drawVerdicts, type ObjectVerdicts } from './draw-verdicts.js'
import type { DrivenSample } from './drive-detector.js'

const kept = 8
/** Answers below are not drawn or counted: the metric weighs them little. */
const scoreMin = 0.3
/** Objects further off are too small in the pictures to learn from. Metres. */
const rangeM = 35

interface Kept {
  readonly sample: DrivenSample
  readonly payload: CameraFrames
  readonly parts: readonly Uint8Array[]
  readonly verdicts: ObjectVerdicts
  readonly errors: number
}

export class WorstSamples {
  #worst: readonly Kept[] = []

  see(sample: DrivenSample, payload: CameraFrames, parts: readonly Uint8Array[]): void {
    const near = ({ center }: { readonly center: { readonly x: number; readonly y: number } }) =>
      Math.hypot(center.x, center.y) < rangeM
    const truth = sample.truthObjects.filter(({ object, points }) => points > 0 && near(object))
    const seen = sample.detections.objects.filter((object) => object.score >= scoreMin && near(object))
    const verdicts = judge(
      truth.map(({ object }) => object),
      seen,
    )
    const errors = verdicts.missed.length + verdicts.wrong.length
    const here: Kept = { sample, payload, parts, verdicts, errors }
    const rivals = this.#worst.filter((other) => other.sample.scene.name === sample.scene.name)
    if (rivals.some((other) => other.errors >= errors)) return
    const others = this.#worst.filter((other) => !rivals.includes(other))
    this.#worst = [...others, here].sort((a, b) => b.errors - a.errors).slice(0, kept)
  }

  /** One JPEG a sample, named by its token, and their paths on standard error. */
  async write(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true })
    for (const { sample, payload, parts, verdicts } of this.#worst) {
      const { token, conditions } = sample
      const { found, missed, wrong } = verdicts
      const title = `${token}, ${conditions}: ${found.length} found, ${missed.length} missed, ${wrong.length} of nothing`
      const file = join(folder, `${token}.jpg`)
      writeFileSync(file, await drawVerdicts(payload, parts, verdicts, title))
      process.stderr.write(`${file}\n`)
    }
  }
}
