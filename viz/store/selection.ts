/** Keeps hold of an object from frame to frame while detections have no identity. */
import type { ObjectRef } from './state.js'
import type { SeenObject, World } from './world.js'

/** An object that moved further than this between two frames is another one. Metres. */
const jumpMMax = 4

export function resolveRef(world: World | undefined, ref: ObjectRef | undefined): SeenObject | undefined {
  if (!world || !ref) return undefined
  const list = ref.kind === 'truth' ? world.groundTruth : world.objects
  return list.find(({ index }) => index === ref.index)
}

/** The same object in the next world: by its id where it has one, else the nearest of its label within reach. */
export function carryRef(ref: ObjectRef | undefined, from: World | undefined, to: World): ObjectRef | undefined {
  const known = resolveRef(from, ref)
  if (!ref || !known || !from) return undefined
  const candidates = ref.kind === 'truth' ? to.groundTruth : to.objects
  if (known.id !== '') {
    const same = candidates.find(({ id }) => id === known.id)
    return same && { kind: ref.kind, index: same.index }
  }
  const seconds = Math.min(1, Math.max(0, (to.timestampUs - from.timestampUs) / 1e6))
  const x = known.center.x + (Number.isFinite(known.velocityXMps) ? known.velocityXMps : 0) * seconds
  const y = known.center.y + (Number.isFinite(known.velocityYMps) ? known.velocityYMps : 0) * seconds
  let best: SeenObject | undefined
  let bestM = jumpMMax
  for (const candidate of candidates) {
    if (candidate.label !== known.label) continue
    const distanceM = Math.hypot(candidate.center.x - x, candidate.center.y - y)
    if (distanceM < bestM) {
      best = candidate
      bestM = distanceM
    }
  }
  return best && { kind: ref.kind, index: best.index }
}
