/** A link within one process: straight into the reader's queue, nothing is serialised. */
import type { Time } from '../clock/time.js'
import type { Inlet } from './inlet.js'
import { closeHops, type Emission, type OutLink } from './parcel.js'

export class LocalLink implements OutLink {
  readonly name: string
  readonly #inlet: Inlet
  readonly #time: Time

  constructor(inlet: Inlet, time: Time, onRoom: () => void) {
    this.name = inlet.link.name
    this.#inlet = inlet
    this.#time = time
    inlet.onRoom(onRoom)
  }

  get room(): number {
    return this.#inlet.room
  }

  put(emission: Emission): void {
    const nowNs = this.#time.nowNs()
    const { payload, parts } = emission
    this.#inlet.arrive({
      header: { ...emission.header, publishTimeNs: nowNs },
      hops: closeHops(emission, nowNs),
      arrivedNs: nowNs,
      open: () => ({ payload, parts }),
    })
  }

  end(): void {
    this.#inlet.end()
  }
}
