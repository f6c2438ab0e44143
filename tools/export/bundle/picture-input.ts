/** The pixels of decoded pictures become what the official evaluation pipeline feeds the backbone. */
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'

export interface PictureInput {
  readonly cameras: number
  /** Pixels after crop and resize. */
  readonly height: number
  readonly width: number
  /** Blue first, as the official configs write them; no channel is swapped there, since OpenCV loads blue first. */
  readonly meanBgr: readonly number[]
  readonly stdBgr: readonly number[]
  /** Padded on the right and at the bottom with zeros after normalisation, to multiples of this. */
  readonly padDivisor: number
}

export function paddedSize({ height, width, padDivisor }: Pick<PictureInput, 'height' | 'width' | 'padDivisor'>): {
  height: number
  width: number
} {
  const padded = (size: number) => Math.ceil(size / padDivisor) * padDivisor
  return { height: padded(height), width: padded(width) }
}

/**
 * Adds the input `images`, uint8 [cameras, H, W, 3], red first.
 * The mean is no whole number, so padding the pixels could not give zeros after normalisation: the graph pads.
 *
 * @returns [cameras, 3, paddedH, paddedW] float32, blue first, normalised.
 */
export function pictureInput(graph: GraphBuilder, picture: PictureInput): Value {
  const { cameras, height, width, meanBgr, stdBgr } = picture
  const images = graph.input('images', 'uint8', [cameras, height, width, 3])
  // TensorRT takes uint8 as an input and casts it, but moves no bytes.
  const pixels = graph.op('Cast', [images], { to: 1 })
  const planar = graph.op('Transpose', [pixels], { perm: [0, 3, 1, 2] })
  const blueFirst = graph.op('Gather', [planar, graph.ints([2, 1, 0])], { axis: 1 })
  const centred = graph.op('Sub', [blueFirst, graph.floats(meanBgr, [1, 3, 1, 1])])
  const scaled = stdBgr.every((std) => std === 1)
    ? centred
    : graph.op('Div', [centred, graph.floats(stdBgr, [1, 3, 1, 1])])
  const padded = paddedSize(picture)
  if (padded.height === height && padded.width === width) return scaled
  const pads = graph.ints([0, 0, 0, 0, 0, 0, padded.height - height, padded.width - width])
  return graph.op('Pad', [scaled, pads], { mode: 'constant' })
}
