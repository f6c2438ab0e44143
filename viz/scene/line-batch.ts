/** Many thick lines in one draw call: refilled every frame, grown by doubling, never shrunk. */
import { DynamicDrawUsage, InstancedInterleavedBuffer, InterleavedBufferAttribute } from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { Vector3 } from '../../schemas/messages.js'
import type { Rgb } from '../palette.js'

const floatsPerSegment = 6

export class LineBatch {
  readonly object: LineSegments2
  readonly #geometry = new LineSegmentsGeometry()
  readonly #material: LineMaterial
  #positions = new Float32Array(0)
  #colors = new Float32Array(0)
  #count = 0
  #lastColor: Rgb | undefined
  #lastLinear: Rgb = [0, 0, 0]

  constructor({ widthPx, opacity = 1, capacity = 256 }: { widthPx: number; opacity?: number; capacity?: number }) {
    this.#material = new LineMaterial({
      linewidth: widthPx,
      vertexColors: true,
      transparent: opacity < 1,
      opacity,
      depthWrite: opacity === 1,
    })
    this.object = new LineSegments2(this.#geometry, this.#material)
    this.object.frustumCulled = false
    this.#grow(capacity)
  }

  get count(): number {
    return this.#count
  }

  begin(): void {
    this.#count = 0
  }

  segment(from: Vector3, to: Vector3, color: Rgb): void {
    if ((this.#count + 1) * floatsPerSegment > this.#positions.length) this.#grow(this.#count * 2)
    const at = this.#count * floatsPerSegment
    const p = this.#positions
    p[at] = from.x
    p[at + 1] = from.y
    p[at + 2] = from.z
    p[at + 3] = to.x
    p[at + 4] = to.y
    p[at + 5] = to.z
    // Neighbouring segments mostly share a colour.
    if (color !== this.#lastColor) {
      this.#lastColor = color
      this.#lastLinear = [toLinear(color[0]), toLinear(color[1]), toLinear(color[2])]
    }
    const [red, green, blue] = this.#lastLinear
    const c = this.#colors
    c[at] = c[at + 3] = red
    c[at + 1] = c[at + 4] = green
    c[at + 2] = c[at + 5] = blue
    this.#count++
  }

  end(): void {
    this.#geometry.instanceCount = this.#count
    this.object.visible = this.#count > 0
    for (const name of ['instanceStart', 'instanceColorStart']) {
      const attribute = this.#geometry.getAttribute(name) as InterleavedBufferAttribute
      attribute.data.clearUpdateRanges()
      attribute.data.addUpdateRange(0, this.#count * floatsPerSegment)
      attribute.data.needsUpdate = true
    }
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #grow(capacity: number): void {
    const segments = Math.max(64, capacity)
    this.#positions = widened(this.#positions, segments)
    this.#colors = widened(this.#colors, segments)
    // New attributes make new GPU buffers; the old ones go with the geometry's disposal.
    this.#geometry.dispose()
    attach(this.#geometry, ['instanceStart', 'instanceEnd'], this.#positions)
    attach(this.#geometry, ['instanceColorStart', 'instanceColorEnd'], this.#colors)
  }
}

function widened(values: Float32Array, segments: number): Float32Array<ArrayBuffer> {
  const wide = new Float32Array(segments * floatsPerSegment)
  wide.set(values)
  return wide
}

function attach(geometry: LineSegmentsGeometry, [start, end]: readonly [string, string], values: Float32Array): void {
  const buffer = new InstancedInterleavedBuffer(values, floatsPerSegment, 1)
  buffer.setUsage(DynamicDrawUsage)
  geometry.setAttribute(start, new InterleavedBufferAttribute(buffer, 3, 0))
  geometry.setAttribute(end, new InterleavedBufferAttribute(buffer, 3, 3))
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
