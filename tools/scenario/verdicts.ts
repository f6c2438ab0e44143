/** Which objects of a sample were found, which missed, and which answers are of nothing: greedy, by score, as the metric matches. */
import type { DetectedObject } from '../../schemas/messages.js'

/** Ground-plane distance between centres within which an answer is of the object. Metres. */
const withinM = 2

export interface Verdicts {
  readonly missed: readonly DetectedObject[]
  readonly found: readonly DetectedObject[]
  readonly right: readonly DetectedObject[]
  readonly wrong: readonly DetectedObject[]
}

/** @param truth, seen - in one frame; `seen` best score first. */
export function judge(truth: readonly DetectedObject[], seen: readonly DetectedObject[]): Verdicts {
  const open = new Set(truth)
  const right: DetectedObject[] = []
  const wrong: DetectedObject[] = []
  for (const answer of seen) {
    let best: DetectedObject | undefined
    let bestM = withinM
    for (const object of open) {
      const distanceM = Math.hypot(object.center.x - answer.center.x, object.center.y - answer.center.y)
      if (object.label === answer.label && distanceM < bestM) [best, bestM] = [object, distanceM]
    }
    if (best) open.delete(best)
    ;(best ? right : wrong).push(answer)
  }
  return { missed: [...open], found: truth.filter((object) => !open.has(object)), right, wrong }
}
