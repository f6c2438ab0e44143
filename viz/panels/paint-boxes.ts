/** Boxes over a picture: lines, and a tint on the face that looks ahead. */
import type { CameraView } from '../store/world.js'
import type { BoxMark, MarkedBox } from './packed-boxes.js'
import { type ProjectedBox, projectBoxes } from './project-boxes.js'

/** What is used of a canvas: a worker's, or whoever writes down what is drawn. */
export interface Context {
  readonly canvas: { readonly width: number; readonly height: number }
  globalAlpha: number
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineJoin: unknown
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  fill(): void
  setLineDash(segments: number[]): void
  stroke(): void
}
export type Calibration = Pick<CameraView, 'intrinsic' | 'cameraFromEgo' | 'width' | 'height'>

interface Look {
  readonly widthShare: number
  readonly fillAlpha: number
  readonly isDashed: boolean
}

/** Of lines as wide as usual. */
const looks: Readonly<Record<BoxMark, Look>> = {
  object: { widthShare: 1, fillAlpha: 0.22, isDashed: false },
  truth: { widthShare: 0.67, fillAlpha: 0, isDashed: true },
  track: { widthShare: 0.67, fillAlpha: 0, isDashed: false },
}
const litLook: Look = { widthShare: 1.8, fillAlpha: 0.5, isDashed: false }
const litColor = '#ffffff'
const linePx = 1.5
const dashPx = 5

/**
 * Draws over the whole canvas, truth and coasting tracks below answers, far below near.
 *
 * @param pixelRatio - of the screen.
 * @returns how many answers are in the picture.
 */
export function paintBoxes(
  context: Context,
  boxes: readonly MarkedBox[],
  { camera, pixelRatio }: { readonly camera: Calibration; readonly pixelRatio: number },
): number {
  const { width, height } = context.canvas
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  if (!camera.cameraFromEgo) return 0
  const scale = width / camera.width
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.lineJoin = 'round'
  const of = (...marks: BoxMark[]) =>
    projectBoxes(
      camera,
      boxes.filter(({ mark }) => marks.includes(mark)),
    )
  const answers = of('object')
  for (const box of [...of('truth', 'track'), ...answers]) paintBox(context, box, pixelRatio / scale)
  return answers.length
}

/** @param pixel - of the screen, in the units of the context. */
function paintBox(context: Context, { object, segments, front }: ProjectedBox<MarkedBox>, pixel: number): void {
  const { widthShare, fillAlpha, isDashed } = object.isLit ? litLook : looks[object.mark]
  if (front && fillAlpha > 0) {
    context.globalAlpha = fillAlpha
    context.fillStyle = object.color
    context.beginPath()
    for (const { u, v } of front) context.lineTo(u, v)
    context.fill()
    context.globalAlpha = 1
  }
  context.beginPath()
  for (const [from, to] of segments) {
    context.moveTo(from.u, from.v)
    context.lineTo(to.u, to.v)
  }
  context.setLineDash(isDashed ? [dashPx * pixel, dashPx * pixel] : [])
  context.strokeStyle = object.isLit ? litColor : object.color
  context.lineWidth = linePx * widthShare * pixel
  context.stroke()
}
