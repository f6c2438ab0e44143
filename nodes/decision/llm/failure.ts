/** Why a model's answer does not count: a closed set, because each is counted by its name. */
export const failureReasons = [
  'deadline',
  'unreachable',
  'unauthorized',
  'rate-limited',
  'server-error',
  'http-error',
  'too-large',
  'garbled',
  'truncated',
  'refused',
  'out-of-vocabulary',
  'cancelled',
] as const
export type FailureReason = (typeof failureReasons)[number]

export interface Failure {
  readonly reason: FailureReason
  /** One line for the log and the record; never holds the API key. */
  readonly message: string
  /** How long the server asks to be left alone. */
  readonly retryAfterMs?: number
}

/** After these the endpoint itself is in trouble: the next request waits a while. */
export const endpointReasons: ReadonlySet<FailureReason> = new Set([
  'unreachable',
  'unauthorized',
  'rate-limited',
  'server-error',
  'http-error',
])

/** Follows "the model", in a sentence for the passenger. */
export const failureWords: Readonly<Record<FailureReason, string>> = {
  deadline: 'did not answer in time',
  unreachable: 'cannot be reached',
  unauthorized: 'does not accept the API key',
  'rate-limited': 'asks for fewer requests',
  'server-error': 'failed',
  'http-error': 'did not accept the request',
  'too-large': 'answered without end',
  garbled: 'gave an answer that cannot be read',
  truncated: 'was cut short',
  refused: 'refused to answer',
  'out-of-vocabulary': 'gave an answer outside the vocabulary',
  cancelled: 'was not waited for',
}
