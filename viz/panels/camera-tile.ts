/** One camera: its picture, the boxes over it, or why there is none. */
import type { PictureDecoder } from '../client/picture-decoder.js'
import { colorOf, truthColor } from '../palette.js'
import type { ObjectRef, Settings, State, Store } from '../store/state.js'
import type { PageTiming } from '../store/timing.js'
import { visibleObjects, visibleTruth } from '../store/visible.js'
import type { CameraView, SeenObject, World } from '../store/world.js'
import { element, observeSize, setText } from './element.js'
import { boxAt, type ProjectedBox, projectBoxes } from './project-boxes.js'

/** What is on the screen: boxes belong to the picture they were seen in, not to a newer frame without pictures. */
interface Shown {
  readonly world: World
  readonly view: CameraView
}

export interface TileParts {
  readonly decoder: PictureDecoder
  readonly timing: PageTiming
}

export class CameraTile {
  readonly root: HTMLElement
  readonly channel: string
  readonly #store: Store
  readonly #decoder: PictureDecoder
  readonly #timing: PageTiming
  readonly #picture = element('canvas', { class: 'picture', 'aria-hidden': 'true' })
  readonly #overlay = element('canvas', { class: 'overlay', 'aria-hidden': 'true' })
  readonly #absence = element('p', { class: 'absence', hidden: '' })
  readonly #caption: HTMLElement
  readonly #size: { readonly width: number; readonly height: number }
  #shown: Shown | undefined
  #boxes: ProjectedBox[] = []
  /** Decoding; the newest that came meanwhile waits, older ones are forgotten. */
  #isDecoding = false
  #waiting: Shown | undefined

  constructor(channel: string, store: Store, { decoder, timing }: TileParts) {
    this.#decoder = decoder
    this.#timing = timing
    this.channel = channel
    this.#store = store
    const name = channel.replace(/^CAM_/, '').replaceAll('_', ' ').toLowerCase()
    this.#caption = element('figcaption', {}, name)
    const button = element('button', { type: 'button', class: 'enlarge', 'aria-label': `Enlarge camera ${name}` })
    this.root = element(
      'figure',
      { class: 'tile', 'data-channel': channel },
      this.#picture,
      this.#overlay,
      this.#absence,
      this.#caption,
      button,
    )
    this.#size = observeSize(this.root)
    button.addEventListener('click', (event) => this.#onClick(event))
    button.addEventListener('pointermove', (event) => this.#hover(this.#objectAt(event)))
    button.addEventListener('pointerleave', () => this.#hover(undefined))
  }

  update(state: State, previous: State | undefined): void {
    const { world } = state
    if (world && world !== previous?.world) this.#take(world)
    const isRedrawn =
      state.settings !== previous?.settings ||
      state.selected !== previous?.selected ||
      state.hovered !== previous?.hovered
    if (isRedrawn) this.#draw()
  }

  #take(world: World): void {
    const view = world.cameras.find(({ channel }) => channel === this.channel)
    const absence = view ? view.missing : this.#whyNone(world)
    this.root.classList.toggle('is-missing', absence !== '')
    this.#absence.hidden = absence === ''
    setText(this.#absence, absence === '' ? '' : `${this.channel}: ${absence}`)
    if (!view || absence !== '' || view.jpeg.length === 0) return
    const shown = { world, view }
    if (this.#isDecoding) this.#waiting = shown
    else void this.#decode(shown)
  }

  /** A single frame that lost its pictures is no reason to take the last ones away. */
  #whyNone(world: World): string {
    if (world.cameras.length > 0) return 'this rig has no such camera'
    return this.#shown || this.#isDecoding ? '' : 'the frames bring no cameras'
  }

  async #decode(shown: Shown): Promise<void> {
    this.#isDecoding = true
    try {
      const bitmap = await this.#decoder.decode(shown.view.jpeg)
      const startedMs = performance.now()
      const { width, height } = bitmap
      if (this.#picture.width !== width || this.#picture.height !== height) {
        this.#picture.width = width
        this.#picture.height = height
      }
      this.#picture.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
      this.#shown = shown
      this.root.dataset.sequence = String(shown.world.sequence)
      this.root.dataset.pictureWidth = String(width)
      this.#draw()
      this.#timing.record('pictures', performance.now() - startedMs)
    } catch (error) {
      this.root.classList.add('is-missing')
      this.#absence.hidden = false
      setText(
        this.#absence,
        `${this.channel}: the picture cannot be decoded (${error instanceof Error ? error.message : error})`,
      )
    }
    this.#isDecoding = false
    const next = this.#waiting
    this.#waiting = undefined
    if (next) await this.#decode(next)
  }

  #draw(): void {
    if (!this.#shown) return
    const { world, view } = this.#shown
    const { settings, selected, hovered, world: newest } = this.#store.state
    const canvas = this.#overlay
    // Drawn by the CPU: a few hundred lines are cheaper so than a GPU's path machinery, most of all on a software GPU.
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return
    const widthPx = Math.round(Math.max(160, this.#size.width) * Math.min(devicePixelRatio, 2))
    const heightPx = Math.round((widthPx * view.height) / view.width)
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx
      canvas.height = heightPx
    }
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, widthPx, heightPx)
    const scale = widthPx / view.width
    context.setTransform(scale, 0, 0, scale, 0, 0)
    for (const box of projectBoxes(view, visibleTruth(world, settings))) {
      strokeBox(context, box, { color: truthColor, widthPx: 1 / scale, isLit: false, dash: 5 / scale })
    }
    this.#boxes = projectBoxes(view, visibleObjects(world, settings))
    // Detections have no identity: a reference into the newest frame is one into this picture only if they are one.
    const isNewest = world === newest
    const line = (1.5 * Math.min(devicePixelRatio, 2)) / scale
    for (const box of this.#boxes) {
      const isLit = isNewest && (refersTo(selected, box.object) || refersTo(hovered, box.object))
      strokeBox(context, box, { color: colorOf(box.object.label), widthPx: isLit ? line * 1.8 : line, isLit, dash: 0 })
    }
    this.root.dataset.boxes = String(this.#boxes.length)
  }

  #objectAt(event: MouseEvent): SeenObject | undefined {
    const shown = this.#shown
    if (!shown || shown.world !== this.#store.state.world) return undefined
    const { left, top, width, height } = this.#overlay.getBoundingClientRect()
    // Both canvases are fitted into the tile with their aspect kept.
    const scale = Math.min(width / shown.view.width, height / shown.view.height)
    const u = (event.clientX - left - (width - shown.view.width * scale) / 2) / scale
    const v = (event.clientY - top - (height - shown.view.height * scale) / 2) / scale
    return boxAt(this.#boxes, u, v)
  }

  #hover(object: SeenObject | undefined): void {
    const { hovered } = this.#store.state
    if (hovered?.index === object?.index) return
    this.#store.set({ hovered: object && { kind: 'object', index: object.index } })
  }

  /** A click on a box selects it; elsewhere, or from the keyboard, it enlarges the camera or puts it back. */
  #onClick(event: MouseEvent): void {
    const object = event.detail > 0 ? this.#objectAt(event) : undefined
    if (object) this.#store.set({ selected: { kind: 'object', index: object.index } })
    else {
      const { enlarged } = this.#store.state.settings
      this.#store.setting({ enlarged: enlarged === this.channel ? '' : this.channel } satisfies Partial<Settings>)
    }
  }
}

function refersTo(ref: ObjectRef | undefined, object: SeenObject): boolean {
  return ref?.kind === 'object' && ref.index === object.index
}

function strokeBox(
  context: CanvasRenderingContext2D,
  { segments, front }: ProjectedBox,
  look: { color: string; widthPx: number; isLit: boolean; dash: number },
): void {
  if (front && look.dash === 0) {
    context.globalAlpha = look.isLit ? 0.5 : 0.22
    context.fillStyle = look.color
    context.beginPath()
    for (const { u, v } of front) context.lineTo(u, v)
    context.fill()
  }
  context.globalAlpha = 1
  context.beginPath()
  for (const [from, to] of segments) {
    context.moveTo(from.u, from.v)
    context.lineTo(to.u, to.v)
  }
  context.setLineDash(look.dash > 0 ? [look.dash, look.dash] : [])
  context.lineJoin = 'round'
  context.strokeStyle = look.isLit ? '#ffffff' : look.color
  context.lineWidth = look.widthPx
  context.stroke()
}
