/** Every way Goshawk can fail, the gRPC status it maps to and the exit code of a command that ends with it. */
const errorTable = {
  'config-invalid': { grpc: 'INVALID_ARGUMENT', exitCode: 2 },
  'usage-invalid': { grpc: 'INVALID_ARGUMENT', exitCode: 2 },
  'file-missing': { grpc: 'NOT_FOUND', exitCode: 2 },
  'file-invalid': { grpc: 'DATA_LOSS', exitCode: 2 },
  'dataset-invalid': { grpc: 'DATA_LOSS', exitCode: 2 },
  'image-invalid': { grpc: 'DATA_LOSS', exitCode: 1 },
  'calibration-invalid': { grpc: 'INVALID_ARGUMENT', exitCode: 2 },
  'model-invalid': { grpc: 'FAILED_PRECONDITION', exitCode: 2 },
  'weights-invalid': { grpc: 'DATA_LOSS', exitCode: 2 },
  'message-invalid': { grpc: 'DATA_LOSS', exitCode: 1 },
  'message-too-large': { grpc: 'RESOURCE_EXHAUSTED', exitCode: 1 },
  'port-occupied': { grpc: 'UNAVAILABLE', exitCode: 2 },
  'process-failed': { grpc: 'UNAVAILABLE', exitCode: 1 },
  'crash-loop': { grpc: 'UNAVAILABLE', exitCode: 1 },
  'start-timeout': { grpc: 'DEADLINE_EXCEEDED', exitCode: 1 },
  'drain-timeout': { grpc: 'DEADLINE_EXCEEDED', exitCode: 1 },
  'budget-broken': { grpc: 'DEADLINE_EXCEEDED', exitCode: 1 },
  'verify-failed': { grpc: 'ABORTED', exitCode: 1 },
  'check-failed': { grpc: 'ABORTED', exitCode: 1 },
  'disk-full': { grpc: 'RESOURCE_EXHAUSTED', exitCode: 1 },
  'call-refused': { grpc: 'FAILED_PRECONDITION', exitCode: 1 },
  'call-invalid': { grpc: 'UNIMPLEMENTED', exitCode: 1 },
  'call-timeout': { grpc: 'DEADLINE_EXCEEDED', exitCode: 1 },
  unavailable: { grpc: 'UNAVAILABLE', exitCode: 1 },
  cancelled: { grpc: 'CANCELLED', exitCode: 1 },
} as const

export type ErrorCode = keyof typeof errorTable

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}

/**
 * The one error class. Its message says where, what was found, what was expected and what to do;
 * `details` carries the same for programs.
 */
export class GoshawkError extends Error {
  override readonly name = 'GoshawkError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = options.details ?? {}
  }

  get exitCode(): 1 | 2 {
    return errorTable[this.code].exitCode
  }

  get grpcStatus(): (typeof errorTable)[ErrorCode]['grpc'] {
    return errorTable[this.code].grpc
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
