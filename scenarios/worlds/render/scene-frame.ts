/** What moves, at one moment: all a renderer in another thread needs beside the map. */
import { egoPose } from '../ground-truth.js'
import { type SignalState, signalState } from '../road-map.js'
import type { World } from '../world.js'

export interface SceneFrame {
  /** Counts frames, so that each has grain of its own. */
  readonly index: number
  readonly ego: { readonly x: number; readonly y: number; readonly yawRad: number }
  readonly actors: readonly SceneActor[]
  readonly signals: readonly SignalState[]
}

export interface SceneActor {
  readonly number: number
  readonly model: string
  readonly scale: number
  readonly look: number
  readonly x: number
  readonly y: number
  readonly yawRad: number
  /** [0, 1); negative for standing still. */
  readonly stride: number
  readonly braking: boolean
}

/** Farther than this nothing is drawn. */
export const drawDistanceM = 220

export function sceneFrameOf(world: World, index: number): SceneFrame {
  const ego = egoPose(world)
  return {
    index,
    ego,
    actors: world.actors
      .filter((actor) => Math.hypot(actor.x - ego.x, actor.y - ego.y) < drawDistanceM)
      .map(({ number, model, scale, look, x, y, yawRad, stride, accelerationMps2, speedMps, label, motion }) => ({
        number,
        model,
        scale,
        look,
        x,
        y,
        yawRad,
        stride: label === 'pedestrian' && speedMps < 0.2 ? -1 : stride,
        braking: motion.kind !== 'standing' && (accelerationMps2 < -0.5 || speedMps < 0.3),
      })),
    signals: world.map.signals.map((signal) => signalState(signal, world.timeS)),
  }
}
