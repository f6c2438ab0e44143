/** Reads a recording with the reference implementation, everything checked. */
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import lz4 from '@foxglove/wasm-lz4'
import zstd from '@foxglove/wasm-zstd'
import { McapIndexedReader, McapStreamReader, type McapTypes } from '@mcap/core'
import { FileHandleReadable } from '@mcap/nodejs'

export interface ReadMessage {
  readonly topic: string
  readonly schema: McapTypes.Schema
  readonly sequence: number
  readonly logTime: bigint
  readonly publishTime: bigint
  readonly data: Uint8Array
}

async function decompressHandlers(): Promise<McapTypes.DecompressHandlers> {
  await Promise.all([zstd.isLoaded, lz4.isLoaded])
  return {
    zstd: (buffer, size) => zstd.decompress(buffer, Number(size)),
    lz4: (buffer, size) => lz4(buffer, Number(size)),
  }
}

/** Every message by the index, by log time. Throws what the reader throws. */
export async function readIndexed(path: string) {
  const handle = await open(path)
  try {
    const readable = new FileHandleReadable(handle)
    const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers: await decompressHandlers() })
    const messages: ReadMessage[] = []
    for await (const message of reader.readMessages({ validateCrcs: true })) {
      const { topic, schemaId } = reader.channelsById.get(message.channelId)!
      messages.push({
        ...message,
        topic,
        schema: reader.schemasById.get(schemaId)!,
        data: Uint8Array.from(message.data),
      })
    }
    return { reader, messages }
  } finally {
    await handle.close()
  }
}

/** Every record as it stands in the file. Throws what the reader throws, and when the file does not end as it should. */
export async function readStream(path: string): Promise<McapTypes.TypedMcapRecord[]> {
  const reader = new McapStreamReader({
    validateCrcs: true,
    includeChunks: true,
    decompressHandlers: await decompressHandlers(),
  })
  reader.append(readFileSync(path))
  const records: McapTypes.TypedMcapRecord[] = []
  for (let record = reader.nextRecord(); record; record = reader.nextRecord()) records.push(record)
  if (!reader.done()) throw new Error(`${path}: the file does not end with a footer`)
  return records
}
