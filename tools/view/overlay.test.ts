/**
 * The whole way of a box into a picture: publisher, wire, page, and the numbers and lines of its drawing worker, against
 * pixels the nuScenes devkit computed (../shared/data/nuscenes-keyframe, whose README says how).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { PublishedFrame } from '../../nodes/publisher/published-frame.js'
import { syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'
import { buildWorld } from '../../nodes/publisher/world-frame.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { oriented, transformBox } from '../../schemas/geometry/box3d.js'
import { identityPose, invertPose, poseFromArrays, transformPoint } from '../../schemas/geometry/pose.js'
import type { Quaternion } from '../../schemas/geometry/quaternion.js'
import { type CameraImage, cameraChannels, type DetectedObject, ImageEncoding } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { checkWorld } from '../../viz/client/check-world.js'
import { unpackBoxes } from '../../viz/panels/packed-boxes.js'
import { type Context, paintBoxes } from '../../viz/panels/paint-boxes.js'
import { boxesFor } from '../../viz/panels/picture-boxes.js'
import { projectBoxes } from '../../viz/panels/project-boxes.js'
import { initialSettings, type State } from '../../viz/store/state.js'
import type { CameraView, World } from '../../viz/store/world.js'

const root = join(packageRoot, '../shared/data/nuscenes-keyframe')
const skip = existsSync(root) ? false : 'no ../shared/data/nuscenes-keyframe'

/** Columns of the tables that are read here. */
interface Row {
  readonly token: string
  readonly sensor_token: string
  readonly calibrated_sensor_token: string
  readonly ego_pose_token: string
  readonly channel: string
  readonly is_key_frame: boolean
  readonly timestamp: number
  readonly translation: readonly number[]
  readonly rotation: readonly number[]
  readonly camera_intrinsic: readonly (readonly number[])[]
  /** width, length, height */
  readonly size: readonly [number, number, number]
}
const table = (name: string): Row[] => JSON.parse(readFileSync(join(root, `v1.0-mini/${name}.json`), 'utf8'))

interface Expected {
  readonly projection_points: readonly {
    readonly name: string
    readonly global_xyz: readonly [number, number, number]
    readonly cameras: Readonly<Record<string, { readonly pixel: readonly [number, number] | null }>>
  }[]
  readonly box_corners: {
    readonly annotation_token: string
    readonly camera: string
    readonly pixel_corners: readonly (readonly number[])[]
  }
}

function keyframe() {
  const byToken = (name: string) => new Map(table(name).map((row) => [row.token, row]))
  const sensors = byToken('sensor')
  const calibrations = byToken('calibrated_sensor')
  const egoPoses = byToken('ego_pose')
  const poseOf = (row: Row) => poseFromArrays(row.translation, row.rotation)
  let globalFromEgo = identityPose
  const cameras = new Map<string, CameraImage>()
  for (const row of table('sample_data')) {
    if (!row.is_key_frame) continue
    const calibration = calibrations.get(row.calibrated_sensor_token)!
    const channel = sensors.get(calibration.sensor_token)!.channel
    const pose = poseOf(egoPoses.get(row.ego_pose_token)!)
    if (channel === 'LIDAR_TOP') globalFromEgo = pose
    if (!(cameraChannels as readonly string[]).includes(channel)) continue
    cameras.set(channel, {
      channel,
      timestampUs: row.timestamp,
      width: 1600,
      height: 900,
      encoding: ImageEncoding.JPEG,
      part: 0,
      intrinsic: calibration.camera_intrinsic.flat(),
      egoFromCamera: poseOf(calibration),
      globalFromEgo: pose,
      missing: '',
    })
  }
  return { globalFromEgo, cameras: [...cameras.values()] }
}

/** What the page holds after these objects went through the publisher and over the wire. */
async function shown(objects: readonly DetectedObject[]) {
  const { globalFromEgo, cameras } = keyframe()
  const { frames, objects: detected, decision } = await syntheticFrame(1, { width: 64 })
  const world = buildWorld(
    {
      frames: { ...frames, payload: { ...frames.payload, globalFromEgo, cameras } },
      objects: { ...detected, payload: { ...detected.payload, objects } },
      decision,
    },
    { sequence: 1, nowNs: 0n, clockMode: 'lockstep', hops: [], counters: [] },
  )
  const bytes = await new PublishedFrame(1, world).encode({ withImages: false, widthMax: 0 })
  return checkWorld(goshawk.v1.WorldFrame.decode(bytes))
}

interface Drawn {
  readonly u: number
  readonly v: number
}

/** Widths of the canvas over a picture: as captured, and a tile's. Pixels. */
const canvasWidths = [1600, 434] as const

/** Ends of the lines that the page strokes on a canvas of this width, in pixels of the picture as captured. */
function stroked(world: World, camera: CameraView, width: number): Drawn[] {
  const ends: Drawn[] = []
  let path: Drawn[] = []
  let [scale, shift] = [Number.NaN, Number.NaN]
  const point = (x: number, y: number) => {
    path.push({ u: ((x * scale + shift) / width) * camera.width, v: ((y * scale + shift) / width) * camera.width })
  }
  const context: Context = {
    globalAlpha: 1,
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineJoin: '',
    canvas: { width, height: Math.round((width * camera.height) / camera.width) },
    setTransform: (a: number, b: number, c: number, d: number, e: number, f: number) => {
      t.ok(a === d && b === 0 && c === 0 && e === f, 'pictures are scaled, not stretched or turned')
      scale = a
      shift = e
    },
    clearRect: () => {},
    beginPath: () => {
      path = []
    },
    moveTo: point,
    lineTo: point,
    fill: () => {},
    setLineDash: () => {},
    stroke: () => ends.push(...path),
  }
  const state = { world, settings: initialSettings, selected: undefined, hovered: undefined } as unknown as State
  // As they go to the worker.
  const boxes = unpackBoxes(structuredClone(boxesFor(world, state)))
  paintBoxes(context, boxes, { camera, pixelRatio: 1 })
  return ends
}

const egoFromGlobal = () => invertPose(keyframe().globalFromEgo)

function box(
  label: string,
  center: DetectedObject['center'],
  size: DetectedObject['size'],
  rotation: Quaternion,
): DetectedObject {
  const velocity = { velocityXMps: 0, velocityYMps: 0, velocityZMps: 0 }
  return { label, score: 1, center, size, ...oriented(rotation), ...velocity, attribute: '', id: '' }
}

t.test('centres land on the reference pixels within half a pixel, and nowhere else', { skip }, async (t) => {
  const expected: Expected = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8'))
  let compared = 0
  for (const {
    name,
    global_xyz: [x, y, z],
    cameras,
  } of expected.projection_points) {
    const point = box(
      'truck',
      transformPoint(egoFromGlobal(), { x, y, z }),
      { width: 0, length: 0, height: 0 },
      identityPose.rotation,
    )
    const world = await shown([point])
    t.same(world.problems, [])
    for (const view of world.cameras) {
      const pixel = cameras[view.channel]?.pixel
      const isInside = pixel && pixel[0] >= 0 && pixel[0] <= 1600 && pixel[1] >= 0 && pixel[1] <= 900
      const [projected] = projectBoxes(view, world.objects)
      const lines = canvasWidths.map((width) => stroked(world, view, width))
      if (!isInside) {
        t.notOk(projected || lines.some((ends) => ends.length > 0), `${name} is not in ${view.channel}`)
        continue
      }
      const { u, v } = projected!.segments[0]![0]
      const errorPx = Math.hypot(u - pixel[0], v - pixel[1])
      t.ok(errorPx < 0.5, `${name} in ${view.channel}: ${errorPx.toExponential(1)} px off`)
      for (const ends of lines) {
        const drawnPx = Math.max(...ends.map((end) => Math.hypot(end.u - pixel[0], end.v - pixel[1])))
        t.ok(drawnPx < 0.5, `${name} as drawn in ${view.channel}: ${drawnPx.toExponential(1)} px off`)
      }
      compared++
    }
  }
  t.ok(compared >= 6)
})

t.test('the corners of the parked truck lie where the devkit draws them', { skip }, async (t) => {
  const { box_corners: reference }: Expected = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8'))
  const row = table('sample_annotation').find(({ token }) => token === reference.annotation_token)!
  const { translation, rotation } = poseFromArrays(row.translation, row.rotation)
  const [width, length, height] = row.size
  const truck = transformBox(egoFromGlobal(), box('truck', translation, { width, length, height }, rotation))
  const world = await shown([truck])
  const view = world.cameras.find(({ channel }) => channel === reference.camera)!
  const [projected] = projectBoxes(view, world.objects)
  const drawings = [projected!.segments.flat(), ...canvasWidths.map((width) => stroked(world, view, width))]
  const offPx = (a: Drawn, [u = Number.NaN, v = Number.NaN]: readonly number[]) => Math.hypot(a.u - u, a.v - v)
  for (const ends of drawings) {
    t.equal(ends.length, 24, 'twelve edges')
    for (const corner of reference.pixel_corners) {
      const nearestPx = Math.min(...ends.map((end) => offPx(end, corner)))
      t.ok(nearestPx < 0.5, `corner ${corner.map((px) => px.toFixed(1))}: ${nearestPx.toFixed(2)} px off`)
    }
    for (const end of ends) {
      t.ok(
        reference.pixel_corners.some((corner) => offPx(end, corner) < 0.5),
        'and no line ends anywhere else',
      )
    }
  }
})
