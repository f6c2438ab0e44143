import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import { initialSettings, type Settings, type State } from '../store/state.js'
import type { SeenObject, World } from '../store/world.js'
import { unpackBoxes } from './packed-boxes.js'
import { boxesFor, isDrawnOtherwise } from './picture-boxes.js'

function seen(index: number, x: number, more: Partial<SeenObject> = {}): SeenObject {
  const size = { width: 2, length: 4, height: 1.5 }
  const motion = { ...upright(0), velocityXMps: 0, velocityYMps: 0, velocityZMps: 0 }
  const rest = { label: 'car', score: 0.5, attribute: '', id: '' }
  return { index, center: { x, y: 0, z: 1 }, size, ...motion, ...rest, ...more }
}

/** A followed car of these distances, in messages that list it at other places, and one that is never the same. */
function worldAt(timestampUs: number, x: number, index: number): World {
  const objects = [seen(index, x), seen(1 - index, -30 + timestampUs / 1e4)]
  const tracks = [{ ...seen(0, x, { id: 'track-1' }), ageFrames: 3, coastedFrames: 0 }]
  return { timestampUs, objects, tracks, hasGroundTruth: false, groundTruth: [] } as unknown as World
}
const older = worldAt(0, 10, 0)
const newest = worldAt(900_000, 16, 1)

function stateOf(world: World, more: Partial<State> = {}, settings: Partial<Settings> = {}): State {
  const nothing = { selected: undefined, hovered: undefined }
  return { world, ...nothing, ...more, settings: { ...initialSettings, ...settings } } as unknown as State
}
const litX = (world: World, state: State) =>
  unpackBoxes(boxesFor(world, state))
    .filter(({ isLit }) => isLit)
    .map(({ center }) => center.x)

t.test('what is lit in the newest frame is lit in an older picture at its place there', async (t) => {
  const hovering = stateOf(newest, { hovered: { kind: 'object', index: 1 } })
  t.same(litX(newest, hovering), [16])
  t.same(litX(older, hovering), [10])
  t.same(litX(older, stateOf(newest)), [])
  t.same(litX(older, stateOf(newest, { selected: { kind: 'object', index: 0 } })), [], 'what was not there then')
})

t.test('boxes come as detected, followed and true, each as what it is', async (t) => {
  const coasting = { ...seen(1, 40, { id: 'track-2' }), ageFrames: 3, coastedFrames: 2 }
  const world = { ...newest, tracks: [coasting], groundTruth: [seen(0, 60)], hasGroundTruth: true }
  const state = stateOf(world, { selected: { kind: 'track', index: 1 } }, { showGroundTruth: true })
  t.same(
    unpackBoxes(boxesFor(world, state)).map(({ center, mark, isLit }) => [center.x, mark, isLit]),
    [
      [60, 'truth', false],
      [40, 'track', true],
      [16, 'object', false],
      [60, 'object', false],
    ],
  )
})

t.test('pictures on show are drawn anew for another choice, and not for one that is carried on', async (t) => {
  const before = stateOf(older, { hovered: { kind: 'object', index: 0 } })
  const { settings } = before
  const then = (more: Partial<State>) => isDrawnOtherwise({ ...stateOf(newest, more), settings }, before)
  t.notOk(then({ hovered: { kind: 'object', index: 1 } }), 'the same car under another index')
  t.ok(then({ hovered: { kind: 'object', index: 0 } }), 'another one, in the moment of a new frame')
  t.ok(then({}), 'none any more')
  t.ok(then({ hovered: { kind: 'object', index: 1 }, selected: { kind: 'object', index: 1 } }))
  t.ok(isDrawnOtherwise(before, undefined))
})
