import type { EgoState } from './scene.js'

/** World to ego frame (rear axle). */
export function egoFrame({ x: egoX, y: egoY, yawRad, wheelbaseM }: EgoState) {
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  return (x: number, y: number) => ({
    x: cos * (x - egoX) + sin * (y - egoY) + wheelbaseM / 2,
    y: -sin * (x - egoX) + cos * (y - egoY),
  })
}

/** Ego frame (rear axle) to world. */
export function worldFrame({ x: egoX, y: egoY, yawRad, wheelbaseM }: EgoState) {
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  return (x: number, y: number) => ({
    x: egoX + cos * (x - wheelbaseM / 2) - sin * y,
    y: egoY + sin * (x - wheelbaseM / 2) + cos * y,
  })
}
