/** Which objects of a frame were found, which missed, and which answers are of nothing: greedy, by score, as the nuScenes metric matches. */

interface Judged {
  readonly label: string
  readonly center: { readonly x: number; readonly y: number }
}

export interface Verdicts<Truth, Answer> {
  readonly missed: readonly Truth[]
  readonly found: readonly Truth[]
  readonly right: readonly Answer[]
  readonly wrong: readonly Answer[]
}

/** Ground-plane distance between centres within which an answer is of the object. Metres. */
const withinM = 2

/** @param truth, seen - in one frame of reference; `seen` best score first. */
export function judge<Truth extends Judged, Answer extends Judged>(
  truth: readonly Truth[],
  seen: readonly Answer[],
): Verdicts<Truth, Answer> {
  const open = new Set(truth)
  const right: Answer[] = []
  const wrong: Answer[] = []
  for (const answer of seen) {
    let best: Truth | undefined
    let bestM = withinM
    for (const object of open) {
      if (object.label !== answer.label) continue
      const distanceM = Math.hypot(object.center.x - answer.center.x, object.center.y - answer.center.y)
      if (distanceM < bestM) {
        best = object
        bestM = distanceM
      }
    }
    if (best) open.delete(best)
    ;(best ? right : wrong).push(answer)
  }
  return { missed: [...open], found: truth.filter((object) => !open.has(object)), right, wrong }
}
