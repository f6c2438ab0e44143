/** Rings of equal distance around the car, with their metres. */
import { CanvasTexture, Group, LinearFilter, Sprite, SpriteMaterial, SRGBColorSpace } from 'three'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { type SceneTheme, sceneTheme } from './theme.js'

const stepM = 10
const radiusMMax = 60
const segmentsPerRing = 128
/** Rings with a label and a brighter line. */
const labelledEveryM = 20
/** Labels stand ahead and to the right, out of the lane. Radians from straight ahead. */
const labelAngleRad = -Math.PI / 4

export class RingsLayer implements Layer {
  readonly object = new Group()
  readonly #lines = new LineBatch({ widthPx: 1, opacity: 0.5, capacity: (radiusMMax / stepM) * segmentsPerRing + 8 })
  #labels: Sprite[] = []

  constructor() {
    this.#lines.object.renderOrder = 1
  }

  update(state: State, previous: State | undefined): void {
    if (state.settings.theme === previous?.settings.theme) return
    const theme = sceneTheme(state)
    this.#disposeLabels()
    this.#lines.begin()
    for (let radiusM = stepM; radiusM <= radiusMMax; radiusM += stepM) {
      const isLabelled = radiusM % labelledEveryM === 0
      const color = isLabelled ? theme.labelledRing : theme.ring
      const at = (i: number) => {
        const angle = (2 * Math.PI * i) / segmentsPerRing
        return { x: radiusM * Math.cos(angle), y: radiusM * Math.sin(angle), z: 0 }
      }
      for (let i = 0; i < segmentsPerRing; i++) this.#lines.segment(at(i), at(i + 1), color)
      if (isLabelled) this.#labels.push(label(`${radiusM} m`, radiusM, theme))
    }
    this.#lines.end()
    this.object.clear()
    this.object.add(this.#lines.object, ...this.#labels)
  }

  dispose(): void {
    this.#lines.dispose()
    this.#disposeLabels()
  }

  #disposeLabels(): void {
    for (const { material } of this.#labels) {
      material.map?.dispose()
      material.dispose()
    }
    this.#labels = []
  }
}

/** Text of constant size on the screen. */
function label(text: string, radiusM: number, { labelHalo, labelText }: SceneTheme): Sprite {
  const canvas = document.createElement('canvas')
  canvas.width = 128
  canvas.height = 48
  const context = canvas.getContext('2d')!
  context.font = '600 28px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 6
  context.strokeStyle = labelHalo
  context.strokeText(text, 64, 24)
  context.fillStyle = labelText
  context.fillText(text, 64, 24)
  const map = new CanvasTexture(canvas)
  map.colorSpace = SRGBColorSpace
  map.minFilter = LinearFilter
  const sprite = new Sprite(new SpriteMaterial({ map, transparent: true, depthTest: false, sizeAttenuation: false }))
  sprite.scale.set(0.072, 0.027, 1)
  sprite.position.set(radiusM * Math.cos(labelAngleRad), radiusM * Math.sin(labelAngleRad), 0.05)
  sprite.renderOrder = 2
  return sprite
}
