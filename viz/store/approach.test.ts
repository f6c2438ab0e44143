import t from 'tap'
import { Approach, approachWindowS, refOfTrack, trackOf } from './approach.js'
import type { World } from './world.js'

/** The world, and its tracks as those that are seen. */
function frame(...given: Parameters<typeof world>): [World, World['tracks']] {
  const made = world(...given)
  return [made, made.tracks]
}

function world(seconds: number, tracks: Record<string, number>, objects: readonly number[] = [], scene = 's'): World {
  const seen = (x: number, index: number, id: string) => ({ id, index, label: 'car', center: { x, y: 0, z: 0 } })
  return {
    scene,
    timestampUs: seconds * 1e6,
    tracks: Object.entries(tracks).map(([id, x], i) => seen(x, i, id)),
    objects: objects.map((x, i) => seen(x, i, '')),
  } as unknown as World
}

t.test('every track leaves a line, as long as the window', async (t) => {
  const approach = new Approach()
  for (let s = 0; s <= approachWindowS + 5; s++) approach.append(...frame(s, { a: 50 - s, ...(s < 3 && { gone: 9 }) }))
  t.same([...approach.lines.keys()], ['a'])
  t.equal(approach.lines.get('a')!.length, approachWindowS + 1)
  t.same(approach.lines.get('a')!.at(-1), { timestampUs: (approachWindowS + 5) * 1e6, distanceM: 25 })
  approach.append(...frame(3, { b: 7 }))
  t.same([...approach.lines.keys()], ['b'], 'back in time: afresh')
  approach.append(...frame(4, { c: 7 }, [], 'other'))
  t.same([...approach.lines.keys()], ['c'], 'another scene: afresh')
})

t.test('the line nearest to the mouse is found, within reach', async (t) => {
  const approach = new Approach()
  for (let s = 0; s < 10; s++) approach.append(...frame(s, { a: 10, b: 20 }))
  const reach = { us: 1e6, m: 3 }
  t.equal(approach.nearest(['a', 'b'], { timestampUs: 5.2e6, distanceM: 11 }, reach), 'a')
  t.equal(approach.nearest(['a', 'b'], { timestampUs: 5.2e6, distanceM: 18.5 }, reach), 'b')
  t.equal(approach.nearest(['a', 'b'], { timestampUs: 5.2e6, distanceM: 15 }, reach), undefined)
  t.equal(approach.nearest(['a', 'b'], { timestampUs: 12e6, distanceM: 10 }, reach), undefined)
})

t.test('the lines that came nearest, also a while ago, are shown; others are out of reach of the mouse', async (t) => {
  const approach = new Approach()
  for (let s = 0; s < 10; s++) approach.append(...frame(s, { leaving: 3 + 4 * s, staying: 12, coming: 40 - 2 * s }))
  t.same(approach.nearestLines(2), ['leaving', 'staying'])
  const at = { timestampUs: 5e6, distanceM: 30 }
  t.equal(approach.nearest(approach.nearestLines(2), at, { us: 1e6, m: 3 }), undefined)
  t.equal(approach.nearest(['coming'], at, { us: 1e6, m: 3 }), 'coming')
})

t.test('tracks and detections are one by nearness', async (t) => {
  const here = world(0, { a: 10, b: 20, hidden: 40 }, [20.4, 9.5])
  t.equal(trackOf(here, here.objects[1]!), 'a')
  t.same(refOfTrack(here, 'b'), { kind: 'object', index: 0 })
  t.same(refOfTrack(here, 'hidden'), { kind: 'track', index: 2 }, 'it stands for itself')
  t.equal(refOfTrack(here, 'nobody'), undefined)
})
