import fc from 'fast-check'
import t from 'tap'
import type { QueuePolicy } from '../graph/plan.js'
import { createQueue } from './message-queue.js'

const policies: fc.Arbitrary<QueuePolicy> = fc.oneof(
  fc.constant<QueuePolicy>({ policy: 'latest' }),
  fc.integer({ min: 1, max: 9 }).map<QueuePolicy>((depth) => ({ policy: 'fifo', depth })),
  fc.integer({ min: 1, max: 9 }).map<QueuePolicy>((depth) => ({ policy: 'drop-oldest', depth })),
)
const offersAndTakes = fc.array(fc.boolean(), { maxLength: 200 })

t.test('no queue ever exceeds its bound, reorders, loses silently or duplicates', async () => {
  fc.assert(
    fc.property(policies, offersAndTakes, (policy, steps) => {
      const queue = createQueue<number>(policy)
      const taken: number[] = []
      const displaced: number[] = []
      let offered = 0
      for (const isOffer of steps) {
        if (isOffer) {
          offered += 1
          const roomBefore = queue.room
          const out = queue.offer(offered)
          if (out) displaced.push(out.item)
          if (policy.policy === 'fifo') {
            if ((out !== undefined) !== (roomBefore === 0)) throw new Error('fifo displaced although it had room')
            if (out && (out.item !== offered || out.reason !== 'queue-full'))
              throw new Error('fifo lost a kept message')
          } else if (out && (out.item >= offered || out.reason !== 'newer-frame')) {
            throw new Error('a displacing queue refused the newest')
          }
        } else {
          const item = queue.take()
          if (item !== undefined) taken.push(item)
        }
        if (queue.length > queue.bound) throw new Error(`${queue.length} in a queue of ${queue.bound}`)
      }
      const rest = queue.clear()
      if (queue.length !== 0) throw new Error('clear left something')
      const out = [...taken, ...rest]
      if (out.some((item, i) => i > 0 && item <= out[i - 1]!)) throw new Error('reordered')
      const all = [...out, ...displaced].sort((a, b) => a - b)
      if (all.length !== offered || all.some((item, i) => item !== i + 1)) throw new Error('lost or duplicated')
    }),
  )
})

t.test('latest keeps the newest and hands back what it replaced', async (t) => {
  const queue = createQueue<string>({ policy: 'latest' })
  t.equal(queue.offer('a'), undefined)
  t.same(queue.offer('b'), { item: 'a', reason: 'newer-frame' })
  t.equal(queue.take(), 'b')
  t.equal(queue.take(), undefined)
})

t.test('a depth below one is a broken invariant', async (t) => {
  t.throws(() => createQueue({ policy: 'fifo', depth: 0 }), /queue depth 0/)
})
