/** A decoded world frame -> what the page can draw. Whatever is wrong is left out and named, and the rest is kept. */
import {
  count64,
  finite,
  finiteOrUnknown,
  integerBetween,
  orientation,
  pose,
  present,
  refuse,
  size,
  text,
  textCharactersMax,
  vector3,
} from '../../schemas/decoded.js'
import { messageOf } from '../../schemas/errors.js'
import type { goshawk } from '../../schemas/generated/goshawk.js'
import { type Pose, pointBytes } from '../../schemas/messages.js'
import {
  checkDecision,
  checkHeat,
  checkMapArea,
  checkMapLine,
  checkPlan,
  lidarPointsMax,
  mapLinesMax,
} from '../../schemas/payloads.js'
import type { Extent } from '../store/extents.js'
import type { CameraView, Counter, HeatMap, Hop, ModelView, SeenObject, SeenTrack, World } from '../store/world.js'

type Wire = goshawk.v1.IWorldFrame

/** Problems told one by one; more are only counted. */
const problemsMax = 20
const objectsMax = 10_000
const camerasMax = 64

/** @throws Error only when the frame has not even a sequence number. */
export function checkWorld(wire: Wire): World {
  const problems: string[] = []
  const note = (problem: string) => problems.length < problemsMax && problems.push(problem)
  /** The value, or a report of why there is none. */
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      note(messageOf(error))
      return undefined
    }
  }
  /** What reads an entry names the fields within it; which entry it was is put before that only where something is wrong. */
  const each = <T, R>(
    field: string,
    values: readonly T[] | null | undefined,
    max: number,
    read: (value: T, i: number) => R,
  ): R[] => {
    const kept: R[] = []
    const length = values?.length ?? 0
    for (let i = 0; i < Math.min(length, max); i++) {
      try {
        kept.push(read(values![i]!, i))
      } catch (error) {
        note(`${field}[${i}]${messageOf(error)}`)
      }
    }
    if (length > max) problems.push(`${field}: ${length} entries; showing the first ${max}`)
    return kept
  }
  // A plan that cannot be drawn leaves the decision as it is.
  const { plan: wirePlan, ...wireDecision } = wire.decision ?? {}
  const decision = wire.decision ? attempt(() => checkDecision(wireDecision as goshawk.v1.Decision)) : undefined
  const plan = wirePlan ? attempt(() => checkPlan(wirePlan)) : undefined
  return {
    sequence: count64('sequence', wire.sequence),
    scene: attempt(() => text('scene', wire.scene)) ?? '',
    sampleToken: attempt(() => text('sampleToken', wire.sampleToken)) ?? '',
    timestampUs: attempt(() => count64('timestampUs', wire.timestampUs)) ?? 0,
    globalFromEgo: wire.globalFromEgo ? attempt(() => pose('globalFromEgo', wire.globalFromEgo)) : undefined,
    objects: each('objects', wire.objects, objectsMax, checkObject),
    tracks: each('tracks', wire.tracks, objectsMax, checkTrack),
    hasGroundTruth: wire.hasGroundTruth ?? false,
    groundTruth: each('groundTruth', wire.groundTruth, objectsMax, checkObject),
    cameras: each('cameras', wire.cameras, camerasMax, checkCamera),
    decision: decision && { ...decision, ...(plan && { plan }) },
    model: attempt(() => checkModel(wire.model ?? {})),
    hops: each('hops', wire.hops, 256, checkHop),
    endToEndMs: attempt(() => finite('endToEndMs', wire.endToEndMs)) ?? Number.NaN,
    counters: each('counters', wire.counters, 256, checkCounter),
    clockMode: attempt(() => text('clockMode', wire.clockMode)) ?? '',
    missingCameras: each('missingCameras', wire.missingCameras, camerasMax, (name) => text('', name)),
    egoSpeedMps: attempt(() => finiteOrUnknown('egoSpeedMps', wire.egoSpeedMps)) ?? Number.NaN,
    map: each('map', wire.map, mapLinesMax, (line) => checkMapLine('', line)),
    drivableArea: each('drivableArea', wire.drivableArea, mapLinesMax, (area) => checkMapArea('', area)),
    steeringWheelRad: attempt(() => finiteOrUnknown('steeringWheelRad', wire.steeringWheelRad)) ?? Number.NaN,
    lidarPoints: attempt(() => integerBetween('lidarPoints', wire.lidarPoints, 0, lidarPointsMax)) ?? 0,
    lidarXyzCm: attempt(() => checkCloud(wire.lidarXyzCm ?? nothing)) ?? nothing,
    heat: wire.heat ? attempt(() => checkHeatMap(wire.heat!, wire.heatValues ?? nothing)) : undefined,
    publishedUnixUs: attempt(() => count64('publishedUnixUs', wire.publishedUnixUs)) ?? 0,
    extent: wire.extent ? attempt(() => checkExtent(wire.extent!)) : undefined,
    problems,
  }
}

const nothing = new Uint8Array(0)

function checkCloud(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength % pointBytes === 0) return bytes
  return refuse('lidarXyzCm', `${bytes.byteLength} bytes`, `${pointBytes} for each point`)
}

function checkHeatMap(wire: goshawk.v1.IBevHeat, values: Uint8Array): HeatMap {
  const heat = checkHeat(wire)
  const cells = heat.rows * heat.columns
  if (values.byteLength !== 0 && values.byteLength !== cells) {
    refuse('heatValues', `${values.byteLength} bytes`, `${cells}, one for each of ${heat.rows} x ${heat.columns} cells`)
  }
  return { ...heat, values }
}

function checkExtent(wire: goshawk.v1.IReplayExtent): Extent {
  const firstUs = count64('extent.firstUs', wire.firstUs)
  const lastUs = count64('extent.lastUs', wire.lastUs)
  if (lastUs < firstUs) refuse('extent.lastUs', lastUs, `at least ${firstUs}`)
  return { firstUs, lastUs }
}

/** @param at - where the object is within its entry; nothing where it is the entry. */
function checkObject(wire: goshawk.v1.IDetectedObject, index: number, at = ''): SeenObject {
  const extent = size(`${at}.size`, wire.size)
  const { rotation, yawRad } = orientation(at, wire)
  return {
    index,
    label: text(`${at}.label`, wire.label),
    score: finite(at, wire.score, '.score'),
    center: vector3(`${at}.center`, wire.center),
    size: extent,
    rotation,
    yawRad,
    velocityXMps: finiteOrUnknown(`${at}.velocityXMps`, wire.velocityXMps),
    velocityYMps: finiteOrUnknown(`${at}.velocityYMps`, wire.velocityYMps),
    velocityZMps: finiteOrUnknown(`${at}.velocityZMps`, wire.velocityZMps),
    attribute: text(`${at}.attribute`, wire.attribute),
    id: text(`${at}.id`, wire.id),
  }
}

function checkTrack(wire: goshawk.v1.ITrack, index: number): SeenTrack {
  const object = checkObject(present('.object', wire.object), index, '.object')
  // Field by field: to spread so many takes longer than all the checks.
  return {
    index,
    label: object.label,
    score: object.score,
    center: object.center,
    size: object.size,
    rotation: object.rotation,
    yawRad: object.yawRad,
    velocityXMps: object.velocityXMps,
    velocityYMps: object.velocityYMps,
    velocityZMps: object.velocityZMps,
    attribute: object.attribute,
    id: text('.id', wire.id),
    ageFrames: finite('.ageFrames', wire.ageFrames),
    coastedFrames: finite('.coastedFrames', wire.coastedFrames),
  }
}

function checkCamera(wire: goshawk.v1.ICameraView): CameraView {
  const image = present('.image', wire.image)
  const channel = text('.channel', image.channel)
  const missing = text('.missing', image.missing, textCharactersMax)
  const jpeg = wire.jpeg ?? new Uint8Array(0)
  const base = { channel, missing, jpeg, timestampUs: count64('.timestampUs', image.timestampUs) }
  const calibration = missing === '' ? calibrationOf(wire, image) : { ...noCalibration, uncalibrated: '' }
  return { ...base, ...calibration }
}

type Calibration = Pick<CameraView, 'width' | 'height' | 'intrinsic' | 'cameraFromEgo' | 'uncalibrated'>
const noCalibration = { width: 0, height: 0, intrinsic: [], cameraFromEgo: undefined }

/** A picture without its calibration is a picture still: what is lacking is told, and boxes stay away. */
function calibrationOf({ cameraFromEgo }: goshawk.v1.ICameraView, image: goshawk.v1.ICameraImage): Calibration {
  const lacking: string[] = []
  const intrinsic = image.intrinsic ?? []
  if (intrinsic.length === 0) lacking.push('no intrinsics')
  else if (intrinsic.length !== 9) lacking.push(`no usable intrinsics (${intrinsic.length} of 9 numbers)`)
  else if (!intrinsic.every(Number.isFinite)) lacking.push('no usable intrinsics (not finite)')
  const [width, height] = [image.width ?? 0, image.height ?? 0]
  if (!(width > 0) || !(height > 0)) lacking.push('no picture size')
  const extrinsic = extrinsicOf(cameraFromEgo)
  if (typeof extrinsic === 'string') lacking.push(extrinsic)
  if (lacking.length === 0 && typeof extrinsic !== 'string') {
    return { width, height, intrinsic, cameraFromEgo: extrinsic, uncalibrated: '' }
  }
  const uncalibrated = `${lacking.join(' and ')}, so no boxes on its picture; the source must send them`
  return { ...noCalibration, width, height, uncalibrated }
}

function extrinsicOf(cameraFromEgo: goshawk.v1.IPose | null | undefined): Pose | string {
  if (!cameraFromEgo) return 'no extrinsics'
  try {
    return pose('cameraFromEgo', cameraFromEgo)
  } catch (error) {
    return `no usable extrinsics (${messageOf(error)})`
  }
}

function checkModel(wire: goshawk.v1.IModelInfo): ModelView {
  return {
    bundle: text('model.bundle', wire.bundle, textCharactersMax),
    architecture: text('model.architecture', wire.architecture),
    provider: text('model.provider', wire.provider),
    trained: wire.trained ?? false,
    sha256: text('model.sha256', wire.sha256),
  }
}

function checkHop(wire: goshawk.v1.IHopLatency): Hop {
  return {
    hop: text('.hop', wire.hop),
    ageMs: finite('.ageMs', wire.ageMs),
    queueMs: finite('.queueMs', wire.queueMs),
    computeMs: finite('.computeMs', wire.computeMs),
    publishMs: finite('.publishMs', wire.publishMs),
  }
}

function checkCounter(wire: goshawk.v1.ICounter): Counter {
  return { name: text('.name', wire.name), value: count64('.value', wire.value) }
}
