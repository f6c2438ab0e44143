/** Lines a road map with buildings, trees and lamp posts. */
import { pointAt } from './path.js'
import type { Random } from './random.js'
import type { RoadBuilder } from './road-builder.js'
import type { Prop } from './road-map.js'

export interface SceneryOptions {
  /** Share of the frontage that is built up, in [0, 1]; the rest is green. */
  readonly built: number
  /** Lamp posts and trees along the kerb. */
  readonly lamps: boolean
}

export function addScenery(builder: RoadBuilder, random: Random, { built, lamps }: SceneryOptions): void {
  const { pavementWidthM } = builder
  for (const street of builder.streets) {
    for (const side of [1, -1]) {
      const kerbM = street.halfWidthM
      let arc = random.between(0, 6)
      while (arc < street.path.lengthM) {
        const isBuilding = random.chance(built)
        const frontM = isBuilding ? random.between(12, 30) : random.between(6, 14)
        const depthM = random.between(10, 18)
        const setbackM = pavementWidthM + random.between(0.4, 3)
        const at = pointAt(street.path, arc + frontM / 2, side * (kerbM + setbackM + depthM / 2))
        if (isBuilding) {
          addIfClear(builder, {
            model: 'building',
            x: at.x,
            y: at.y,
            yawRad: at.yawRad,
            widthM: depthM,
            lengthM: frontM,
            heightM: random.between(6, 26),
            look: random.integer(0, 1e6),
            signal: -1,
          })
        } else {
          for (let k = 0; k < 3; k++) {
            const spot = pointAt(
              street.path,
              arc + random.between(0, frontM),
              side * (kerbM + pavementWidthM + random.between(2, 16)),
            )
            addIfClear(builder, plant(random, spot, random.chance(0.3) ? 'conifer' : k === 2 ? 'bush' : 'tree'))
          }
        }
        arc += frontM + random.between(0.5, 4)
      }
      for (let along = random.between(5, 15); lamps && along < street.path.lengthM; along += random.between(22, 30)) {
        const spot = pointAt(street.path, along, side * (kerbM + 0.6))
        addIfClear(builder, {
          model: 'lamp-post',
          x: spot.x,
          y: spot.y,
          yawRad: spot.yawRad + (side > 0 ? -Math.PI / 2 : Math.PI / 2),
          widthM: 0.3,
          lengthM: 0.3,
          heightM: 8,
          look: 0,
          signal: -1,
        })
        if (!random.chance(0.6)) continue
        const tree = pointAt(street.path, along + random.between(8, 13), side * (kerbM + 0.9))
        addIfClear(builder, plant(random, tree, 'tree'), 0.5)
      }
    }
  }
}

function plant(random: Random, spot: { x: number; y: number }, model: 'tree' | 'conifer' | 'bush'): Prop {
  const heightM = model === 'bush' ? random.between(0.8, 1.6) : random.between(5, 9.5)
  const widthM = model === 'bush' ? random.between(1.2, 2.4) : heightM * random.between(0.45, 0.65)
  const yawRad = random.between(-3, 3)
  return {
    model,
    x: spot.x,
    y: spot.y,
    yawRad,
    widthM,
    lengthM: widthM,
    heightM,
    look: random.integer(0, 1e6),
    signal: -1,
  }
}

/** Adds a prop unless a corner of its foot would stand on a road or on the pavement. */
function addIfClear(builder: RoadBuilder, prop: Prop, clearM?: number): void {
  const { pavementWidthM } = builder
  const isBuilding = prop.model === 'building'
  const needM = clearM ?? (isBuilding ? pavementWidthM : prop.model === 'lamp-post' ? 0.4 : pavementWidthM + 0.5)
  const halfLength = isBuilding ? prop.lengthM / 2 : 0
  const halfWidth = isBuilding ? prop.widthM / 2 : 0
  const cos = Math.cos(prop.yawRad)
  const sin = Math.sin(prop.yawRad)
  for (const [a, b] of [
    [0, 0],
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    const x = prop.x + a * halfLength * cos - b * halfWidth * sin
    const y = prop.y + a * halfLength * sin + b * halfWidth * cos
    if (builder.insideRoadM(x, y) > -needM) return
  }
  if (isBuilding && builder.props.some((other) => overlaps(prop, other))) return
  builder.props.push(prop)
}

function overlaps(a: Prop, b: Prop): boolean {
  if (b.model !== 'building') return false
  const reach = Math.hypot(a.lengthM, a.widthM) / 2 + Math.hypot(b.lengthM, b.widthM) / 2
  const distance = Math.hypot(a.x - b.x, a.y - b.y)
  return distance < reach * 0.72
}
