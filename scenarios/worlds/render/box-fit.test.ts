/** A ground-truth box must enclose what is drawn: every model, alone, in every camera, near and far. */
import t from 'tap'
import { boxCorners, boxEdges, upright } from '../../../schemas/geometry/box3d.js'
import { invertPose, transformPoint } from '../../../schemas/geometry/pose.js'
import { projectSegment, projectToPixel } from '../../../schemas/geometry/projection.js'
import { actorModels } from '../actor-models.js'
import { cameraRig, type RigCamera } from '../camera-rig.js'
import type { Environment } from '../environment.js'
import type { RoadMap } from '../road-map.js'
import { nearM } from './rasterizer.js'
import { Renderer } from './renderer.js'
import type { SceneFrame } from './scene-frame.js'

const emptyMap: RoadMap = {
  lanes: [],
  signals: [],
  walkways: [],
  crossings: [],
  roads: [{ path: { xs: [-300, 300], ys: [0, 0], arcs: [0, 600], lengthM: 600 }, halfWidthM: 8 }],
  paint: [],
  props: [],
  parking: [],
  placements: [],
  pavementWidthM: 3,
  egoRoute: [],
  egoStartArcM: 0,
}
/** No sun: nothing but the foot of the object darkens the ground, and that lies inside the box. */
const environment: Environment = {
  time: 'day',
  weather: 'overcast',
  sunYawRad: 0,
  sunElevationRad: 1,
  exposure: [1, 1, 1],
}
const cameras = cameraRig({ width: 352, height: 198 })
const renderer = new Renderer({ map: emptyMap, environment, seed: 1, cameras })
const ego = { x: 0, y: 0, yawRad: 0 }
const empty = cameras.map((_, camera) => renderer.render({ index: 0, ego, actors: [], signals: [] }, camera).slice())

interface Bounds {
  left: number
  right: number
  top: number
  bottom: number
}

function sceneWith(model: string, x: number, y: number, yawRad: number): SceneFrame {
  return {
    index: 0,
    ego,
    actors: [{ number: 1, model, scale: 1, look: 5, x, y, yawRad, stride: 0.3, braking: false }],
    signals: [],
  }
}

/** Bounds of the pixels that the object changed; undefined when there are none. `count` pixels in all. */
function changedBounds(frame: SceneFrame, camera: number): { bounds: Bounds; count: number } | undefined {
  const { width, height } = cameras[camera]!
  const pixels = renderer.render(frame, camera)
  const before = empty[camera]!
  const bounds = { left: width, right: -1, top: height, bottom: -1 }
  let count = 0
  for (let i = 0; i < width * height; i++) {
    if (
      pixels[i * 3] === before[i * 3] &&
      pixels[i * 3 + 1] === before[i * 3 + 1] &&
      pixels[i * 3 + 2] === before[i * 3 + 2]
    )
      continue
    const u = i % width
    const v = Math.floor(i / width)
    bounds.left = Math.min(bounds.left, u)
    bounds.right = Math.max(bounds.right, u + 1)
    bounds.top = Math.min(bounds.top, v)
    bounds.bottom = Math.max(bounds.bottom, v + 1)
    count++
  }
  return count > 0 ? { bounds, count } : undefined
}

/** Bounds of the box's projection, clipped at the near plane and at the picture. */
function boxBounds(model: string, x: number, y: number, yawRad: number, camera: RigCamera): Bounds | undefined {
  const { size } = actorModels.get(model)!
  const corners = boxCorners({ center: { x, y, z: size.height / 2 }, size, ...upright(yawRad) })
  const cameraFromEgo = invertPose(camera.egoFromCamera)
  const us: number[] = []
  const vs: number[] = []
  for (const [a, b] of boxEdges) {
    const segment = projectSegment(camera.intrinsic, cameraFromEgo, corners[a]!, corners[b]!, nearM)
    for (const { u, v } of segment ?? []) {
      us.push(u)
      vs.push(v)
    }
  }
  if (us.length === 0) return undefined
  const clamp = (value: number, high: number) => Math.max(0, Math.min(high, value))
  return {
    left: clamp(Math.min(...us), camera.width),
    right: clamp(Math.max(...us), camera.width),
    top: clamp(Math.min(...vs), camera.height),
    bottom: clamp(Math.max(...vs), camera.height),
  }
}

/** Where an object stands so that the camera looks straight at it from `distanceM`. */
function inFrontOf(camera: RigCamera, distanceM: number): { x: number; y: number } {
  const { x, y } = transformPoint(camera.egoFromCamera, { x: 0, y: 0, z: distanceM })
  return { x, y }
}

/** A pixel whose centre is covered reaches half a pixel over the edge, and softening takes in the next one. */
const edgeSlackPx = 1.5

function isInside(bounds: Bounds, box: Bounds): boolean {
  return (
    bounds.left >= box.left - edgeSlackPx &&
    bounds.right <= box.right + edgeSlackPx &&
    bounds.top >= box.top - edgeSlackPx &&
    bounds.bottom <= box.bottom + edgeSlackPx
  )
}

for (const model of actorModels.keys()) {
  // Seen end on, a bicycle's handlebar is far behind the front of its box.
  const fillMin = model.includes('cycle') ? 0.42 : 0.55
  t.test(`${model} stays inside its box and fills it, in all cameras`, (t) => {
    for (const [index, camera] of cameras.entries()) {
      for (const distanceM of [8, 15]) {
        for (const yawRad of [0, 0.7, 1.57, 2.6, -2]) {
          const { x, y } = inFrontOf(camera, distanceM)
          const where = `${camera.channel} at ${distanceM} m, yaw ${yawRad}`
          const seen = changedBounds(sceneWith(model, x, y, yawRad), index)
          const box = boxBounds(model, x, y, yawRad, camera)
          if (!seen || !box) {
            t.fail(`${where}: nothing drawn`)
            continue
          }
          const { bounds, count } = seen
          const inside = isInside(bounds, box)
          if (!inside) t.fail(`${where}: pixels ${JSON.stringify(bounds)} outside box ${JSON.stringify(box)}`)
          // Half a pixel at each edge belongs to neither.
          const across = (bounds.right - bounds.left + 1) * (bounds.bottom - bounds.top + 1)
          const fill = across / ((box.right - box.left) * (box.bottom - box.top))
          if (fill < fillMin) t.fail(`${where}: fills ${fill.toFixed(2)} of its box`)
          if (count < 12) t.fail(`${where}: ${count} pixels`)
        }
      }
    }
    t.pass()
    t.end()
  })
}

t.test('objects that reach behind the camera are cut at the near plane, not folded over', (t) => {
  for (const [index, camera] of cameras.entries()) {
    for (const model of ['city-bus', 'sedan', 'semitrailer']) {
      for (const yawRad of [0, 1.2, -2.2]) {
        for (const [aheadM, asideM] of [
          [1.5, 2.2],
          [-2, 2.4],
          [0.5, -3],
          [3, 0.5],
        ] as const) {
          const { x, y } = transformPoint(camera.egoFromCamera, { x: asideM, y: 0, z: aheadM })
          const seen = changedBounds(sceneWith(model, x, y, yawRad), index)
          const box = boxBounds(model, x, y, yawRad, camera)
          if (!seen) continue
          const where = `${camera.channel} ${model} ${aheadM} ahead, ${asideM} aside, yaw ${yawRad}`
          if (!box) {
            t.fail(`${where}: drawn although the box is behind the camera`)
            continue
          }
          const { bounds } = seen
          const inside = isInside(bounds, box)
          if (!inside) t.fail(`${where}: pixels ${JSON.stringify(bounds)} outside box ${JSON.stringify(box)}`)
        }
      }
    }
  }
  t.pass()
  t.end()
})

t.test('what stands behind a camera is not in its picture', (t) => {
  for (const [index, camera] of cameras.entries()) {
    const { x, y } = inFrontOf(camera, -12)
    t.notOk(changedBounds(sceneWith('sedan', x, y, 0.4), index), camera.channel)
  }
  t.end()
})

t.test('the picture agrees with the projection to half a pixel', (t) => {
  const camera = cameras[0]!
  const { x, y } = inFrontOf(camera, 12)
  const { bounds } = changedBounds(sceneWith('cone', x, y, 0), 0)!
  const { size } = actorModels.get('cone')!
  const top = projectToPixel(
    camera.intrinsic,
    transformPoint(invertPose(camera.egoFromCamera), { x, y, z: size.height - 0.005 }),
  )!
  t.ok(Math.abs(bounds.top - top.v) <= 1, `top ${bounds.top}, projected ${top.v}`)
  t.end()
})
