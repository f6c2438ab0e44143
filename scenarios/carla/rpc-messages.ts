/** Requests, replies and `Response<T>` (protocol notes, sections 1.2 to 1.4). */
import { GoshawkError } from '../../schemas/errors.js'
import { type Codec, expectArray } from './codec.js'
import { type Decoded, type Encodable, encodeMsgpack } from './msgpack.js'

/** One RPC method on the wire. */
export interface Signature<Result> {
  readonly name: string
  /** Without the hidden first parameter (Metadata), which counts in the arity servers check. */
  readonly args: readonly Codec<unknown>[]
  /** undefined for a method that returns nothing. */
  readonly result: Codec<Result> | undefined
  /** False for apply_batch alone, whose result is not wrapped in `Response`. */
  readonly wrapped: boolean
}

/** The same with the types of its arguments, for both ends. */
export interface Method<Args extends readonly unknown[], Result> extends Signature<Result> {
  /** Never set. */
  readonly types?: (...args: Args) => Result
}

type Types<C extends readonly Codec<unknown>[]> = { [K in keyof C]: C[K] extends Codec<infer T> ? T : never }

export function method<const C extends readonly Codec<unknown>[], R>(
  name: string,
  args: C,
  result: Codec<R>,
): Method<Types<C>, R>
export function method<const C extends readonly Codec<unknown>[]>(name: string, args: C): Method<Types<C>, void>
export function method(name: string, args: readonly Codec<unknown>[], result?: Codec<unknown>) {
  return { name, args, result, wrapped: true }
}

/** What a server answers to a call that failed for a reason of its world: "unable to destroy actor: not found". */
export interface Failure {
  readonly failure: string
}
export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'failure' in value && typeof value.failure === 'string'

const unknownError: Failure = { failure: 'unknown error' }

function decodeErrorText(value: Decoded | undefined): Failure {
  const text = Array.isArray(value) ? value[0] : undefined
  return { failure: typeof text === 'string' ? text : unknownError.failure }
}

/** `Response<T>`: `[[1, value]]`, or `[[0, [message]]]`. */
export function responseOf<T>(result: Codec<T>): Codec<T | Failure> {
  return {
    encode: (value) => [isFailure(value) ? [0, [value.failure]] : [1, result.encode(value)]],
    decode(value, where) {
      const variant = expectArray(expectArray(value, where)[0] ?? null, where, 'a Response as [[index, value]]')
      const [index, inner] = variant
      if (variant.length === 2 && index === 0) return decodeErrorText(inner)
      if (variant.length === 2 && index === 1) return result.decode(inner!, where)
      throw new GoshawkError('message-invalid', `${where}: expected a Response as [[0, error]] or [[1, value]]`)
    },
  }
}

/** `Response<void>`: `[[false]]`, or `[[true, [message]]]`. */
export const voidResponse: Codec<undefined | Failure> = {
  encode: (value) => [isFailure(value) ? [true, [value.failure]] : [false]],
  decode(value, where) {
    const [isError, error] = expectArray(expectArray(value, where)[0] ?? null, where, 'a Response as [[failed]]')
    if (isError === false) return undefined
    if (isError === true) return decodeErrorText(error)
    throw new GoshawkError('message-invalid', `${where}: expected a Response as [[false]] or [[true, error]]`)
  },
}

export function encodeRequest<Args extends readonly unknown[], R>(
  callId: number,
  method: Method<Args, R>,
  args: Args,
  { async = false } = {},
): Buffer {
  const params = method.args.map((codec, index) => codec.encode(args[index]))
  return encodeMsgpack([0, callId, method.name, [[async], ...params]])
}

export function encodeReply(callId: number, method: Signature<unknown>, result: unknown): Buffer {
  return encodeMsgpack([1, callId, null, encodeResult(method, result)])
}

function encodeResult({ result, wrapped }: Signature<unknown>, value: unknown): Encodable {
  if (!result) return voidResponse.encode(value as undefined | Failure)
  return wrapped ? responseOf(result).encode(value) : result.encode(value)
}

/** The reply to an asynchronous call: a default-constructed result, which clients drop unread. */
export function encodePlaceholder(callId: number, method: Signature<unknown>): Buffer {
  return method.wrapped ? encodeReply(callId, method, unknownError) : encodeMsgpack([1, callId, null, []])
}

/** A fault of the RPC layer itself; `text` as rpclib words it. */
export function encodeFault(callId: number, text: string): Buffer {
  return encodeMsgpack([1, callId, text, null])
}

export const faultTexts = {
  unknownMethod: (name: string, count: number) =>
    `rpclib: server could not find function '${name}' with argument count ${count}.`,
  arity: (name: string, expected: number, got: number) =>
    `rpclib: client error C0002: Function '${name}' was called with an invalid number of arguments. Expected: ${expected}, got: ${got}`,
  exception: (name: string, count: number, what: string) =>
    `rpclib: function '${name}' (called with ${count} arg(s)) threw an exception. The exception contained this information: ${what}.`,
}

export interface Reply {
  readonly callId: number
  readonly fault: Decoded
  readonly result: Decoded
}

/** Throws `message-invalid` for anything but `[1, callId, error, result]`. */
export function parseReply(message: Decoded): Reply {
  const [type, callId, fault = null, result = null] = expectArray(message, 'CARLA reply')
  if (type !== 1 || typeof callId !== 'number')
    throw new GoshawkError('message-invalid', 'CARLA reply: expected [1, callId, error, result]')
  return { callId, fault, result }
}

/**
 * The result in a reply.
 *
 * @throws GoshawkError 'call-invalid' when the RPC layer refused the call (`details.arity` true for a wrong number of
 *   arguments, as another version expects), 'call-refused' when the world did (`details.reason`), 'message-invalid' for
 *   a result of another type.
 */
export function resultOf<R>(method: Signature<R>, { fault, result }: Reply): R {
  if (fault !== null) {
    const text =
      typeof fault === 'string' ? fault : JSON.stringify(fault, (_, v) => (typeof v === 'bigint' ? `${v}` : v))
    const arity = /C0002|invalid number of arguments/.test(text)
    throw new GoshawkError('call-invalid', `CARLA ${method.name}: ${text}`, { details: { method: method.name, arity } })
  }
  const where = `CARLA ${method.name}`
  if (method.result && !method.wrapped) return method.result.decode(result, where)
  const value = method.result ? responseOf(method.result).decode(result, where) : voidResponse.decode(result, where)
  if (isFailure(value))
    throw new GoshawkError('call-refused', `${where}: ${value.failure}`, {
      details: { method: method.name, reason: value.failure },
    })
  return value as R
}

/** The call in a message, or undefined for shapes rpclib ignores silently. */
export interface Call {
  /** undefined for a notification: nobody waits for a reply. */
  readonly callId: number | undefined
  readonly name: string
  readonly params: readonly Decoded[]
}

export function parseCall(message: Decoded): Call | undefined {
  if (!Array.isArray(message)) return undefined
  const isCall = message.length === 4
  if (!isCall && message.length !== 3) return undefined
  const [callId, name, params] = isCall ? message.slice(1) : [undefined, ...message.slice(1)]
  if (isCall && typeof callId !== 'number') return undefined
  if (typeof name !== 'string' || !Array.isArray(params)) return undefined
  return { callId, name, params }
}
