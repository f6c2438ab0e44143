/** Which boxes the nuScenes detection task looks at: within the class range, with points inside, not parked in a rack. */
import { conjugate, normalizeQuaternion, rotate } from '../../schemas/geometry/quaternion.js'
import type { Quaternion } from '../../schemas/messages.js'
import { type BoxColumns, classRangeM, columnsPerBox, evaluatedClasses, selectBoxes } from './boxes.js'

/** A sample's frame for the filters, global coordinates. */
export interface SampleFrame {
  readonly token: string
  /** Of the LIDAR_TOP key frame's ego pose, metres. */
  readonly egoTranslation: readonly number[]
  readonly bikeRacks: readonly Rack[]
}

export interface Rack {
  readonly translation: readonly number[]
  /** Width, length, height. */
  readonly size: readonly number[]
  readonly rotation: Quaternion
}

export interface FilterCounts {
  readonly input: number
  readonly after_class_range: number
  readonly after_zero_points: number
  readonly after_bike_racks: number
}

export function filterBoxes(
  boxes: BoxColumns,
  samples: readonly SampleFrame[],
): { readonly boxes: BoxColumns; readonly counts: FilterCounts } {
  const ranges = evaluatedClasses.map((name) => classRangeM[name])
  const isCycle = evaluatedClasses.map((name) => name === 'bicycle' || name === 'motorcycle')
  const stays = new Uint8Array(boxes.count)
  let [near, touched, free] = [0, 0, 0]
  for (let i = 0; i < boxes.count; i++) {
    const sample = samples[boxes.sample[i]!]!
    const label = boxes.label[i]!
    const at = i * columnsPerBox
    const [x, y, z] = [boxes.numbers[at]!, boxes.numbers[at + 1]!, boxes.numbers[at + 2]!]
    const dx = x - sample.egoTranslation[0]!
    const dy = y - sample.egoTranslation[1]!
    if (!(Math.sqrt(dx * dx + dy * dy) < ranges[label]!)) continue
    near++
    if (boxes.points[i] === 0) continue
    touched++
    if (isCycle[label] && sample.bikeRacks.some((rack) => contains(rack, { x, y, z }))) continue
    free++
    stays[i] = 1
  }
  return {
    boxes: selectBoxes(boxes, (i) => stays[i] === 1),
    counts: {
      input: boxes.count,
      after_class_range: near,
      after_zero_points: touched,
      after_bike_racks: free,
    },
  }
}

/** In the rack's own frame: length along x, width along y; faces belong to it. */
export function contains({ translation, size, rotation }: Rack, point: { x: number; y: number; z: number }): boolean {
  const [width, length, height] = size as [number, number, number]
  const own = rotate(conjugate(normalizeQuaternion(rotation)), {
    x: point.x - translation[0]!,
    y: point.y - translation[1]!,
    z: point.z - translation[2]!,
  })
  return Math.abs(own.x) <= length / 2 && Math.abs(own.y) <= width / 2 && Math.abs(own.z) <= height / 2
}
