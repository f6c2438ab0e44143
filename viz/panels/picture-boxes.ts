/** Which boxes lie over the pictures of a frame, and how they look. */
import { colorOf, truthColor } from '../palette.js'
import { carryRef, isLit, isSameRef } from '../store/selection.js'
import type { ObjectKind, State } from '../store/state.js'
import { coastingTracks, visibleObjects, visibleTruth } from '../store/visible.js'
import type { SeenObject, World } from '../store/world.js'
import { BoxPacker, type PackedBoxes } from './packed-boxes.js'

/** Roads are darker than most boxes over them, whatever the theme. */
const pictureGround = { theme: 'dark' } as const

/** @param world - of the pictures; what is lit in the newest frame is lit in it, too, where it is there. */
export function boxesFor(world: World, state: State): PackedBoxes {
  const { settings } = state
  const lit = litIn(world, state)
  const drawn: readonly (readonly [ObjectKind, readonly SeenObject[]])[] = [
    ['truth', visibleTruth(world, settings)],
    ['track', coastingTracks(world, settings)],
    ['object', visibleObjects(world, settings)],
  ]
  const packer = new BoxPacker(drawn.reduce((sum, [, objects]) => sum + objects.length, 0))
  for (const [kind, objects] of drawn) {
    for (const object of objects) {
      const color = kind === 'truth' ? truthColor : colorOf(object.label, pictureGround)
      packer.add(object, { color, mark: kind, isLit: isLit(lit, { kind, index: object.index }) })
    }
  }
  return packer.packed
}

type Lit = Pick<State, 'selected' | 'hovered'>

function litIn(world: World, state: State): Lit {
  if (world === state.world) return state
  const { selected, hovered } = state
  return { selected: carryRef(selected, state.world, world), hovered: carryRef(hovered, state.world, world) }
}

/** Whether pictures that are on show need other boxes: what a new frame carries on is lit in them already. */
export function isDrawnOtherwise(state: State, previous: State | undefined): boolean {
  if (!previous || state.settings !== previous.settings) return true
  const before = state.world ? litIn(state.world, previous) : previous
  return !isSameRef(state.selected, before.selected) || !isSameRef(state.hovered, before.hovered)
}
