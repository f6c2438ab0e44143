/** Whether and when a crashed process starts again. Pure: told the time. */
import type { SupervisionPlan } from '../graph/plan.js'

export type RestartVerdict =
  | { readonly kind: 'restart'; readonly delayMs: number }
  /** It crashed more often than allowed within the window. */
  | { readonly kind: 'give-up'; readonly crashes: number }

export class RestartPolicy {
  readonly #plan: Pick<SupervisionPlan, 'restartDelayMsMin' | 'restartDelayMsMax' | 'crashesMax' | 'crashWindowMs'>
  #crashesMs: number[] = []

  constructor(plan: Pick<SupervisionPlan, 'restartDelayMsMin' | 'restartDelayMsMax' | 'crashesMax' | 'crashWindowMs'>) {
    this.#plan = plan
  }

  /** The delay doubles with each crash within the window. */
  crashed(nowMs: number): RestartVerdict {
    const { restartDelayMsMin, restartDelayMsMax, crashesMax, crashWindowMs } = this.#plan
    this.#crashesMs = [...this.#crashesMs.filter((atMs) => nowMs - atMs < crashWindowMs), nowMs]
    const crashes = this.#crashesMs.length
    if (crashes > crashesMax) return { kind: 'give-up', crashes }
    return { kind: 'restart', delayMs: Math.min(restartDelayMsMax, restartDelayMsMin * 2 ** (crashes - 1)) }
  }
}
