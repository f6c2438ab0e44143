import fc from 'fast-check'
import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import { addressOf, momentFrom, settingsFrom } from './address.js'
import { appendSample, type History, historyLengthMax, percentile, rates, skippedFrames } from './history.js'
import { carryRef, isLit, resolveRef } from './selection.js'
import { initialSettings, pictureRates, type Settings } from './state.js'
import { choosable, visibleObjects, visibleTruth } from './visible.js'
import type { SeenObject, SeenTrack, World } from './world.js'

function seen(index: number, label: string, x: number, more: Partial<SeenObject> = {}): SeenObject {
  const size = { width: 2, length: 4, height: 1.5 }
  const motion = { ...upright(0), velocityXMps: 0, velocityYMps: 0, velocityZMps: 0 }
  return { index, label, score: 0.5, center: { x, y: 0, z: 1 }, size, ...motion, attribute: '', id: '', ...more }
}

function world(
  timestampUs: number,
  objects: readonly SeenObject[],
  groundTruth: readonly SeenObject[] = [],
  more: Partial<World> = {},
): World {
  return { timestampUs, objects, groundTruth, tracks: [], ...more } as unknown as World
}

const followed = (index: number, x: number, id: string, coastedFrames = 0): SeenTrack => ({
  ...seen(index, 'car', x, { id }),
  ageFrames: 9,
  coastedFrames,
})

t.test('a chosen object is found again where its speed takes it', async (t) => {
  const from = world(0, [seen(0, 'car', 10, { velocityXMps: 20 }), seen(1, 'car', 14)])
  const to = world(500_000, [seen(5, 'truck', 20), seen(6, 'car', 19.5), seen(7, 'car', 14)])
  t.same(carryRef({ kind: 'object', index: 0 }, from, to), { kind: 'object', index: 6 })
  t.same(carryRef({ kind: 'object', index: 1 }, from, to), { kind: 'object', index: 7 })
})

t.test('an object that is gone is not replaced by another', async (t) => {
  const from = world(0, [seen(0, 'car', 10)])
  t.equal(carryRef({ kind: 'object', index: 0 }, from, world(100_000, [seen(0, 'car', 30)])), undefined)
  t.equal(carryRef({ kind: 'object', index: 0 }, from, world(100_000, [seen(0, 'bus', 10)])), undefined)
  t.equal(carryRef(undefined, from, from), undefined)
})

t.test('ground truth is followed by its id', async (t) => {
  const from = world(0, [], [seen(0, 'car', 10, { id: 'a' })])
  const to = world(1, [], [seen(0, 'car', 10, { id: 'b' }), seen(1, 'car', 50, { id: 'a' })])
  t.same(carryRef({ kind: 'truth', index: 0 }, from, to), { kind: 'truth', index: 1 })
  t.equal(resolveRef(to, { kind: 'truth', index: 1 })?.id, 'a')
})

t.test('a detection is followed by its track: while nothing detects it too, and back again', async (t) => {
  const here = world(0, [seen(0, 'car', 10)], [], { tracks: [followed(0, 10.4, 'a')] })
  // Nearest to where it was is another one.
  const crossed = world(1e5, [seen(3, 'car', 10), seen(4, 'car', 13)], [], {
    tracks: [followed(0, 10, 'b'), followed(1, 13.2, 'a')],
  })
  t.same(carryRef({ kind: 'object', index: 0 }, here, crossed), { kind: 'object', index: 4 })
  const hidden = world(2e5, [seen(0, 'car', 14)], [], { tracks: [followed(5, 13.5, 'a', 2)] })
  const coasting = carryRef({ kind: 'object', index: 0 }, here, hidden)
  t.same(coasting, { kind: 'track', index: 5 }, 'no other detection takes its place')
  t.equal(resolveRef(hidden, coasting)?.id, 'a')
  t.ok(isLit({ selected: coasting, hovered: undefined }, { kind: 'track', index: 5 }))
  t.notOk(isLit({ selected: coasting, hovered: undefined }, { kind: 'object', index: 5 }))
  t.same(carryRef(coasting, hidden, here), { kind: 'object', index: 0 }, 'seen again')
  t.equal(carryRef(coasting, hidden, world(3e5, [seen(0, 'car', 13.5)])), undefined, 'the track has ended')
})

t.test('what stands still is found again while the car drives', async (t) => {
  const at = (x: number) => ({ globalFromEgo: { ...identityPose, translation: { x, y: 5, z: 0 } } })
  const from = world(0, [seen(0, 'car', 20), seen(1, 'car', 35)], [], at(100))
  const to = world(1e6, [seen(0, 'car', 5), seen(1, 'car', 20)], [], at(115))
  t.same(carryRef({ kind: 'object', index: 0 }, from, to), { kind: 'object', index: 0 })
  t.same(carryRef({ kind: 'object', index: 1 }, to, from), { kind: 'object', index: 1 }, 'and in a frame before')
})

t.test('what was missed and what coasts can be chosen while it is shown', async (t) => {
  const truth = [seen(0, 'car', 10, { id: 'found' }), seen(1, 'car', 40, { id: 'missed' })]
  const now = world(0, [seen(0, 'car', 10)], truth, {
    hasGroundTruth: true,
    tracks: [followed(0, 10, 'a'), followed(1, 25, 'b', 3)],
  })
  const refs = (settings: Partial<Settings>) =>
    choosable(now, { ...initialSettings, ...settings }).map(({ ref: { kind, index } }) => `${kind} ${index}`)
  t.same(refs({ showGroundTruth: true }), ['object 0', 'truth 1', 'track 1'])
  t.same(refs({ showTracks: false }), ['object 0'], 'not what is not drawn')
  t.same(choosable(undefined, initialSettings), [])
})

t.test('threshold, classes and ground truth decide what is drawn', async (t) => {
  const now = world(0, [seen(0, 'car', 1, { score: 0.2 }), seen(1, 'car', 1), seen(2, 'bus', 1)], [seen(0, 'car', 1)])
  const shown = visibleObjects(now, { ...initialSettings, scoreMin: 0.5, hiddenLabels: new Set(['bus']) })
  t.same(
    shown.map(({ index }) => index),
    [1],
  )
  t.equal(visibleTruth(now, initialSettings).length, 0)
  t.equal(visibleTruth(now, { ...initialSettings, showGroundTruth: true }).length, 1)
})

const sample = (sequence: number, atMs = sequence * 100) => ({
  atMs,
  sequence,
  endToEndMs: sequence,
  bytes: 1000,
  speed: 1,
  path: 1,
})

t.test('history is bounded, counts what was skipped, and starts afresh with a new run', async (t) => {
  let history: History = []
  for (let sequence = 2; sequence <= 2 * historyLengthMax + 20; sequence += 2) {
    history = appendSample(history, sample(sequence))
  }
  t.equal(history.length, historyLengthMax)
  t.equal(skippedFrames(history), historyLengthMax - 1)
  t.equal(appendSample(history, sample(1)).length, 1)
})

t.test('rates and percentiles are those of the window', async (t) => {
  const history = Array.from({ length: 50 }, (_, i) => sample(i + 1))
  const { framesHz, bytesPerS } = rates(history, 5000)
  t.ok(Math.abs(framesHz - 10) < 0.5, `${framesHz} Hz`)
  t.ok(Math.abs(bytesPerS - 10_000) < 500)
  t.equal(rates([], 0).framesHz, 0)
  t.equal(percentile([5, 1, Number.NaN, 3, 2, 4], 50), 3)
  t.equal(percentile([5, 1, 3], 99), 5)
  t.ok(Number.isNaN(percentile([], 50)))
})

t.test('settings survive the address bar', async () => {
  const settings = fc.record({
    scoreMin: fc.integer({ min: 0, max: 100 }).map((value) => value / 100),
    showGroundTruth: fc.boolean(),
    showVelocity: fc.boolean(),
    showTracks: fc.boolean(),
    showMap: fc.boolean(),
    showPlan: fc.boolean(),
    showLidar: fc.boolean(),
    showHeat: fc.boolean(),
    showLabels: fc.constant(true),
    hiddenLabels: fc.subarray(['bus', 'car', 'traffic_cone']).map((labels) => new Set(labels)),
    view: fc.constantFrom('birds-eye' as const, 'top' as const, 'chase' as const, 'driver' as const),
    theme: fc.constantFrom('dark' as const, 'light' as const),
    enlarged: fc.constantFrom('', 'CAM_BACK'),
    pictureRateMax: fc.constantFrom(...pictureRates),
  })
  fc.assert(
    fc.property(settings, (given) => {
      const back = { ...initialSettings, ...settingsFrom(addressOf(given)) }
      const isSame = (key: 'view' | 'scoreMin' | 'pictureRateMax') => back[key] === given[key]
      return addressOf(back) === addressOf(given) && isSame('view') && isSame('scoreMin') && isSame('pictureRateMax')
    }),
  )
})

t.test('a moment survives the address bar, and nonsense is none', async (t) => {
  t.equal(momentFrom(addressOf(initialSettings, 1_532_402_927_647_951)), 1_532_402_927_647_951)
  t.equal(momentFrom(addressOf({ ...initialSettings, view: 'chase' })), undefined)
  for (const text of ['#at=', '#at=-1', '#at=1e9', '#at=12345678901234567']) t.equal(momentFrom(text), undefined, text)
})

t.test('an address that means nothing changes nothing', async (t) => {
  t.same(settingsFrom('#view=moon&score=7&theme=pink&pictures=3'), {})
})
