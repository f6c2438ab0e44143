/** A driven world as rows of nuScenes' tables (schema: nuscenes.org, "nuScenes schema"). Pure: pictures are written elsewhere. */
import { cameraRig, egoFromLidar } from '../../scenarios/worlds/camera-rig.js'
import { egoPose, globalFromEgo, type Observation } from '../../scenarios/worlds/ground-truth.js'
import { hash32, mix32 } from '../../scenarios/worlds/random.js'
import type { World } from '../../scenarios/worlds/world.js'
import type { Pose } from '../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'

export type Row = Readonly<Record<string, unknown>>

/** The tables that differ from scene to scene; the others are the same for all. */
export const sceneTables = [
  'log',
  'scene',
  'sample',
  'sample_data',
  'ego_pose',
  'instance',
  'sample_annotation',
] as const
export type SceneTable = (typeof sceneTables)[number]
export type SceneRows = Readonly<Record<SceneTable, Row[]>>

/** 32 hex digits that depend on a text. */
export function tokenFor(text: string): string {
  const codes = Array.from(text, (letter) => letter.charCodeAt(0))
  return [11, 12, 13, 14]
    .map((salt) =>
      mix32(hash32(salt, ...codes))
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
}

const categoryNames = {
  adult: 'human.pedestrian.adult',
  child: 'human.pedestrian.child',
  worker: 'human.pedestrian.construction_worker',
  car: 'vehicle.car',
  truck: 'vehicle.truck',
  bus: 'vehicle.bus.rigid',
  trailer: 'vehicle.trailer',
  construction_vehicle: 'vehicle.construction',
  motorcycle: 'vehicle.motorcycle',
  bicycle: 'vehicle.bicycle',
  barrier: 'movable_object.barrier',
  traffic_cone: 'movable_object.trafficcone',
} as const

const attributeNames = [
  'vehicle.moving',
  'vehicle.stopped',
  'vehicle.parked',
  'cycle.with_rider',
  'cycle.without_rider',
  'pedestrian.sitting_lying_down',
  'pedestrian.standing',
  'pedestrian.moving',
] as const

const visibilityLevels = ['v0-40', 'v40-60', 'v60-80', 'v80-100'] as const

/** The tables that are the same for every scene; the mask of the map is named by its token. */
export function commonTables({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): Readonly<Record<string, Row[]>> {
  const rig = cameraRig({ width, height })
  return {
    category: Object.values(categoryNames).map((name) => ({ token: tokenFor(name), name, description: '' })),
    attribute: attributeNames.map((name) => ({ token: tokenFor(name), name, description: '' })),
    visibility: visibilityLevels.map((level, i) => ({
      token: String(i + 1),
      level,
      description: `visibility of whole object is between ${level.slice(1).replace('-', ' and ')}%`,
    })),
    sensor: [
      ...rig.map(({ channel }) => ({ token: tokenFor(`sensor ${channel}`), channel, modality: 'camera' })),
      { token: tokenFor('sensor LIDAR_TOP'), channel: 'LIDAR_TOP', modality: 'lidar' },
    ],
    calibrated_sensor: [
      ...rig.map(({ channel, egoFromCamera, intrinsic }) => ({
        ...calibration(channel, egoFromCamera),
        camera_intrinsic: [intrinsic.slice(0, 3), intrinsic.slice(3, 6), intrinsic.slice(6, 9)],
      })),
      { ...calibration('LIDAR_TOP', egoFromLidar), camera_intrinsic: [] },
    ],
  }
}

function calibration(channel: string, pose: Pose) {
  return { token: tokenFor(`calibrated ${channel}`), sensor_token: tokenFor(`sensor ${channel}`), ...poseColumns(pose) }
}

function poseColumns({ translation: t, rotation: q }: Pose) {
  return { translation: [t.x, t.y, t.z], rotation: [q.w, q.x, q.y, q.z] }
}

export interface Moment {
  readonly world: World
  readonly timestampUs: number
  readonly isKeyFrame: boolean
}

/** Where a moment's file of a channel lies in the data set. */
export function fileOf(scene: string, channel: string, { timestampUs, isKeyFrame }: Moment): string {
  const folder = isKeyFrame ? 'samples' : 'sweeps'
  const ending = channel === 'LIDAR_TOP' ? 'pcd.bin' : 'jpg'
  return `${folder}/${channel}/${scene}__${channel}__${timestampUs}.${ending}`
}

interface Annotated {
  readonly observation: Observation
  readonly points: number
}

/** Collects the rows of one scene, moment after moment. */
export class SceneWriter {
  readonly #scene: string
  readonly #size: { readonly width: number; readonly height: number }
  readonly #channels: readonly string[]
  readonly #rows: Record<SceneTable, Record<string, unknown>[]> = {
    log: [],
    scene: [],
    sample: [],
    sample_data: [],
    ego_pose: [],
    instance: [],
    sample_annotation: [],
  }
  /** Newest row of each channel and of each instance, to be linked with the next. */
  readonly #lastData = new Map<string, Record<string, unknown>>()
  readonly #lastAnnotation = new Map<string, Record<string, unknown>>()
  readonly #instances = new Map<string, Record<string, unknown>>()
  readonly #pending: Record<string, unknown>[] = []

  constructor(scene: string, size: { readonly width: number; readonly height: number }, channels: readonly string[]) {
    this.#scene = scene
    this.#size = size
    this.#channels = [...channels, 'LIDAR_TOP']
  }

  /** A moment with its sensor files; a key frame also with what is to be annotated. Sweeps belong to the next key frame. */
  add(moment: Moment, annotated: readonly Annotated[] = []): void {
    const { timestampUs, isKeyFrame, world } = moment
    const sampleToken = tokenFor(`sample ${this.#scene} ${timestampUs}`)
    const pose = globalFromEgo(world)
    for (const channel of this.#channels) {
      const token = tokenFor(`data ${this.#scene} ${channel} ${timestampUs}`)
      const isCamera = channel !== 'LIDAR_TOP'
      const row: Record<string, unknown> = {
        token,
        sample_token: isKeyFrame ? sampleToken : '',
        ego_pose_token: token,
        calibrated_sensor_token: tokenFor(`calibrated ${channel}`),
        timestamp: timestampUs,
        fileformat: isCamera ? 'jpg' : 'pcd',
        is_key_frame: isKeyFrame,
        height: isCamera ? this.#size.height : 0,
        width: isCamera ? this.#size.width : 0,
        filename: fileOf(this.#scene, channel, moment),
        prev: this.#lastData.get(channel)?.token ?? '',
        next: '',
      }
      const before = this.#lastData.get(channel)
      if (before) before.next = token
      this.#lastData.set(channel, row)
      this.#rows.sample_data.push(row)
      this.#rows.ego_pose.push({ token, timestamp: timestampUs, ...poseColumns(pose) })
      if (!isKeyFrame) this.#pending.push(row)
    }
    if (!isKeyFrame) return
    for (const row of this.#pending.splice(0)) row.sample_token = sampleToken
    const last = this.#rows.sample.at(-1)
    if (last) last.next = sampleToken
    this.#rows.sample.push({
      token: sampleToken,
      timestamp: timestampUs,
      prev: last?.token ?? '',
      next: '',
      scene_token: tokenFor(`scene ${this.#scene}`),
    })
    for (const one of annotated) this.#annotate(sampleToken, world, one)
  }

  finish(description: string): SceneRows {
    const lastSample = this.#rows.sample.at(-1)
    // Sweeps after the last key frame belong to it.
    for (const row of this.#pending.splice(0)) row.sample_token = lastSample?.token ?? ''
    this.#rows.log.push({
      token: tokenFor(`log ${this.#scene}`),
      logfile: this.#scene,
      vehicle: 'goshawk',
      date_captured: '2023-11-14',
      location: 'goshawk-world',
    })
    this.#rows.scene.push({
      token: tokenFor(`scene ${this.#scene}`),
      log_token: tokenFor(`log ${this.#scene}`),
      nbr_samples: this.#rows.sample.length,
      first_sample_token: this.#rows.sample[0]?.token ?? '',
      last_sample_token: lastSample?.token ?? '',
      name: this.#scene,
      description,
    })
    this.#rows.instance.push(...this.#instances.values())
    return this.#rows
  }

  #annotate(sampleToken: string, world: World, { observation, points }: Annotated): void {
    const { actor, object, visibleShare } = observation
    const instanceToken = tokenFor(`instance ${this.#scene} ${actor.id}`)
    const token = tokenFor(`annotation ${sampleToken} ${actor.id}`)
    const before = this.#lastAnnotation.get(instanceToken)
    if (before) before.next = token
    const q = quaternionFromYaw(egoPose(world).yawRad + object.yawRad)
    const row: Record<string, unknown> = {
      token,
      sample_token: sampleToken,
      instance_token: instanceToken,
      visibility_token: String(1 + (visibleShare < 0.4 ? 0 : visibleShare < 0.6 ? 1 : visibleShare < 0.8 ? 2 : 3)),
      attribute_tokens: object.attribute === '' ? [] : [tokenFor(object.attribute)],
      translation: [actor.x, actor.y, object.center.z],
      size: [object.size.width, object.size.length, object.size.height],
      rotation: [q.w, q.x, q.y, q.z],
      prev: before?.token ?? '',
      next: '',
      num_lidar_pts: points,
      num_radar_pts: 0,
    }
    this.#lastAnnotation.set(instanceToken, row)
    this.#rows.sample_annotation.push(row)
    const instance = this.#instances.get(instanceToken)
    if (instance) {
      instance.nbr_annotations = (instance.nbr_annotations as number) + 1
      instance.last_annotation_token = token
    } else {
      this.#instances.set(instanceToken, {
        token: instanceToken,
        category_token: tokenFor(categoryOf(actor.label, actor.model)),
        nbr_annotations: 1,
        first_annotation_token: token,
        last_annotation_token: token,
      })
    }
  }
}

function categoryOf(label: Observation['actor']['label'], model: string): string {
  if (label !== 'pedestrian') return categoryNames[label]
  return model === 'child' || model === 'worker' ? categoryNames[model] : categoryNames.adult
}
