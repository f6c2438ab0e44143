/** Shadows on the ground: boxes thrown flat along the sun, and a darker foot under everything that stands. */
import type { ActorModel } from '../actor-models.js'
import type { Prop } from '../road-map.js'
import type { Light } from './light.js'
import type { Matrix34, Rasterizer } from './rasterizer.js'
import type { SceneActor } from './scene-frame.js'

const footStrength = 150

export class ShadowCaster {
  readonly #shiftX: number
  readonly #shiftY: number
  readonly #strength: number
  readonly #points = new Float64Array(3 * 16)
  readonly #hullX = new Float64Array(16)
  readonly #hullY = new Float64Array(16)
  readonly #cornerX = new Float64Array(8)
  readonly #cornerY = new Float64Array(8)

  constructor({ sun, sunColour }: Light) {
    // Metres a shadow reaches per metre of height, at most four.
    const reach = Math.min(4, Math.hypot(sun[0], sun[1]) / Math.max(0.05, sun[2]))
    const flat = Math.hypot(sun[0], sun[1]) || 1
    this.#shiftX = (-sun[0] / flat) * reach
    this.#shiftY = (-sun[1] / flat) * reach
    this.#strength = sunColour[0] > 0.2 ? 255 : 0
  }

  castActor(
    picture: Rasterizer,
    cameraFromWorld: Matrix34,
    { x, y, yawRad, scale }: SceneActor,
    { label, size }: ActorModel,
  ): void {
    const slim = label === 'pedestrian' || label === 'bicycle' || label === 'motorcycle' || label === 'traffic_cone'
    const length = size.length * scale * (slim ? 0.55 : 0.98)
    const width = size.width * scale * (slim ? 0.55 : 0.96)
    const height = size.height * scale
    if (this.#strength > 0) {
      if (label === 'car') {
        this.#cast(picture, cameraFromWorld, {
          x,
          y,
          yawRad,
          length,
          width,
          low: 0,
          high: height * 0.6,
          strength: this.#strength,
        })
        this.#cast(picture, cameraFromWorld, {
          x,
          y,
          yawRad,
          length: length * 0.6,
          width: width * 0.8,
          low: 0.5,
          high: height,
          strength: this.#strength,
        })
      } else
        this.#cast(picture, cameraFromWorld, {
          x,
          y,
          yawRad,
          length,
          width,
          low: 0,
          high: height * 0.97,
          strength: this.#strength,
        })
    }
    this.#cast(picture, cameraFromWorld, { x, y, yawRad, length, width, low: 0, high: 0, strength: footStrength })
  }

  castProp(
    picture: Rasterizer,
    cameraFromWorld: Matrix34,
    { model, x, y, yawRad, lengthM, widthM, heightM }: Prop,
  ): void {
    if (this.#strength === 0) return
    const crown = model === 'tree' || model === 'bush' || model === 'conifer'
    const share = crown ? 0.62 : 1
    const low = model === 'tree' ? heightM * 0.4 : 0
    const box = {
      x,
      y,
      yawRad,
      length: lengthM * share,
      width: widthM * share,
      low,
      high: heightM * (crown ? 0.92 : 1),
    }
    this.#cast(picture, cameraFromWorld, { ...box, strength: this.#strength })
  }

  /** Throws a box on the ground: the convex hull of its corners' shadows. */
  #cast(
    picture: Rasterizer,
    w: Matrix34,
    box: {
      readonly x: number
      readonly y: number
      readonly yawRad: number
      readonly length: number
      readonly width: number
      readonly low: number
      readonly high: number
      readonly strength: number
    },
  ): void {
    const cos = Math.cos(box.yawRad)
    const sin = Math.sin(box.yawRad)
    const levels = box.high > box.low ? 2 : 1
    let count = 0
    for (let level = 0; level < levels; level++) {
      const z = level === 0 ? box.low : box.high
      for (let k = 0; k < 4; k++) {
        const a = (k === 0 || k === 3 ? 0.5 : -0.5) * box.length
        const b = (k < 2 ? 0.5 : -0.5) * box.width
        this.#cornerX[count] = box.x + cos * a - sin * b + z * this.#shiftX
        this.#cornerY[count] = box.y + sin * a + cos * b + z * this.#shiftY
        count++
      }
    }
    const corners = this.#hull(count)
    for (let k = 0; k < corners; k++) {
      const x = this.#hullX[k]!
      const y = this.#hullY[k]!
      this.#points[k * 3] = w[0]! * x + w[1]! * y + w[3]!
      this.#points[k * 3 + 1] = w[4]! * x + w[5]! * y + w[7]!
      this.#points[k * 3 + 2] = w[8]! * x + w[9]! * y + w[11]!
    }
    picture.shadeGround(this.#points, corners, box.strength)
  }

  /** Gift wrapping (Jarvis 1973) over at most eight corners. */
  #hull(count: number): number {
    const xs = this.#cornerX
    const ys = this.#cornerY
    let start = 0
    for (let i = 1; i < count; i++) if (xs[i]! < xs[start]!) start = i
    let at = start
    let used = 0
    do {
      this.#hullX[used] = xs[at]!
      this.#hullY[used] = ys[at]!
      used++
      let next = (at + 1) % count
      for (let i = 0; i < count; i++) {
        const turn = (xs[next]! - xs[at]!) * (ys[i]! - ys[at]!) - (ys[next]! - ys[at]!) * (xs[i]! - xs[at]!)
        if (turn < 0) next = i
      }
      at = next
    } while (at !== start && used < count)
    return used
  }
}
