import t from 'tap'
import { identityPose, type Pose, poseFromArrays, poseMatrix } from '../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import {
  alignToCurrent,
  capacityOf,
  createBevHistory,
  type HistoryFrame,
  pastLidarFromCurrentLidar,
} from './bev-history.js'
import { readCase, readReference, referenceFolder, skipWithout, worstError } from './testdata/reference.js'

/** A frame whose features are its name. */
function frameAt(timestampUs: number, scene = 'scene-1'): HistoryFrame<number> {
  return {
    scene,
    timestampUs,
    features: timestampUs,
    globalFromEgo: identityPose,
    egoFromLidar: identityPose,
    lidarToImages: [],
  }
}

function start(frames: number[]) {
  const released: number[] = []
  const history = createBevHistory<number>(frames, (features) => released.push(features))
  /** Plays a frame and tells which ones the model would see, oldest first. */
  const play = (timestampUs: number, scene = 'scene-1') => {
    const frame = frameAt(timestampUs, scene)
    const reset = history.follow(frame)
    const seen = history.lookBack(frame).map(({ timestampUs: at }) => at)
    history.remember(frame)
    return { seen, reset }
  }
  return { history, released, play }
}

t.test('the first frame of a scene stands for all of them, the second for all but the oldest ones', (t) => {
  const { play } = start([-3, -2, -1, 0])
  t.strictSame(play(1_000_000).seen, [1_000_000, 1_000_000, 1_000_000, 1_000_000])
  t.strictSame(play(1_500_000).seen, [1_000_000, 1_000_000, 1_000_000, 1_500_000])
  t.strictSame(play(2_000_000).seen, [1_000_000, 1_000_000, 1_500_000, 2_000_000])
  t.end()
})

t.test('keyframes are counted, however uneven their intervals', (t) => {
  const { play } = start([-4, -2, 0])
  const times = [0, 0.6, 1.2, 1.55, 1.9, 2.5, 3.1, 3.7, 4.05].map((s) => Math.round(s * 1e6) + 1)
  times.forEach((time, i) => {
    const at = (back: number) => times[Math.max(0, i - back)]
    t.strictSame(play(time).seen, [at(4), at(2), at(0)], `keyframe ${i}`)
  })
  t.end()
})

t.test('on a stream of 12 Hz the frames are half a second apart within 0.15 s, and memory stays bounded', (t) => {
  const { play, history } = start([-7, -6, -5, -4, -3, -2, -1, 0])
  for (let i = 0; i < 200; i++) {
    const { seen } = play(1 + Math.round((i * 1e6) / 12))
    t.ok(history.size <= capacityOf(7))
    if (i < 60) continue
    const steps = seen.slice(1).map((time, k) => Math.abs(time - seen[k]! - 500_000))
    t.ok(Math.max(...steps) <= 150_000, `frame ${i}: steps off by ${Math.max(...steps)} us`)
  }
  t.end()
})

t.test('keyframes keep one frame more than the model looks back', (t) => {
  const { play, history, released } = start([-7, 0])
  for (let i = 1; i <= 20; i++) play(i * 500_000)
  t.equal(history.size, 8)
  t.equal(released.length, 12)
  t.end()
})

t.test('a scene change, a gap and a backwards seek drop the history', (t) => {
  for (const [next, scene, reason] of [
    [1_500_000, 'scene-2', 'scene-change'],
    [2_500_001, 'scene-1', 'time-gap'],
    [500_000, 'scene-1', 'backwards-seek'],
    [1_000_000, 'scene-1', 'backwards-seek'],
  ] as const) {
    const { play, released } = start([-1, 0])
    play(1_000_000)
    const { seen, reset } = play(next, scene)
    t.equal(reset, reason)
    t.strictSame(seen, [next, next])
    t.strictSame(released, [1_000_000])
  }
  t.end()
})

t.test('a model of single frames keeps nothing', (t) => {
  const { play, history, released } = start([0])
  t.strictSame(play(1).seen, [1])
  t.strictSame(released, [1])
  t.equal(history.size, 0)
  t.end()
})

t.test('clear releases everything once', (t) => {
  const { play, history, released } = start([-2, 0])
  play(1)
  play(500_001)
  history.clear()
  history.clear()
  t.strictSame(released, [1, 500_001])
  t.end()
})

t.test('a point that stands still is seen by the past camera where it was then', (t) => {
  const past: Pose = { translation: { x: 100, y: 50, z: 0 }, rotation: quaternionFromYaw(0.3) }
  const current: Pose = { translation: { x: 103, y: 51, z: 0 }, rotation: quaternionFromYaw(0.4) }
  const frame = { ...frameAt(1), globalFromEgo: past, lidarToImages: [poseMatrix(identityPose)] }
  const aligned = alignToCurrent(frame, { globalFromEgo: current, egoFromLidar: identityPose })
  const expected = poseMatrix(pastLidarFromCurrentLidar(past, { globalFromEgo: current, egoFromLidar: identityPose }))
  t.ok(worstError(aligned, expected) < 1e-6)
  t.end()
})

for (const name of ['t2-b', 't3-c']) {
  t.test(`history of ${name} is aligned as the official code does`, skipWithout(referenceFolder), (t) => {
    const { frames, geometry } = readCase(name)
    const poseOf = (frame: number) => {
      const at = geometry[frame]!
      return {
        globalFromEgo: poseFromArrays(at.ego2global_translation, at.ego2global_rotation),
        egoFromLidar: poseFromArrays(at.lidar2ego_translation, at.lidar2ego_rotation),
      }
    }
    for (const frame of frames) {
      const own = readReference(`${name}.inputs`, `f${frame}.lidar2img_own_f64`)
      const lidarToImages = Array.from({ length: own.shape[0]! }, (_, camera) =>
        Float64Array.from(own.data.subarray(camera * 16, camera * 16 + 16)),
      )
      const past = { ...frameAt(frame), ...poseOf(frame), lidarToImages }
      const found = alignToCurrent(past, poseOf(0))
      const expected = readReference(`${name}.inputs`, `f${frame}.lidar2img_f64`).data
      const error = worstError(found, expected)
      // The official matrices of past frames go through float32 with coordinates of a kilometre.
      t.ok(error < (frame === 0 ? 1e-6 : 2e-4), `frame ${frame}: ${error}`)
    }
    t.end()
  })
}
