/** Detected objects: translucent boxes with bright edges, a wedge on the roof that points ahead, a velocity arrow. */
import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
} from 'three'
import { boxCorners, boxEdges } from '../../schemas/geometry/box3d.js'
import { colorOf, type Rgb, rgbOf } from '../palette.js'
import type { State } from '../store/state.js'
import { visibleObjects } from '../store/visible.js'
import type { SeenObject } from '../store/world.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

/** The arrow ends where the object will be after this time. */
const velocityHorizonS = 1
const velocityMpsMin = 0.3

/** Unit box or wedge -> ego frame; faces shaded by their direction so that boxes read as solids. */
const vertexShader = `
attribute vec3 boxCenter; attribute vec3 boxSize; attribute vec4 turn; attribute vec4 tint;
varying vec4 vTint; varying float vLight;
vec3 turned(vec3 p) {
  return p + 2.0 * cross(turn.xyz, cross(turn.xyz, p) + turn.w * p);
}
void main() {
  vec3 n = turned(normal);
  vLight = 0.62 + 0.3 * max(n.z, 0.0) + 0.12 * n.x + 0.06 * n.y;
  vTint = tint;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(turned(position * boxSize) + boxCenter, 1.0);
}`
const fragmentShader = `
varying vec4 vTint; varying float vLight;
void main() {
  gl_FragColor = vec4(vTint.rgb * vLight, vTint.a);
}`

/** Instances of one small mesh with the place, size, rotation and colour of boxes. */
class BoxInstances {
  readonly mesh: Mesh
  readonly #geometry: InstancedBufferGeometry
  readonly #material: ShaderMaterial
  #center = new Float32Array(0)
  #size = new Float32Array(0)
  /** Scalar last, as shaders like it. */
  #turn = new Float32Array(0)
  #tint = new Float32Array(0)
  #count = 0

  constructor(base: BufferGeometry, { depthWrite }: { depthWrite: boolean }) {
    this.#geometry = new InstancedBufferGeometry()
    this.#geometry.setIndex(base.getIndex())
    this.#geometry.setAttribute('position', base.getAttribute('position'))
    this.#geometry.setAttribute('normal', base.getAttribute('normal'))
    this.#material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      transparent: true,
      depthWrite,
      side: DoubleSide,
    })
    this.mesh = new Mesh(this.#geometry, this.#material)
    this.mesh.frustumCulled = false
    this.#grow(64)
  }

  begin(count: number): void {
    if (count * 3 > this.#center.length) this.#grow(count * 2)
    this.#count = 0
  }

  add({ center, size, rotation }: SeenObject, rgb: Rgb, alpha: number): void {
    const i = this.#count++
    this.#center.set([center.x, center.y, center.z], i * 3)
    this.#size.set([size.length, size.width, size.height], i * 3)
    this.#turn.set([rotation.x, rotation.y, rotation.z, rotation.w], i * 4)
    this.#tint.set([rgb[0], rgb[1], rgb[2], alpha], i * 4)
  }

  end(): void {
    this.#geometry.instanceCount = this.#count
    this.mesh.visible = this.#count > 0
    for (const name of ['boxCenter', 'boxSize', 'turn', 'tint']) this.#geometry.getAttribute(name).needsUpdate = true
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #grow(capacity: number): void {
    this.#geometry.dispose()
    const attach = (name: string, items: number) => {
      const values = new Float32Array(capacity * items)
      this.#geometry.setAttribute(name, new InstancedBufferAttribute(values, items).setUsage(DynamicDrawUsage))
      return values
    }
    this.#center = attach('boxCenter', 3)
    this.#size = attach('boxSize', 3)
    this.#turn = attach('turn', 4)
    this.#tint = attach('tint', 4)
  }
}

export class BoxesLayer implements Layer {
  readonly object = new Group()
  readonly #bodies = new BoxInstances(new BoxGeometry(1, 1, 1), { depthWrite: false })
  readonly #wedges = new BoxInstances(wedge(), { depthWrite: false })
  readonly #edges = new LineBatch({ widthPx: 1.6, capacity: 2048 })
  readonly #bold = new LineBatch({ widthPx: 3.2 })
  readonly #arrows = new LineBatch({ widthPx: 2.2 })

  constructor() {
    this.object.add(this.#bodies.mesh, this.#edges.object, this.#wedges.mesh, this.#arrows.object, this.#bold.object)
    for (const [order, child] of this.object.children.entries()) child.renderOrder = 10 + order
  }

  update(state: State, previous: State | undefined): void {
    if (
      previous &&
      state.world === previous.world &&
      state.settings === previous.settings &&
      state.selected === previous.selected &&
      state.hovered === previous.hovered
    ) {
      return
    }
    const objects = visibleObjects(state.world, state.settings)
    const { lit, groundRgb } = sceneTheme(state)
    const deciding = new Set(state.world?.decision?.objectIndices)
    this.#bodies.begin(objects.length)
    this.#wedges.begin(objects.length)
    for (const batch of [this.#edges, this.#bold, this.#arrows]) batch.begin()
    for (const object of objects) {
      const isLit = isRef(state.selected, object) || isRef(state.hovered, object)
      const rgb = rgbOf(colorOf(object.label))
      // The surer the model, the more solid the box.
      const sureness = Math.min(1, Math.max(0, object.score))
      this.#bodies.add(object, rgb, isLit ? 0.6 : 0.12 + 0.3 * sureness)
      this.#wedges.add(object, isLit ? lit : rgb, 0.5 + 0.45 * sureness)
      const edgeColor = isLit ? lit : mixed(rgb, groundRgb, 0.45 + 0.55 * sureness)
      drawEdges(isLit || deciding.has(object.index) ? this.#bold : this.#edges, object, edgeColor)
      if (state.settings.showVelocity) drawVelocity(this.#arrows, object, isLit ? lit : rgb)
    }
    this.#bodies.end()
    this.#wedges.end()
    for (const batch of [this.#edges, this.#bold, this.#arrows]) batch.end()
  }

  dispose(): void {
    for (const part of [this.#bodies, this.#wedges, this.#edges, this.#bold, this.#arrows]) part.dispose()
  }
}

function isRef(ref: State['selected'], object: SeenObject): boolean {
  return ref?.kind === 'object' && ref.index === object.index
}

/** This much of the colour, the rest of the ground's. */
function mixed([r, g, b]: Rgb, [gr, gg, gb]: Rgb, amount: number): Rgb {
  return [r * amount + gr * (1 - amount), g * amount + gg * (1 - amount), b * amount + gb * (1 - amount)]
}

export function drawEdges(batch: LineBatch, object: SeenObject, color: Rgb): void {
  const corners = boxCorners(object)
  for (const [a, b] of boxEdges) batch.segment(corners[a]!, corners[b]!, color)
}

/** From the middle of the footprint to where it will be, with an arrow head. */
function drawVelocity(batch: LineBatch, { center, size, velocityXMps, velocityYMps }: SeenObject, color: Rgb): void {
  const speed = Math.hypot(velocityXMps, velocityYMps)
  if (!(speed >= velocityMpsMin)) return
  const z = Math.max(0.08, center.z - size.height / 2 + 0.08)
  const from = { x: center.x, y: center.y, z }
  const tip = { x: center.x + velocityXMps * velocityHorizonS, y: center.y + velocityYMps * velocityHorizonS, z }
  batch.segment(from, tip, color)
  const headM = Math.min(1.4, 0.35 + 0.25 * speed)
  const ux = velocityXMps / speed
  const uy = velocityYMps / speed
  for (const side of [1, -1]) {
    const x = tip.x - headM * ux + side * 0.5 * headM * -uy
    const y = tip.y - headM * uy + side * 0.5 * headM * ux
    batch.segment(tip, { x, y, z }, color)
  }
}

/** A flat triangle on the roof of the unit box, its tip at the front. */
function wedge(): BufferGeometry {
  const geometry = new BufferGeometry()
  const positions = new Float32Array([0.5, 0, 0.52, 0.12, 0.5, 0.52, 0.12, -0.5, 0.52])
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1]), 3))
  geometry.setIndex([0, 1, 2])
  return geometry
}
