/** Everything a client can name: the world's actors, its lights and signs, and the sensors clients spawned. */
import type { CarlaActor, CarlaTransform } from '../../../scenarios/carla/structs.js'
import type { SignPost } from './map-actors.js'

/** What of the world an entry stands for. */
export type Body =
  | { readonly kind: 'mover'; readonly number: number }
  | { readonly kind: 'post'; readonly post: SignPost }
  /** Rides on its parent, or stands at a place in the world. */
  | { readonly kind: 'sensor'; readonly mount: CarlaTransform }
  | { readonly kind: 'spectator'; transform: CarlaTransform }

export interface Entry<B extends Body = Body> {
  readonly actor: CarlaActor
  readonly body: B
  /** Connection it belongs to; undefined for what the world itself put there. */
  readonly owner: number | undefined
}

export class ActorTable {
  readonly #entries = new Map<number, Entry>()
  /** Ids of the world's actors by their number. */
  readonly #movers = new Map<number, number>()
  #lastId = 0

  /** The next id; ids are never used twice while the server runs. */
  claimId(): number {
    return ++this.#lastId
  }

  add(entry: Entry): void {
    const { id } = entry.actor
    this.#entries.set(id, entry)
    if (entry.body.kind === 'mover') this.#movers.set(entry.body.number, id)
  }

  get(id: number): Entry | undefined {
    return this.#entries.get(id)
  }

  remove(id: number): void {
    const entry = this.#entries.get(id)
    if (entry?.body.kind === 'mover' && this.#movers.get(entry.body.number) === id)
      this.#movers.delete(entry.body.number)
    this.#entries.delete(id)
  }

  idOfMover(number: number): number | undefined {
    return this.#movers.get(number)
  }

  /** Forgets everything, but no id. */
  clear(): void {
    this.#entries.clear()
    this.#movers.clear()
  }

  /** In order of appearance. */
  entries(): IterableIterator<Entry> {
    return this.#entries.values()
  }

  ofKind<K extends Body['kind']>(kind: K): Entry<Extract<Body, { kind: K }>>[] {
    return [...this.#entries.values()].filter(
      (entry): entry is Entry<Extract<Body, { kind: K }>> => entry.body.kind === kind,
    )
  }
}
