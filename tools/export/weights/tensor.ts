/** Element types a checkpoint or an ONNX initializer can have here. */
export type DType = 'float32' | 'float16' | 'bfloat16' | 'float64' | 'int64' | 'int32' | 'int8' | 'uint8' | 'bool'

export const bytesPerElement: Readonly<Record<DType, number>> = {
  float32: 4,
  float16: 2,
  bfloat16: 2,
  float64: 8,
  int64: 8,
  int32: 4,
  int8: 1,
  uint8: 1,
  bool: 1,
}

/** A dense tensor, row-major. `bytes` are little-endian elements of `dtype`. */
export interface Tensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly bytes: Uint8Array
}

export interface TensorInfo {
  readonly key: string
  readonly dtype: DType
  readonly shape: readonly number[]
}

/** Named tensors of a checkpoint. `read` loads one tensor and keeps none. */
export interface WeightSource {
  /** Where the weights come from, for messages and provenance. */
  readonly description: string
  entries(): readonly TensorInfo[]
  /** @throws GoshawkError 'weights-invalid' naming file and key. */
  read(key: string): Tensor
  close(): void
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1)
}

export function float32Tensor(values: Float32Array, shape: readonly number[]): Tensor {
  return { dtype: 'float32', shape, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) }
}

export function int64Tensor(values: readonly number[], shape: readonly number[]): Tensor {
  return { dtype: 'int64', shape, bytes: new Uint8Array(BigInt64Array.from(values, BigInt).buffer) }
}

/** The elements as float32, whatever floating type they are stored in; a copy unless they already are. */
export function float32Values({ dtype, bytes }: Tensor): Float32Array {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const { buffer, byteOffset, byteLength } = aligned
  switch (dtype) {
    case 'float32':
      return new Float32Array(buffer, byteOffset, byteLength / 4)
    case 'float64':
      return Float32Array.from(new Float64Array(buffer, byteOffset, byteLength / 8))
    case 'bfloat16': {
      const widened = Uint32Array.from(new Uint16Array(buffer, byteOffset, byteLength / 2), (half) => half << 16)
      return new Float32Array(widened.buffer)
    }
    case 'float16':
      return Float32Array.from(new Uint16Array(buffer, byteOffset, byteLength / 2), float16ToNumber)
    default:
      throw new TypeError(`a ${dtype} tensor has no float32 values`)
  }
}

/** IEEE 754 binary16 bits to a number. */
export function float16ToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
