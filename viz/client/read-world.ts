/** Bytes of a message -> the frame as the page draws it. */
import { goshawk } from '../../schemas/generated/goshawk.js'
import type { World } from '../store/world.js'
import { checkWorld } from './check-world.js'
import type { FrameCost } from './subscribe.js'

/** @param message - that the world was read from; its pictures lie in it. */
export type OnWorld = (world: World, cost: FrameCost, message: Uint8Array) => void

/** @throws Error when the bytes are no message, or one without even a sequence number. */
export function readWorld(message: Uint8Array): World {
  return checkWorld(goshawk.v1.WorldFrame.decode(message))
}
