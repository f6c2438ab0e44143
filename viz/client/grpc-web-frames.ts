/**
 * The framing of gRPC-Web (github.com/grpc/grpc, doc/PROTOCOL-WEB.md): a flag byte, a big-endian length, the bytes.
 * The top bit of the flag marks the trailers, which are text.
 */

/** A world frame with six full pictures is a few megabytes; more than this is no frame of ours. */
export const messageBytesMax = 64 * 1024 * 1024

export type GrpcWebFrame =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'trailers'; readonly status: number; readonly message: string }

const headerBytes = 5

/** Collects chunks, however they are cut, into frames; each message is copied once. */
export class GrpcWebReader {
  readonly #header = new Uint8Array(headerBytes)
  #headerFilled = 0
  #body: Uint8Array | undefined
  #bodyFilled = 0

  /** True between frames: the stream may end here. */
  get isAtBoundary(): boolean {
    return this.#headerFilled === 0
  }

  /** @throws Error when the bytes are not gRPC-Web. */
  *push(chunk: Uint8Array): Generator<GrpcWebFrame, void, void> {
    let offset = 0
    while (offset < chunk.length) {
      if (this.#headerFilled < headerBytes) {
        this.#header[this.#headerFilled++] = chunk[offset++]!
        if (this.#headerFilled === headerBytes) this.#body = new Uint8Array(this.#readLength())
        if (this.#body?.length !== 0) continue
      }
      const body = this.#body!
      const taken = Math.min(body.length - this.#bodyFilled, chunk.length - offset)
      body.set(chunk.subarray(offset, offset + taken), this.#bodyFilled)
      this.#bodyFilled += taken
      offset += taken
      if (this.#bodyFilled === body.length) {
        const isTrailers = (this.#header[0]! & 0x80) !== 0
        this.#headerFilled = 0
        this.#bodyFilled = 0
        this.#body = undefined
        yield isTrailers ? readTrailers(body) : { kind: 'message', bytes: body }
      }
    }
  }

  #readLength(): number {
    const flag = this.#header[0]!
    if ((flag & 0x7f) !== 0) throw new Error(`gRPC-Web frame with flags 0x${flag.toString(16)}; expected 0x0 or 0x80`)
    const length = new DataView(this.#header.buffer).getUint32(1)
    if (length > messageBytesMax) {
      throw new Error(`gRPC-Web message of ${length} bytes; expected at most ${messageBytesMax}`)
    }
    return length
  }
}

/** One message in its frame, as a request carries it. */
export function frameMessage(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(headerBytes + message.length)
  new DataView(framed.buffer).setUint32(1, message.length)
  framed.set(message, headerBytes)
  return framed
}

function readTrailers(bytes: Uint8Array): GrpcWebFrame {
  const fields = new Map<string, string>()
  for (const line of new TextDecoder().decode(bytes).split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const status = Number(fields.get('grpc-status') ?? 2)
  return {
    kind: 'trailers',
    status: Number.isInteger(status) ? status : 2,
    message: percentDecoded(fields.get('grpc-message') ?? ''),
  }
}

/** grpc-message is percent-encoded; one that is not, is shown as it came. */
export function percentDecoded(text: string): string {
  return /^(?:[^%]|%[0-9a-f]{2})*$/i.test(text) ? decodeOrKeep(text) : text
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
