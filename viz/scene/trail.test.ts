import t from 'tap'
import { initialSettings, type State } from '../store/state.js'
import { TrailLayer } from './trail.js'

/** The car `xM` ahead of the origin of the map, `timeS` into the scene. */
function stateAt(timeS: number, xM: number, scene = 'a'): State {
  const globalFromEgo = { translation: { x: xM, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
  return { settings: initialSettings, world: { scene, timestampUs: timeS * 1e6, globalFromEgo } } as unknown as State
}

function trailAfter(...states: readonly State[]): TrailLayer {
  const trail = new TrailLayer()
  for (const [i, state] of states.entries()) trail.update(state, states[i - 1])
  return trail
}

const drive = [stateAt(1, 0), stateAt(2, 5), stateAt(3, 10), stateAt(4, 15)]

t.test('the trail joins every place the car has been to where it is', async (t) => {
  t.equal(trailAfter(...drive).count, 4)
})

t.test('after going back in time nothing is drawn of what comes later', async (t) => {
  t.equal(trailAfter(...drive, stateAt(2, 5)).count, 1, 'only the place the car is at')
  t.equal(trailAfter(...drive, stateAt(2, 5), stateAt(3, 10)).count, 2, 'and from there it grows again')
})

t.test('another scene, and a jump, begin afresh too', async (t) => {
  t.equal(trailAfter(...drive, stateAt(5, 20, 'b')).count, 1)
  t.equal(trailAfter(...drive, stateAt(5, 500)).count, 1)
})

t.test('the same frame again changes nothing', async (t) => {
  t.equal(trailAfter(...drive, stateAt(4, 15)).count, 4)
})
