/** An image encoder for fewer cameras: the same ONNX file with other extents on its inputs and outputs. */
import { Reader } from 'protobufjs/minimal.js'

/** Field numbers of onnx.proto3. */
const modelGraph = 7
const graphInput = 11
const graphOutput = 12
const valueType = 2
const typeTensor = 1
const tensorShape = 2
const shapeExtent = 1
const extentValue = 1

const varint = 0
const lengthDelimited = 2
/** One byte as a varint, so that nothing behind it moves. */
const countMax = 127

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * For a graph whose nodes do not know the number of cameras (`splitsByCamera` in model.json).
 *
 * @param onnx - a serialized ModelProto; left as it is.
 * @throws RangeError when an input or output does not begin with the extent `cameras`.
 */
export function withCameraCount(onnx: Uint8Array, cameras: number, count: number): Uint8Array {
  if (cameras > countMax || count > cameras) throw new RangeError(`${count} of ${cameras} cameras; at most ${countMax}`)
  const changed = new Uint8Array(onnx)
  for (const graph of spans(changed, { from: 0, to: changed.length }, modelGraph)) {
    for (const value of [...spans(changed, graph, graphInput), ...spans(changed, graph, graphOutput)]) {
      const [first] = within(changed, value, [valueType, typeTensor, tensorShape, shapeExtent])
      const [at] = first === undefined ? [] : spans(changed, first, extentValue)
      if (at === undefined || changed[at.from] !== cameras) {
        throw new RangeError(`an input or output of the image encoder does not begin with ${cameras} cameras`)
      }
      changed[at.from] = count
    }
  }
  return changed
}

function within(bytes: Uint8Array, outer: Span, path: readonly number[]): Span[] {
  return path.reduce<Span[]>((found, field) => found.flatMap((span) => spans(bytes, span, field)), [outer])
}

/** Contents of every field of that number. */
function spans(bytes: Uint8Array, { from, to }: Span, field: number): Span[] {
  const found: Span[] = []
  const reader = Reader.create(bytes)
  reader.pos = from
  while (reader.pos < to) {
    const tag = reader.uint32()
    const wireType = tag & 7
    const start = wireType === lengthDelimited ? startOfContent(reader) : reader.pos
    if (wireType !== lengthDelimited) reader.skipType(wireType)
    if (tag >>> 3 === field && (wireType === lengthDelimited || wireType === varint)) {
      found.push({ from: start, to: reader.pos })
    }
  }
  return found
}

/** Leaves the reader behind it. */
function startOfContent(reader: Reader): number {
  const length = reader.uint32()
  const start = reader.pos
  reader.skip(length)
  return start
}
