/** A building site on a lane or beside the road: cones to lead around it, barriers before it, a machine and people in it. */
import { type Path, pointAt } from './path.js'
import type { Random } from './random.js'
import type { RoadBuilder } from './road-builder.js'
import type { Placement } from './road-map.js'

export interface WorksOptions {
  /** The strip it stands on, in driving direction. */
  readonly path: Path
  readonly widthM: number
  readonly fromArcM: number
  readonly lengthM: number
  /** The lane that is closed, -1 beside the road. */
  readonly lane: number
}

const taperM = 12

export function addWorks(builder: RoadBuilder, options: WorksOptions, random: Random): void {
  const { path, widthM, fromArcM, lengthM, lane } = options
  const half = widthM / 2 - 0.25
  const put = (model: string, arcM: number, leftM: number, turnRad = 0) => {
    const { x, y, yawRad } = pointAt(path, arcM, leftM)
    builder.placements.push({ model, x, y, yawRad: yawRad + turnRad } satisfies Placement)
  }
  for (let k = 0; k <= 4; k++)
    put('cone', fromArcM + (taperM * k) / 4, -half + (2 * half * k) / 4, random.between(-3, 3))
  for (let arc = fromArcM + taperM + 4; arc < fromArcM + lengthM; arc += 4)
    put('cone', arc, half, random.between(-3, 3))
  const barrier = random.chance(0.5) ? 'barrier' : 'fence-barrier'
  put(barrier, fromArcM + taperM + 1.5, -0.1)
  put(barrier, fromArcM + lengthM, -0.1)
  const rows = Math.floor((lengthM - taperM - 16) / 2.7)
  for (let k = 0; k < rows && k < 5; k++) {
    put('barrier', fromArcM + lengthM - 2.5 - 2.7 * k, -half + 0.1, Math.PI / 2)
  }
  if (lengthM > taperM + 12) {
    put(
      random.pick(['excavator', 'wheel-loader']),
      fromArcM + taperM + 8,
      -0.2,
      random.pick([0, Math.PI]) + random.normal(0, 0.06),
    )
  }
  for (let k = 0; k < 2; k++)
    put('worker', fromArcM + taperM + 13 + 3 * k, random.between(-0.6, 0.9), random.between(-3, 3))
  if (lane >= 0) builder.lanes[lane]!.closures.push({ fromArcM, toArcM: fromArcM + lengthM + 1 })
}
