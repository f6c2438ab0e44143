/** The real keyframe of ../shared/data/nuscenes-keyframe against what the official devkit computed from it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { isBoxVisible } from '../../schemas/geometry/box-visibility.js'
import { boxCorners, transformBox } from '../../schemas/geometry/box3d.js'
import { composePoses, invertPose, type Pose, transformPoint, type Vector3 } from '../../schemas/geometry/pose.js'
import { type Pixel, projectToPixel } from '../../schemas/geometry/projection.js'
import { type CameraImage, cameraChannels, pointBytes } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { categoryOf, detectionClassOf } from './annotations.js'
import { egoSpeedMps, toCameraFrames, unknownSurroundings } from './camera-frames.js'
import { openDataset } from './dataset.js'
import { readLidar } from './lidar.js'
import { readPicture } from './pictures.js'
import { type AnnotationRow, tableNames } from './table-rows.js'

const dataroot = join(packageRoot, '../shared/data/nuscenes-keyframe')
const skip = existsSync(dataroot) ? false : 'the real keyframe (../shared/data/nuscenes-keyframe) is not here'
const version = 'v1.0-mini'

interface ProjectionPoint {
  readonly name: string
  readonly global_xyz: Triple
  readonly cameras: Readonly<
    Record<string, { ego_xyz: Triple; camera_xyz: Triple; pixel: [number, number] | null; in_image: boolean }>
  >
}
type Triple = readonly [number, number, number]
interface Expected {
  readonly table_rows: Record<string, number>
  readonly annotations_per_category: Record<string, number>
  readonly annotations_per_detection_class: Record<string, number>
  readonly annotations_per_attribute: Record<string, number>
  readonly annotations_without_detection_class: number
  readonly boxes_per_channel: Record<string, { ANY: number; ALL: number }>
  readonly lidar_points_projected_into_camera_min_dist_1m: Record<
    string,
    { points: number; mean_u: number; mean_v: number; mean_depth: number }
  >
  readonly projection_points: readonly ProjectionPoint[]
  readonly box_corners: {
    readonly annotation_token: string
    readonly camera: string
    readonly global_corners: readonly Triple[]
    readonly camera_corners: readonly Triple[]
    readonly pixel_corners: readonly [number, number][]
  }
}

async function openKeyframe() {
  const expected = JSON.parse(readFileSync(join(dataroot, 'expected.json'), 'utf8')) as Expected
  const dataset = await openDataset({ dataroot, version, channels: cameraChannels, sweeps: false })
  const frame = dataset.frames[0]!
  const pictures = await Promise.all(frame.cameras.map((row) => readPicture(dataroot, row!.fileName)))
  const speedMps = egoSpeedMps(dataset.tables, dataset.frames, 0)
  return {
    expected,
    dataset,
    frame,
    ...toCameraFrames(dataset, frame, { pictures, surroundings: { ...unknownSurroundings, egoSpeedMps: speedMps } }),
  }
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const vector = ([x, y, z]: Triple): Vector3 => ({ x, y, z })
const distance = (a: Vector3, b: Vector3) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
const egoFromGlobal = (camera: CameraImage) => invertPose(camera.globalFromEgo)
const cameraFromGlobal = (camera: CameraImage): Pose =>
  invertPose(composePoses(camera.globalFromEgo, camera.egoFromCamera))

function globalCorners({ globalFromBox, size }: AnnotationRow): Vector3[] {
  return boxCorners({ center: globalFromBox.translation, size, rotation: globalFromBox.rotation })
}

t.test('tables, categories, classes and attributes are as many as the devkit finds', { skip }, async (t) => {
  const { expected, dataset, payload } = await openKeyframe()
  const { tables } = dataset
  t.strictSame(Object.fromEntries(tableNames.map((name) => [name, tables[name].size])), expected.table_rows)
  const annotations = [...tables.sample_annotation.values()]
  t.strictSame(count(annotations.map((row) => categoryOf(tables, row)).sort()), expected.annotations_per_category)
  const classes = annotations.map((row) => detectionClassOf(tables, row))
  t.equal(classes.filter((name) => name === undefined).length, expected.annotations_without_detection_class)
  t.strictSame(count(payload.groundTruth.map(({ label }) => label).sort()), expected.annotations_per_detection_class)
  const attributes = payload.groundTruth.map(({ attribute }) => attribute || '(none)')
  t.strictSame(count([...attributes, '(none)'].sort()), expected.annotations_per_attribute)
  t.ok(payload.groundTruth.every(({ velocityXMps }) => Number.isNaN(velocityXMps)))
  t.ok(Number.isNaN(payload.egoSpeedMps), 'one sample alone has no speed')
})

t.test('six untouched pictures come along', { skip }, async (t) => {
  const { payload, parts, frame } = await openKeyframe()
  t.equal(payload.sampleToken, 'ca9a282c9e77460f8360f564131a8af5')
  t.equal(payload.timestampUs, 1532402927647951)
  t.equal(parts.length, 6)
  for (const { channel, part, width, height } of payload.cameras) {
    const row = frame.cameras[cameraChannels.indexOf(channel as never)]!
    t.ok(readFileSync(join(dataroot, row.fileName)).equals(parts[part]!), channel)
    t.strictSame([width, height], [1600, 900])
  }
})

t.test('points project where the devkit puts them', { skip }, async (t) => {
  const { expected, payload } = await openKeyframe()
  for (const { name, global_xyz, cameras } of expected.projection_points) {
    for (const camera of payload.cameras) {
      const wanted = cameras[camera.channel]!
      const ego = transformPoint(egoFromGlobal(camera), vector(global_xyz))
      const inCamera = transformPoint(cameraFromGlobal(camera), vector(global_xyz))
      t.ok(distance(ego, vector(wanted.ego_xyz)) < 1e-6, `${name} ${camera.channel}, ego`)
      t.ok(distance(inCamera, vector(wanted.camera_xyz)) < 1e-6, `${name} ${camera.channel}, camera`)
      const pixel = projectToPixel(camera.intrinsic, inCamera)
      if (wanted.pixel === null) t.equal(pixel, undefined, `${name} ${camera.channel}, behind`)
      else t.ok(Math.hypot(pixel!.u - wanted.pixel[0], pixel!.v - wanted.pixel[1]) < 1e-3, `${name} ${camera.channel}`)
    }
  }
})

t.test("a box's corners come in the devkit's order", { skip }, async (t) => {
  const { expected, dataset, payload } = await openKeyframe()
  const { annotation_token, camera: channel, global_corners, camera_corners, pixel_corners } = expected.box_corners
  const camera = payload.cameras.find((image) => image.channel === channel)!
  const corners = globalCorners(dataset.tables.sample_annotation.get(annotation_token)!)
  for (const [i, corner] of corners.entries()) {
    t.ok(distance(corner, vector(global_corners[i]!)) < 1e-6, `corner ${i}, global`)
    const inCamera = transformPoint(cameraFromGlobal(camera), corner)
    t.ok(distance(inCamera, vector(camera_corners[i]!)) < 1e-6, `corner ${i}, camera`)
    const { u, v } = projectToPixel(camera.intrinsic, inCamera)!
    t.ok(Math.hypot(u - pixel_corners[i]![0], v - pixel_corners[i]![1]) < 1e-3, `corner ${i}, pixel`)
  }
})

t.test('each camera sees as many boxes as the devkit says', { skip }, async (t) => {
  const { expected, dataset, payload } = await openKeyframe()
  const boxes = [...dataset.tables.sample_annotation.values()].map(globalCorners)
  for (const camera of payload.cameras) {
    const inCamera = boxes.map((box) => box.map((corner) => transformPoint(cameraFromGlobal(camera), corner)))
    const seen = (how: 'any-corner' | 'all-corners') => inCamera.filter((box) => isBoxVisible(box, camera, how)).length
    const { ANY, ALL } = expected.boxes_per_channel[camera.channel]!
    t.strictSame([seen('any-corner'), seen('all-corners')], [ANY, ALL], camera.channel)
  }
})

t.test('ground truth in the ego frame goes back to where it was annotated', { skip }, async (t) => {
  const { dataset, payload } = await openKeyframe()
  const rows = new Map([...dataset.tables.sample_annotation.values()].map((row) => [row.instanceToken, row]))
  for (const object of payload.groundTruth) {
    const annotated = globalCorners(rows.get(object.id)!)
    const back = boxCorners(transformBox(payload.globalFromEgo, object))
    t.ok(
      back.every((corner, i) => distance(corner, annotated[i]!) < 1e-6),
      object.label,
    )
  }
})

t.test('the lidar sweep lands in the pictures as the devkit projects it', { skip }, async (t) => {
  const { expected, payload, frame } = await openKeyframe()
  const bytes = readFileSync(join(dataroot, frame.reference.fileName))
  const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  for (const camera of payload.cameras) {
    const globalFromLidar = composePoses(payload.globalFromEgo, payload.egoFromLidar)
    const cameraFromLidar = composePoses(cameraFromGlobal(camera), globalFromLidar)
    const depths: number[] = []
    for (let i = 0; i < floats.length; i += 5) {
      const point = transformPoint(cameraFromLidar, { x: floats[i]!, y: floats[i + 1]!, z: floats[i + 2]! })
      const pixel = projectToPixel(camera.intrinsic, point, 1)
      if (pixel && pixel.u > 1 && pixel.u < 1599 && pixel.v > 1 && pixel.v < 899) depths.push(pixel.depthM)
    }
    const { points, mean_depth } = expected.lidar_points_projected_into_camera_min_dist_1m[camera.channel]!
    t.ok(Math.abs(depths.length - points) <= 2, `${camera.channel}: ${depths.length} points, devkit ${points}`)
    t.ok(Math.abs(depths.reduce((sum, depth) => sum + depth, 0) / depths.length - mean_depth) < 0.02)
  }
})

t.test('points as they are sent lie in the pictures where the devkit projects the sweep', { skip }, async (t) => {
  const { expected, payload, frame } = await openKeyframe()
  const { bytes } = await readLidar(dataroot, frame.reference.fileName, payload.egoFromLidar)
  t.equal(bytes!.byteLength, 34_688 * pointBytes, 'none is lost')
  const view = new DataView(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength)
  for (const camera of payload.cameras) {
    const cameraFromEgo = composePoses(cameraFromGlobal(camera), payload.globalFromEgo)
    const pixels: Pixel[] = []
    for (let at = 0; at < view.byteLength; at += pointBytes) {
      const [x, y, z] = [0, 2, 4].map((offset) => view.getInt16(at + offset, true) / 100) as [number, number, number]
      const pixel = projectToPixel(camera.intrinsic, transformPoint(cameraFromEgo, { x, y, z }), 1)
      if (pixel && pixel.u > 1 && pixel.u < 1599 && pixel.v > 1 && pixel.v < 899) pixels.push(pixel)
    }
    const devkit = expected.lidar_points_projected_into_camera_min_dist_1m[camera.channel]!
    const mean = (of: (pixel: Pixel) => number) => pixels.reduce((sum, pixel) => sum + of(pixel), 0) / pixels.length
    // Half a centimetre moves a near point by a few pixels: some cross the border of the picture.
    t.ok(Math.abs(pixels.length - devkit.points) <= 0.005 * devkit.points, `${camera.channel}: ${pixels.length} points`)
    t.ok(Math.abs(mean(({ u }) => u) - devkit.mean_u) < 2, 'u')
    t.ok(Math.abs(mean(({ v }) => v) - devkit.mean_v) < 2, 'v')
    t.ok(Math.abs(mean(({ depthM }) => depthM) - devkit.mean_depth) < 0.05, 'depth')
  }
})
