/**
 * Maps a sequence through an asynchronous function in order, with up to `depth` calls under way beyond the one waited
 * for, so that a slow disk is busy while the graph is. A call that rejects rejects in its turn.
 */
export async function* prefetch<T, R>(
  items: Iterable<T>,
  depth: number,
  load: (item: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const iterator = items[Symbol.iterator]()
  const pending: Promise<R>[] = []
  try {
    for (;;) {
      while (pending.length <= depth) {
        const { done, value } = iterator.next()
        if (done) break
        const loading = load(value)
        // Looked at again when its turn comes; until then a failure must not end the process.
        loading.catch(() => undefined)
        pending.push(loading)
      }
      const first = pending.shift()
      if (first === undefined) return
      yield await first
    }
  } finally {
    iterator.return?.()
    await Promise.allSettled(pending)
  }
}
