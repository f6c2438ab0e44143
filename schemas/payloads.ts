/** Decoded payloads -> the checked values of messages.ts, one function a message type. */
import {
  anyPose,
  count64,
  finite,
  finiteOrUnknown,
  integerBetween,
  list,
  member,
  named,
  orientation,
  pose,
  present,
  refuse,
  size,
  text,
  textCharactersMax,
  vector3,
} from './decoded.js'
import type { goshawk } from './generated/goshawk.js'
import {
  type BevHeat,
  type CameraFrames,
  type CameraImage,
  type Decision,
  type DetectedObject,
  type DetectedObjects,
  ImageEncoding,
  type MapArea,
  MapLayer,
  type MapLine,
  type ModelInfo,
  PathDecision,
  type Plan,
  type PointCloud,
  SpeedDecision,
  type Tracks,
} from './messages.js'
import { checkRoad } from './road.js'

type Wire = typeof goshawk.v1
/** Bounds: generous for what a car carries, small enough that a hostile message costs nothing. */
export const camerasMax = 64
/** A dense square of a real city map has some hundreds of lines and ten thousand points. */
export const mapLinesMax = 10_000
const mapNumbersMax = 100_000
export const objectsMax = 10_000
export const partsMax = 64
const pixelsMax = 65_536
/** A lidar of 128 beams at its finest makes half a million. */
export const lidarPointsMax = 1_000_000
export const heatCellsMax = 1_048_576
export const planPointsMax = 1000

export function checkCameraFrames(wire: InstanceType<Wire['CameraFrames']>, parts?: number): CameraFrames {
  return {
    scene: text('scene', wire.scene),
    sampleToken: text('sampleToken', wire.sampleToken),
    timestampUs: count64('timestampUs', wire.timestampUs),
    globalFromEgo: pose('globalFromEgo', wire.globalFromEgo),
    egoFromLidar: pose('egoFromLidar', wire.egoFromLidar),
    cameras: list('cameras', wire.cameras, camerasMax).map((camera, i) => checkCamera(`cameras[${i}]`, camera, parts)),
    hasGroundTruth: wire.hasGroundTruth ?? false,
    groundTruth: objects('groundTruth', wire.groundTruth),
    egoSpeedMps: finiteOrUnknown('egoSpeedMps', wire.egoSpeedMps),
    map: mapLines(wire.map),
    steeringWheelRad: finiteOrUnknown('steeringWheelRad', wire.steeringWheelRad),
    ...(wire.lidar && { lidar: checkPointCloud(wire.lidar, parts) }),
    ...(wire.road && { road: checkRoad(wire.road) }),
    ...((wire.drivableArea?.length ?? 0) > 0 && { drivableArea: mapAreas(wire.drivableArea) }),
  }
}

function checkPointCloud(wire: goshawk.v1.PointCloud.$Properties, parts?: number): PointCloud {
  return {
    part: partOf('lidar.part', wire.part, parts),
    points: integerBetween('lidar.points', wire.points, 0, lidarPointsMax),
  }
}

function partOf(field: string, value: number | null | undefined, parts = partsMax): number {
  const part = integerBetween(field, value, 0, partsMax)
  return part < parts ? part : refuse(field, part, `less than the ${parts} bulk parts of the message`)
}

function mapLines(wire: readonly goshawk.v1.MapLine.$Properties[] | null | undefined): readonly MapLine[] {
  return list('map', wire, mapLinesMax).map((line, i) => checkMapLine(`map[${i}]`, line))
}

/** Both ends of a line at least; the page checks what it draws with this, too. */
export function checkMapLine(at: string, wire: goshawk.v1.MapLine.$Properties): MapLine {
  const xy = list(`${at}.xy`, wire.xy, mapNumbersMax)
  if (xy.length < 4 || xy.length % 2 !== 0) refuse(`${at}.xy`, `${xy.length} numbers`, 'x and y of two points or more')
  const wrong = xy.findIndex((value) => !Number.isFinite(value))
  if (wrong >= 0) finite(`${at}.xy[${wrong}]`, xy[wrong])
  return { layer: member(`${at}.layer`, wire.layer, MapLayer), xy }
}

function mapAreas(wire: readonly goshawk.v1.MapArea.$Properties[] | null | undefined): readonly MapArea[] {
  return list('drivableArea', wire, mapLinesMax).map((area, i) => checkMapArea(`drivableArea[${i}]`, area))
}

/** Three corners of every ring at least; the page checks what it draws with this, too. */
export function checkMapArea(at: string, wire: goshawk.v1.MapArea.$Properties): MapArea {
  const rings = list(`${at}.rings`, wire.rings, mapLinesMax)
  if (rings.length === 0) refuse(`${at}.rings`, 'none', 'a border')
  return {
    rings: rings.map((ring, r) => {
      const where = `${at}.rings[${r}].xy`
      const xy = list(where, ring.xy, mapNumbersMax)
      if (xy.length < 6 || xy.length % 2 !== 0) refuse(where, `${xy.length} numbers`, 'x and y of three points or more')
      const wrong = xy.findIndex((value) => !Number.isFinite(value))
      if (wrong >= 0) finite(`${where}[${wrong}]`, xy[wrong])
      return { xy }
    }),
  }
}

/** Calibration of a missing camera is passed on unchecked: it may be the very thing that is wrong with it. */
function checkCamera(at: string, wire: goshawk.v1.CameraImage.$Properties, parts = partsMax): CameraImage {
  const missing = text(`${at}.missing`, wire.missing, textCharactersMax)
  const isMissing = missing !== ''
  const part = partOf(`${at}.part`, wire.part, isMissing ? partsMax + 1 : parts)
  const intrinsic = list(`${at}.intrinsic`, wire.intrinsic, 9)
  if (!isMissing && intrinsic.length !== 9) {
    refuse(`${at}.intrinsic`, `${intrinsic.length} numbers`, '9 (3x3 row-major)')
  }
  const checkPose = isMissing ? anyPose : pose
  return {
    channel: named(`${at}.channel`, wire.channel),
    timestampUs: count64(`${at}.timestampUs`, wire.timestampUs),
    width: integerBetween(`${at}.width`, wire.width, isMissing ? 0 : 1, pixelsMax),
    height: integerBetween(`${at}.height`, wire.height, isMissing ? 0 : 1, pixelsMax),
    encoding: member(`${at}.encoding`, wire.encoding, ImageEncoding),
    part,
    intrinsic: isMissing ? intrinsic : intrinsic.map((number, i) => finite(`${at}.intrinsic[${i}]`, number)),
    egoFromCamera: checkPose(`${at}.egoFromCamera`, wire.egoFromCamera),
    globalFromEgo: checkPose(`${at}.globalFromEgo`, wire.globalFromEgo),
    missing,
  }
}

function objects(
  field: string,
  wire: readonly goshawk.v1.DetectedObject.$Properties[] | null | undefined,
): readonly DetectedObject[] {
  return list(field, wire, objectsMax).map((object, i) => checkObject(`${field}[${i}]`, object))
}

function checkObject(at: string, wire: goshawk.v1.DetectedObject.$Properties): DetectedObject {
  const score = finite(`${at}.score`, wire.score)
  if (score < 0 || score > 1) refuse(`${at}.score`, score, 'from 0 to 1')
  return {
    label: named(`${at}.label`, wire.label),
    score,
    center: vector3(`${at}.center`, wire.center),
    size: size(`${at}.size`, wire.size),
    ...orientation(at, wire),
    velocityXMps: finiteOrUnknown(`${at}.velocityXMps`, wire.velocityXMps),
    velocityYMps: finiteOrUnknown(`${at}.velocityYMps`, wire.velocityYMps),
    velocityZMps: finiteOrUnknown(`${at}.velocityZMps`, wire.velocityZMps),
    attribute: text(`${at}.attribute`, wire.attribute),
    id: text(`${at}.id`, wire.id),
  }
}

function checkModel(wire: goshawk.v1.ModelInfo.$Properties): ModelInfo {
  return {
    bundle: text('model.bundle', wire.bundle, textCharactersMax),
    architecture: text('model.architecture', wire.architecture),
    provider: text('model.provider', wire.provider),
    trained: wire.trained ?? false,
    sha256: text('model.sha256', wire.sha256),
  }
}

/** Where a heat map lies; the page checks what it draws with this, too. */
export function checkHeat(wire: goshawk.v1.BevHeat.$Properties, parts?: number): BevHeat {
  const rows = integerBetween('heat.rows', wire.rows, 1, heatCellsMax)
  const columns = integerBetween('heat.columns', wire.columns, 1, heatCellsMax)
  if (rows * columns > heatCellsMax) refuse('heat', `${rows} x ${columns} cells`, `at most ${heatCellsMax}`)
  const range = (name: string, min: number | null | undefined, max: number | null | undefined) => {
    const [from, to] = [finite(`heat.${name}MinM`, min), finite(`heat.${name}MaxM`, max)]
    return from < to ? ([from, to] as const) : refuse(`heat.${name}MaxM`, to, `more than ${from}`)
  }
  const [xMinM, xMaxM] = range('x', wire.xMinM, wire.xMaxM)
  const [yMinM, yMaxM] = range('y', wire.yMinM, wire.yMaxM)
  const egoFromLidar = pose('heat.egoFromLidar', wire.egoFromLidar)
  return { rows, columns, xMinM, xMaxM, yMinM, yMaxM, egoFromLidar, part: partOf('heat.part', wire.part, parts) }
}

export function checkDetectedObjects(wire: InstanceType<Wire['DetectedObjects']>, parts?: number): DetectedObjects {
  return {
    scene: text('scene', wire.scene),
    sampleToken: text('sampleToken', wire.sampleToken),
    timestampUs: count64('timestampUs', wire.timestampUs),
    globalFromEgo: pose('globalFromEgo', wire.globalFromEgo),
    objects: objects('objects', wire.objects),
    model: checkModel(present('model', wire.model)),
    missingCameras: list('missingCameras', wire.missingCameras, camerasMax).map((channel, i) =>
      named(`missingCameras[${i}]`, channel),
    ),
    egoSpeedMps: finiteOrUnknown('egoSpeedMps', wire.egoSpeedMps),
    map: mapLines(wire.map),
    ...(wire.heat && { heat: checkHeat(wire.heat, parts) }),
    ...(wire.road && { road: checkRoad(wire.road) }),
  }
}

export function checkTracks(wire: InstanceType<Wire['Tracks']>): Tracks {
  return {
    scene: text('scene', wire.scene),
    sampleToken: text('sampleToken', wire.sampleToken),
    timestampUs: count64('timestampUs', wire.timestampUs),
    globalFromEgo: pose('globalFromEgo', wire.globalFromEgo),
    tracks: list('tracks', wire.tracks, objectsMax).map((track, i) => ({
      id: named(`tracks[${i}].id`, track.id),
      object: checkObject(`tracks[${i}].object`, present(`tracks[${i}].object`, track.object)),
      ageFrames: integerBetween(`tracks[${i}].ageFrames`, track.ageFrames, 0, 2 ** 32 - 1),
      coastedFrames: integerBetween(`tracks[${i}].coastedFrames`, track.coastedFrames, 0, 2 ** 32 - 1),
    })),
    egoSpeedMps: finiteOrUnknown('egoSpeedMps', wire.egoSpeedMps),
  }
}

/** Equally long lists of finite numbers, time ascending, no speed below 0. */
export function checkPlan(wire: goshawk.v1.Plan.$Properties): Plan {
  const numbers = (name: string, values: readonly number[] | null | undefined, length?: number) => {
    const found = list(`plan.${name}`, values, planPointsMax)
    if (length !== undefined && found.length !== length) {
      refuse(`plan.${name}`, `${found.length} numbers`, `${length}, one for each time`)
    }
    return found.map((value, i) => finite(`plan.${name}[${i}]`, value))
  }
  const tS = numbers('tS', wire.tS)
  const speedMps = numbers('speedMps', wire.speedMps, tS.length)
  for (let i = 0; i < tS.length; i++) {
    if (i > 0 && !(tS[i]! > tS[i - 1]!)) refuse(`plan.tS[${i}]`, tS[i], `later than ${tS[i - 1]}`)
    if (speedMps[i]! < 0) refuse(`plan.speedMps[${i}]`, speedMps[i], 'at least 0')
  }
  return { tS, xM: numbers('xM', wire.xM, tS.length), yM: numbers('yM', wire.yM, tS.length), speedMps }
}

export function checkDecision(wire: InstanceType<Wire['Decision']>): Decision {
  const trackIds = list('trackIds', wire.trackIds, objectsMax).map((id, i) => named(`trackIds[${i}]`, id))
  return {
    scene: text('scene', wire.scene),
    sampleToken: text('sampleToken', wire.sampleToken),
    timestampUs: count64('timestampUs', wire.timestampUs),
    speed: member('speed', wire.speed, SpeedDecision),
    path: member('path', wire.path, PathDecision),
    explanation: text('explanation', wire.explanation, textCharactersMax),
    rule: text('rule', wire.rule),
    objectIndices: list('objectIndices', wire.objectIndices, objectsMax).map((index, i) =>
      integerBetween(`objectIndices[${i}]`, index, 0, 2 ** 32 - 1),
    ),
    planner: text('planner', wire.planner),
    ...(wire.plan && { plan: checkPlan(wire.plan) }),
    ...(trackIds.length > 0 && { trackIds }),
  }
}
