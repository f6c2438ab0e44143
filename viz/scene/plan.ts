/** The way the car means to go in the next seconds: a band on the ground, coloured by speed, faint where it is far off. */
import { BufferAttribute, BufferGeometry, DoubleSide, DynamicDrawUsage, Mesh, ShaderMaterial } from 'three'
import { planPointsMax } from '../../schemas/payloads.js'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { ribbonOf } from './ribbon.js'

/** A little narrower than the car, so that lane lines stay visible beside it. Metres. */
const halfWidthM = 0.8
const groundM = 0.035
/** The band is gone where the car will be after this time. */
const fadeS = 4
/** Drawn in the last colour from this speed on. */
const fastMps = 15

const vertexShader = `
attribute float speed; attribute float nearness;
varying float vSpeed; varying float vNearness;
void main() {
  vSpeed = speed; vNearness = nearness;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`
/** Orange over pale yellow to blue: slow and fast differ in lightness as well as hue, for every colour vision. */
const fragmentShader = `
varying float vSpeed; varying float vNearness;
void main() {
  float s = clamp(vSpeed / ${fastMps.toFixed(1)}, 0.0, 1.0) * 2.0;
  vec3 slow = vec3(0.91, 0.42, 0.12); vec3 middle = vec3(0.96, 0.85, 0.45); vec3 fast = vec3(0.2, 0.62, 0.95);
  vec3 tint = s < 1.0 ? mix(slow, middle, s) : mix(middle, fast, s - 1.0);
  gl_FragColor = vec4(tint, 0.85 * vNearness);
}`

export class PlanLayer implements Layer {
  readonly #geometry = new BufferGeometry()
  readonly #material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  })
  readonly object = new Mesh(this.#geometry, this.#material)
  readonly #positions = new Float32Array(planPointsMax * 2 * 3)
  readonly #speeds = new Float32Array(planPointsMax * 2)
  readonly #nearness = new Float32Array(planPointsMax * 2)

  constructor() {
    const attach = (name: string, values: Float32Array, items: number) =>
      this.#geometry.setAttribute(name, new BufferAttribute(values, items).setUsage(DynamicDrawUsage))
    attach('position', this.#positions, 3)
    attach('speed', this.#speeds, 1)
    attach('nearness', this.#nearness, 1)
    const triangles = Array.from({ length: planPointsMax - 1 }, (_, i) => [0, 1, 2, 2, 1, 3].map((at) => 2 * i + at))
    this.#geometry.setIndex(triangles.flat())
    this.object.name = 'plan'
    this.object.frustumCulled = false
    this.object.renderOrder = 2
    this.object.visible = false
  }

  update({ world, settings }: State, previous: State | undefined): void {
    if (previous && world === previous.world && settings === previous.settings) return
    const plan = settings.showPlan ? world?.decision?.plan : undefined
    const ribbon = plan && ribbonOf(plan, halfWidthM, fadeS)
    this.object.visible = ribbon !== undefined
    if (!ribbon) return
    const points = ribbon.speedMps.length
    for (let corner = 0; corner < 2 * points; corner++) {
      this.#positions[3 * corner] = ribbon.xy[2 * corner]!
      this.#positions[3 * corner + 1] = ribbon.xy[2 * corner + 1]!
      this.#positions[3 * corner + 2] = groundM
      this.#speeds[corner] = ribbon.speedMps[corner >> 1]!
      this.#nearness[corner] = ribbon.nearness[corner >> 1]!
    }
    this.#geometry.setDrawRange(0, 6 * (points - 1))
    for (const name of ['position', 'speed', 'nearness']) {
      const attribute = this.#geometry.getAttribute(name) as BufferAttribute
      attribute.clearUpdateRanges()
      attribute.addUpdateRange(0, 2 * points * attribute.itemSize)
      attribute.needsUpdate = true
    }
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }
}
