/** Why a route ends before its end. */
import t from 'tap'
import type { InfractionKind } from './score/infractions.js'
import { Tally } from './tally.js'
import { shortWorld } from './testing/short-world.js'

t.test(
  'a car far from every lane of its route has left it; one beside it, or past its end by less, has not',
  async (t) => {
    const world = shortWorld('country-road-in-fog')
    t.teardown(() => world.close())
    const state = world.state()
    const { x, y, yawRad } = state.ego
    const aside = (metres: number) => ({
      ...state,
      ego: { ...state.ego, x: x - metres * Math.sin(yawRad), y: y + metres * Math.cos(yawRad) },
    })
    const endOf = (metres: number): readonly [boolean, InfractionKind | undefined] => {
      const tally = new Tally(world, state)
      const ends = tally.end(aside(metres))
      return [ends, tally.result(state).events[0]?.kind]
    }
    t.strictSame(endOf(25), [false, undefined])
    t.strictSame(endOf(-60), [true, 'route_dev'])
    const late = new Tally(world, state)
    t.ok(late.end({ ...state, timeS: state.timeS + 91 }))
    t.match(late.result(state), { infractions: { vehicle_blocked: 1 }, events: [{ kind: 'vehicle_blocked' }] })
  },
)
