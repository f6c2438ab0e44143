import fc from 'fast-check'
import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import { type DetectedObject, type DetectedObjects, detectionClasses } from '../../schemas/messages.js'
import { createTracker, type TrackerSettings } from './tracker.js'

const settings: TrackerSettings = { scoreMin: 0.15, birthScore: 0.3, hitsMin: 2, sureScore: 0.7, coastS: 1 }

const car = (x: number, y = 0, change: Partial<DetectedObject> = {}): DetectedObject => ({
  label: 'car',
  score: 0.8,
  center: { x, y, z: 0.8 },
  size: { width: 1.9, length: 4.5, height: 1.6 },
  ...upright(0),
  velocityXMps: Number.NaN,
  velocityYMps: Number.NaN,
  velocityZMps: Number.NaN,
  attribute: '',
  id: '',
  ...change,
})

function frame(timeS: number, objects: readonly DetectedObject[], scene = 'a'): DetectedObjects {
  return {
    scene,
    sampleToken: '',
    timestampUs: Math.round(timeS * 1e6) + 1_000_000,
    globalFromEgo: identityPose,
    objects,
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    map: [],
    egoSpeedMps: 0,
  }
}

t.test('an object that moves on keeps its id and gets its velocity', async (t) => {
  const tracker = createTracker(settings)
  const ids = new Set<string>()
  let speed = 0
  for (let i = 0; i < 12; i++) {
    const { tracks } = tracker.follow(frame(i * 0.25, [car(8 * i * 0.25), car(-20, 6)]))
    const moving = tracks.tracks.find(({ object }) => object.center.y < 3)!
    ids.add(moving.id)
    speed = moving.object.velocityXMps
    t.equal(tracks.tracks.length, 2)
  }
  t.equal(ids.size, 1)
  t.ok(Math.abs(speed - 8) < 0.3, `${speed} m/s`)
})

t.test('a hidden object coasts where it would be, and comes back under its id', async (t) => {
  const tracker = createTracker(settings)
  const at = (i: number) => frame(i * 0.25, i === 6 || i === 7 ? [] : [car(10 * i * 0.25)])
  const seen = Array.from({ length: 10 }, (_, i) => tracker.follow(at(i)).tracks.tracks)
  t.equal(seen[7]![0]!.coastedFrames, 2)
  t.ok(Math.abs(seen[7]![0]!.object.center.x - 17.5) < 1)
  t.ok(seen[7]![0]!.object.score < seen[5]![0]!.object.score)
  t.equal(seen[9]![0]!.id, seen[0]![0]!.id)
  for (let i = 10; i < 16; i++) tracker.follow(frame(i * 0.25, []))
  t.equal(tracker.size, 0)
})

t.test('a faint flicker becomes no track', async (t) => {
  const tracker = createTracker(settings)
  t.same(tracker.follow(frame(0, [car(5, 0, { score: 0.4 })])).tracks.tracks, [])
  t.same(tracker.follow(frame(0.25, [])).tracks.tracks, [])
  t.equal(tracker.size, 0)
})

t.test('another scene, a step back and a gap end all tracks', async (t) => {
  const tracker = createTracker(settings)
  const id = (objects: DetectedObjects) => tracker.follow(objects).tracks.tracks[0]!.id
  const first = id(frame(0, [car(5)]))
  t.equal(id(frame(0.5, [car(5)])), first)
  t.equal(tracker.follow(frame(1, [car(5)], 'b')).reset, 'scene-change')
  t.equal(tracker.follow(frame(0.5, [car(5)], 'b')).reset, 'backwards-seek')
  t.equal(tracker.follow(frame(3.5, [car(5)], 'b')).reset, 'time-gap')
  t.not(id(frame(4, [car(5)], 'b')), first)
})

t.test('whatever comes, tracks are finite, ids are unique and memory is bounded', async () => {
  const number = fc.oneof(fc.double({ min: -80, max: 80, noNaN: true }), fc.constant(Number.NaN))
  const object = fc
    .record({ x: number, y: number, label: fc.constantFrom(...detectionClasses), score: fc.double({ min: 0, max: 1 }) })
    .map(({ x, y, label, score }) => car(x, y, { label, score }))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.array(object, { maxLength: 40 }))),
      (frames) => {
        const tracker = createTracker(settings)
        return frames.every(([timeS, objects]) => {
          const { tracks } = tracker.follow(frame(timeS, objects)).tracks
          const finite = tracks.every(({ object: { center, velocityXMps } }) =>
            [center.x, center.y, velocityXMps].every(Number.isFinite),
          )
          return finite && new Set(tracks.map(({ id }) => id)).size === tracks.length
        })
      },
    ),
  )
  const crowd = Array.from({ length: 10_000 }, (_, i) => car((i % 100) * 5, Math.floor(i / 100) * 5))
  const tracker = createTracker(settings)
  const { refused } = tracker.follow(frame(0, crowd))
  t.equal(refused, 9_500)
  t.equal(tracker.size, 500)
})
