import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import {
  decodeFromProcess,
  decodeToProcess,
  encodeFromProcess,
  encodeToProcess,
  type FromProcess,
  type ToProcess,
} from './control-messages.js'

const frame = { source: 'cameras', number: 2 ** 40, epoch: 3 }
const command = { kind: 'command', id: 7, node: '', command: { pause: true } } as const
const reply = { kind: 'reply', id: 7, answer: { ok: [1, null] }, code: '', message: '' } as const

t.test('what processes say survives the wire', async (t) => {
  const messages: FromProcess[] = [
    { kind: 'hello', process: 'front', epoch: 0, pid: 1234 },
    {
      kind: 'heartbeat',
      process: 'front',
      epoch: 2,
      facts: {
        eventLoopDelayMsMax: 1.5,
        residentBytes: 2 ** 35,
        ledger: [
          { kind: 'made', frame, where: 'cameras' },
          { kind: 'delivered', frame, where: 'sink.objects' },
          { kind: 'dropped', frame, where: 'sink.objects', reason: 'stale' },
        ],
        histograms: [{ name: 'a/age', encoded: 'HISTF' }],
        nodes: [{ node: 'cameras', status: { facts: { n: 1 } } }],
        gaps: [{ link: 'sink.objects', missing: 3 }],
      },
    },
    { kind: 'ready', process: 'front' },
    { kind: 'drained', process: 'front' },
    { kind: 'failed', process: 'front', code: 'model-invalid', message: 'wrong hash' },
    {
      kind: 'flow',
      changes: [
        { frame, place: 'a.in', change: -1 },
        { frame, place: 'b.in', change: 1 },
      ],
    },
    { kind: 'completed', node: 'cameras' },
    command,
    reply,
  ]
  for (const message of messages) t.same(decodeFromProcess(encodeFromProcess(message)), message, message.kind)
})

t.test('what the supervisor says survives the wire', async (t) => {
  const messages: ToProcess[] = [
    { kind: 'start', warmUpMs: 1500 },
    { kind: 'drain', reason: 'the run is ending' },
    { kind: 'settled', frame },
    { kind: 'status', report: { frames: 3 } },
    { kind: 'exit' },
    command,
    reply,
  ]
  for (const message of messages) t.same(decodeToProcess(encodeToProcess(message)), message, message.kind)
})

t.test('arbitrary bytes are a message or a typed error', async () => {
  const heartbeat = encodeToProcess({ kind: 'settled', frame })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.tuple(fc.nat({ max: heartbeat.length - 1 }), fc.nat({ max: 255 })).map(([i, byte]) => heartbeat.with(i, byte)),
  )
  fc.assert(
    fc.property(bytes, (input) => {
      for (const decode of [decodeFromProcess, decodeToProcess]) {
        try {
          decode(input)
        } catch (error) {
          if (!(error instanceof GoshawkError)) throw error
        }
      }
    }),
    { numRuns: 1000 },
  )
})
