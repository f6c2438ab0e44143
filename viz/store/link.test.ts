import fc from 'fast-check'
import t from 'tap'
import { addressOf } from './address.js'
import { cameraFrom, findLinked, linkedObjectFrom, objectText } from './link.js'
import { initialSettings } from './state.js'
import type { World } from './world.js'

const fieldsOf = (fragment: string) => new URLSearchParams(fragment.replace(/^#/, ''))

function world(...objects: readonly (readonly [label: string, x: number, y: number, id?: string])[]): World {
  return {
    objects: objects.map(([label, x, y, id = ''], index) => ({ index, label, center: { x, y, z: 1 }, id })),
  } as unknown as World
}

t.test('the place of the eye survives the address bar to the centimetre', async () => {
  const metres = fc.double({ min: -5000, max: 5000, noNaN: true })
  const point = fc.record({ x: metres, y: metres, z: metres })
  fc.assert(
    fc.property(point, point, fc.boolean(), (eye, away, isFree) => {
      const target = { x: eye.x + away.x, y: eye.y + away.y, z: eye.z + away.z + 9000 }
      const back = cameraFrom(fieldsOf(addressOf(initialSettings, undefined, { camera: { eye, target, isFree } })))
      const isNear = (a: typeof eye, b: typeof eye) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z) < 0.01
      return back !== undefined && back.isFree === isFree && isNear(back.eye, eye) && isNear(back.target, target)
    }),
  )
})

t.test('nonsense is no place, and no object', async (t) => {
  for (const eye of [
    '',
    '1,2,3',
    '1,2,3,1,2,3',
    'a,0,0,1,1,1',
    '1e9,0,0,1,1,1',
    '99999999,0,0,1,1,1',
    '1,2,3,4,5,6,7',
  ]) {
    t.equal(cameraFrom(new URLSearchParams({ eye })), undefined, eye)
  }
  for (const object of ['', 'car', 'car,1', 'car,x,1', ',1,1', `car,1,1,${'x'.repeat(500)}`]) {
    t.equal(linkedObjectFrom(new URLSearchParams({ object })), undefined, object)
  }
})

t.test('a chosen object is found again by its place, or by its id wherever it is', async (t) => {
  const given = world(['car', 10, 2], ['car', 20, 2], ['bus', 20.4, 2, 'track-7'])
  const again = (index: number, there: World) => {
    const object = objectText(given, { kind: 'object', index })
    return findLinked(there, linkedObjectFrom(fieldsOf(addressOf(initialSettings, 5, { object })))!)
  }
  t.same(again(1, given), { kind: 'object', index: 1 })
  t.same(again(1, world(['bus', 20, 2], ['car', 21.5, 2])), { kind: 'object', index: 1 })
  t.equal(again(1, world(['car', 30, 2])), undefined, 'nothing is near')
  t.same(again(2, world(['bus', 20.4, 2], ['bus', -50, 0, 'track-7'])), { kind: 'object', index: 1 })
  t.equal(objectText(given, undefined), undefined)
})
