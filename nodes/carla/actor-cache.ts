/** What actors are: snapshots give their ids only, so unknown ones are asked for once. */
import type { WorldSnapshot } from '../../scenarios/carla/snapshot.js'
import type { CarlaActor } from '../../scenarios/carla/structs.js'
import type { CarlaLink } from './link.js'

export class ActorCache {
  readonly #link: CarlaLink
  readonly #known = new Map<number, CarlaActor>()
  /** Ids the server had no description for. */
  readonly #nameless = new Set<number>()

  constructor(link: CarlaLink) {
    this.#link = link
  }

  get(id: number): CarlaActor | undefined {
    return this.#known.get(id)
  }

  all(): IterableIterator<CarlaActor> {
    return this.#known.values()
  }

  add(actor: CarlaActor): void {
    this.#known.set(actor.id, actor)
  }

  /** Asks for those the snapshot names anew, and forgets those it names no longer. */
  async learn({ actors }: WorldSnapshot): Promise<void> {
    const here = new Set(actors.map(({ id }) => id))
    for (const id of this.#known.keys()) if (!here.has(id)) this.#known.delete(id)
    for (const id of this.#nameless) if (!here.has(id)) this.#nameless.delete(id)
    const unknown = [...here].filter((id) => !this.#known.has(id) && !this.#nameless.has(id))
    if (unknown.length === 0) return
    const told = await this.#link.call(this.#link.methods.getActorsById, unknown)
    for (const actor of told) this.#known.set(actor.id, actor)
    for (const id of unknown) if (!this.#known.has(id)) this.#nameless.add(id)
  }

  clear(): void {
    this.#known.clear()
    this.#nameless.clear()
  }
}
