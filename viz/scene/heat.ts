/** How strong the model's bird's-eye features are, as a texture on the ground: one texel a cell, where the cell lies. */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DoubleSide,
  DynamicDrawUsage,
  Mesh,
  NearestFilter,
  RedFormat,
  ShaderMaterial,
  UnsignedByteType,
} from 'three'
import { transformPoint } from '../../schemas/geometry/pose.js'
import type { BevHeat } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { HeatMap } from '../store/world.js'
import type { Layer } from './layer.js'

/** Under the lines of the map, above the grid. Metres. */
const groundM = 0.005

const vertexShader = `
varying vec2 vCell;
void main() { vCell = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`
/** After inferno (Smith and van der Walt, 2015), and the weaker the clearer: what is weak does not hide the ground. */
const fragmentShader = `
uniform sampler2D heat; varying vec2 vCell;
void main() {
  float v = texture2D(heat, vCell).r;
  float s = v * 3.0;
  vec3 a = vec3(0.16, 0.04, 0.33); vec3 b = vec3(0.73, 0.21, 0.33); vec3 c = vec3(0.98, 0.56, 0.03); vec3 d = vec3(0.99, 1.0, 0.64);
  vec3 tint = s < 1.0 ? mix(a, b, s) : s < 2.0 ? mix(b, c, s - 1.0) : mix(c, d, s - 2.0);
  gl_FragColor = vec4(tint, 0.85 * smoothstep(0.0, 0.9, v));
}`

/** Corners of the map in the ego frame: x, y, z of (0, 0), (1, 0), (0, 1), (1, 1) in shares of columns and rows. */
export function heatCorners({ xMinM, xMaxM, yMinM, yMaxM, egoFromLidar }: BevHeat): number[] {
  const corners = [
    [xMinM, yMinM],
    [xMaxM, yMinM],
    [xMinM, yMaxM],
    [xMaxM, yMaxM],
  ] as const
  return corners.flatMap(([x, y]) => {
    const corner = transformPoint(egoFromLidar, { x, y, z: 0 })
    return [corner.x, corner.y, groundM]
  })
}

export class HeatLayer implements Layer {
  readonly #corners = new BufferAttribute(new Float32Array(12), 3).setUsage(DynamicDrawUsage)
  readonly #geometry = new BufferGeometry()
    .setAttribute('position', this.#corners)
    .setAttribute('uv', new BufferAttribute(new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), 2))
    .setIndex([0, 1, 2, 2, 1, 3])
  readonly #material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    uniforms: { heat: { value: null } },
  })
  readonly object = new Mesh(this.#geometry, this.#material)
  #texture: DataTexture | undefined

  constructor() {
    this.object.name = 'heat'
    this.object.frustumCulled = false
    this.object.renderOrder = 0.5
    this.object.visible = false
  }

  update({ world, settings }: State, previous: State | undefined): void {
    if (previous && world === previous.world && settings === previous.settings) return
    const heat = settings.showHeat ? world?.heat : undefined
    this.object.visible = heat !== undefined && heat.values.byteLength > 0
    if (!heat || !this.object.visible) return
    this.#fill(heat)
    this.#corners.array.set(heatCorners(heat))
    this.#corners.needsUpdate = true
  }

  dispose(): void {
    this.#texture?.dispose()
    this.#geometry.dispose()
    this.#material.dispose()
  }

  /** Into the same texture as long as maps are of one size. */
  #fill({ rows, columns, values }: HeatMap): void {
    let texture = this.#texture
    if (!texture || texture.image.width !== columns || texture.image.height !== rows) {
      texture?.dispose()
      const data = new Uint8Array(rows * columns)
      texture = new DataTexture(data, columns, rows, RedFormat, UnsignedByteType)
      texture.magFilter = NearestFilter
      texture.minFilter = NearestFilter
      // Rows of any length, packed.
      texture.unpackAlignment = 1
      this.#texture = texture
      this.#material.uniforms.heat!.value = texture
    }
    ;(texture.image.data as Uint8Array).set(values)
    texture.needsUpdate = true
  }
}
