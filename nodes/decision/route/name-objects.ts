/** Names that last from frame to frame, for objects that come without: an object is the one that should be where it is by now. */
import type { DetectedObject } from '../../../schemas/messages.js'
import { finder, type SeenAt } from '../follow-objects.js'

export class NamedObjects {
  #before: (SeenAt & { readonly names: readonly string[] }) | undefined
  #count = 0

  /** @returns a name for each object: its own id where it has one. */
  at({ objects, globalFromEgo, timestampUs }: SeenAt): readonly string[] {
    const names: string[] = objects.map(({ id }) => id)
    const before = this.#before
    if (before) {
      const find = finder(before, { objects, globalFromEgo, timestampUs })
      before.objects.forEach((object: DetectedObject, i) => {
        if (object.id !== '') return
        const index = find(object, (one) => names[one] === '')
        if (index !== undefined) names[index] = before.names[i]!
      })
    }
    objects.forEach((_, i) => {
      if (names[i] === '') names[i] = `object-${++this.#count}`
    })
    this.#before = { objects, globalFromEgo, timestampUs, names }
    return names
  }
}
