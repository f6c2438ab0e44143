/** Brakes when what the car drives by stops coming. */

export interface WatchdogSettings {
  /** Longest time without a new decision, seconds. */
  readonly decisionS: number
  /** Longest time without a new pose. */
  readonly poseS: number
}

export type WatchdogReason = 'no decision' | 'no pose'

export class Watchdog {
  #decisionAtS: number
  #poseAtS: number
  readonly #settings: WatchdogSettings

  constructor(settings: WatchdogSettings, nowS: number) {
    this.#settings = settings
    this.#decisionAtS = nowS
    this.#poseAtS = nowS
  }

  decided(nowS: number): void {
    this.#decisionAtS = nowS
  }

  located(nowS: number): void {
    this.#poseAtS = nowS
  }

  /** Why the car must brake now; undefined while all is well. */
  check(nowS: number): WatchdogReason | undefined {
    if (nowS - this.#poseAtS > this.#settings.poseS) return 'no pose'
    if (nowS - this.#decisionAtS > this.#settings.decisionS) return 'no decision'
    return undefined
  }
}
