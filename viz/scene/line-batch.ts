/** Many thick lines in one draw call, refilled every frame. */
import { BufferAttribute, InstancedBufferGeometry, Mesh, ShaderMaterial } from 'three'
import type { Vector3 } from '../../schemas/messages.js'
import type { Rgb } from '../palette.js'
import { InstanceBuffer } from './instance-buffer.js'
import { keepPixelSize, wideLine } from './wide-line.js'

/** Start, end, colour of the start, colour of the end. */
const fields = { start: 3, end: 3, tint: 3, tintEnd: 3 } as const

const vertexShader = `
attribute vec3 start; attribute vec3 end; attribute vec3 tint; attribute vec3 tintEnd;
uniform float widthPx;
varying vec3 vTint;
${wideLine}
void main() {
  vTint = position.x < 0.5 ? tint : tintEnd;
  gl_Position = wideLine(modelViewMatrix * vec4(start, 1.0), modelViewMatrix * vec4(end, 1.0), position.xy, widthPx);
}`
const fragmentShader = `
uniform float opacity; varying vec3 vTint;
void main() { gl_FragColor = vec4(vTint, opacity); }`

export class LineBatch {
  readonly object: Mesh
  readonly #geometry = new InstancedBufferGeometry()
  readonly #material: ShaderMaterial
  readonly #instances: InstanceBuffer

  constructor({ widthPx, opacity = 1, capacity = 256 }: { widthPx: number; opacity?: number; capacity?: number }) {
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { widthPx: { value: widthPx }, opacity: { value: opacity } },
      transparent: opacity < 1,
      depthWrite: opacity === 1,
    })
    const corners = new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0])
    this.#geometry.setAttribute('position', new BufferAttribute(corners, 3))
    this.#geometry.setIndex([0, 1, 2, 0, 2, 3])
    this.object = new Mesh(this.#geometry, this.#material)
    this.object.frustumCulled = false
    keepPixelSize(this.object, this.#material)
    this.#instances = new InstanceBuffer([this.#geometry], fields, capacity)
  }

  get count(): number {
    return this.#instances.count
  }

  begin(): void {
    this.#instances.clear()
  }

  segment(from: Vector3, to: Vector3, color: Rgb, colorTo = color): void {
    const at = this.#instances.next()
    const v = this.#instances.values
    v[at] = from.x
    v[at + 1] = from.y
    v[at + 2] = from.z
    v[at + 3] = to.x
    v[at + 4] = to.y
    v[at + 5] = to.z
    v[at + 6] = color[0]
    v[at + 7] = color[1]
    v[at + 8] = color[2]
    v[at + 9] = colorTo[0]
    v[at + 10] = colorTo[1]
    v[at + 11] = colorTo[2]
  }

  /** From the first point to `end`, from one colour into the other. */
  fading(points: readonly { readonly at: Vector3 }[], end: Vector3, from: Rgb, to: Rgb): void {
    this.#instances.reserve(points.length)
    const v = this.#instances.values
    for (let i = 0; i < points.length; i++) {
      const a = points[i]!.at
      const b = points[i + 1]?.at ?? end
      const share = i / points.length
      const next = (i + 1) / points.length
      const at = this.#instances.next()
      v[at] = a.x
      v[at + 1] = a.y
      v[at + 2] = a.z
      v[at + 3] = b.x
      v[at + 4] = b.y
      v[at + 5] = b.z
      for (let k = 0; k < 3; k++) {
        v[at + 6 + k] = from[k]! + share * (to[k]! - from[k]!)
        v[at + 9 + k] = from[k]! + next * (to[k]! - from[k]!)
      }
    }
  }

  end(): void {
    this.object.visible = this.#instances.count > 0
    this.#instances.commit()
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }
}
