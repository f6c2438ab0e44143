/** Calls with one answer: instructions, control, status. */
import { frameMessage, GrpcWebReader, percentDecoded } from './grpc-web-frames.js'

export const servicePath = '/goshawk.v1.Perception'
export const requestHeaders = { 'content-type': 'application/grpc-web+proto', 'x-grpc-web': '1' }

interface Codec<T> {
  encode(value: T): { finish(): Uint8Array }
  decode(bytes: Uint8Array): T
}

/** A call the server refused, with its own words. */
export class CallError extends Error {
  override readonly name = 'CallError'
  /** gRPC status; 14 when the server was not reached. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** @throws CallError */
export async function call<Request, Reply>(
  baseUrl: string,
  method: string,
  codecs: { readonly request: Codec<Request>; readonly reply: Codec<Reply> },
  request: Request,
): Promise<Reply> {
  const response = await fetch(`${baseUrl}${servicePath}/${method}`, {
    method: 'POST',
    headers: requestHeaders,
    body: frameMessage(codecs.request.encode(request).finish()),
  }).catch((error: unknown) => {
    throw new CallError(14, `the publisher cannot be reached: ${error instanceof Error ? error.message : error}`)
  })
  refuseBadResponse(response)
  let reply: Reply | undefined
  for (const frame of new GrpcWebReader().push(new Uint8Array(await response.arrayBuffer()))) {
    if (frame.kind === 'message') reply = codecs.reply.decode(frame.bytes)
    else if (frame.status !== 0) throw new CallError(frame.status, frame.message)
  }
  if (!reply) throw new CallError(13, `${method}: the answer was empty`)
  return reply
}

/** @throws CallError when the response is an error or not gRPC-Web at all. */
export function refuseBadResponse(response: Response): void {
  const status = response.headers.get('grpc-status')
  if (status !== null && status !== '0') {
    throw new CallError(Number(status), percentDecoded(response.headers.get('grpc-message') ?? ''))
  }
  if (!response.ok) throw new CallError(14, `HTTP ${response.status} ${response.statusText}`)
  const type = response.headers.get('content-type') ?? 'none'
  if (!type.startsWith('application/grpc-web')) {
    throw new CallError(13, `the server answered with ${type}; expected application/grpc-web`)
  }
}
