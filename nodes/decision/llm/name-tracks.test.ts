import t from 'tap'
import type { DetectedObject, Tracks } from '../../../schemas/messages.js'
import { nameTracks } from './name-tracks.js'
import { frameOf, thing } from './testing/driving-frames.js'

const frame = frameOf([thing('car', 20), thing('car', 26), thing('truck', 60)], { timestampUs: 2e6 })
const known = (id: string, ageFrames: number, object: DetectedObject) => ({ id, ageFrames, object, coastedFrames: 0 })
const tracksOf = (tracks: Tracks['tracks'], changes: Partial<Tracks> = {}): Tracks => ({
  scene: frame.scene,
  sampleToken: '',
  timestampUs: 1e6,
  globalFromEgo: frame.globalFromEgo,
  egoSpeedMps: 8,
  tracks,
  ...changes,
})

t.test('objects get the tracks that should be where they are, each track one object', (t) => {
  const second = thing('car', 18, { velocityXMps: 4 })
  const tracks = tracksOf([known('young', 1, second), known('old', 9, second), known('gone', 5, thing('bus', 20))])
  t.same(
    [...nameTracks(tracks, frame)],
    [[0, { id: 'old', ageFrames: 9 }]],
    'nothing else is near enough for the other',
  )
  const near = tracksOf([known('a', 1, thing('car', 22)), known('b', 2, thing('car', 23.5))])
  t.same(new Set([...nameTracks(near, frame)].map(([index, { id }]) => `${index}${id}`)), new Set(['0a', '1b']))
  t.end()
})

t.test('tracks of another scene, of the future or of long ago name nothing', (t) => {
  const own = [known('a', 1, thing('car', 20))]
  t.equal(nameTracks(tracksOf(own), frame).size, 1)
  t.equal(nameTracks(undefined, frame).size, 0)
  t.equal(nameTracks(tracksOf(own, { scene: 'alley' }), frame).size, 0)
  t.equal(nameTracks(tracksOf(own, { timestampUs: 3e6 }), frame).size, 0)
  t.equal(nameTracks(tracksOf(own, { timestampUs: -1e6 }), frame).size, 0)
  t.end()
})
