import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import type { CameraView, SeenObject } from '../store/world.js'
import { boxAt, projectBoxes } from './project-boxes.js'

/** Looks ahead from the origin of the ego frame, 100 px focal length, 200 x 100 px. */
const view: CameraView = {
  channel: 'CAM_FRONT',
  timestampUs: 0,
  width: 200,
  height: 100,
  intrinsic: [100, 0, 100, 0, 100, 50, 0, 0, 1],
  cameraFromEgo: { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 0.5, x: 0.5, y: -0.5, z: 0.5 } },
  jpeg: new Uint8Array(0),
  missing: '',
  uncalibrated: '',
}

function cube(index: number, x: number, y: number, edge = 2): SeenObject {
  const size = { width: edge, length: edge, height: edge }
  const rest = { velocityXMps: 0, velocityYMps: 0, velocityZMps: 0, attribute: '', id: '' }
  return { index, label: 'car', score: 1, center: { x, y, z: 0 }, size, ...upright(0), ...rest }
}

t.test('a cube straight ahead is drawn around the middle', async (t) => {
  const [box] = projectBoxes(view, [cube(0, 11, 0)])
  t.equal(box!.segments.length, 12)
  const us = box!.segments.flat().map(({ u }) => Math.round(u * 1000) / 1000)
  t.equal(Math.min(...us), 90, 'the near face is 10 m away: 1 m is 10 px')
  t.equal(Math.max(...us), 110)
  t.ok(Math.abs(box!.depthM - 11) < 1e-12)
})

t.test('what is left of the car is left in the picture', async (t) => {
  const [box] = projectBoxes(view, [cube(0, 11, 3)])
  t.ok(box!.segments.flat().every(({ u }) => u < 100))
})

t.test('a box behind the camera is not drawn', async (t) => {
  t.same(projectBoxes(view, [cube(0, -11, 0)]), [])
})

t.test('a box around the camera is cut at the lens, and never folds over', async (t) => {
  const [box] = projectBoxes(view, [cube(0, 3, 0, 8)])
  t.ok(box, 'its far face is ahead')
  t.ok(box!.segments.length < 12, 'edges wholly behind are gone')
  for (const { u, v, depthM } of box!.segments.flat()) t.ok(depthM > 0 && Number.isFinite(u) && Number.isFinite(v))
  // The far face is 7 m away and 8 m wide; the edges that lead to it leave the picture on their own side.
  for (const [a, b] of box!.segments) t.ok((a.u - 100) * (b.u - 100) >= 0 || a.v === b.v || a.depthM === b.depthM)
})

t.test('boxes outside the picture are left out, far ones come first', async (t) => {
  const drawn = projectBoxes(view, [cube(0, 11, 0), cube(1, 5, 40), cube(2, 30, 0)])
  t.same(
    drawn.map(({ object }) => object.index),
    [2, 0],
  )
  t.equal(boxAt(drawn, 100, 50)?.index, 0, 'the nearer of two under the mouse')
  t.equal(boxAt(drawn, 150, 50), undefined)
})

t.test('a camera without calibration draws nothing', async (t) => {
  t.same(projectBoxes({ ...view, cameraFromEgo: undefined }, [cube(0, 11, 0)]), [])
})
