/**
 * Writes a graph as an ONNX file (onnx.proto3, IR version 10). Sizes are computed before bytes are written, so the
 * weights pass through one at a time; beyond 2 GB, protobuf's limit, they go to an external file beside the model.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import protobuf from 'protobufjs/minimal.js'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { bytesPerElement, type DType, elementCount } from '../weights/tensor.js'
import type { Attribute, GraphBuilder, GraphNode, LazyTensor, ValueInfo } from './graph-builder.js'

const { Writer } = protobuf

const onnxType: Readonly<Record<DType, number>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  bfloat16: 16,
}

/** Protobuf messages end at 2 GiB; leave room for the nodes. */
const defaultInlineBytesMax = 1.9e9

/**
 * Smaller tensors stay in the model file whatever its size: shapes, axes and scales among them, which ONNX Runtime reads
 * before it opens the other file.
 */
const outsideBytesMin = 1024

/**
 * @param path - the .onnx file; written under a temporary name and renamed when complete.
 * @returns the files written: the model, and its weights when they are external.
 * @throws GoshawkError 'weights-invalid' | 'disk-full' | 'file-invalid'; nothing is left behind.
 */
export function writeOnnx(graph: GraphBuilder, path: string, options?: WriteOptions): readonly string[] {
  const steps = writeOnnxSteps(graph, path, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

export interface WriteOptions {
  /** More bytes of weights than this go to a file of their own, PATH.data. */
  readonly inlineBytesMax?: number
}

/** The same, a tensor at a time: yields each one's bytes; ended early (`return`), it leaves nothing behind. */
export function* writeOnnxSteps(
  graph: GraphBuilder,
  path: string,
  { inlineBytesMax = defaultInlineBytesMax }: WriteOptions = {},
): Generator<number, readonly string[], void> {
  const external = weightBytes(graph) > inlineBytesMax ? `${basename(path)}.data` : undefined
  const temporary = [`${path}.partial`, ...(external ? [`${path}.data.partial`] : [])]
  let complete = false
  try {
    yield* writeFiles(
      graph,
      temporary[0]!,
      external === undefined ? undefined : { location: external, path: temporary[1]! },
    )
    for (const name of temporary) renameSync(name, name.slice(0, -'.partial'.length))
    complete = true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new GoshawkError('disk-full', `${path}: no space left for the model; free some and export again`, {
        cause: error,
      })
    if (error instanceof GoshawkError) throw error
    throw new GoshawkError('file-invalid', `${path}: cannot write the model: ${messageOf(error)}`, { cause: error })
  } finally {
    if (!complete) for (const name of temporary) rmSync(name, { force: true })
  }
  return temporary.map((name) => name.slice(0, -'.partial'.length))
}

/** Of all initializers, which is nearly all of the file. */
export function weightBytes(graph: GraphBuilder): number {
  return [...graph.initializers.values()].reduce((sum, tensor) => sum + byteLength(tensor), 0)
}

interface ExternalFile {
  readonly location: string
  readonly path: string
}

function* writeFiles(
  graph: GraphBuilder,
  path: string,
  external: ExternalFile | undefined,
): Generator<number, void, void> {
  const tensors = [...graph.initializers]
  const heads: Uint8Array[] = []
  let offset = 0
  const isOutside = (tensor: LazyTensor) => external !== undefined && byteLength(tensor) >= outsideBytesMin
  for (const [name, tensor] of tensors) {
    heads.push(tensorHead(name, tensor, isOutside(tensor) ? { location: external!.location, offset } : undefined))
    if (isOutside(tensor)) offset += byteLength(tensor)
  }
  const rawBytes = (tensor: LazyTensor) => (isOutside(tensor) ? 0 : byteLength(tensor))
  const graphStart = Writer.create()
  for (const node of graph.nodes) graphStart.uint32(tag(1, 2)).bytes(encodeNode(node))
  graphStart.uint32(tag(2, 2)).string(graph.name)
  const graphEnd = Writer.create()
  for (const value of graph.inputs) graphEnd.uint32(tag(11, 2)).bytes(encodeValueInfo(value))
  for (const value of graph.outputs) graphEnd.uint32(tag(12, 2)).bytes(encodeValueInfo(value))
  const start = graphStart.finish()
  const end = graphEnd.finish()

  // Each initializer is field 5 of the graph: tag, length, head, raw_data.
  const prefixes = tensors.map(([, tensor], i) => {
    const head = heads[i]!
    return Writer.create()
      .uint32(tag(5, 2))
      .uint32(head.length + rawBytes(tensor))
      .finish()
  })
  const tensorBytes = tensors.reduce(
    (sum, [, tensor], i) => sum + prefixes[i]!.length + heads[i]!.length + rawBytes(tensor),
    0,
  )

  const model = Writer.create().uint32(tag(1, 0)).int64(10).uint32(tag(2, 2)).string('goshawk')
  model.uint32(tag(8, 2)).bytes(encodeOpset('', graph.opset))
  for (const [domain, version] of graph.domains) model.uint32(tag(8, 2)).bytes(encodeOpset(domain, version))
  for (const [key, value] of graph.metadata)
    model
      .uint32(tag(14, 2))
      .bytes(Writer.create().uint32(tag(1, 2)).string(key).uint32(tag(2, 2)).string(value).finish())
  model.uint32(tag(7, 2)).uint32(start.length + tensorBytes + end.length)

  const file = openSync(path, 'w')
  const dataFile = external ? openSync(external.path, 'w') : file
  try {
    writeAll(file, model.finish())
    writeAll(file, start)
    for (const [i, [name, tensor]] of tensors.entries()) {
      writeAll(file, prefixes[i]!)
      writeAll(file, heads[i]!)
      const bytes = tensor.load()
      if (bytes.byteLength !== byteLength(tensor))
        throw new GoshawkError('weights-invalid', `${name}: ${bytes.byteLength} bytes; expected ${byteLength(tensor)}`)
      writeAll(isOutside(tensor) ? dataFile : file, bytes)
      yield bytes.byteLength
    }
    writeAll(file, end)
    fsyncSync(file)
    if (dataFile !== file) fsyncSync(dataFile)
  } finally {
    closeSync(file)
    if (dataFile !== file) closeSync(dataFile)
  }
}

function byteLength({ dtype, shape }: LazyTensor): number {
  return elementCount(shape) * bytesPerElement[dtype]
}

/** All of a TensorProto but the bytes; ends, for inline data, with raw_data's tag and length. */
function tensorHead(
  name: string,
  tensor: LazyTensor,
  external: { location: string; offset: number } | undefined,
): Uint8Array {
  const writer = Writer.create()
  for (const extent of tensor.shape) writer.uint32(tag(1, 0)).int64(extent)
  writer.uint32(tag(2, 0)).int32(onnxType[tensor.dtype]).uint32(tag(8, 2)).string(name)
  if (external) {
    const entries = { location: external.location, offset: String(external.offset), length: String(byteLength(tensor)) }
    for (const [key, value] of Object.entries(entries)) {
      writer
        .uint32(tag(13, 2))
        .bytes(Writer.create().uint32(tag(1, 2)).string(key).uint32(tag(2, 2)).string(value).finish())
    }
    return writer.uint32(tag(14, 0)).int32(1).finish()
  }
  return writer.uint32(tag(9, 2)).uint32(byteLength(tensor)).finish()
}

function encodeNode({ name, type, domain, inputs, outputs, attributes }: GraphNode): Uint8Array {
  const writer = Writer.create()
  for (const input of inputs) writer.uint32(tag(1, 2)).string(input)
  for (const output of outputs) writer.uint32(tag(2, 2)).string(output)
  writer.uint32(tag(3, 2)).string(name).uint32(tag(4, 2)).string(type)
  for (const [key, value] of Object.entries(attributes)) writer.uint32(tag(5, 2)).bytes(encodeAttribute(key, value))
  if (domain !== '') writer.uint32(tag(7, 2)).string(domain)
  return writer.finish()
}

function encodeAttribute(name: string, value: Attribute): Uint8Array {
  const writer = Writer.create().uint32(tag(1, 2)).string(name)
  const kind = (type: number) => writer.uint32(tag(20, 0)).int32(type).finish()
  if (typeof value === 'string') {
    writer.uint32(tag(4, 2)).string(value)
    return kind(3)
  }
  if (typeof value === 'number') {
    writer.uint32(tag(3, 0)).int64(value)
    return kind(2)
  }
  if ('float' in value) {
    writer.uint32(tag(2, 5)).float(value.float)
    return kind(1)
  }
  if ('floats' in value) {
    for (const item of value.floats) writer.uint32(tag(7, 5)).float(item)
    return kind(6)
  }
  for (const item of value) writer.uint32(tag(8, 0)).int64(item)
  return kind(7)
}

function encodeValueInfo({ name, dtype, shape }: ValueInfo): Uint8Array {
  const dims = Writer.create()
  for (const extent of shape) {
    const dim = Writer.create()
    if (typeof extent === 'number') dim.uint32(tag(1, 0)).int64(extent)
    else dim.uint32(tag(2, 2)).string(extent)
    dims.uint32(tag(1, 2)).bytes(dim.finish())
  }
  const tensorType = Writer.create()
    .uint32(tag(1, 0))
    .int32(onnxType[dtype])
    .uint32(tag(2, 2))
    .bytes(dims.finish())
    .finish()
  const type = Writer.create().uint32(tag(1, 2)).bytes(tensorType).finish()
  return Writer.create().uint32(tag(1, 2)).string(name).uint32(tag(2, 2)).bytes(type).finish()
}

function encodeOpset(domain: string, version: number): Uint8Array {
  return Writer.create().uint32(tag(1, 2)).string(domain).uint32(tag(2, 0)).int64(version).finish()
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.byteLength; ) {
    written += writeSync(file, bytes, written, Math.min(bytes.byteLength - written, 1 << 30))
  }
}
