/** Keeps hold of an object from frame to frame while detections have no identity. */
import { composePoses, invertPose, transformPoint } from '../../schemas/geometry/pose.js'
import type { Vector3 } from '../../schemas/messages.js'
import { nearestOf, refOfTrack } from './approach.js'
import type { ObjectKind, ObjectRef, State } from './state.js'
import type { SeenObject, World } from './world.js'

/** An object that moved further than this between two frames is another one. Metres. */
const jumpMMax = 4

const listOf = (world: World, kind: ObjectKind): readonly SeenObject[] =>
  kind === 'truth' ? world.groundTruth : kind === 'track' ? world.tracks : world.objects

export function resolveRef(world: World | undefined, ref: ObjectRef | undefined): SeenObject | undefined {
  if (!world || !ref) return undefined
  return listOf(world, ref.kind).find(({ index }) => index === ref.index)
}

export function isSameRef(a: ObjectRef | undefined, b: ObjectRef | undefined): boolean {
  return a?.kind === b?.kind && a?.index === b?.index
}

/** Whether it is chosen or under the mouse. */
export function isLit({ selected, hovered }: Pick<State, 'selected' | 'hovered'>, ref: ObjectRef): boolean {
  return isSameRef(selected, ref) || isSameRef(hovered, ref)
}

/**
 * The same object in another world: by its id where it has one, else by its track, else the nearest of its label within reach
 * of where its speed takes it. A detection that ends goes on as the track that coasts for it, and comes back from there.
 */
export function carryRef(ref: ObjectRef | undefined, from: World | undefined, to: World): ObjectRef | undefined {
  const known = resolveRef(from, ref)
  if (!ref || !known || !from) return undefined
  if (ref.kind === 'track') return refOfTrack(to, known.id)
  const candidates = listOf(to, ref.kind)
  const same = known.id !== '' && candidates.find(({ id }) => id === known.id)
  if (same) return { kind: ref.kind, index: same.index }
  const tracks = ref.kind === 'object' ? from.tracks.filter(({ coastedFrames }) => coastedFrames === 0) : []
  const track = nearestOf(known, tracks)
  const followed = track && refOfTrack(to, track.id)
  if (followed || known.id !== '') return followed
  const { x, y } = expectedAt(known, from, to)
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

/** Where its speed takes it, for a second at most either way, in the ego frame of the other world. */
function expectedAt({ center, velocityXMps, velocityYMps }: SeenObject, from: World, to: World): Vector3 {
  const seconds = Math.min(1, Math.max(-1, (to.timestampUs - from.timestampUs) / 1e6))
  const moved = {
    x: center.x + (Number.isFinite(velocityXMps) ? velocityXMps : 0) * seconds,
    y: center.y + (Number.isFinite(velocityYMps) ? velocityYMps : 0) * seconds,
    z: center.z,
  }
  if (!from.globalFromEgo || !to.globalFromEgo) return moved
  return transformPoint(composePoses(invertPose(to.globalFromEgo), from.globalFromEgo), moved)
}
