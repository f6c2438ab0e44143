/** When a driver takes the lane beside: a slower one ahead, and room enough for those already there (after MOBIL, Kesting et al. 2007). */
import type { Actor, Driving } from './actor.js'
import { actorModels } from './actor-models.js'
import { laneChangeS, type Surroundings } from './driving.js'
import { nearestOnPath } from './path.js'
import { chanceOf } from './random.js'
import type { Lane } from './road-map.js'

export interface LaneChange {
  readonly lane: number
  readonly arcM: number
}

export function chooseLaneChange(around: Surroundings, actor: Actor): LaneChange | undefined {
  const { map, occupancy, timeS, seed } = around
  const motion = actor.motion as Driving
  const here = map.lanes[motion.lane]!
  if (here.left < 0 && here.right < 0) return undefined
  for (const act of motion.acts) {
    if (act.kind !== 'change-lane' || timeS < act.atS || motion.shiftStartS > 0) continue
    const lane = act.side === 'left' ? here.left : here.right
    if (lane >= 0) return { lane, arcM: nearestOnPath(map.lanes[lane]!.path, actor.x, actor.y).arcM }
  }
  if (actor.model === 'tractor' || actor.label === 'bicycle') return undefined
  if (motion.shiftShare < 1 || timeS < motion.shiftStartS + laneChangeS + 1) return undefined
  const closed = here.closures.some(({ fromArcM, toArcM }) => motion.arcM < toArcM && fromArcM - motion.arcM < 75)
  const ahead = occupancy.get(motion.lane)?.find(({ arcM }) => arcM > motion.arcM + 0.5)
  const gap = ahead ? ahead.arcM - motion.arcM : Number.POSITIVE_INFINITY
  if (!closed) {
    if (
      motion.route.length > 0 ||
      motion.acts.length > 0 ||
      timeS < motion.shiftStartS + laneChangeS + 6 ||
      actor.speedMps < 4
    )
      return undefined
    if (motion.arcM < 20 || here.path.lengthM - motion.arcM < 60) return undefined
    const wish = Math.min(actorModels.get(actor.model)!.speedMps, here.speedLimitMps * motion.eagerness)
    if (!ahead || gap > 45 || ahead.actor.speedMps > wish - 1.5) return undefined
    if (chanceOf(seed, actor.number, Math.floor(timeS * 2)) > 0.35) return undefined
  }
  for (const lane of [here.left, here.right]) {
    if (lane < 0) continue
    const { arcM } = nearestOnPath(map.lanes[lane]!.path, actor.x, actor.y)
    const free = (occupancy.get(lane) ?? []).every(({ actor: other, arcM: at }) => {
      const between = Math.abs(at - arcM) - (actor.size.length + other.size.length) / 2
      const closing = at > arcM ? actor.speedMps - other.speedMps : other.speedMps - actor.speedMps
      return between > (closed ? 2.5 : 5) + Math.max(0, closing) * (closed ? 1.2 : 2.5)
    })
    if (isClosed(map.lanes[lane]!, arcM, closed ? 40 : 90)) continue
    const next = occupancy.get(lane)?.find(({ arcM: at }) => at > arcM)
    const better = closed || !next || next.arcM - arcM > gap + 12 || next.actor.speedMps > ahead!.actor.speedMps + 2
    if (free && better) return { lane, arcM }
  }
  return undefined
}

/** Whether a closure lies within `reachM` ahead of a place, or around it. */
function isClosed({ closures }: Lane, arcM: number, reachM: number): boolean {
  return closures.some(({ fromArcM, toArcM }) => arcM < toArcM + 4 && fromArcM - arcM < reachM)
}
