/** One camera: its picture, the boxes over it, or why there is none. A worker draws both. */
import type { PictureResult, TilePicture } from '../client/picture-worker.js'
import { carryRef, isSameRef } from '../store/selection.js'
import type { ObjectRef, Settings, Store } from '../store/state.js'
import { type Choosable, choosable } from '../store/visible.js'
import type { CameraView, World } from '../store/world.js'
import { element, observeSize, setText } from './element.js'
import { boxAt, type ProjectedBox, projectBoxes } from './project-boxes.js'

/** What is on the screen: boxes belong to the picture they were seen in, not to a newer frame without pictures. */
interface Shown {
  readonly world: World
  readonly view: CameraView
}

/** Narrower canvases say nothing. Pixels of the page. */
const overlayWidthMin = 160

export class CameraTile {
  readonly root: HTMLElement
  readonly channel: string
  readonly picture = element('canvas', { class: 'picture', 'aria-hidden': 'true' })
  readonly overlay = element('canvas', { class: 'overlay', 'aria-hidden': 'true' })
  readonly #store: Store
  readonly #absence = element('p', { class: 'absence', hidden: '' })
  readonly #uncalibrated = element('p', { class: 'uncalibrated', hidden: '' })
  readonly #size: { readonly width: number; readonly height: number }
  #shown: Shown | undefined
  /** On their way through the worker, by frame, oldest first. */
  readonly #sent = new Map<number, Shown>()
  /** Of the objects shown, found when the mouse asks for them. */
  #boxes: { readonly settings: Settings; readonly world: World; readonly boxes: ProjectedBox<Choosable>[] } | undefined

  /** @param onResize - called when the boxes have to be drawn in another size. */
  constructor(channel: string, store: Store, onResize: () => void) {
    this.channel = channel
    this.#store = store
    const name = channel.replace(/^CAM_/, '').replaceAll('_', ' ').toLowerCase()
    const button = element('button', { type: 'button', class: 'enlarge', 'aria-label': `Enlarge camera ${name}` })
    this.root = element(
      'figure',
      { class: 'tile', 'data-channel': channel },
      this.picture,
      this.overlay,
      this.#absence,
      this.#uncalibrated,
      element('figcaption', {}, name),
      button,
    )
    this.#size = observeSize(this.root, onResize)
    button.addEventListener('click', (event) => this.#onClick(event))
    button.addEventListener('pointermove', (event) => this.#hover(this.#objectAt(event)))
    button.addEventListener('pointerleave', () => this.#hover(undefined))
  }

  /** Of the canvas that the boxes are drawn on. Pixels of the screen. */
  get overlayWidth(): number {
    return Math.round(Math.max(overlayWidthMin, this.#size.width) * pixelRatio())
  }

  /** Frames that the tile shows or will show: their boxes have to follow what is chosen. */
  get frames(): Iterable<readonly [number, World]> {
    const shown = this.#shown ? [[this.#shown.world.sequence, this.#shown.world] as const] : []
    return new Map([...shown, ...[...this.#sent].map(([frame, { world }]) => [frame, world] as const)])
  }

  /** Says why there is no picture, or @returns what the worker is to draw. */
  take(world: World): TilePicture | undefined {
    const view = world.cameras.find(({ channel }) => channel === this.channel)
    const absence = view ? view.missing : this.#whyNone(world)
    this.#tellAbsence(absence === '' ? '' : `${this.channel}: ${absence}`)
    if (view) this.#tellUncalibrated(view.uncalibrated)
    if (!view || absence !== '' || view.jpeg.length === 0) return undefined
    this.#sent.delete(world.sequence)
    this.#sent.set(world.sequence, { world, view })
    const { jpeg, width, height, intrinsic, cameraFromEgo } = view
    const camera = { width, height, intrinsic, cameraFromEgo }
    return { channel: this.channel, jpeg, camera, overlayWidth: this.overlayWidth }
  }

  /** What came of a picture. */
  onDrawn(result: PictureResult): void {
    const sent = this.#sent.get(result.frame)
    if (sent) {
      // Those before it were overtaken.
      for (const frame of this.#sent.keys()) {
        this.#sent.delete(frame)
        if (frame === result.frame) break
      }
    }
    if ('problem' in result) {
      this.#tellAbsence(`${this.channel}: the picture cannot be decoded (${result.problem})`)
      return
    }
    if (sent) this.#shown = sent
    this.root.dataset.sequence = String(result.frame)
    this.root.dataset.pictureWidth = String(result.pictureWidth)
    this.root.dataset.boxes = String(result.boxes)
  }

  #tellAbsence(text: string): void {
    this.root.classList.toggle('is-missing', text !== '')
    this.#absence.hidden = text === ''
    setText(this.#absence, text)
  }

  #tellUncalibrated(why: string): void {
    this.#uncalibrated.hidden = why === ''
    setText(this.#uncalibrated, why === '' ? '' : `${this.channel}: ${why}`)
  }

  /** A single frame that lost its pictures is no reason to take the last ones away. */
  #whyNone(world: World): string {
    if (world.cameras.length > 0) return 'this rig has no such camera'
    return this.#shown || this.#sent.size > 0 ? '' : 'the frames bring no cameras'
  }

  /** In the newest frame: the picture may be of one before it, as its boxes are. */
  #objectAt(event: MouseEvent): ObjectRef | undefined {
    const shown = this.#shown
    const { world } = this.#store.state
    if (!shown || !world) return undefined
    const { left, top, width, height } = this.overlay.getBoundingClientRect()
    // Both canvases are fitted into the tile with their aspect kept.
    const scale = Math.min(width / shown.view.width, height / shown.view.height)
    const u = (event.clientX - left - (width - shown.view.width * scale) / 2) / scale
    const v = (event.clientY - top - (height - shown.view.height * scale) / 2) / scale
    const ref = boxAt(this.#boxesOf(shown), u, v)?.ref
    return shown.world === world ? ref : carryRef(ref, shown.world, world)
  }

  #boxesOf({ world, view }: Shown): readonly ProjectedBox<Choosable>[] {
    const { settings } = this.#store.state
    if (this.#boxes?.world !== world || this.#boxes.settings !== settings) {
      this.#boxes = { world, settings, boxes: projectBoxes(view, choosable(world, settings)) }
    }
    return this.#boxes.boxes
  }

  #hover(hovered: ObjectRef | undefined): void {
    if (!isSameRef(hovered, this.#store.state.hovered)) this.#store.set({ hovered })
  }

  /** A click on a box selects it; elsewhere, or from the keyboard, it enlarges the camera or puts it back. */
  #onClick(event: MouseEvent): void {
    const selected = event.detail > 0 ? this.#objectAt(event) : undefined
    if (selected) this.#store.set({ selected })
    else {
      const { enlarged } = this.#store.state.settings
      this.#store.setting({ enlarged: enlarged === this.channel ? '' : this.channel } satisfies Partial<Settings>)
    }
  }
}

/** Finer screens than this are not drawn for. */
export function pixelRatio(): number {
  return Math.min(devicePixelRatio, 2)
}
