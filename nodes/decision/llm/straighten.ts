/** Objects as the lane sees them: a bend or a turn laid out straight ahead, so that who is beside the lane is not in it. */
import { nearestOnPath, type Path, pointAt, wrapAngle } from '../../../scenarios/worlds/path.js'
import { upright } from '../../../schemas/geometry/box3d.js'
import type { DetectedObject } from '../../../schemas/messages.js'

/**
 * @param line - to be driven, ego frame, from behind the car to ahead of it.
 * @returns the objects in the same order; x along the line from the car on, y to its left, velocities and headings turned
 *   with it. Beyond its ends the line goes straight on.
 */
export function straighten(objects: readonly DetectedObject[], line: Path): DetectedObject[] {
  const startM = nearestOnPath(line, 0, 0).arcM
  return objects.map((object) => {
    const { x, y, z } = object.center
    const { arcM, leftM } = nearestOnPath(line, x, y)
    const at = pointAt(line, arcM)
    const [cos, sin] = [Math.cos(at.yawRad), Math.sin(at.yawRad)]
    const isBeyond = arcM <= 0 || arcM >= line.lengthM - 1e-6
    const [dx, dy] = [x - at.x, y - at.y]
    const [alongM, asideM] = isBeyond ? [cos * dx + sin * dy, -sin * dx + cos * dy] : [0, leftM]
    const { velocityXMps, velocityYMps } = object
    return {
      ...object,
      center: { x: arcM - startM + alongM, y: asideM, z },
      ...upright(wrapAngle(object.yawRad - at.yawRad)),
      velocityXMps: cos * velocityXMps + sin * velocityYMps,
      velocityYMps: -sin * velocityXMps + cos * velocityYMps,
    }
  })
}
