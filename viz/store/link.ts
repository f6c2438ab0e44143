/** What a link says besides the settings: where the eye is, and which object is chosen. */
import { resolveRef } from './selection.js'
import type { CameraPlace, ObjectRef } from './state.js'
import type { World } from './world.js'

/** An object as a link names it: detections have no identity, so it is a class at a place. */
export interface LinkedObject {
  readonly label: string
  /** Ego frame at the moment of the link, metres. */
  readonly x: number
  readonly y: number
  /** '' for none. */
  readonly id: string
}

/** No further than this from its place, it is the same object. Metres. */
const reachM = 4
/** Nothing on the page is further away from the car, or from the origin of a map. Metres. */
const coordinateMMax = 1e7
const textMax = 400

export function cameraText({ eye, target }: CameraPlace): string {
  return [eye.x, eye.y, eye.z, target.x, target.y, target.z].map((m) => String(Math.round(m * 100) / 100)).join(',')
}

/** The place of the eye, undefined when the link names none or nonsense. */
export function cameraFrom(fields: URLSearchParams): CameraPlace | undefined {
  const numbers = numbersFrom(fields.get('eye') ?? '')
  const [x = 0, y = 0, z = 0, targetX = 0, targetY = 0, targetZ = 0] = numbers
  const isOnePoint = Math.hypot(x - targetX, y - targetY, z - targetZ) < 0.01
  if (numbers.length !== 6 || isOnePoint || !numbers.every((m) => Math.abs(m) <= coordinateMMax)) return undefined
  return {
    eye: { x, y, z },
    target: { x: targetX, y: targetY, z: targetZ },
    isFree: fields.get('free') === '1',
  }
}

export function objectText(world: World | undefined, ref: ObjectRef | undefined): string | undefined {
  const object = ref?.kind === 'object' ? resolveRef(world, ref) : undefined
  if (!object) return undefined
  const { label, center, id } = object
  return [label, center.x.toFixed(1), center.y.toFixed(1), ...(id === '' ? [] : [id])].join(',')
}

export function linkedObjectFrom(fields: URLSearchParams): LinkedObject | undefined {
  const text = fields.get('object') ?? ''
  const [label = '', x = '', y = '', ...id] = text.length <= textMax ? text.split(',') : []
  const [atX = Number.NaN, atY = Number.NaN] = numbersFrom(`${x},${y}`)
  if (label === '' || !(Math.abs(atX) <= coordinateMMax) || !(Math.abs(atY) <= coordinateMMax)) return undefined
  return { label, x: atX, y: atY, id: id.join(',') }
}

/** The object of the link in this world: by id, else the nearest of its class within reach. */
export function findLinked(world: World, { label, x, y, id }: LinkedObject): ObjectRef | undefined {
  const named = id !== '' && world.objects.find((object) => object.id === id)
  if (named) return { kind: 'object', index: named.index }
  let best: ObjectRef | undefined
  let bestM = reachM
  for (const object of world.objects) {
    if (object.label !== label) continue
    const distanceM = Math.hypot(object.center.x - x, object.center.y - y)
    if (distanceM < bestM) {
      best = { kind: 'object', index: object.index }
      bestM = distanceM
    }
  }
  return best
}

function numbersFrom(text: string): number[] {
  return text.split(',').map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN))
}
