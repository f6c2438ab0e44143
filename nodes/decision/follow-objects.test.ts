import t from 'tap'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import { followObjects } from './follow-objects.js'
import { frameOf, thing } from './llm/testing/driving-frames.js'

const at = (label: string, x: number, y: number, velocityXMps = 0) => ({
  ...thing(label, 0, { velocityXMps }),
  center: { x, y, z: 0.9 },
})

t.test('objects are found again where they, and the car, have moved to', (t) => {
  const before = frameOf([at('car', 20, 0, 6), at('pedestrian', 10, 4), at('car', 40, 0)])
  const moved = {
    timestampUs: before.timestampUs + 1_000_000,
    globalFromEgo: { translation: { x: 8, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } },
  }
  const now = frameOf([at('pedestrian', 2.5, 4), at('car', 32, 0), at('car', 18, 0.5, 6)], moved)
  t.same(followObjects(before, [0, 1, 2], now), [2, 0, 1])
  t.same(followObjects(before, [0, 9], before), [0, 9], 'the same frame needs no search')
  t.same(followObjects(before, [0, 7], frameOf([at('truck', 18, 0), at('car', 22, 0)], moved)), [], 'out of sight')
  t.end()
})

t.test('a car that turned looks the other way', (t) => {
  const before = frameOf([at('car', 10, 0, 2)])
  const globalFromEgo = { translation: { x: 0, y: 0, z: 0 }, rotation: quaternionFromYaw(Math.PI / 2) }
  const now = frameOf([at('car', 12, 0), at('car', 0, -12)], { globalFromEgo, timestampUs: before.timestampUs + 1e6 })
  t.same(followObjects(before, [0], now), [1])
  t.end()
})
