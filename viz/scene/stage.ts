/** The canvas, the eye and the layers; draws only when something changed. */
import {
  AmbientLight,
  Color,
  DirectionalLight,
  InstancedBufferGeometry,
  Mesh,
  MOUSE,
  PerspectiveCamera,
  Raycaster,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { composePoses, invertPose, type Pose, transformPoint } from '../../schemas/geometry/pose.js'
import type { FrameTasks } from '../frame-tasks.js'
import { measuredPointsMax } from '../store/measure.js'
import { isSameRef } from '../store/selection.js'
import type { CameraPlace, State, Store } from '../store/state.js'
import type { PageTiming } from '../store/timing.js'
import { choosable } from '../store/visible.js'
import { groundAt } from './ground-pick.js'
import type { Layer } from './layer.js'
import { pickBox } from './pick.js'
import { sceneTheme } from './theme.js'
import { viewpoints } from './views.js'

/** A press that moved further than this was a drag. Pixels. */
const clickPxMax = 4
/** Fingers are less steady. */
const tapPxMax = 12
/** The eye moved less than this: it was not moved. Metres. */
const stillM = 1e-3

/** Nothing else of the state is in the scene. */
const drawnFields: readonly (keyof State)[] = ['world', 'settings', 'selected', 'hovered', 'measured', 'camera']

export interface StageClock {
  readonly timing: PageTiming
  readonly frames: FrameTasks
}

export class Stage {
  readonly #store: Store
  readonly #layers: readonly Layer[]
  readonly #timing: PageTiming
  readonly #frames: FrameTasks
  readonly #renderer: WebGLRenderer
  readonly #scene = new Scene()
  readonly #camera = new PerspectiveCamera(42, 1, 0.1, 600)
  readonly #controls: OrbitControls
  readonly #resize: ResizeObserver
  readonly #unsubscribe: () => void
  #pressed = { x: 0, y: 0 }
  /** The state the layers show; undefined before the first drawing. */
  #drawn: State | undefined
  #drawnFrames = 0
  readonly #drawnListeners = new Set<() => void>()
  /** The car's pose at which the free eye was placed last. */
  #placedAt: Pose | undefined
  /** Eye and target when a drag began. */
  #dragFrom = { eye: new Vector3(), target: new Vector3() }
  /** Of the canvas, CSS pixels. */
  #width = 1
  #height = 1

  constructor(host: HTMLElement, store: Store, layers: readonly Layer[], { timing, frames }: StageClock) {
    this.#timing = timing
    this.#frames = frames
    this.#store = store
    this.#layers = layers
    this.#renderer = new WebGLRenderer({ antialias: true, powerPreference: 'high-performance' })
    this.#renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2))
    const canvas = this.#renderer.domElement
    canvas.tabIndex = 0
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', 'Bird’s-eye view of the detected objects; the object list says the same in words')
    host.append(canvas)
    const sun = new DirectionalLight(0xffffff, 2.2)
    sun.position.set(-20, 25, 60)
    this.#scene.add(new AmbientLight(0xffffff, 1.1), sun)
    for (const { object } of layers) this.#scene.add(object)
    this.#camera.up.set(0, 0, 1)
    this.#controls = new OrbitControls(this.#camera, canvas)
    this.#controls.screenSpacePanning = false
    this.#controls.maxPolarAngle = Math.PI / 2 - 0.01
    this.#controls.minDistance = 1
    this.#controls.maxDistance = 220
    this.#controls.mouseButtons = { LEFT: MOUSE.ROTATE, MIDDLE: MOUSE.DOLLY, RIGHT: MOUSE.PAN }
    this.#controls.addEventListener('change', () => this.invalidate())
    this.#controls.addEventListener('start', () => {
      this.#dragFrom = { eye: this.#camera.position.clone(), target: this.#controls.target.clone() }
    })
    this.#controls.addEventListener('end', () => this.#onDragged())
    this.#place(store.state)
    this.#resize = new ResizeObserver(() => this.#fit(host))
    this.#resize.observe(host)
    canvas.addEventListener('pointerdown', this.#onDown)
    canvas.addEventListener('pointermove', this.#onMove)
    canvas.addEventListener('pointerup', this.#onUp)
    canvas.addEventListener('pointerleave', this.#onLeave)
    this.#unsubscribe = store.subscribe((state, previous) => this.#onState(state, previous))
    this.invalidate()
  }

  get drawnFrames(): number {
    return this.#drawnFrames
  }

  /** Points, of the lidar, that the last drawing drew: for tests and the console. */
  get drawnPoints(): number {
    return this.#renderer.info.render.points
  }

  /** Instances (segments, digits) that the object of this name has on show: for tests and the console. */
  instancesOf(name: string): number {
    let count = 0
    this.#scene.getObjectByName(name)?.traverseVisible((part) => {
      if (part instanceof Mesh && part.geometry instanceof InstancedBufferGeometry) count += part.geometry.instanceCount
    })
    return count
  }

  /** To the usual place of a view, going with the car. */
  lookFrom(view: State['settings']['view']): void {
    this.#look(viewpoints[view])
    if (this.#store.state.camera) this.#store.set({ camera: undefined })
  }

  /** Back to the usual place, going with the car; from there: stays where it is while the car drives on. */
  toggleFollowing(): void {
    const { camera, settings } = this.#store.state
    if (camera) this.lookFrom(settings.view)
    else this.#keepPlace(true)
  }

  /** Calls after every drawing, for what is placed over the scene. @returns a function that ends it. */
  onDrawn(listener: () => void): () => void {
    this.#drawnListeners.add(listener)
    return () => this.#drawnListeners.delete(listener)
  }

  /** Where a point of the ego frame appears, CSS pixels from the canvas's corner; undefined behind the eye. */
  project(point: { readonly x: number; readonly y: number; readonly z: number }): { x: number; y: number } | undefined {
    const v = new Vector3(point.x, point.y, point.z).project(this.#camera)
    if (v.z > 1) return undefined
    return { x: ((v.x + 1) / 2) * this.#width, y: ((1 - v.y) / 2) * this.#height }
  }

  /** Draws with the next animation frame. */
  invalidate(): void {
    this.#frames.add(this.#draw)
  }

  /** The picture as drawn, for saving. */
  screenshot(): string {
    this.#updateLayers()
    this.#renderer.render(this.#scene, this.#camera)
    return this.#renderer.domElement.toDataURL('image/png')
  }

  dispose(): void {
    this.#unsubscribe()
    this.#resize.disconnect()
    this.#frames.cancel(this.#draw)
    this.#controls.dispose()
    for (const layer of this.#layers) layer.dispose()
    this.#renderer.dispose()
    this.#renderer.domElement.remove()
  }

  readonly #draw = (): void => {
    const isNewWorld = this.#store.state.world !== this.#drawn?.world
    const startedMs = performance.now()
    this.#carryFreeEye()
    this.#updateLayers()
    const updatedMs = performance.now()
    this.#renderer.render(this.#scene, this.#camera)
    this.#drawnFrames++
    for (const listener of this.#drawnListeners) listener()
    if (!isNewWorld) return
    this.#timing.record('layers', updatedMs - startedMs)
    this.#timing.record('draw', performance.now() - updatedMs)
    this.#timing.drawn(this.#store.state.world?.publishedUnixUs ?? Number.NaN)
  }

  #onState(state: State, previous: State): void {
    if (state.settings.view !== previous.settings.view) this.lookFrom(state.settings.view)
    if (drawnFields.some((field) => state[field] !== previous[field])) this.invalidate()
  }

  #look({ eye, target }: Pick<CameraPlace, 'eye' | 'target'>): void {
    this.#camera.position.set(eye.x, eye.y, eye.z)
    this.#controls.target.set(target.x, target.y, target.z)
    this.#controls.update()
    this.invalidate()
  }

  /** The eye where the state says; a place in the world waits for the first frame that says where the car is. */
  #place({ camera, settings }: State): void {
    this.#placedAt = undefined
    this.#look(camera && !camera.isFree ? camera : viewpoints[settings.view])
  }

  /** A free eye stays in the world while the frame under it moves with the car, also in the middle of a drag. */
  #carryFreeEye(): void {
    const { camera, world } = this.#store.state
    const pose = world?.globalFromEgo
    if (!camera?.isFree || !pose) {
      this.#placedAt = undefined
      return
    }
    if (pose === this.#placedAt) return
    const egoFromGlobal = invertPose(pose)
    if (this.#placedAt) {
      const carried = composePoses(egoFromGlobal, this.#placedAt)
      this.#look({
        eye: transformPoint(carried, this.#camera.position),
        target: transformPoint(carried, this.#controls.target),
      })
    } else {
      this.#look({
        eye: transformPoint(egoFromGlobal, camera.eye),
        target: transformPoint(egoFromGlobal, camera.target),
      })
    }
    this.#placedAt = pose
    // This drawing shows it already.
    this.#frames.cancel(this.#draw)
  }

  /** Turning and zooming go on following; moving the ground under the eye frees it, as on a map. */
  #onDragged(): void {
    const { eye, target } = this.#dragFrom
    const isMoved = target.distanceTo(this.#controls.target) > stillM
    if (!isMoved && eye.distanceTo(this.#camera.position) <= stillM) return
    this.#keepPlace(isMoved || this.#store.state.camera?.isFree === true)
  }

  /** Remembers where the eye is, in the world or relative to the car. Without a pose there is no world to stay in. */
  #keepPlace(isFree: boolean): void {
    const pose = this.#store.state.world?.globalFromEgo
    const { x, y, z } = this.#camera.position
    const place = {
      eye: { x, y, z },
      target: { x: this.#controls.target.x, y: this.#controls.target.y, z: this.#controls.target.z },
    }
    if (isFree && pose) {
      this.#placedAt = pose
      this.#store.set({
        camera: { eye: transformPoint(pose, place.eye), target: transformPoint(pose, place.target), isFree },
      })
    } else this.#store.set({ camera: { ...place, isFree: false } })
  }

  /** From the state drawn last to the newest one, whatever came between. */
  #updateLayers(): void {
    const { state } = this.#store
    if (state === this.#drawn) return
    for (const layer of this.#layers) layer.update(state, this.#drawn)
    if (state.settings.theme !== this.#drawn?.settings.theme)
      this.#scene.background = new Color(sceneTheme(state).ground)
    this.#drawn = state
  }

  #fit(host: HTMLElement): void {
    const { clientWidth, clientHeight } = host
    if (clientWidth === 0 || clientHeight === 0) return
    this.#width = clientWidth
    this.#height = clientHeight
    this.#camera.aspect = clientWidth / clientHeight
    this.#camera.updateProjectionMatrix()
    this.#renderer.setSize(clientWidth, clientHeight)
    this.invalidate()
  }

  #rayThrough(event: PointerEvent): Raycaster['ray'] {
    const bounds = this.#renderer.domElement.getBoundingClientRect()
    const x = ((event.clientX - bounds.left) / bounds.width) * 2 - 1
    const y = 1 - ((event.clientY - bounds.top) / bounds.height) * 2
    const caster = new Raycaster()
    caster.setFromCamera(new Vector2(x, y), this.#camera)
    return caster.ray
  }

  #pick(event: PointerEvent): State['hovered'] {
    const { world, settings } = this.#store.state
    return pickBox(this.#rayThrough(event), choosable(world, settings))?.ref
  }

  #measureAt(event: PointerEvent, points: NonNullable<State['measured']>): void {
    const point = groundAt(this.#rayThrough(event))
    if (point && points.length < measuredPointsMax) this.#store.set({ measured: [...points, point] })
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#pressed = { x: event.clientX, y: event.clientY }
  }

  readonly #onMove = (event: PointerEvent): void => {
    if (event.buttons !== 0) return
    const hovered = this.#pick(event)
    if (!isSameRef(hovered, this.#store.state.hovered)) this.#store.set({ hovered })
  }

  readonly #onUp = (event: PointerEvent): void => {
    const moved = Math.hypot(event.clientX - this.#pressed.x, event.clientY - this.#pressed.y)
    if (event.button !== 0 || moved > (event.pointerType === 'mouse' ? clickPxMax : tapPxMax)) return
    const { measured } = this.#store.state
    if (measured) this.#measureAt(event, measured)
    else this.#store.set({ selected: this.#pick(event) })
  }

  readonly #onLeave = (): void => {
    if (this.#store.state.hovered) this.#store.set({ hovered: undefined })
  }
}
