import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from './errors.js'
import {
  decodeRecorded,
  encodeRecorded,
  pictureBytes,
  type RecordedMessage,
  type RecordedPart,
} from './recorded-message.js'

const bytes = fc.uint8Array({ maxLength: 40 })
const part = fc.oneof(
  bytes.map((data): RecordedPart => ({ kind: 'data', data })),
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
    .map(([topic, sequence]): RecordedPart => ({ kind: 'picture', topic, sequence })),
  fc.constant<RecordedPart>({ kind: 'left-out' }),
)
const message = fc.record({ envelope: bytes, payload: bytes, parts: fc.array(part, { maxLength: 5 }) })

const hex = (found: Uint8Array) => Buffer.from(found).toString('hex')

/** Views into a larger buffer compare as what they show. */
function shown({ envelope, payload, parts }: RecordedMessage): string {
  const shownParts = parts.map((one) => {
    if (one.kind === 'data') return ['data', hex(one.data)]
    return one.kind === 'picture' ? ['picture', one.topic, one.sequence] : ['left-out']
  })
  return JSON.stringify([hex(envelope), hex(payload), shownParts])
}

t.test('what is decoded is what was encoded', async () => {
  fc.assert(fc.property(message, (recorded) => shown(decodeRecorded(encodeRecorded(recorded))) === shown(recorded)))
})

t.test('arbitrary bytes decode or give a typed error', async () => {
  const decode = (read: () => unknown): boolean => {
    try {
      read()
      return true
    } catch (error) {
      return error instanceof GoshawkError && error.code === 'message-invalid'
    }
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (found) => decode(() => decodeRecorded(found))))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (found) => decode(() => pictureBytes('foxglove.RawImage', found))),
  )
})

t.test('a message with more parts than any has is refused; another schema has no picture', async (t) => {
  const parts = Array.from({ length: 65 }, (): RecordedPart => ({ kind: 'left-out' }))
  const encoded = encodeRecorded({ envelope: new Uint8Array(), payload: new Uint8Array(), parts })
  t.throws(() => decodeRecorded(encoded), { code: 'message-invalid', message: /more than 64 parts/ })
  t.equal(pictureBytes('foxglove.Log', new Uint8Array()), undefined)
})
