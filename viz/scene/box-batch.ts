/**
 * Many boxes in three draw calls: translucent bodies, wedges on the roofs that point ahead, and edges. The graphics card
 * turns and widens all of it; a box is sixteen numbers, refilled every frame.
 */
import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from 'three'
import { boxEdges } from '../../schemas/geometry/box3d.js'
import type { Rgb } from '../palette.js'
import type { SeenObject } from '../store/world.js'
import { InstanceBuffer } from './instance-buffer.js'
import { keepPixelSize, wideLine } from './wide-line.js'

/** How one box looks. */
export interface BoxLook {
  readonly rgb: Rgb
  /** The surer the model, the more solid the box. [0, 1] */
  readonly sureness: number
  readonly isLit: boolean
  /** Of its edges. */
  readonly widthPx: number
}

/** Numbers of each attribute of a box, in this order. */
const fields = { boxCenter: 3, boxSize: 3, turn: 4, tint: 3, look: 3 } as const

/** Unit box to ego frame. `look` is sureness, 1 when lit, and the width of the edges. */
const instance = `
attribute vec3 boxCenter; attribute vec3 boxSize; attribute vec4 turn; attribute vec3 tint; attribute vec3 look;
uniform vec3 lit; uniform vec3 ground;
vec3 turned(vec3 p) {
  return p + 2.0 * cross(turn.xyz, cross(turn.xyz, p) + turn.w * p);
}
vec4 seen(vec3 unit) {
  return modelViewMatrix * vec4(turned(unit * boxSize) + boxCenter, 1.0);
}`
/** Faces are shaded by their direction so that boxes read as solids. */
const bodyShader = `
${instance}
varying vec4 vTint;
void main() {
  vec3 n = turned(normal);
  float light = 0.62 + 0.3 * max(n.z, 0.0) + 0.12 * n.x + 0.06 * n.y;
  vTint = vec4(tint * light, mix(0.12 + 0.3 * look.x, 0.6, look.y));
  gl_Position = projectionMatrix * seen(position);
}`
const wedgeShader = `
${instance}
varying vec4 vTint;
void main() {
  vTint = vec4(mix(tint, lit, look.y) * 0.92, 0.5 + 0.45 * look.x);
  gl_Position = projectionMatrix * seen(position);
}`
const edgeShader = `
${instance}
${wideLine}
attribute vec3 other; attribute vec2 corner;
uniform float opacity;
varying vec4 vTint;
void main() {
  vTint = vec4(mix(mix(ground, tint, 0.45 + 0.55 * look.x), lit, look.y), mix(opacity, 1.0, look.y));
  gl_Position = wideLine(seen(position), seen(other), corner, look.z);
}`
const fragmentShader = 'varying vec4 vTint; void main() { gl_FragColor = vTint; }'

export class BoxBatch {
  readonly bodies: Mesh
  readonly wedges: Mesh
  readonly edges: Mesh
  readonly #geometries: readonly InstancedBufferGeometry[]
  readonly #materials: readonly ShaderMaterial[]
  readonly #lit = { value: [1, 1, 1] as Rgb }
  readonly #ground = { value: [0, 0, 0] as Rgb }
  readonly #instances: InstanceBuffer

  /** @param opacity - of the edges that are not lit. */
  constructor({ opacity = 1 }: { opacity?: number } = {}) {
    const colors = { lit: this.#lit, ground: this.#ground }
    const material = (vertexShader: string, isLines: boolean) =>
      new ShaderMaterial({
        vertexShader,
        fragmentShader,
        uniforms: { ...colors, opacity: { value: opacity } },
        transparent: !isLines || opacity < 1,
        depthWrite: isLines && opacity === 1,
        side: DoubleSide,
      })
    this.#geometries = [new BoxGeometry(1, 1, 1), wedge(), edgeLines()].map(instanced)
    this.#materials = [material(bodyShader, false), material(wedgeShader, false), material(edgeShader, true)]
    const [bodies, wedges, edges] = this.#geometries.map((geometry, i) => {
      const mesh = new Mesh(geometry, this.#materials[i]!)
      mesh.frustumCulled = false
      return mesh
    })
    this.bodies = bodies!
    this.wedges = wedges!
    this.edges = edges!
    keepPixelSize(this.edges, this.#materials[2]!)
    this.#instances = new InstanceBuffer(this.#geometries, fields, 64)
  }

  /** @param ground - colour that unsure boxes fade towards. */
  begin(lit: Rgb, ground: Rgb): void {
    this.#instances.clear()
    this.#lit.value = lit
    this.#ground.value = ground
  }

  add({ center, size, rotation }: SeenObject, { rgb, sureness, isLit, widthPx }: BoxLook): void {
    const at = this.#instances.next()
    const v = this.#instances.values
    v[at] = center.x
    v[at + 1] = center.y
    v[at + 2] = center.z
    v[at + 3] = size.length
    v[at + 4] = size.width
    v[at + 5] = size.height
    // Scalar last, as shaders like it.
    v[at + 6] = rotation.x
    v[at + 7] = rotation.y
    v[at + 8] = rotation.z
    v[at + 9] = rotation.w
    v[at + 10] = rgb[0]
    v[at + 11] = rgb[1]
    v[at + 12] = rgb[2]
    v[at + 13] = sureness
    v[at + 14] = isLit ? 1 : 0
    v[at + 15] = widthPx
  }

  end(): void {
    for (const mesh of [this.bodies, this.wedges, this.edges]) mesh.visible = this.#instances.count > 0
    this.#instances.commit()
  }

  dispose(): void {
    for (const one of [...this.#geometries, ...this.#materials]) one.dispose()
  }
}

function instanced(base: BufferGeometry): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.setIndex(base.getIndex())
  for (const [name, attribute] of Object.entries(base.attributes)) geometry.setAttribute(name, attribute)
  return geometry
}

/** A flat triangle on the roof of the unit box, its tip at the front. */
function wedge(): BufferGeometry {
  const geometry = new BufferGeometry()
  const positions = new Float32Array([0.5, 0, 0.52, 0.12, 0.5, 0.52, 0.12, -0.5, 0.52])
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setIndex([0, 1, 2])
  return geometry
}

/** The twelve edges of the unit box as narrow rectangles: each corner knows both ends of its edge. */
function edgeLines(): BufferGeometry {
  // The devkit's order of corners, as `boxEdges` counts them.
  const signs = [1, -1].flatMap((x) => [
    [x, 1, 1],
    [x, -1, 1],
    [x, -1, -1],
    [x, 1, -1],
  ])
  const positions: number[] = []
  const others: number[] = []
  const corners: number[] = []
  const triangles: number[] = []
  for (const [a, b] of boxEdges) {
    const first = corners.length / 2
    for (const corner of [0, -1, 1, -1, 1, 1, 0, 1].values()) corners.push(corner)
    for (let i = 0; i < 4; i++) {
      positions.push(...signs[a]!.map((sign) => sign / 2))
      others.push(...signs[b]!.map((sign) => sign / 2))
    }
    triangles.push(first, first + 1, first + 2, first, first + 2, first + 3)
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3))
  geometry.setAttribute('other', new BufferAttribute(new Float32Array(others), 3))
  geometry.setAttribute('corner', new BufferAttribute(new Float32Array(corners), 2))
  geometry.setIndex(triangles)
  return geometry
}
