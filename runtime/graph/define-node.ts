/**
 * What a node is. A node neither knows where its neighbours run nor how it is connected;
 * time comes only from `context.clock`.
 */
import type { Observable } from 'rxjs'
import type { z } from 'zod'
import type { Header, Message, MessageTypeName, MessageTypes } from '../../schemas/messages.js'
import type { NodeContext } from './node-context.js'

export interface InputSpec {
  readonly type: MessageTypeName
  /**
   * A passive input only refreshes what the node knows: a message on it is settled when the subscriber returns.
   * A message on any other input is settled when an output emits a message of the same frame, when the node calls
   * `context.drop`, or, in a node without outputs, when the subscriber returns and no `context.hold` is open.
   * Until then the next message of that input waits in its queue.
   */
  readonly passive?: boolean
  /** An optional input may be left unconnected in runtime.yaml; its Observable then never emits. */
  readonly optional?: boolean
}

export type InputSpecs = Readonly<Record<string, MessageTypeName | InputSpec>>
export type OutputSpecs = Readonly<Record<string, MessageTypeName>>

type TypeNameOf<S> = S extends MessageTypeName ? S : S extends InputSpec ? S['type'] : never
export type InputStreams<I extends InputSpecs> = {
  readonly [K in keyof I]: Observable<Message<MessageTypes[TypeNameOf<I[K]>]>>
}
/** What an output emits: the header is the one of the input message, or of `context.admit`, that it derives from. */
export interface Outgoing<T> {
  readonly header: Header
  readonly payload: T
  readonly parts?: readonly Uint8Array[]
}
export type OutputStreams<O extends OutputSpecs> = { readonly [K in keyof O]: Observable<Outgoing<MessageTypes[O[K]]>> }

export interface RunningNode<I extends InputSpecs, O extends OutputSpecs> {
  /** Called once. The runtime subscribes to the outputs; a node without outputs subscribes to its inputs itself. */
  connect(inputs: InputStreams<I>): OutputStreams<O>
  /** Idempotent; called after the last message and on every kind of exit. */
  dispose(): void | Promise<void>
  /** Answers an instruction or control command addressed to this node (pause and rate are the runtime's own). */
  command?(command: unknown): unknown
}

export interface NodeDefinition<
  I extends InputSpecs = InputSpecs,
  O extends OutputSpecs = OutputSpecs,
  C extends z.ZodType = z.ZodType,
> {
  /** Name used in runtime.yaml, kebab-case, equal to the folder under nodes/. */
  readonly type: string
  /** One line for `goshawk graph` and the docs. */
  readonly description: string
  /** A z.strictObject; every field has a default or is required, and a description. */
  readonly config: C
  readonly inputs: I
  readonly outputs: O
  /** May load models and open files; the process reports ready when every node's setup has resolved. */
  setup(config: z.output<C>, context: NodeContext): RunningNode<I, O> | Promise<RunningNode<I, O>>
}

export function defineNode<const I extends InputSpecs, const O extends OutputSpecs, C extends z.ZodType>(
  definition: NodeDefinition<I, O, C>,
): NodeDefinition<I, O, C> {
  return definition
}
