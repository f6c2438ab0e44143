/** Ground that cars may drive on, filled, under all else: earcut's triangles, made anew only when the areas are others. */
import { BufferAttribute, BufferGeometry, DoubleSide, DynamicDrawUsage, Mesh, ShaderMaterial } from 'three'
import { Earcut } from 'three/src/extras/Earcut.js'
import type { MapArea } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { sceneTheme } from './theme.js'

/** Under the grid. Metres. */
const groundM = -0.03

const vertexShader = 'void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }'
const fragmentShader = 'uniform vec3 tint; void main() { gl_FragColor = vec4(tint, 1.0); }'

export class DrivableLayer implements Layer {
  readonly #geometry = new BufferGeometry()
  readonly #tint = { value: [0, 0, 0] as readonly number[] }
  /** Opaque, so that areas over each other look like one; drawn first and without depth, so that nothing fights with it. */
  readonly #material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: { tint: this.#tint },
    depthTest: false,
    depthWrite: false,
    side: DoubleSide,
  })
  readonly object = new Mesh(this.#geometry, this.#material)
  #areas: readonly MapArea[] = []
  #positions = new Float32Array(0)
  #triangles = new Uint32Array(0)

  constructor() {
    this.object.name = 'drivable'
    this.object.frustumCulled = false
    this.object.renderOrder = -1
    this.object.visible = false
  }

  update(state: State, previous: State | undefined): void {
    const { world, settings } = state
    if (previous && world === previous.world && settings === previous.settings) return
    this.#tint.value = sceneTheme(state).drivable
    const areas = settings.showMap ? (world?.drivableArea ?? []) : []
    this.object.visible = areas.length > 0
    if (areas.length === 0 || isSame(areas, this.#areas)) return
    this.#areas = areas
    this.#fill(areas)
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #fill(areas: readonly MapArea[]): void {
    const xy: number[] = []
    const triangles: number[] = []
    for (const { rings } of areas) {
      const first = xy.length / 2
      const own: number[] = []
      const holes: number[] = []
      for (const ring of rings) {
        if (own.length > 0) holes.push(own.length / 2)
        for (const value of ring.xy) own.push(value)
      }
      for (const corner of Earcut.triangulate(own, holes)) triangles.push(first + corner)
      for (const value of own) xy.push(value)
    }
    this.#makeRoom(xy.length / 2, triangles.length)
    for (let i = 0; 2 * i < xy.length; i++) this.#positions.set([xy[2 * i]!, xy[2 * i + 1]!, groundM], 3 * i)
    this.#triangles.set(triangles)
    this.#geometry.setDrawRange(0, triangles.length)
    for (const [attribute, count] of [
      [this.#geometry.getAttribute('position') as BufferAttribute, 1.5 * xy.length],
      [this.#geometry.getIndex()!, triangles.length],
    ] as const) {
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, count)
      attribute.needsUpdate = true
    }
  }

  /** Grown by doubling, never shrunk. */
  #makeRoom(points: number, corners: number): void {
    const isRoomy = 3 * points <= this.#positions.length && corners <= this.#triangles.length
    if (isRoomy && this.#geometry.getIndex()) return
    this.#positions = new Float32Array(6 * points)
    this.#triangles = new Uint32Array(2 * corners)
    // New buffers on the graphics card; the old ones go with the geometry's disposal.
    this.#geometry.dispose()
    this.#geometry.setAttribute('position', new BufferAttribute(this.#positions, 3).setUsage(DynamicDrawUsage))
    this.#geometry.setIndex(new BufferAttribute(this.#triangles, 1).setUsage(DynamicDrawUsage))
  }
}

/** By value: a car that stands still sends the same areas again. */
function isSame(areas: readonly MapArea[], others: readonly MapArea[]): boolean {
  const isSameRing = (a: readonly number[], b: readonly number[] | undefined) =>
    a.length === b?.length && a.every((value, i) => value === b[i])
  return (
    areas.length === others.length &&
    areas.every(
      ({ rings }, i) =>
        rings.length === others[i]!.rings.length && rings.every(({ xy }, r) => isSameRing(xy, others[i]!.rings[r]?.xy)),
    )
  )
}
