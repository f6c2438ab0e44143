/** Which part of a frame's way was the deciding. */
import type { Hop } from './world.js'

/** Of the node that decided: the hops are those of its message, the last of them into the publisher. */
export function decidingHop(hops: readonly Hop[]): Hop | undefined {
  return hops.at(-2)
}
