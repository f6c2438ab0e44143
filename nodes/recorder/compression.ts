/** How chunks are compressed. */
import zstd from '@foxglove/wasm-zstd'
import { lz4Frame } from './lz4-frame.js'
import type { Compress } from './mcap-file.js'

export const compressions = ['zstd', 'lz4', 'none'] as const
export type Compression = (typeof compressions)[number]

/** Pictures are compressed already: a higher level costs time and saves nothing. */
const zstdLevel = 1

export async function compressor(compression: Compression): Promise<Compress> {
  if (compression === 'none') return (data) => ({ compression: '', bytes: data })
  if (compression === 'lz4') return (data) => ({ compression: 'lz4', bytes: lz4Frame(data) })
  await zstd.isLoaded
  return (data) => ({ compression: 'zstd', bytes: zstd.compress(data, zstdLevel) })
}
