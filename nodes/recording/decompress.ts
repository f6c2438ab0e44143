/** Compressed chunks of a recording -> bytes. */
import lz4 from '@foxglove/wasm-lz4'
import zstd from '@foxglove/wasm-zstd'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/** A chunk that says it is larger is damaged, or hostile; writers end chunks at some megabytes. */
const uncompressedBytesMax = 1024 ** 3

type Decompress = (compressed: Uint8Array, bytes: number) => Uint8Array

const methods: Readonly<Record<string, Decompress>> = {
  '': (compressed) => compressed,
  zstd: (compressed, bytes) => zstd.decompress(compressed, bytes),
  lz4: (compressed, bytes) => lz4(compressed, bytes),
}

/** Waits until compressed chunks can be read. */
export async function readyToDecompress(): Promise<void> {
  await Promise.all([zstd.isLoaded, lz4.isLoaded])
}

/** @throws GoshawkError 'file-invalid' */
export function decompressChunk(compression: string, compressed: Uint8Array, uncompressedSize: bigint): Uint8Array {
  const method = Object.hasOwn(methods, compression) ? methods[compression] : undefined
  if (method === undefined) throw new GoshawkError('file-invalid', `compression ${compression}; expected zstd or lz4`)
  if (uncompressedSize > uncompressedBytesMax) {
    throw new GoshawkError('file-invalid', `a chunk of ${uncompressedSize} bytes; expected at most 1 GiB`)
  }
  let bytes: Uint8Array
  try {
    bytes = method(compressed, Number(uncompressedSize))
  } catch (cause) {
    throw new GoshawkError('file-invalid', `${compression}: ${messageOf(cause)}`, { cause })
  }
  if (bytes.byteLength !== Number(uncompressedSize)) {
    throw new GoshawkError('file-invalid', `${bytes.byteLength} bytes in a chunk; expected ${uncompressedSize}`)
  }
  return bytes
}
