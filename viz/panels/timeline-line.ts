/** The line of the timeline: what was decided when, and the marks over it; all as shares of its width. */
import { SpeedDecision } from '../../schemas/messages.js'
import { speedColor } from '../palette.js'
import type { Extent } from '../store/extents.js'
import { type Held, holeUs } from '../store/held.js'
import type { Marker, MarkerKind } from '../store/markers.js'
import type { TapedFrame } from '../store/tape.js'
import { runsOf } from './runs.js'

/** Frames alike, side by side. */
export interface Stretch {
  /** Shares of the width, [0, 1]. */
  readonly from: number
  readonly to: number
  /** Undefined without a decision. */
  readonly speed: number | undefined
}

/** One column a frame. */
export function stretchesOfTape(frames: readonly TapedFrame[]): Stretch[] {
  const width = Math.max(1, frames.length)
  return runsOf(frames, ({ speed }) => speed).map(({ from, to, value }) => ({
    from: from / width,
    to: to / width,
    speed: value,
  }))
}

/** By recorded time; where nothing is held there is no stretch. */
export function stretchesOfExtent({ frames, periodUs }: Held, { firstUs, lastUs }: Extent): Stretch[] {
  const shareOf = (timestampUs: number) => Math.min(1, (timestampUs - firstUs) / Math.max(1, lastUs - firstUs))
  const stretches: Stretch[] = []
  for (const [i, { timestampUs, speed }] of frames.entries()) {
    const nextUs = frames[i + 1]?.timestampUs ?? Number.POSITIVE_INFINITY
    const to = shareOf(nextUs - timestampUs <= holeUs ? nextUs : timestampUs + periodUs)
    const last = stretches.at(-1)
    const from = shareOf(timestampUs)
    if (last?.speed === speed && last?.to === from) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, speed })
  }
  return stretches
}

const stripHeightPx = 8

/** Stops reach to the top. What is held has a ground of its own, which the style sheet colours. */
export function drawStrip(canvas: HTMLCanvasElement, stretches: readonly Stretch[], widthPx: number): void {
  const context = canvas.getContext('2d')
  if (!context) return
  // Setting a size clears.
  canvas.width = Math.max(1, widthPx)
  canvas.height = stripHeightPx
  const ground = getComputedStyle(canvas).color
  for (const { from, to, speed } of stretches) {
    const height = speed === SpeedDecision.STOP ? stripHeightPx : stripHeightPx / 2
    const x = Math.min(canvas.width - 1, Math.floor(from * canvas.width))
    const width = Math.max(1, Math.ceil(to * canvas.width) - x)
    context.fillStyle = ground
    context.fillRect(x, 0, width, stripHeightPx)
    context.fillStyle = speedColor(speed)
    context.fillRect(x, stripHeightPx - height, width, height)
  }
}

/** Colours that read on both themes. */
const markColors: Readonly<Record<MarkerKind, string>> = {
  decision: '#8b9bb0',
  path: '#4aa8ff',
  brake: '#ff6b6b',
  missed: '#c58af0',
}
const markKinds = Object.keys(markColors) as MarkerKind[]
const markPx = 3

/** A tick a marker, each kind on its own line. @param shareOf - [0, 1] */
export function drawMarks(
  canvas: HTMLCanvasElement,
  markers: readonly Marker[],
  { widthPx, shareOf }: { readonly widthPx: number; readonly shareOf: (marker: Marker) => number },
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = Math.max(1, widthPx)
  canvas.height = markKinds.length * markPx
  for (const marker of markers) {
    context.fillStyle = markColors[marker.kind]
    const x = Math.round(shareOf(marker) * (canvas.width - markPx))
    context.fillRect(x, markKinds.indexOf(marker.kind) * markPx, markPx, markPx)
  }
}
