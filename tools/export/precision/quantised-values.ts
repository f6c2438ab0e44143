/** The values of a graph that integer layers read. */
import type { GraphBuilder, GraphNode, Value } from '../onnx/graph-builder.js'
import type { Int8Grid } from './choose-grid.js'
import { isMovement } from './int8-plan.js'

interface Quantised {
  readonly int8: Value
  readonly grid: Int8Grid
}

/**
 * Convolutions share one QuantizeLinear of a value. A matrix product gets its own: on x86 ONNX Runtime 1.30 computes in
 * integers only what reads uint8, and turns a symmetric int8 value into that only when QuantizeLinear has one reader. As
 * it merges equal ones, their scales differ by a rounding error.
 */
export class QuantisedValues {
  readonly #graph: GraphBuilder
  readonly #producer: ReadonlyMap<Value, GraphNode>
  readonly #grids: ReadonlyMap<Value, Int8Grid>
  readonly #shared = new Map<Value, Quantised>()
  readonly #products = new Map<Value, number>()
  readonly #centred = new Set<Value>()

  /** @param grids - of every value that is asked for, or of what it is a movement of. */
  constructor(graph: GraphBuilder, producer: ReadonlyMap<Value, GraphNode>, grids: ReadonlyMap<Value, Int8Grid>) {
    this.#graph = graph
    this.#producer = producer
    this.#grids = grids
  }

  /**
   * What the integer layer `reader` reads in place of `value`: its own DequantizeLinear, and its own copies of the
   * movements behind it.
   */
  dequantisedFor(reader: GraphNode, value: Value, target = `${reader.name}.input`): Value {
    const moved = this.#producer.get(value)
    if (isMovement(moved)) {
      const [inner, ...rest] = moved.inputs as readonly [Value, ...Value[]]
      const inputs = [this.dequantisedFor(reader, inner, `${target}.before`), ...rest]
      this.#graph.nodes.push({ ...moved, name: target, inputs, outputs: [target] })
    } else if (reader.type === 'Conv') this.#dequantise(this.#sharedOf(value), target)
    else this.#dequantise(this.#ownOf(value, target), target)
    return target
  }

  /** Writes `target` as `value` on the grid. */
  roundTrip(value: Value, target: Value, grid: Int8Grid): void {
    const quantised = this.#quantise(value, target, grid)
    this.#shared.set(target, quantised)
    this.#dequantise(quantised, target)
  }

  #sharedOf(value: Value): Quantised {
    const known = this.#shared.get(value)
    if (known !== undefined) return known
    const made = this.#quantise(value, value, this.#gridOf(value))
    this.#shared.set(value, made)
    return made
  }

  #ownOf(value: Value, target: Value): Quantised {
    const grid = this.#gridOf(value)
    const index = (this.#products.get(value) ?? 0) + 1
    this.#products.set(value, index)
    return this.#quantise(value, target, { ...grid, scale: roundedUp(grid.scale, index) })
  }

  #gridOf(value: Value): Int8Grid {
    const grid = this.#grids.get(value)
    if (grid === undefined) throw new Error(`${value} was never measured`)
    return grid
  }

  #quantise(value: Value, name: Value, grid: Int8Grid): Quantised {
    const { scale, centre } = grid
    const centred = centre === 0 ? value : `${value}.centred`
    if (centre !== 0 && !this.#centred.has(value)) this.#node('Sub', [value, this.#graph.floats([centre], [])], centred)
    this.#centred.add(value)
    const int8 = `${name}.int8`
    this.#node('QuantizeLinear', [centred, this.#graph.floats([scale], []), this.#zero()], int8)
    return { int8, grid }
  }

  #dequantise({ int8, grid }: Quantised, target: Value): void {
    this.#node('DequantizeLinear', [int8, this.#graph.floats([grid.scale], []), this.#zero()], target)
  }

  #zero(): Value {
    return this.#graph.constant({ dtype: 'int8', shape: [], bytes: new Uint8Array(1) })
  }

  #node(type: string, inputs: readonly Value[], output: Value): void {
    this.#graph.nodes.push({
      name: `${output}.${type}`,
      type,
      domain: '',
      inputs,
      outputs: [output],
      attributes: {},
    })
  }
}

/** The float32 that follows `steps` places after a positive one. */
function roundedUp(value: number, steps: number): number {
  const bits = new Uint32Array(Float32Array.of(value).buffer)
  bits[0]! += steps
  return new Float32Array(bits.buffer)[0]!
}
