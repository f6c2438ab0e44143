/** Numbers of many instances in one buffer, shared by the geometries that draw them: refilled every frame, grown by doubling, never shrunk. */
import {
  DynamicDrawUsage,
  type InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
} from 'three'

export class InstanceBuffer {
  /** Instance by instance, fields in the order given; another array after `next` or `reserve` made room. */
  values = new Float32Array(0)
  count = 0
  readonly #geometries: readonly InstancedBufferGeometry[]
  readonly #fields: Readonly<Record<string, number>>
  readonly #stride: number
  #buffer = new InstancedInterleavedBuffer(this.values, 1, 1)

  /** @param fields - name of each attribute, and how many numbers it has. */
  constructor(
    geometries: readonly InstancedBufferGeometry[],
    fields: Readonly<Record<string, number>>,
    capacity: number,
  ) {
    this.#geometries = geometries
    this.#fields = fields
    this.#stride = Object.values(fields).reduce((sum, items) => sum + items, 0)
    this.#grow(capacity)
  }

  clear(): void {
    this.count = 0
  }

  /** One more instance; where in `values` its numbers begin. */
  next(): number {
    this.reserve(1)
    return this.count++ * this.#stride
  }

  /** Makes room for so many more. */
  reserve(instances: number): void {
    const needed = this.count + instances
    if (needed * this.#stride > this.values.length) this.#grow(2 * needed)
  }

  /** Hands this frame's instances to the graphics card. */
  commit(): void {
    for (const geometry of this.#geometries) geometry.instanceCount = this.count
    if (this.count === 0) return
    this.#buffer.clearUpdateRanges()
    this.#buffer.addUpdateRange(0, this.count * this.#stride)
    this.#buffer.needsUpdate = true
  }

  #grow(capacity: number): void {
    const values = new Float32Array(capacity * this.#stride)
    values.set(this.values)
    this.values = values
    this.#buffer = new InstancedInterleavedBuffer(values, this.#stride, 1).setUsage(DynamicDrawUsage)
    for (const geometry of this.#geometries) {
      // A new buffer on the graphics card; the old one goes with the geometry's disposal.
      geometry.dispose()
      let offset = 0
      for (const [name, items] of Object.entries(this.#fields)) {
        geometry.setAttribute(name, new InterleavedBufferAttribute(this.#buffer, items, offset))
        offset += items
      }
    }
  }
}
