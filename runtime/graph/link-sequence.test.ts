import fc from 'fast-check'
import t from 'tap'
import { LinkSequence } from './link-sequence.js'

const at = (sequence: number, number = sequence, epoch = 0, sourceEpoch = 0) => ({
  sequence,
  epoch,
  frame: { source: 'cameras', number, epoch: sourceEpoch },
})

t.test('the holes counted are exactly the messages left out', async () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 100 }), (isLost) => {
      const sequence = new LinkSequence(true)
      let missing = 0
      let lastSeen = 0
      for (const [i, lost] of isLost.entries()) {
        if (lost) continue
        const arrival = sequence.observe(at(i + 1))
        if (arrival.isStale) throw new Error('stale')
        missing += arrival.missing
        lastSeen = i + 1
      }
      const lost = isLost.slice(0, lastSeen).filter(Boolean).length
      if (missing !== lost) throw new Error(`${missing} counted, ${lost} lost`)
    }),
  )
})

t.test('a restarted producer begins anew; what it lost shows in the frames', async (t) => {
  const sequence = new LinkSequence(true)
  sequence.observe(at(1, 10))
  sequence.observe(at(2, 11))
  t.same(sequence.observe(at(1, 15, 1)), { missing: 3, isStale: false })
  t.same(sequence.observe(at(2, 16, 1)), { missing: 0, isStale: false })
})

t.test('when the source itself restarted nobody knows how many it would have made', async (t) => {
  const sequence = new LinkSequence(true)
  sequence.observe(at(1, 10))
  t.same(sequence.observe(at(1, 1, 1, 1)), { missing: 0, isStale: false })
})

t.test('a restarted reader does not count what its former life may have read', async (t) => {
  const sequence = new LinkSequence(false)
  t.same(sequence.observe(at(40)), { missing: 0, isStale: false })
  t.same(sequence.observe(at(42)), { missing: 1, isStale: false })
})

t.test('messages seen already, or of a former life of the producer, are stale', async (t) => {
  const sequence = new LinkSequence(true)
  sequence.observe(at(1, 1, 1))
  t.equal(sequence.observe(at(1, 1, 1)).isStale, true)
  t.equal(sequence.observe(at(7, 7, 0)).isStale, true)
  t.same(sequence.observe(at(2, 2, 1)), { missing: 0, isStale: false })
})
