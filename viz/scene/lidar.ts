/** The points of the lidar, coloured by height: one buffer that every turn overwrites. */
import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Points, ShaderMaterial } from 'three'
import { composePoses, invertPose, type Pose, poseMatrix } from '../../schemas/geometry/pose.js'
import { pointBytes } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { World } from '../store/world.js'
import type { Layer } from './layer.js'

/** Of a turn with more, every second, third, ... point is drawn. */
export const drawnPointsMax = 100_000
/** A turn stays on show until the next comes, as long as it is still the present. Microseconds. */
const keptUs = 1_000_000

/** Centimetres to metres. Colours after viridis (Smith and van der Walt, 2015): even steps for every colour vision. */
const vertexShader = `
uniform float pixels; varying vec3 vTint;
void main() {
  vec3 p = position * 0.01;
  float h = clamp((p.z + 0.3) / 3.5, 0.0, 1.0) * 3.0;
  vec3 a = vec3(0.33, 0.27, 0.55); vec3 b = vec3(0.19, 0.45, 0.56); vec3 c = vec3(0.25, 0.72, 0.45); vec3 d = vec3(0.99, 0.9, 0.25);
  vTint = h < 1.0 ? mix(a, b, h) : h < 2.0 ? mix(b, c, h - 1.0) : mix(c, d, h - 2.0);
  gl_PointSize = pixels;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(p, 1.0);
}`
const fragmentShader = `
varying vec3 vTint;
void main() { gl_FragColor = vec4(vTint, 1.0); }`

interface Turn {
  readonly world: World
  readonly globalFromEgo: Pose | undefined
}

export class LidarLayer implements Layer {
  readonly #xyzCm = new Int16Array(3 * drawnPointsMax)
  readonly #attribute = new BufferAttribute(this.#xyzCm, 3).setUsage(DynamicDrawUsage)
  readonly #geometry = new BufferGeometry().setAttribute('position', this.#attribute)
  readonly #material: ShaderMaterial
  readonly object: Points
  #turn: Turn | undefined

  constructor(devicePixelRatio: number) {
    const pixels = Math.max(1, Math.round(1.6 * devicePixelRatio))
    this.#material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms: { pixels: { value: pixels } } })
    this.object = new Points(this.#geometry, this.#material)
    this.object.name = 'lidar'
    this.object.frustumCulled = false
    this.object.matrixAutoUpdate = false
    this.object.renderOrder = 4
    this.object.visible = false
  }

  update({ world, settings }: State, previous: State | undefined): void {
    if (previous && world === previous.world && settings === previous.settings) return
    if (!settings.showLidar || !world) {
      this.object.visible = false
      return
    }
    if (world.lidarXyzCm.byteLength > 0 && world !== this.#turn?.world) {
      this.#fill(world.lidarXyzCm)
      this.#turn = { world, globalFromEgo: world.globalFromEgo }
    }
    this.object.visible = this.#place(world)
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #fill(bytes: Uint8Array): void {
    const points = bytes.byteLength / pointBytes
    const step = Math.max(1, Math.ceil(points / drawnPointsMax))
    const drawn = Math.ceil(points / step)
    const target = new Uint8Array(this.#xyzCm.buffer)
    if (step === 1) target.set(bytes)
    else {
      for (let i = 0; i < drawn; i++) {
        const from = i * step * pointBytes
        for (let k = 0; k < pointBytes; k++) target[i * pointBytes + k] = bytes[from + k]!
      }
    }
    this.#geometry.setDrawRange(0, drawn)
    this.#attribute.clearUpdateRanges()
    this.#attribute.addUpdateRange(0, 3 * drawn)
    this.#attribute.needsUpdate = true
  }

  /** Where the points were seen, from where the car is now; false when they are of another time or place. */
  #place(world: World): boolean {
    const turn = this.#turn
    if (!turn) return false
    if (turn.world.scene !== world.scene || Math.abs(world.timestampUs - turn.world.timestampUs) > keptUs) return false
    if (turn.world !== world && !(turn.globalFromEgo && world.globalFromEgo)) return false
    const m = this.object.matrix.identity()
    if (turn.world !== world) {
      const egoFromTurn = composePoses(invertPose(world.globalFromEgo!), turn.globalFromEgo!)
      m.fromArray(poseMatrix(egoFromTurn)).transpose()
    }
    this.object.matrixWorldNeedsUpdate = true
    return true
  }
}
