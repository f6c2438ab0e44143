/** Pictures of a world: builds what stands still once, then draws any camera of any frame into a buffer it owns. */
import { rotationMatrix } from '../../../schemas/geometry/quaternion.js'
import { actorModels } from '../actor-models.js'
import type { RigCamera } from '../camera-rig.js'
import type { Environment } from '../environment.js'
import { hash32 } from '../random.js'
import type { Prop, RoadMap } from '../road-map.js'
import { buildGroundMap } from './ground-map.js'
import { type Light, lightOf } from './light.js'
import { Material, type Palette, paletteStride } from './materials.js'
import type { Mesh } from './mesh.js'
import { actorPalette, MeshLibrary, propPalette } from './mesh-library.js'
import { propMesh } from './meshes/roadside.js'
import { drawRain } from './rain.js'
import { Rasterizer } from './rasterizer.js'
import { type Eye, Resolver } from './resolve.js'
import { drawDistanceM, type SceneActor, type SceneFrame } from './scene-frame.js'
import { ShadowCaster } from './shadows.js'
import { softenEdges } from './soften.js'
import { makeTextures } from './textures.js'

export interface RendererOptions {
  readonly map: RoadMap
  readonly environment: Environment
  readonly seed: number
  readonly cameras: readonly RigCamera[]
  /** Sensor noise in grey levels (standard deviation); 0 for none. */
  readonly noise?: number
}

interface StandingProp {
  readonly prop: Prop
  readonly mesh: Mesh
  readonly palette: Palette
  /** For traffic lights: a mesh per state. */
  readonly states: Readonly<Record<'green' | 'yellow' | 'red', Mesh>> | undefined
}

interface View {
  readonly camera: Omit<RigCamera, 'channel'>
  readonly picture: Rasterizer
  /** [9] ego_from_camera. */
  readonly rotation: Float64Array
  /** [height * width * 3] RGB */
  readonly pixels: Uint8Array
  /** The same before edges are softened, and its brightness. */
  readonly hard: Uint8Array
  readonly luma: Uint8Array
}

export class Renderer {
  readonly light: Light
  readonly #options: RendererOptions
  readonly #library = new MeshLibrary()
  readonly #palettes = new Map<number, Palette>()
  readonly #props: readonly StandingProp[]
  readonly #views = new Map<number, View>()
  readonly #textures = makeTextures()
  readonly #resolver: Resolver
  readonly #shadows: ShadowCaster
  readonly #eye = { worldFromCamera: new Float64Array(9), x: 0, y: 0, z: 0 } satisfies Eye
  readonly #cameraFromWorld = new Float64Array(12)
  readonly #cameraFromObject = new Float64Array(12)

  constructor(options: RendererOptions) {
    this.#options = options
    this.light = lightOf(options.environment)
    this.#props = options.map.props.map((prop) => ({
      prop,
      mesh: propMesh(prop),
      palette: propPalette(prop),
      states:
        prop.model === 'signal'
          ? { green: propMesh(prop, 'green'), yellow: propMesh(prop, 'yellow'), red: propMesh(prop, 'red') }
          : undefined,
    }))
    options.cameras.forEach((camera, index) => {
      this.setCamera(index, camera)
    })
    this.#resolver = new Resolver(buildGroundMap(options.map), options.seed)
    this.#shadows = new ShadowCaster(this.light)
  }

  /** Adds a camera, or replaces the one of this index; undefined takes it away. */
  setCamera(index: number, camera: Omit<RigCamera, 'channel'> | undefined): void {
    if (!camera) {
      this.#views.delete(index)
      return
    }
    const pixels = camera.width * camera.height
    this.#views.set(index, {
      camera,
      picture: new Rasterizer(camera.width, camera.height, camera.intrinsic, this.#textures),
      rotation: rotationMatrix(camera.egoFromCamera.rotation),
      pixels: new Uint8Array(pixels * 3),
      hard: new Uint8Array(pixels * 3),
      luma: new Uint8Array(pixels),
    })
  }

  /** Draws one camera's picture. The RGB bytes [height * width * 3] stay the renderer's: good until its next picture of that camera. */
  render(frame: SceneFrame, cameraIndex: number): Uint8Array {
    const view = this.#views.get(cameraIndex)!
    this.#aim(view, frame)
    view.picture.canvas.clear()
    for (const { prop, mesh, palette, states } of this.#props) {
      const dx = prop.x - this.#eye.x
      const dy = prop.y - this.#eye.y
      const reach = drawDistanceM + (prop.model === 'building' ? 120 : 0)
      if (dx * dx + dy * dy > reach * reach) continue
      const state = states && frame.signals[prop.signal]
      this.#draw(view, state ? states[state] : mesh, palette, prop, 1)
      this.#shadows.castProp(view.picture, this.#cameraFromWorld, prop)
    }
    for (const actor of frame.actors) this.#drawActor(view, actor)
    this.#resolver.resolve(view.picture.canvas, view.camera.intrinsic, this.#eye, this.light, {
      into: view.hard,
      luma: view.luma,
      noise: (this.#options.noise ?? 0) / 32,
      grainSeed: hash32(this.#options.seed, frame.index, cameraIndex),
    })
    softenEdges(view.hard, view.luma, view.pixels, view.camera)
    if (this.light.raining) {
      const { width, height } = view.camera
      drawRain(view.pixels, { width, height, seed: hash32(this.#options.seed, frame.index, cameraIndex, 9) })
    }
    return view.pixels
  }

  #drawActor(view: View, actor: SceneActor): void {
    let palette = this.#palettes.get(actor.number)
    if (!palette) {
      palette = actorPalette(actor.model, actor.look)
      if (this.#palettes.size > 4000) this.#palettes.clear()
      this.#palettes.set(actor.number, palette)
    }
    const tail = Material.TAILLAMP * paletteStride
    const lit = actor.braking ? 1 : this.light.lampsOn ? 0.6 : 0.1
    palette[tail] = actor.braking ? 255 : 150 + 60 * (lit > 0.5 ? 1 : 0)
    palette[tail + 4] = lit
    palette[Material.HEADLAMP * paletteStride + 4] = this.light.lampsOn ? 1 : 0.25
    const drawn = this.#draw(view, this.#library.mesh(actor.model, actor.stride), palette, actor, actor.scale)
    if (drawn) this.#shadows.castActor(view.picture, this.#cameraFromWorld, actor, actorModels.get(actor.model)!)
  }

  /** Places the eye for a camera of the frame. */
  #aim({ camera, rotation }: View, { ego }: SceneFrame): void {
    const cos = Math.cos(ego.yawRad)
    const sin = Math.sin(ego.yawRad)
    const eye = this.#eye
    const r = eye.worldFromCamera
    for (let column = 0; column < 3; column++) {
      const x = rotation[column]!
      const y = rotation[3 + column]!
      r[column] = cos * x - sin * y
      r[3 + column] = sin * x + cos * y
      r[6 + column] = rotation[6 + column]!
    }
    const t = camera.egoFromCamera.translation
    eye.x = ego.x + cos * t.x - sin * t.y
    eye.y = ego.y + sin * t.x + cos * t.y
    eye.z = t.z
    const m = this.#cameraFromWorld
    for (let row = 0; row < 3; row++) {
      m[row * 4] = r[row]!
      m[row * 4 + 1] = r[3 + row]!
      m[row * 4 + 2] = r[6 + row]!
      m[row * 4 + 3] = -(r[row]! * eye.x + r[3 + row]! * eye.y + r[6 + row]! * eye.z)
    }
  }

  /** Draws a mesh standing on the ground; false when it cannot show, nor its shadow. */
  #draw(
    { picture }: View,
    mesh: Mesh,
    palette: Palette,
    { x, y, yawRad }: { readonly x: number; readonly y: number; readonly yawRad: number },
    scale: number,
  ): boolean {
    const w = this.#cameraFromWorld
    const m = this.#cameraFromObject
    const centerZ = mesh.centerZ * scale
    const cx = w[0]! * x + w[1]! * y + w[2]! * centerZ + w[3]!
    const cy = w[4]! * x + w[5]! * y + w[6]! * centerZ + w[7]!
    const cz = w[8]! * x + w[9]! * y + w[10]! * centerZ + w[11]!
    const radius = mesh.radius * scale
    if (!picture.mayShow(cx, cy, cz, radius * 3)) return false
    if (!picture.mayShow(cx, cy, cz, radius)) return true
    const cos = Math.cos(yawRad) * scale
    const sin = Math.sin(yawRad) * scale
    for (let row = 0; row < 3; row++) {
      const a = w[row * 4]!
      const b = w[row * 4 + 1]!
      m[row * 4] = a * cos + b * sin
      m[row * 4 + 1] = b * cos - a * sin
      m[row * 4 + 2] = w[row * 4 + 2]! * scale
      m[row * 4 + 3] = a * x + b * y + w[row * 4 + 3]!
    }
    picture.draw(mesh, m, palette, this.light, yawRad, scale)
    return true
  }
}
