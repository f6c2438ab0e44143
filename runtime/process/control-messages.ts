/** What the supervisor and its processes say to each other, as plain values and as bytes (control.proto). */
import { checkFrameId, decodeBounded } from '../../schemas/codec.js'
import { count64, finite, integerBetween, list, named, refuse, text } from '../../schemas/decoded.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import type { FrameId } from '../../schemas/messages.js'
import type { FlowChange } from '../graph/frame-tokens.js'
import type { HeartbeatFacts } from '../supervisor/run-state.js'
import type { LedgerEvent } from '../telemetry/ledger.js'

const wire = goshawk.v1

/** A heartbeat with thousands of ledger events and full histograms stays far below. */
const controlBytesMax = 16 * 1024 * 1024
const entriesMax = 100_000
const jsonCharactersMax = 8 * 1024 * 1024

export type FromProcess =
  | { readonly kind: 'hello'; readonly process: string; readonly epoch: number; readonly pid: number }
  | { readonly kind: 'heartbeat'; readonly process: string; readonly epoch: number; readonly facts: HeartbeatFacts }
  | { readonly kind: 'ready'; readonly process: string }
  | { readonly kind: 'drained'; readonly process: string }
  | { readonly kind: 'failed'; readonly process: string; readonly code: string; readonly message: string }
  | { readonly kind: 'flow'; readonly changes: readonly FlowChange[] }
  | { readonly kind: 'completed'; readonly node: string }
  | NodeCommand
  | CommandReply

export type ToProcess =
  /** warmUpMs: until latency is recorded; what is left of the run's warm-up. */
  | { readonly kind: 'start'; readonly warmUpMs: number }
  | { readonly kind: 'drain'; readonly reason: string }
  | { readonly kind: 'settled'; readonly frame: FrameId }
  | { readonly kind: 'status'; readonly report: unknown }
  | { readonly kind: 'exit' }
  | NodeCommand
  | CommandReply

export interface NodeCommand {
  readonly kind: 'command'
  readonly id: number
  readonly node: string
  readonly command: unknown
}

export interface CommandReply {
  readonly kind: 'reply'
  readonly id: number
  readonly answer: unknown
  /** Of the error; '' when the command succeeded. */
  readonly code: string
  readonly message: string
}

const ledgerKinds = { made: 1, delivered: 2, dropped: 3 } as const

export function encodeFromProcess(message: FromProcess): Uint8Array {
  return wire.ToSupervisor.encode(fromProcessBody(message)).finish()
}

function fromProcessBody(message: FromProcess): goshawk.v1.ToSupervisor.$Properties {
  switch (message.kind) {
    case 'hello':
      return { hello: message }
    case 'heartbeat':
      return { heartbeat: heartbeatBody(message) }
    case 'ready':
      return { ready: message }
    case 'drained':
      return { drained: message }
    case 'failed':
      return { failed: message }
    case 'flow':
      return { flow: { events: message.changes.map((change) => ({ ...change })) } }
    case 'completed':
      return { completed: message }
    case 'command':
      return { command: commandBody(message) }
    case 'reply':
      return { reply: replyBody(message) }
  }
}

function heartbeatBody({ process, epoch, facts }: Extract<FromProcess, { kind: 'heartbeat' }>) {
  return {
    process,
    epoch,
    eventLoopDelayMsMax: facts.eventLoopDelayMsMax,
    residentBytes: facts.residentBytes,
    ledger: facts.ledger.map((event) => ({
      kind: ledgerKinds[event.kind],
      frame: event.frame,
      where: event.where,
      reason: event.kind === 'dropped' ? event.reason : '',
    })),
    histograms: [...facts.histograms],
    nodes: facts.nodes.map(({ node, status }) => ({ node, json: JSON.stringify(status) })),
    gaps: [...facts.gaps],
  }
}

const commandBody = ({ id, node, command }: NodeCommand) => ({ id, node, json: JSON.stringify(command) ?? 'null' })
const replyBody = ({ id, answer, code, message }: CommandReply) => ({
  id,
  json: JSON.stringify(answer) ?? 'null',
  code,
  message,
})

/** @throws GoshawkError 'message-invalid' or 'message-too-large' */
export function decodeFromProcess(bytes: Uint8Array): FromProcess {
  const body = decodeBounded('ToSupervisor', wire.ToSupervisor.decode, bytes, controlBytesMax)
  if (body.hello) {
    const { process, epoch, pid } = body.hello
    return {
      kind: 'hello',
      process: named('process', process),
      epoch: integerBetween('epoch', epoch, 0, 2 ** 32 - 1),
      pid: integerBetween('pid', pid, 1, 2 ** 32 - 1),
    }
  }
  if (body.heartbeat) return decodeHeartbeat(body.heartbeat)
  if (body.ready) return { kind: 'ready', process: named('process', body.ready.process) }
  if (body.drained) return { kind: 'drained', process: named('process', body.drained.process) }
  if (body.failed) {
    const { process, code, message } = body.failed
    return {
      kind: 'failed',
      process: named('process', process),
      code: named('code', code),
      message: text('message', message, 64 * 1024),
    }
  }
  if (body.flow)
    return { kind: 'flow', changes: list('flow.events', body.flow.events, entriesMax).map(decodeFlowEvent) }
  if (body.completed) return { kind: 'completed', node: named('node', body.completed.node) }
  if (body.command) return decodeCommand(body.command)
  if (body.reply) return decodeReply(body.reply)
  return refuse('ToSupervisor.body', 'nothing', 'a message')
}

function decodeHeartbeat(heartbeat: goshawk.v1.Heartbeat.$Properties): FromProcess {
  return {
    kind: 'heartbeat',
    process: named('process', heartbeat.process),
    epoch: integerBetween('epoch', heartbeat.epoch, 0, 2 ** 32 - 1),
    facts: {
      eventLoopDelayMsMax: finite('eventLoopDelayMsMax', heartbeat.eventLoopDelayMsMax),
      residentBytes: count64('residentBytes', heartbeat.residentBytes),
      ledger: list('ledger', heartbeat.ledger, entriesMax).map(decodeLedgerEvent),
      histograms: list('histograms', heartbeat.histograms, entriesMax).map(({ name, encoded }) => ({
        name: named('histogram.name', name),
        encoded: text('histogram.encoded', encoded, jsonCharactersMax),
      })),
      nodes: list('nodes', heartbeat.nodes, entriesMax).map(({ node, json }) => ({
        node: named('node', node),
        status: parseObject('status', json),
      })),
      gaps: list('gaps', heartbeat.gaps, entriesMax).map(({ link, missing }) => ({
        link: named('gap.link', link),
        missing: count64('gap.missing', missing),
      })),
    },
  }
}

function decodeLedgerEvent(event: goshawk.v1.LedgerEvent.$Properties): LedgerEvent {
  const frame = checkFrameId('ledger.frame', event.frame)
  const where = named('ledger.where', event.where)
  if (event.kind === ledgerKinds.made) return { kind: 'made', frame, where }
  if (event.kind === ledgerKinds.delivered) return { kind: 'delivered', frame, where }
  if (event.kind !== ledgerKinds.dropped) return refuse('ledger.kind', event.kind ?? 0, 'made, delivered or dropped')
  return { kind: 'dropped', frame, where, reason: named('ledger.reason', event.reason) }
}

function decodeFlowEvent(event: goshawk.v1.FlowEvent.$Properties): FlowChange {
  const change = event.change ?? 0
  if (change !== 1 && change !== -1) return refuse('flow.change', change, '+1 or -1')
  return { frame: checkFrameId('flow.frame', event.frame), place: named('flow.place', event.place), change }
}

export function encodeToProcess(message: ToProcess): Uint8Array {
  return wire.ToProcess.encode(toProcessBody(message)).finish()
}

function toProcessBody(message: ToProcess): goshawk.v1.ToProcess.$Properties {
  switch (message.kind) {
    case 'start':
      return { start: message }
    case 'drain':
      return { drain: message }
    case 'settled':
      return { settled: message }
    case 'status':
      return { status: { json: JSON.stringify(message.report) ?? 'null' } }
    case 'exit':
      return { exit: {} }
    case 'command':
      return { command: commandBody(message) }
    case 'reply':
      return { reply: replyBody(message) }
  }
}

/** @throws GoshawkError 'message-invalid' or 'message-too-large' */
export function decodeToProcess(bytes: Uint8Array): ToProcess {
  const body = decodeBounded('ToProcess', wire.ToProcess.decode, bytes, controlBytesMax)
  if (body.start) return { kind: 'start', warmUpMs: finite('start.warmUpMs', body.start.warmUpMs) }
  if (body.drain) return { kind: 'drain', reason: text('drain.reason', body.drain.reason) }
  if (body.settled) return { kind: 'settled', frame: checkFrameId('settled.frame', body.settled.frame) }
  if (body.status) return { kind: 'status', report: parseJson('status', body.status.json) }
  if (body.exit) return { kind: 'exit' }
  if (body.command) return decodeCommand(body.command)
  if (body.reply) return decodeReply(body.reply)
  return refuse('ToProcess.body', 'nothing', 'a message')
}

function decodeCommand({ id, node, json }: goshawk.v1.NodeCommand.$Properties): NodeCommand {
  return {
    kind: 'command',
    id: count64('command.id', id),
    node: text('command.node', node),
    command: parseJson('command', json),
  }
}

function decodeReply({ id, json, code, message }: goshawk.v1.CommandReply.$Properties): CommandReply {
  return {
    kind: 'reply',
    id: count64('reply.id', id),
    answer: parseJson('reply', json),
    code: text('reply.code', code),
    message: text('reply.message', message, 64 * 1024),
  }
}

function parseJson(field: string, json: string | null | undefined): unknown {
  const source = text(field, json, jsonCharactersMax)
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new GoshawkError('message-invalid', `${field}: not JSON: ${messageOf(cause)}`, { cause })
  }
}

function parseObject(field: string, json: string | null | undefined): Readonly<Record<string, unknown>> {
  const value = parseJson(field, json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(field, value, 'a JSON object')
  return value as Readonly<Record<string, unknown>>
}
