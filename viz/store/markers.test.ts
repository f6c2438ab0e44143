import t from 'tap'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { Markers } from './markers.js'
import type { World } from './world.js'

interface Frame {
  readonly mps?: number
  readonly speed?: SpeedDecision
  readonly path?: PathDecision
  readonly truth?: readonly [id: string, x: number][]
  readonly seenX?: readonly number[]
  readonly scene?: string
}

function object(id: string, x: number, score: number) {
  return { id, label: 'car', score, center: { x, y: 0, z: 0 } }
}

/** Frames a tenth of a second apart. */
function world(
  sequence: number,
  { mps = 10, speed = SpeedDecision.KEEP, path = PathDecision.FOLLOW, truth, seenX = [], scene = 's' }: Frame,
): World {
  return {
    sequence,
    scene,
    timestampUs: sequence * 100_000,
    egoSpeedMps: mps,
    decision: { speed, path, explanation: `decision ${speed}`, rule: '' },
    hasGroundTruth: truth !== undefined,
    groundTruth: (truth ?? []).map(([id, x]) => object(id, x, 1)),
    objects: seenX.map((x) => object('', x, 0.5)),
  } as unknown as World
}

function markersOf(frames: readonly Frame[], firstSequence = 0): Markers {
  const markers = new Markers()
  for (const [i, frame] of frames.entries()) markers.append(world(i, frame), 0.25, firstSequence)
  return markers
}

t.test('a hard brake is marked once, where it begins; a soft one is not', async (t) => {
  const braking = (mps2: number) =>
    Array.from({ length: 30 }, (_, i) => ({ mps: Math.max(0, 20 - Math.max(0, i - 5) * 0.1 * mps2) }))
  const hard = markersOf(braking(6)).all
  t.equal(hard.length, 1)
  t.match(hard[0], { kind: 'brake', text: /^Hard brake: [345]\.\d m\/s²$/ })
  t.ok(hard[0]!.sequence >= 6 && hard[0]!.sequence <= 10, `frame ${hard[0]!.sequence}`)
  t.same(markersOf(braking(2.9)).all, [])
  t.same(markersOf([{ mps: 20 }, { mps: Number.NaN }, { mps: 0 }]).all, [], 'too short, or unknown')
  const standing = Array.from({ length: 9 }, (_, i) => ({ mps: i < 4 ? 20 : 0, scene: i < 4 ? 'a' : 'b' }))
  t.same(markersOf(standing).all, [], 'another scene is no brake')
})

t.test('a near object is marked when it begins to be missed', async (t) => {
  const markers = markersOf([
    { truth: [['a', 10]], seenX: [10.5] },
    { truth: [['a', 10]], seenX: [] },
    { truth: [['a', 10]], seenX: [] },
    { truth: [['a', 10]], seenX: [10] },
    {
      truth: [
        ['a', 10],
        ['b', 12],
        ['far', 80],
      ],
      seenX: [],
    },
    { seenX: [] },
  ])
  t.same(
    markers.all.map(({ sequence, text }) => [sequence, text]),
    [
      [1, 'Missed: car 10 m away'],
      [4, 'Missed: car 10 m away and 1 more'],
    ],
  )
})

t.test('a changed decision is marked with its reason', async (t) => {
  const { KEEP, STOP } = SpeedDecision
  const markers = markersOf([KEEP, KEEP, STOP, STOP, KEEP].map((speed) => ({ speed })))
  t.same(
    markers.all.map(({ sequence, kind, text }) => [sequence, kind, text]),
    [
      [2, 'decision', `decision ${STOP}`],
      [4, 'decision', `decision ${KEEP}`],
    ],
  )
  t.equal(markers.from(world(0, {}), 1)?.sequence, 2)
  t.equal(markers.from(world(2, {}), 1)?.sequence, 4)
  t.equal(markers.from(world(4, {}), 1), undefined)
  t.equal(markers.from(world(4, {}), -1)?.sequence, 2)
})

t.test('another path is marked where it begins and where the car follows its lane again', async (t) => {
  const { FOLLOW, LEFT_CHANGE, LEFT_BORROW } = PathDecision
  const paths = [FOLLOW, LEFT_CHANGE, LEFT_CHANGE, FOLLOW, LEFT_BORROW]
  const markers = markersOf(paths.map((path) => ({ path })))
  t.same(
    markers.all.map(({ sequence, kind, text }) => [sequence, kind, text]),
    [
      [1, 'path', 'Change to the left lane: decision 1'],
      [3, 'path', 'Follow the lane: decision 1'],
      [4, 'path', 'Pass through the left lane and return: decision 1'],
    ],
  )
  const both = markersOf([{}, { path: LEFT_CHANGE, speed: SpeedDecision.STOP }]).all
  t.same(
    both.map(({ sequence, kind }) => [sequence, kind]),
    [
      [1, 'path'],
      [1, 'decision'],
    ],
    'a moment with both is marked as both',
  )
  t.same(markersOf([{ path: LEFT_CHANGE }, { path: FOLLOW, scene: 'other' }]).all, [], 'another scene is no change')
})

t.test('markers go with their frames, and another run starts afresh', async (t) => {
  const { KEEP, STOP } = SpeedDecision
  const markers = markersOf(
    [KEEP, STOP, KEEP, STOP].map((speed) => ({ speed })),
    2,
  )
  t.same(
    markers.all.map(({ sequence }) => sequence),
    [2, 3],
  )
  markers.append(world(0, {}), 0.25, 0)
  t.same(markers.all, [])
})

t.test('a replay that is sent elsewhere changes no decision and brakes nowhere', async (t) => {
  const { KEEP, STOP } = SpeedDecision
  for (const stepUs of [-5e6, 9e6]) {
    const markers = new Markers()
    markers.append({ ...world(1, { speed: KEEP, mps: 20 }), timestampUs: 50e6 }, 0.25, 0)
    markers.append({ ...world(2, { speed: STOP, mps: 0 }), timestampUs: 50e6 + stepUs }, 0.25, 0)
    t.same(markers.all, [])
  }
})

t.test('within a piece of a replay markers go by recorded time, outside as frames came', async (t) => {
  const { KEEP, STOP } = SpeedDecision
  const markers = new Markers()
  const frames = [
    [1, 9, KEEP],
    [2, 9.1, STOP],
    [3, 50, KEEP],
    [4, 50.1, STOP],
    [5, 20, KEEP],
    [6, 20.1, STOP],
    [7, 50, KEEP],
    [8, 50.1, STOP],
  ] as const
  for (const [sequence, timeS, speed] of frames) {
    markers.append({ ...world(sequence, { speed }), timestampUs: timeS * 1e6 }, 0.25, 0)
  }
  const extent = { firstUs: 10e6, lastUs: 60e6 }
  t.same(
    markers.within(extent).map(({ sequence }) => sequence),
    [6, 8],
    'one for a moment, of the frame that came last',
  )
  const from = (sequence: number, timeS: number, direction: 1 | -1) =>
    markers.from({ sequence, timestampUs: timeS * 1e6 }, direction, extent)?.sequence
  t.same([from(6, 20.1, 1), from(3, 50, -1), from(8, 50.1, 1), from(6, 20.1, -1)], [8, 6, undefined, 2])
})
