/** goshawk.v1.Perception over gRPC, with reflection and health. */

import * as grpc from '@grpc/grpc-js'
import { ReflectionService } from '@grpc/reflection'
import { HealthImplementation } from 'grpc-health-check'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { type Descriptors, serviceName } from './descriptors.js'
import { listenError } from './listen-error.js'
import type { PerceptionService } from './perception-service.js'

/** Bytes of a request: an instruction is a sentence. */
export const requestBytesMax = 64 * 1024

export interface GrpcServer {
  readonly port: number
  close(): Promise<void>
}

export interface GrpcServerOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly node: string
  readonly descriptors: Descriptors
  readonly service: PerceptionService
}

interface Codec<T> {
  encode(message: T): { finish(): Uint8Array }
  decode(bytes: Uint8Array): T
}

/** @throws GoshawkError port-occupied, config-invalid. */
export async function startGrpcServer({
  host,
  port,
  node,
  descriptors,
  service,
}: GrpcServerOptions): Promise<GrpcServer> {
  // What goes wrong is thrown to the caller; grpc-js would print it as well.
  grpc.setLogVerbosity(grpc.logVerbosity.NONE)
  const server = new grpc.Server({ 'grpc.max_receive_message_length': requestBytesMax })
  const v1 = goshawk.v1
  const definition = {
    Subscribe: {
      ...method('Subscribe', v1.SubscribeRequest, v1.WorldFrame),
      responseStream: true,
      // Frames are encoded once for all readers: they pass through as bytes.
      responseSerialize: asBuffer,
    },
    GetGraph: method('GetGraph', v1.GetGraphRequest, v1.GraphDescription),
    GetStatus: method('GetStatus', v1.GetStatusRequest, v1.StatusReport),
    Instruct: method('Instruct', v1.InstructRequest, v1.InstructReply),
    Control: method('Control', v1.ControlRequest, v1.ControlReply),
    ReportView: method('ReportView', v1.ViewReport, v1.ViewReportReply),
  }
  server.addService(definition as grpc.ServiceDefinition, {
    Subscribe: (call: grpc.ServerWritableStream<goshawk.v1.ISubscribeRequest, Uint8Array>) => {
      void streamFrames(call, service)
    },
    GetGraph: unary(() => service.getGraph()),
    GetStatus: unary(() => service.getStatus()),
    Instruct: unary((request: goshawk.v1.IInstructRequest) => service.instruct(request)),
    Control: unary((request: goshawk.v1.IControlRequest) => service.control(request)),
    ReportView: unary((request: goshawk.v1.IViewReport) => service.reportView(request)),
  })
  const health = new HealthImplementation({ '': 'SERVING', [serviceName]: 'SERVING' })
  health.addToServer(server)
  const reflected = { [serviceName]: { fileDescriptorProtos: descriptors.files.map(asBuffer) } }
  new ReflectionService(reflected as unknown as ConstructorParameters<typeof ReflectionService>[0]).addToServer(server)
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${bracketed(host)}:${port}`, grpc.ServerCredentials.createInsecure(), (error, actual) => {
      if (error) reject(listenError({ error, node, key: 'grpcPort', host, port }))
      else resolve(actual)
    })
  })
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        health.setStatus('', 'NOT_SERVING')
        health.setStatus(serviceName, 'NOT_SERVING')
        // Streams have been ended by the hub; whoever still holds a call open is cut off.
        const deadline = setTimeout(() => server.forceShutdown(), 500)
        server.tryShutdown(() => {
          clearTimeout(deadline)
          resolve()
        })
      }),
  }
}

/** One message in flight: the next frame is taken, and is the newest, only when the transport has accepted the last. */
async function streamFrames(
  call: grpc.ServerWritableStream<goshawk.v1.ISubscribeRequest, Uint8Array>,
  service: PerceptionService,
): Promise<void> {
  const ended = new AbortController()
  const abort = () => ended.abort()
  call.on('cancelled', abort)
  call.on('close', abort)
  call.on('error', abort)
  try {
    for await (const bytes of service.subscribe(call.request, ended.signal)) {
      await written(call, bytes, ended.signal)
    }
    if (!ended.signal.aborted) call.end()
  } catch (error) {
    call.emit('error', statusOf(error))
  }
}

/** Resolves when the transport has taken the message, or never will. */
function written(call: grpc.ServerWritableStream<unknown, Uint8Array>, bytes: Uint8Array, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    call.write(bytes, done)
  })
}

function method<Request, Reply>(name: string, request: Codec<Request>, reply: Codec<Reply>) {
  return {
    path: `/${serviceName}/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (value: Request) => asBuffer(request.encode(value).finish()),
    requestDeserialize: (bytes: Buffer) => request.decode(bytes),
    responseSerialize: (value: Reply) => asBuffer(reply.encode(value).finish()),
    responseDeserialize: (bytes: Buffer) => reply.decode(bytes),
  }
}

function unary<Request, Reply>(answer: (request: Request) => Reply | Promise<Reply>) {
  return async (call: grpc.ServerUnaryCall<Request, Reply>, callback: grpc.sendUnaryData<Reply>): Promise<void> => {
    let reply: Reply
    try {
      reply = await answer(call.request)
    } catch (error) {
      callback(statusOf(error))
      return
    }
    callback(null, reply)
  }
}

function statusOf(error: unknown): Partial<grpc.StatusObject> {
  const code = error instanceof GoshawkError ? grpc.status[error.grpcStatus] : grpc.status.INTERNAL
  return { code, details: messageOf(error) }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
