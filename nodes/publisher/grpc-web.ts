/** goshawk.v1.Perception over gRPC-Web and Connect, for browsers: the same functions the gRPC server calls. */
import type { RequestListener } from 'node:http'
import { create, type DescMessage, type MessageShape } from '@bufbuild/protobuf'
import { BinaryReader, type WireType } from '@bufbuild/protobuf/wire'
import { Code, ConnectError, type HandlerContext } from '@connectrpc/connect'
import { connectNodeAdapter } from '@connectrpc/connect-node'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import type { Descriptors } from './descriptors.js'
import { requestBytesMax } from './grpc-server.js'
import type { PerceptionService } from './perception-service.js'

/**
 * The adapter writes a message, waits until the socket has taken it, and only then asks the stream for the next:
 * a slow browser pauses its own stream at the newest frame, and nothing queues.
 *
 * @param fallback - answers what is not an RPC.
 */
export function grpcWebHandler(
  { perception }: Descriptors,
  service: PerceptionService,
  fallback: RequestListener,
): RequestListener {
  const v1 = goshawk.v1
  const { subscribe, getGraph, getStatus, instruct, control, reportView } = perception.method
  const output = (name: string, method: { readonly output: DescMessage } | undefined): DescMessage => {
    if (!method) throw new GoshawkError('file-invalid', `descriptor.json has no method ${name}; run: npm run generate`)
    return method.output
  }
  const outputs = {
    frame: output('Subscribe', subscribe),
    graph: output('GetGraph', getGraph),
    status: output('GetStatus', getStatus),
    instruct: output('Instruct', instruct),
    control: output('Control', control),
    reportView: output('ReportView', reportView),
  }
  return connectNodeAdapter({
    fallback: fallback as NonNullable<Parameters<typeof connectNodeAdapter>[0]['fallback']>,
    readMaxBytes: requestBytesMax,
    // Frames are mostly JPEG: compressing them again costs time and saves nothing.
    acceptCompression: [],
    routes: (router) => {
      router.service(perception, {
        async *subscribe(request: Fields, context: HandlerContext) {
          const choice = {
            withoutImages: request.withoutImages === true,
            imageRateMax: Number(request.imageRateMax),
            imageWidthMax: Number(request.imageWidthMax),
            lidarRateMax: Number(request.lidarRateMax),
            withHeat: request.withHeat === true,
          }
          try {
            for await (const bytes of service.subscribe(choice, context.signal)) yield fromBytes(outputs.frame, bytes)
          } catch (error) {
            throw connectError(error)
          }
        },
        getGraph: () => answer(outputs.graph, v1.GraphDescription, () => service.getGraph()),
        getStatus: () => answer(outputs.status, v1.StatusReport, () => service.getStatus()),
        instruct: (request: Fields) =>
          answer(outputs.instruct, v1.InstructReply, () => service.instruct({ text: String(request.text) })),
        control: (request: Fields) =>
          answer(outputs.control, v1.ControlReply, () => service.control(controlRequest(request))),
        reportView: (request: Fields) =>
          answer(outputs.reportView, v1.ViewReportReply, () => service.reportView(request as goshawk.v1.IViewReport)),
      } as unknown as Parameters<typeof router.service>[1])
    },
  })
}

type Fields = Readonly<Record<string, unknown>>

async function answer<Reply>(
  output: DescMessage,
  codec: { encode(reply: Reply): { finish(): Uint8Array } },
  reply: () => Reply | Promise<Reply>,
): Promise<MessageShape<DescMessage>> {
  try {
    return fromBytes(output, codec.encode(await reply()).finish())
  } catch (error) {
    throw connectError(error)
  }
}

/**
 * A message that encodes to exactly these bytes: protobuf-es writes unknown fields as they came, so the first tag names
 * one and everything after it is its data. Ten browsers thus cost one encoding (JSON readers of Connect get `{}`).
 */
function fromBytes(type: DescMessage, bytes: Uint8Array): MessageShape<DescMessage> {
  const message = create(type)
  if (bytes.byteLength === 0) return message
  const reader = new BinaryReader(bytes)
  const [no, wireType]: [number, WireType] = reader.tag()
  message.$unknown = [{ no, wireType, data: bytes.subarray(reader.pos) }]
  return message
}

function controlRequest({ command }: Fields): goshawk.v1.IControlRequest {
  const { case: name, value } = (command ?? {}) as { case?: string; value?: unknown }
  if (name === undefined) return {}
  return { [name]: typeof value === 'bigint' ? Number(value) : value }
}

function connectError(error: unknown): ConnectError {
  if (!(error instanceof GoshawkError))
    return new ConnectError(messageOf(error), Code.Internal, undefined, undefined, error)
  return new ConnectError(error.message, codes[error.grpcStatus], undefined, undefined, error)
}

const codes: Record<GoshawkError['grpcStatus'], Code> = {
  INVALID_ARGUMENT: Code.InvalidArgument,
  NOT_FOUND: Code.NotFound,
  DATA_LOSS: Code.DataLoss,
  FAILED_PRECONDITION: Code.FailedPrecondition,
  RESOURCE_EXHAUSTED: Code.ResourceExhausted,
  UNAVAILABLE: Code.Unavailable,
  DEADLINE_EXCEEDED: Code.DeadlineExceeded,
  UNIMPLEMENTED: Code.Unimplemented,
  ABORTED: Code.Aborted,
  CANCELLED: Code.Canceled,
}
