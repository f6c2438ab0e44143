import t from 'tap'
import { boxCorners } from '../../schemas/geometry/box3d.js'
import { composePoses, invertPose, type Pose, transformPoint } from '../../schemas/geometry/pose.js'
import { projectToPixel } from '../../schemas/geometry/projection.js'
import { annotationsOf } from './foxglove-annotations.js'
import { calibrationsOf, picturesOf, transformsOf } from './foxglove-cameras.js'
import { MapScene, objectsScene, truthScene } from './foxglove-scene.js'
import { timestampOf } from './foxglove-values.js'
import { sampleFrame } from './testing/sample-messages.js'

const { frames, objects } = sampleFrame(3)
const [front, back] = frames.payload.cameras as [(typeof frames.payload.cameras)[0], (typeof frames.payload.cameras)[0]]

interface Transform extends Pose {
  readonly timestamp: { readonly seconds: number; readonly nanos: number }
  readonly parent_frame_id: string
  readonly child_frame_id: string
}

t.test('a viewer that chains the transforms at the time of a picture gets the pose it was taken from', async (t) => {
  const { transforms } = transformsOf(frames.payload).value as { transforms: Transform[] }
  for (const camera of [front, back]) {
    const at = JSON.stringify(timestampOf(camera.timestampUs))
    const then = transforms.filter(({ timestamp }) => JSON.stringify(timestamp) === at)
    const globalFromEgo = then.find(({ child_frame_id }) => child_frame_id === 'ego')!
    const egoFromCamera = then.find(({ child_frame_id }) => child_frame_id === camera.channel)!
    t.strictSame([globalFromEgo.parent_frame_id, egoFromCamera.parent_frame_id], ['global', 'ego'])
    t.strictSame(
      composePoses(globalFromEgo, egoFromCamera),
      composePoses(camera.globalFromEgo, camera.egoFromCamera),
      camera.channel,
    )
  }
  t.notOk(
    transforms.some(({ child_frame_id }) => child_frame_id === 'CAM_BACK_LEFT'),
    'no picture, no pose',
  )
})

t.test('a box is drawn where it is seen: every edge ends at two of its projected corners', async (t) => {
  const [annotated, behind] = annotationsOf(frames.payload, objects.payload)
  const { points } = annotated!.value as { points: { points: { x: number; y: number }[] }[] }
  t.equal(annotated!.topic, '/camera/CAM_FRONT/annotations')
  t.equal(points.length, 1)
  t.equal(points[0]!.points.length, 24, 'twelve edges')
  const cameraFromEgo = composePoses(
    invertPose(composePoses(front.globalFromEgo, front.egoFromCamera)),
    frames.payload.globalFromEgo,
  )
  const corners = boxCorners(objects.payload.objects[0]!).map((corner) => {
    const { u, v } = projectToPixel(front.intrinsic, transformPoint(cameraFromEgo, corner))!
    return [u, v]
  })
  for (const { x, y } of points[0]!.points) {
    t.ok(corners.some(([u, v]) => Math.hypot(u! - x, v! - y) < 1e-9))
  }
  // 12 m ahead and 1 m to the left, seen from 1.5 m ahead and 1.6 m up, focal length 500, centre 320, 180.
  const meanX = points[0]!.points.reduce((sum, { x }) => sum + x, 0) / 24
  t.ok(Math.abs(meanX - (320 - (500 * 1) / 10.5)) < 5, `${meanX}`)
  t.strictSame((behind!.value as { points: unknown[] }).points, [], 'the camera that looks back sees none of it')
})

t.test('calibration is the pinhole the boxes are projected with', async (t) => {
  const [first, ...rest] = calibrationsOf(frames.payload)
  t.equal(rest.length, 1, 'none for a camera without a picture')
  t.match(first!.value, { frame_id: 'CAM_FRONT', width: 640, height: 360, K: [...front.intrinsic] })
  t.strictSame((first!.value as { P: number[] }).P, [500, 0, 320, 0, 0, 500, 180, 0, 0, 0, 1, 0])
  t.equal(picturesOf(frames.payload, frames.parts).length, 2)
})

t.test('boxes keep centre, size and rotation; what was drawn before goes', async (t) => {
  const scene = objectsScene(objects.payload).value as {
    deletions: unknown[]
    entities: { frame_id: string; cubes: { pose: unknown; size: unknown }[]; arrows: { shaft_length: number }[] }[]
  }
  t.match(scene.deletions, [{ type: 1 }])
  const [car] = objects.payload.objects
  t.equal(scene.entities[0]!.frame_id, 'ego')
  t.strictSame(scene.entities[0]!.cubes[0]!.pose, { position: car!.center, orientation: car!.rotation })
  t.strictSame(scene.entities[0]!.cubes[0]!.size, { x: 4.5, y: 2, z: 1.6 }, 'length along x')
  t.ok(Math.abs(scene.entities[0]!.arrows[0]!.shaft_length - Math.hypot(4, 0.5)) < 1e-12)
  const unknown = { ...car!, velocityXMps: Number.NaN, velocityYMps: Number.NaN }
  const still = objectsScene({ ...objects.payload, objects: [unknown] }).value as typeof scene
  t.strictSame(still.entities[0]!.arrows, [], 'no arrow for a velocity nobody knows')
  t.equal(truthScene({ ...frames.payload, hasGroundTruth: false }).length, 0)
})

t.test('the map is drawn once for a place, a scene and a file, where it lies in the world', async (t) => {
  const map = new MapScene()
  const [drawn] = map.update(frames.payload, 1)
  const { entities } = drawn!.value as {
    entities: { frame_id: string; lines: { points: { x: number; y: number }[] }[] }[]
  }
  t.equal(entities[0]!.frame_id, 'global')
  const { x, y } = frames.payload.globalFromEgo.translation
  t.match(entities[0]!.lines[0]!.points[1], { x, y: y + 2 })
  t.strictSame(map.update(sampleFrame(10).frames.payload, 1), [], 'a few metres on')
  t.equal(map.update(sampleFrame(10).frames.payload, 2).length, 1, 'another file')
  t.equal(map.update({ ...sampleFrame(11).frames.payload, scene: 'next' }, 2).length, 1, 'another scene')
  t.equal(map.update({ ...sampleFrame(90).frames.payload, scene: 'next' }, 2).length, 1, 'far on')
  t.strictSame(map.update({ ...sampleFrame(200).frames.payload, map: [] }, 2), [], 'no map')
})

t.test('microseconds become seconds and nanoseconds without loss', async (t) => {
  t.strictSame(timestampOf(1_700_000_000_123_457), { seconds: 1_700_000_000, nanos: 123_457_000 })
})
