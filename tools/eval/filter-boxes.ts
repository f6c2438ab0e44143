/** Which boxes the nuScenes detection task looks at: within the class range, with points inside, not parked in a rack. */
import { conjugate, normalizeQuaternion, rotate } from '../../schemas/geometry/quaternion.js'
import type { Quaternion } from '../../schemas/messages.js'
import { type BoxColumns, classRangeM, column, columnsPerBox, evaluatedClasses, selectBoxes } from './boxes.js'

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
  const cycles = (['bicycle', 'motorcycle'] as const).map((name) => evaluatedClasses.indexOf(name))
  const at = (of: BoxColumns, i: number, which: keyof typeof column) => of.numbers[i * columnsPerBox + column[which]]!
  const near = selectBoxes(boxes, (i) => {
    const ego = samples[boxes.sample[i]!]!.egoTranslation
    const dx = at(boxes, i, 'x') - ego[0]!
    const dy = at(boxes, i, 'y') - ego[1]!
    return Math.sqrt(dx * dx + dy * dy) < ranges[boxes.label[i]!]!
  })
  const touched = selectBoxes(near, (i) => near.points[i] !== 0)
  const free = selectBoxes(touched, (i) => {
    if (!cycles.includes(touched.label[i]!)) return true
    const point = { x: at(touched, i, 'x'), y: at(touched, i, 'y'), z: at(touched, i, 'z') }
    return !samples[touched.sample[i]!]!.bikeRacks.some((rack) => contains(rack, point))
  })
  return {
    boxes: free,
    counts: {
      input: boxes.count,
      after_class_range: near.count,
      after_zero_points: touched.count,
      after_bike_racks: free.count,
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
