/** The ground: a grid that stays with the world while the car drives over it, fading out with distance. */
import { Mesh, PlaneGeometry, ShaderMaterial, Vector2, Vector3 } from 'three'
import { yawOf } from '../../schemas/geometry/quaternion.js'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { sceneTheme } from './theme.js'

const extentM = 150
const cellM = 5
/** The pattern repeats after two cells: keeping the offset small keeps single precision exact. */
const periodM = 2 * cellM

const vertexShader = `
varying vec2 vEgo;
void main() { vEgo = position.xy; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`
const fragmentShader = `
uniform vec2 offset; uniform vec2 heading; uniform vec3 tint; varying vec2 vEgo;
float gridLine(vec2 p, float cell) {
  vec2 q = p / cell;
  vec2 width = fwidth(q);
  vec2 away = abs(fract(q - 0.5) - 0.5) / max(width, vec2(1e-4));
  return (1.0 - min(min(away.x, away.y), 1.0)) * clamp(0.5 / max(width.x, width.y) / 4.0, 0.0, 1.0);
}
void main() {
  vec2 world = vec2(heading.x * vEgo.x - heading.y * vEgo.y, heading.y * vEgo.x + heading.x * vEgo.y) + offset;
  float fade = 1.0 - smoothstep(30.0, ${extentM.toFixed(1)} * 0.92, length(vEgo));
  float line = max(0.55 * gridLine(world, ${cellM.toFixed(1)}), gridLine(world, ${periodM.toFixed(1)}));
  gl_FragColor = vec4(tint, 0.19 * line * fade);
}`

export class GridLayer implements Layer {
  readonly #geometry = new PlaneGeometry(2 * extentM, 2 * extentM)
  readonly #offset = new Vector2()
  readonly #heading = new Vector2(1, 0)
  readonly #tint = new Vector3()
  readonly #material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    uniforms: { offset: { value: this.#offset }, heading: { value: this.#heading }, tint: { value: this.#tint } },
  })
  readonly object = new Mesh(this.#geometry, this.#material)

  constructor() {
    this.object.renderOrder = 0
    this.object.position.z = -0.02
  }

  update(state: State, previous: State | undefined): void {
    this.#tint.set(...sceneTheme(state).grid)
    const { world } = state
    const pose = world?.globalFromEgo
    if (!pose || world === previous?.world) return
    const { x, y } = pose.translation
    this.#offset.set(x % periodM, y % periodM)
    const yaw = yawOf(pose.rotation)
    this.#heading.set(Math.cos(yaw), Math.sin(yaw))
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#material.dispose()
  }
}
