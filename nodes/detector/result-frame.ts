/** From the detector's lidar boxes to the objects that leave the node: ego frame at the sample's reference time. */

import { transformBox, upright } from '../../schemas/geometry/box3d.js'
import type { Pose } from '../../schemas/geometry/pose.js'
import type { DetectedObject } from '../../schemas/messages.js'
import type { LidarBox } from './box-decoder.js'

/** Faster than this an object is moving; BEVFormer's `_format_bbox`. */
const movingSpeedMpsMin = 0.2

const vehicles = new Set(['car', 'construction_vehicle', 'bus', 'truck', 'trailer'])
const cycles = new Set(['bicycle', 'motorcycle'])

/**
 * The model's yaw is mmdetection3d 0.17's: clockwise from -y. nuScenes' is counter-clockwise from x, so it is
 * -yaw - pi/2 in the lidar frame; from there the box is rotated and moved like any other.
 */
export function toDetectedObject(box: LidarBox, classes: readonly string[], egoFromLidar: Pose): DetectedObject {
  const label = classes[box.label]!
  return transformBox(egoFromLidar, {
    label,
    score: box.score,
    center: { x: box.x, y: box.y, z: box.z },
    size: { width: box.width, length: box.length, height: box.height },
    ...upright(-box.yaw - Math.PI / 2),
    velocityXMps: box.velocityX,
    velocityYMps: box.velocityY,
    velocityZMps: 0,
    attribute: attributeOf(label, Math.hypot(box.velocityX, box.velocityY)),
    id: '',
  })
}

/** The attribute the official submission code derives from class and speed. */
export function attributeOf(label: string, speedMps: number): string {
  const moving = speedMps > movingSpeedMpsMin
  if (vehicles.has(label)) {
    if (moving) return 'vehicle.moving'
    return label === 'bus' ? 'vehicle.stopped' : 'vehicle.parked'
  }
  if (cycles.has(label)) return moving ? 'cycle.with_rider' : 'cycle.without_rider'
  if (label === 'pedestrian') return moving ? 'pedestrian.moving' : 'pedestrian.standing'
  return ''
}
