/** A scenario of the built-in world that ends after some metres from its start, at the latest where it would anyway. */
import { findScenario } from '../../../scenarios/worlds/find-scenario.js'
import { BuiltInWorld } from '../built-in-world.js'
import type { DriveWorld, WorldState } from '../drive-world.js'

export function shortWorld(name: string, lengthM = Number.POSITIVE_INFINITY, seed = 1): DriveWorld {
  const world = new BuiltInWorld({ seed, scenario: findScenario(name) })
  const startedM = world.state().progress * world.routeLengthM
  const routeLengthM = Math.min(lengthM, world.routeLengthM - startedM)
  const shortened = (state: WorldState): WorldState => {
    const drivenM = state.progress * world.routeLengthM - startedM
    return { ...state, progress: Math.min(1, drivenM / routeLengthM) }
  }
  return {
    name: world.name,
    road: world.road,
    routeLengthM,
    stepS: world.stepS,
    pedals: world.pedals,
    steeringRadMax: world.steeringRadMax,
    state: () => shortened(world.state()),
    pictures: () => world.pictures(),
    mapAround: () => world.mapAround(),
    step: async (control) => shortened(await world.step(control)),
    close: () => world.close(),
  }
}
