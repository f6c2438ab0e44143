import t from 'tap'
import { identityPose } from '../../schemas/geometry/pose.js'
import { BoxPacker, type MarkedBox, type PackedBoxes, unpackBoxes } from './packed-boxes.js'

const box = (x: number, color: string, mark: MarkedBox['mark'], isLit = false): MarkedBox => ({
  center: { x, y: -2, z: 0.5 },
  size: { width: 2, length: 4, height: 1.5 },
  rotation: identityPose.rotation,
  color,
  mark,
  isLit,
})

function packBoxes(boxes: readonly MarkedBox[], countMax: number): PackedBoxes {
  const packer = new BoxPacker(countMax)
  for (const box of boxes) packer.add(box, box)
  return packer.packed
}

t.test('boxes come out of their numbers as they went in, in their order', async (t) => {
  const boxes = [box(1, '#56b4e9', 'object'), box(2, '#ffffff', 'truth', true), box(3, '#56b4e9', 'track')]
  const packed = packBoxes(boxes, 3)
  t.same(packed.colors, ['#56b4e9', '#ffffff'])
  t.same(unpackBoxes(packed), boxes)
})

t.test('fewer boxes than there could have been leave no ghosts', async (t) => {
  t.equal(unpackBoxes(packBoxes([box(1, '#56b4e9', 'object')], 10)).length, 1)
  t.same(unpackBoxes(packBoxes([], 0)), [])
})
