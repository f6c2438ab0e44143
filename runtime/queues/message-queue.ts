/** What stands between a link and the node that reads it. */
import type { QueuePolicy } from '../graph/plan.js'
import { DropOldestQueue } from './drop-oldest.js'
import { FifoQueue } from './fifo.js'
import { LatestQueue } from './latest.js'

export type DisplacementReason =
  /** A newer message took its place (`latest`, `drop-oldest`). */
  | 'newer-frame'
  /** It was offered to a full `fifo`: the producer did not wait for room. */
  | 'queue-full'

export interface Displaced<T> {
  readonly item: T
  readonly reason: DisplacementReason
}

/** Holds at most `bound` items, gives them back in the order they came, and says which one it could not keep. */
export interface MessageQueue<T> {
  readonly bound: number
  readonly length: number
  /** Items that may be offered now without displacing one. A queue that displaces by policy always has room. */
  readonly room: number
  offer(item: T): Displaced<T> | undefined
  take(): T | undefined
  /** Removes everything, oldest first. */
  clear(): T[]
}

export function createQueue<T>(policy: QueuePolicy): MessageQueue<T> {
  if (policy.policy === 'latest') return new LatestQueue<T>()
  return policy.policy === 'fifo' ? new FifoQueue<T>(policy.depth) : new DropOldestQueue<T>(policy.depth)
}

/**
 * A fifo that holds `slack` more. A node with several triggering inputs may have taken one message on each when its
 * output fills up; refusing to take the others could wait forever for a join that needs them.
 */
export function withSlack(policy: QueuePolicy, slack: number): QueuePolicy {
  return policy.policy === 'fifo' ? { ...policy, depth: policy.depth + slack } : policy
}
