import t from 'tap'
import { planLanes } from './plan.js'

const file = (bytes: number) => ({ path: 'a.onnx', sha256: '0'.repeat(64), bytes })
const model = (encoderBytes = 4e6) => ({
  cameras: ['a', 'b', 'c', 'd', 'e', 'f'],
  frames: [-1, 0],
  files: { image_encoder: file(encoderBytes), bev_encoder: file(1e6), detector: file(1e6) },
  splitsByCamera: true,
})
const shapeOf = (threads: number) => {
  const plan = planLanes(model(), threads)
  return plan && [plan.lanes.length, plan.encoderThreads, plan.bevThreads]
}

t.test('as many threads at work as there are, in as many lanes of equally many cameras as that allows', async (t) => {
  t.equal(shapeOf(1), undefined)
  t.strictSame(shapeOf(2), [2, 1, 1])
  t.strictSame(shapeOf(3), [3, 1, 1])
  t.strictSame(shapeOf(4), [2, 2, 2])
  t.strictSame(shapeOf(6), [6, 1, 3])
  t.strictSame(shapeOf(16), [2, 8, 8])
  t.strictSame(planLanes(model(), 3)?.lanes, [
    [0, 2],
    [2, 4],
    [4, 6],
  ])
})

t.test('one lane for large weights, and for an encoder that cannot be divided', async (t) => {
  t.equal(planLanes(model(1e9), 2), undefined)
  t.equal(planLanes({ ...model(), splitsByCamera: false }, 2), undefined)
})
