/** What is in a model: operators, parameters, multiply-adds and memory, part by part. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { GoshawkError } from '../../schemas/errors.js'
import { graphNames } from '../../schemas/model-bundle.js'
import { type ProfiledNode, profileRun } from './profile-run.js'
import { type OnnxGraph, type OnnxTensorInfo, readOnnx } from './read-onnx.js'
import { elementCount } from './weights/tensor.js'

export interface PartSummary {
  /** First two steps of the scope its operators were written in, e.g. img_backbone/levels.0. */
  readonly part: string
  readonly layers: number
  readonly parameters: number
  readonly weightBytes: number
  /** Of matrix products, convolutions and bilinear samples. */
  readonly macs: number
  /** Of the values its operators produce. */
  readonly activationBytes: number
}

export interface GraphSummary {
  readonly path: string
  readonly fileBytes: number
  readonly opset: number
  readonly metadata: Readonly<Record<string, string>>
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Count by type, most frequent first. */
  readonly operators: Readonly<Record<string, number>>
  readonly parts: readonly PartSummary[]
  readonly total: PartSummary
}

const typeNames: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  6: 'int32',
  7: 'int64',
  9: 'bool',
  10: 'float16',
  11: 'float64',
}
const typeBytes: Readonly<Record<number, number>> = { 1: 4, 2: 1, 3: 1, 6: 4, 7: 8, 9: 1, 10: 2, 11: 8 }

/** @param path - a bundle folder or an .onnx file. */
export async function inspectModel(path: string): Promise<readonly GraphSummary[]> {
  const files = onnxFilesOf(path)
  const summaries: GraphSummary[] = []
  for (const file of files) summaries.push(await inspectGraph(file))
  return summaries
}

/** @throws GoshawkError 'file-missing' */
export function onnxFilesOf(path: string): readonly string[] {
  if (path.endsWith('.onnx') && existsSync(path)) return [path]
  const named = graphNames.map((name) => join(path, `${name}.onnx`)).filter((file) => existsSync(file))
  if (named.length > 0) return named
  const found =
    existsSync(path) && statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.onnx')) : []
  if (found.length === 0)
    throw new GoshawkError('file-missing', `${path}: no .onnx file there; expected a model bundle or an ONNX file`)
  return found.map((name) => join(path, name))
}

async function inspectGraph(file: string): Promise<GraphSummary> {
  const graph = readOnnx(file)
  const profiled = new Map((await profileRun(file)).map((node) => [node.name, node]))
  const parts = new Map<string, PartSummary>()
  const counted = new Set<string>()
  const weights = new Map(graph.initializers.map((tensor) => [tensor.name, tensor]))
  for (const node of graph.nodes) {
    const part = node.name.split('/').slice(0, -1).slice(0, 2).join('/') || '(top)'
    const own = node.inputs.flatMap((name) => {
      const tensor = weights.get(name)
      if (!tensor || counted.has(name)) return []
      counted.add(name)
      return [tensor]
    })
    const run = profiled.get(node.name)
    parts.set(
      part,
      add(parts.get(part) ?? empty(part), {
        part,
        layers: 1,
        parameters: own.filter(({ type }) => type !== 7).reduce((sum, { shape }) => sum + elementCount(shape), 0),
        weightBytes: own.reduce((sum, tensor) => sum + bytesOf(tensor), 0),
        macs: run ? macsOf(run) : 0,
        activationBytes: run ? run.outputs.reduce((sum, shape) => sum + elementCount(shape) * 4, 0) : 0,
      }),
    )
  }
  return {
    path: file,
    fileBytes: fileBytes(file),
    opset: graph.opset,
    metadata: graph.metadata,
    inputs: graph.inputs.map(describe),
    outputs: graph.outputs.map(describe),
    operators: countOperators(graph),
    parts: [...parts.values()],
    total: [...parts.values()].reduce(add, empty('total')),
  }
}

function empty(part: string): PartSummary {
  return { part, layers: 0, parameters: 0, weightBytes: 0, macs: 0, activationBytes: 0 }
}

function add(a: PartSummary, b: PartSummary): PartSummary {
  return {
    part: a.part,
    layers: a.layers + b.layers,
    parameters: a.parameters + b.parameters,
    weightBytes: a.weightBytes + b.weightBytes,
    macs: a.macs + b.macs,
    activationBytes: a.activationBytes + b.activationBytes,
  }
}

/** Multiply-adds of one operator from the shapes it saw. */
export function macsOf({ type, inputs, outputs }: Pick<ProfiledNode, 'type' | 'inputs' | 'outputs'>): number {
  const out = elementCount(outputs[0] ?? [])
  const [x = [], w = []] = inputs
  switch (type) {
    case 'MatMul':
      return out * (x.at(-1) ?? 1)
    case 'Gemm':
      return out * (x.at(-1) ?? 1)
    case 'Conv':
      return out * elementCount(w.slice(1))
    case 'DeformConv':
      // Four neighbours and one product with the mask and weight a tap.
      return out * elementCount(w.slice(1)) * 5
    case 'GridSample':
      return out * 4
    default:
      return 0
  }
}

function countOperators(graph: OnnxGraph): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { type } of graph.nodes) counts.set(type, (counts.get(type) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
}

function describe({ name, type, shape }: OnnxTensorInfo): string {
  return `${name} ${typeNames[type] ?? `type ${type}`} [${shape.map((extent) => (extent < 0 ? '?' : extent)).join(', ')}]`
}

function bytesOf({ type, shape }: OnnxTensorInfo): number {
  return elementCount(shape) * (typeBytes[type] ?? 4)
}

function fileBytes(file: string): number {
  const external = join(dirname(file), `${basename(file)}.data`)
  return statSync(file).size + (existsSync(external) ? statSync(external).size : 0)
}
