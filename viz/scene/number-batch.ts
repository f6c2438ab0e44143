/** Many small numbers that face the screen, in one draw call: digits from one picture, refilled every frame. */
import {
  BufferAttribute,
  CanvasTexture,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LinearFilter,
  Mesh,
  ShaderMaterial,
  Vector2,
} from 'three'
import type { Vector3 } from '../../schemas/messages.js'
import type { Rgb } from '../palette.js'

/** Pixels of one digit in the picture, and on the screen. */
const cell = { width: 28, height: 48 } as const
const shown = { width: 7, height: 12 } as const

/** `place` is where the number stands; `column` moves a digit to its place in it, in digits. */
const vertexShader = `
attribute vec3 place; attribute vec2 digit; attribute vec3 tint;
uniform vec2 pixel;
varying vec2 vAt; varying vec3 vTint;
void main() {
  vTint = tint;
  vAt = vec2((digit.x + position.x) / 10.0, position.y);
  vec4 at = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
  at.xy += (position.xy + vec2(digit.y, 0.35)) * pixel * at.w;
  gl_Position = at;
}`
const fragmentShader = `
uniform sampler2D digits; uniform vec3 halo;
varying vec2 vAt; varying vec3 vTint;
void main() {
  vec4 ink = texture2D(digits, vAt);
  if (ink.a < 0.05) discard;
  gl_FragColor = vec4(mix(halo, vTint, ink.r), ink.a);
}`

export class NumberBatch {
  readonly object: Mesh
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #digits = digitsPicture()
  #place = new Float32Array(0)
  #digit = new Float32Array(0)
  #tint = new Float32Array(0)
  #count = 0

  constructor() {
    this.#geometry.setIndex([0, 1, 2, 0, 2, 3])
    const corners = new Float32Array([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0])
    this.#geometry.setAttribute('position', new BufferAttribute(corners, 3))
    const pixel = new Vector2()
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { digits: { value: this.#digits }, pixel: { value: pixel }, halo: { value: [0, 0, 0] } },
      transparent: true,
      depthTest: false,
      depthWrite: false,
    })
    this.object = new Mesh(this.#geometry, this.#material)
    this.object.frustumCulled = false
    this.object.onBeforeRender = (renderer) => {
      // Clip space is two units wide.
      renderer.getSize(pixel)
      pixel.set((2 * shown.width) / pixel.x, (2 * shown.height) / pixel.y)
    }
    this.#grow(256)
  }

  /** @param halo - behind the digits, so that they can be read on anything. */
  begin(halo: Rgb): void {
    this.#count = 0
    this.#material.uniforms.halo!.value = halo
  }

  /** @param digits - decimal digits; others are left out. */
  number(digits: string, { x, y, z }: Vector3, [red, green, blue]: Rgb): void {
    for (let i = 0; i < digits.length; i++) {
      const digit = digits.charCodeAt(i) - 48
      if (digit < 0 || digit > 9) continue
      if ((this.#count + 1) * 3 > this.#place.length) this.#grow(this.#count * 2)
      this.#place.set([x, y, z], this.#count * 3)
      this.#digit.set([digit, i - digits.length / 2], this.#count * 2)
      this.#tint.set([red, green, blue], this.#count * 3)
      this.#count++
    }
  }

  end(): void {
    this.#geometry.instanceCount = this.#count
    this.object.visible = this.#count > 0
    for (const name of ['place', 'digit', 'tint']) this.#geometry.getAttribute(name).needsUpdate = true
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
    this.#digits.dispose()
  }

  #grow(capacity: number): void {
    this.#geometry.dispose()
    const attach = (name: string, items: number, before: Float32Array) => {
      const values = new Float32Array(capacity * items)
      values.set(before)
      this.#geometry.setAttribute(name, new InstancedBufferAttribute(values, items).setUsage(DynamicDrawUsage))
      return values
    }
    this.#place = attach('place', 3, this.#place)
    this.#digit = attach('digit', 2, this.#digit)
    this.#tint = attach('tint', 3, this.#tint)
  }
}

/** Ten digits in a row: red is ink, what is left of alpha is halo. */
function digitsPicture(): CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = 10 * cell.width
  canvas.height = cell.height
  const context = canvas.getContext('2d')!
  context.font = `600 ${cell.height * 0.82}px ui-monospace, monospace`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = cell.width / 4
  context.lineJoin = 'round'
  for (let digit = 0; digit < 10; digit++) {
    const x = (digit + 0.5) * cell.width
    context.strokeStyle = '#000'
    context.strokeText(String(digit), x, cell.height / 2)
    context.fillStyle = '#f00'
    context.fillText(String(digit), x, cell.height / 2)
  }
  const texture = new CanvasTexture(canvas)
  texture.minFilter = LinearFilter
  texture.premultiplyAlpha = false
  return texture
}
