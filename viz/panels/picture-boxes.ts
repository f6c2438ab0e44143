/** Which boxes lie over the pictures of a frame, and how they look. */
import { colorOf, truthColor } from '../palette.js'
import { isLit } from '../store/selection.js'
import type { ObjectKind, State } from '../store/state.js'
import { coastingTracks, visibleObjects, visibleTruth } from '../store/visible.js'
import type { SeenObject, World } from '../store/world.js'
import { BoxPacker, type PackedBoxes } from './packed-boxes.js'

/** Roads are darker than most boxes over them, whatever the theme. */
const pictureGround = { theme: 'dark' } as const

/** Lit is only what belongs to the newest frame: detections have no identity in any other. */
export function boxesFor(world: World, state: State): PackedBoxes {
  const { settings } = state
  const drawn: readonly (readonly [ObjectKind, readonly SeenObject[]])[] = [
    ['truth', visibleTruth(world, settings)],
    ['track', coastingTracks(world, settings)],
    ['object', visibleObjects(world, settings)],
  ]
  const packer = new BoxPacker(drawn.reduce((sum, [, objects]) => sum + objects.length, 0))
  for (const [kind, objects] of drawn) {
    for (const object of objects) {
      const color = kind === 'truth' ? truthColor : colorOf(object.label, pictureGround)
      const isBoxLit = world === state.world && isLit(state, { kind, index: object.index })
      packer.add(object, { color, mark: kind, isLit: isBoxLit })
    }
  }
  return packer.packed
}
