/** Reads the structure of an ONNX file (onnx.proto3), leaving weights where they are. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs/minimal.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export interface OnnxTensorInfo {
  readonly name: string
  readonly type: number
  readonly shape: readonly number[]
}

export interface OnnxNode {
  readonly name: string
  readonly type: string
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly integers: Readonly<Record<string, readonly number[]>>
}

export interface OnnxGraph {
  readonly opset: number
  readonly metadata: Readonly<Record<string, string>>
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly OnnxTensorInfo[]
  readonly inputs: readonly OnnxTensorInfo[]
  readonly outputs: readonly OnnxTensorInfo[]
}

type Reader = protobuf.Reader

/** @throws GoshawkError 'model-invalid' | 'file-missing' */
export function readOnnx(path: string): OnnxGraph {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new GoshawkError('file-missing', `${path}: cannot be read: ${messageOf(error)}`, { cause: error })
  }
  try {
    return readModel(protobuf.Reader.create(bytes))
  } catch (error) {
    throw new GoshawkError('model-invalid', `${path}: is not an ONNX model: ${messageOf(error)}`, { cause: error })
  }
}

function readModel(reader: Reader): OnnxGraph {
  let opset = 0
  const metadata: Record<string, string> = {}
  const graph = {
    nodes: [] as OnnxNode[],
    initializers: [] as OnnxTensorInfo[],
    inputs: [] as OnnxTensorInfo[],
    outputs: [] as OnnxTensorInfo[],
  }
  fields(reader, reader.len, {
    7: () => {
      fields(reader, end(reader), {
        1: () => {
          graph.nodes.push(readNode(reader))
        },
        5: () => {
          graph.initializers.push(readInitializer(reader))
        },
        11: () => {
          graph.inputs.push(readValueInfo(reader))
        },
        12: () => {
          graph.outputs.push(readValueInfo(reader))
        },
      })
    },
    8: () => {
      let domain = ''
      let version = 0
      fields(reader, end(reader), {
        1: () => {
          domain = reader.string()
        },
        2: () => {
          version = integer(reader)
        },
      })
      if (domain === '' || domain === 'ai.onnx') opset = version
    },
    14: () => {
      let key = ''
      let value = ''
      fields(reader, end(reader), {
        1: () => {
          key = reader.string()
        },
        2: () => {
          value = reader.string()
        },
      })
      metadata[key] = value
    },
  })
  return { opset, metadata, ...graph }
}

function readNode(reader: Reader): OnnxNode {
  const node = { name: '', type: '', domain: '', inputs: [] as string[], outputs: [] as string[] }
  const integers: Record<string, number[]> = {}
  fields(reader, end(reader), {
    1: () => {
      node.inputs.push(reader.string())
    },
    2: () => {
      node.outputs.push(reader.string())
    },
    3: () => {
      node.name = reader.string()
    },
    4: () => {
      node.type = reader.string()
    },
    5: () => {
      let name = ''
      const values: number[] = []
      fields(reader, end(reader), {
        1: () => {
          name = reader.string()
        },
        3: () => {
          values.push(integer(reader))
        },
        8: (wire) => repeated(reader, wire, values),
      })
      integers[name] = values
    },
    7: () => {
      node.domain = reader.string()
    },
  })
  return { ...node, integers }
}

function readInitializer(reader: Reader): OnnxTensorInfo {
  let name = ''
  let type = 0
  const shape: number[] = []
  fields(reader, end(reader), {
    1: (wire) => repeated(reader, wire, shape),
    2: () => {
      type = reader.int32()
    },
    8: () => {
      name = reader.string()
    },
  })
  return { name, type, shape }
}

function readValueInfo(reader: Reader): OnnxTensorInfo {
  let name = ''
  let type = 0
  const shape: number[] = []
  const dimension = () => {
    let extent = -1
    fields(reader, end(reader), {
      1: () => {
        extent = integer(reader)
      },
    })
    shape.push(extent)
  }
  const tensor = () =>
    fields(reader, end(reader), {
      1: () => {
        type = reader.int32()
      },
      2: () => fields(reader, end(reader), { 1: dimension }),
    })
  fields(reader, end(reader), {
    1: () => {
      name = reader.string()
    },
    2: () => fields(reader, end(reader), { 1: tensor }),
  })
  return { name, type, shape }
}

/** Walks the fields of a message up to `limit`; what has no reader is skipped. */
function fields(reader: Reader, limit: number, readers: Readonly<Record<number, (wire: number) => void>>): void {
  if (limit > reader.len) throw new RangeError('a message reaches beyond the file')
  while (reader.pos < limit) {
    const tag = reader.uint32()
    const read = readers[tag >>> 3]
    if (read) read(tag & 7)
    else reader.skipType(tag & 7)
  }
}

function end(reader: Reader): number {
  const length = reader.uint32()
  return reader.pos + length
}

function integer(reader: Reader): number {
  return Number(reader.int64())
}

/** Packed or not. */
function repeated(reader: Reader, wire: number, into: number[]): void {
  if (wire !== 2) {
    into.push(integer(reader))
    return
  }
  for (const limit = end(reader); reader.pos < limit; ) into.push(integer(reader))
}
