/** Ground truth of a sample: detection class, box in the ego frame, velocity, attribute, as the nuScenes devkit derives them. */
import { oriented } from '../../schemas/geometry/box3d.js'
import { invertPose, type Pose, transformPoint, type Vector3 } from '../../schemas/geometry/pose.js'
import { conjugate, multiplyQuaternions, rotate } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject, DetectionClass } from '../../schemas/messages.js'
import { refuseRow } from './links.js'
import type { AnnotationRow, Tables } from './table-rows.js'

/** Categories the detection task knows, nuScenes detection README "Car, truck, bus..." table; all others are ignored. */
const classOfCategory: Readonly<Record<string, DetectionClass>> = {
  'movable_object.barrier': 'barrier',
  'movable_object.trafficcone': 'traffic_cone',
  'vehicle.bicycle': 'bicycle',
  'vehicle.bus.bendy': 'bus',
  'vehicle.bus.rigid': 'bus',
  'vehicle.car': 'car',
  'vehicle.construction': 'construction_vehicle',
  'vehicle.motorcycle': 'motorcycle',
  'vehicle.trailer': 'trailer',
  'vehicle.truck': 'truck',
  'human.pedestrian.adult': 'pedestrian',
  'human.pedestrian.child': 'pedestrian',
  'human.pedestrian.construction_worker': 'pedestrian',
  'human.pedestrian.police_officer': 'pedestrian',
}

/** Neighbouring annotations further apart say nothing about velocity; both ways, twice as far. */
const velocityGapSMax = 1.5

export type AnnotationsBySample = ReadonlyMap<string, readonly AnnotationRow[]>

export function groupAnnotations(tables: Tables): AnnotationsBySample {
  const bySample = new Map<string, AnnotationRow[]>()
  for (const row of tables.sample_annotation.values()) {
    const rows = bySample.get(row.sampleToken)
    if (rows) rows.push(row)
    else bySample.set(row.sampleToken, [row])
  }
  return bySample
}

export function categoryOf(tables: Tables, row: AnnotationRow): string {
  return tables.category.get(tables.instance.get(row.instanceToken)!.categoryToken)!.name
}

export function detectionClassOf(tables: Tables, row: AnnotationRow): DetectionClass | undefined {
  const category = categoryOf(tables, row)
  return Object.hasOwn(classOfCategory, category) ? classOfCategory[category] : undefined
}

/** The annotations of one sample that belong to the ten detection classes, in table order, score 1, ego frame. */
export function groundTruthOf(
  tables: Tables,
  annotations: readonly AnnotationRow[],
  globalFromEgo: Pose,
): DetectedObject[] {
  const egoFromGlobal = invertPose(globalFromEgo)
  const egoRotation = conjugate(globalFromEgo.rotation)
  return annotations.flatMap((row) => {
    const label = detectionClassOf(tables, row)
    if (label === undefined) return []
    const velocity = rotate(egoRotation, globalVelocity(tables, row))
    return [
      {
        label,
        score: 1,
        center: transformPoint(egoFromGlobal, row.globalFromBox.translation),
        size: row.size,
        ...oriented(multiplyQuaternions(egoRotation, row.globalFromBox.rotation)),
        velocityXMps: velocity.x,
        velocityYMps: velocity.y,
        velocityZMps: velocity.z,
        attribute: attributeOf(tables, row),
        id: row.instanceToken,
      },
    ]
  })
}

/**
 * Difference of the neighbouring annotations of the same instance, metres a second in the global frame; one-sided at the
 * ends of its life, NaN when it has no neighbour or they are too far apart in time.
 */
export function globalVelocity(tables: Tables, row: AnnotationRow): Vector3 {
  const previous = tables.sample_annotation.get(row.prev)
  const following = tables.sample_annotation.get(row.next)
  const from = previous ?? row
  const to = following ?? row
  const seconds = (timestampUs(tables, to) - timestampUs(tables, from)) / 1e6
  const secondsMax = previous && following ? 2 * velocityGapSMax : velocityGapSMax
  if (!(seconds > 0 && seconds <= secondsMax)) return { x: Number.NaN, y: Number.NaN, z: Number.NaN }
  const a = from.globalFromBox.translation
  const b = to.globalFromBox.translation
  return { x: (b.x - a.x) / seconds, y: (b.y - a.y) / seconds, z: (b.z - a.z) / seconds }
}

function timestampUs(tables: Tables, row: AnnotationRow): number {
  return tables.sample.get(row.sampleToken)!.timestampUs
}

export function attributeOf(tables: Tables, row: AnnotationRow): string {
  const [token, ...others] = row.attributeTokens
  if (others.length > 0) {
    refuseRow(
      'sample_annotation',
      row,
      'attribute_tokens',
      `${others.length + 1} tokens`,
      'at most one for a detection class',
    )
  }
  return token === undefined ? '' : tables.attribute.get(token)!.name
}
