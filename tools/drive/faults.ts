/** What goes wrong on purpose, after Bench2Drive-Robust's kinds: frames lost, a camera lost, noisy places and speeds, late controls. */
import { fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import type { EgoState } from '../../nodes/decision/route/scene.js'
import { Random } from '../../scenarios/worlds/random.js'
import type { CameraFrames, DetectedObject, Message } from '../../schemas/messages.js'

export const faultNames = [
  'none',
  'dropped-frames',
  'lost-camera',
  'noisy-pose',
  'noisy-speed',
  'late-control',
] as const
export type FaultName = (typeof faultNames)[number]

export const faultStories: Readonly<Record<FaultName, string>> = {
  none: 'nothing goes wrong',
  'dropped-frames': 'three frames of ten never arrive',
  'lost-camera': 'the front left camera is dead',
  'noisy-pose': 'the position wanders by 0.2 m and the heading by 0.4 degrees',
  'noisy-speed': 'the speed is off by 8 %',
  'late-control': 'controls act 0.15 s late',
}

const droppedShare = 0.3
const lostCamera = 'CAM_FRONT_LEFT'
/** Of the lost camera: where it looks and half of what it sees, radians from straight ahead. */
const lostView = { yawRad: (55 * Math.PI) / 180, halfRad: (35 * Math.PI) / 180 }
const pose = { positionM: 0.2, headingRad: (0.4 * Math.PI) / 180, memoryS: 2 }
const speedShare = 0.08
const lateTicks = 3

/** One fault on one drive; draws from its own seed, so that a drive repeats itself. */
export class Fault {
  readonly name: FaultName
  readonly #random: Random
  #drift = { x: 0, y: 0, yawRad: 0 }
  readonly #late: VehicleControl[] = []

  constructor(name: FaultName, seed: number) {
    this.name = name
    this.#random = new Random(seed, 77)
  }

  /** Whether this tick's frame is lost. */
  dropsFrame(): boolean {
    return this.name === 'dropped-frames' && this.#random.chance(droppedShare)
  }

  /** What is left of the pictures. */
  pictures(frames: Message<CameraFrames>): Message<CameraFrames> {
    if (this.name !== 'lost-camera') return frames
    const cameras = frames.payload.cameras.map((camera) =>
      camera.channel === lostCamera ? { ...camera, missing: 'lost on purpose' } : camera,
    )
    return { ...frames, payload: { ...frames.payload, cameras } }
  }

  /** What is left of a perfect list: what only the lost camera sees is not in it. */
  objects(objects: readonly DetectedObject[]): readonly DetectedObject[] {
    if (this.name !== 'lost-camera') return objects
    return objects.filter(({ center }) => {
      const aside = Math.atan2(center.y, center.x - 1.5) - lostView.yawRad
      return Math.abs(Math.atan2(Math.sin(aside), Math.cos(aside))) > lostView.halfRad
    })
  }

  /** Where the car believes it is and how fast. Position errors wander (Gauss-Markov) as a GNSS receiver's do. */
  ego(ego: EgoState, dtS: number): EgoState {
    if (this.name === 'noisy-speed') return { ...ego, speedMps: ego.speedMps * (1 + speedShare * this.#normal()) }
    if (this.name !== 'noisy-pose') return ego
    const keep = Math.exp(-dtS / pose.memoryS)
    const fresh = Math.sqrt(1 - keep * keep)
    this.#drift = {
      x: keep * this.#drift.x + fresh * pose.positionM * this.#normal(),
      y: keep * this.#drift.y + fresh * pose.positionM * this.#normal(),
      yawRad: keep * this.#drift.yawRad + fresh * pose.headingRad * this.#normal(),
    }
    return { ...ego, x: ego.x + this.#drift.x, y: ego.y + this.#drift.y, yawRad: ego.yawRad + this.#drift.yawRad }
  }

  /** What reaches the actuators now. */
  control(control: VehicleControl): VehicleControl {
    if (this.name !== 'late-control') return control
    this.#late.push(control)
    return this.#late.length > lateTicks ? this.#late.shift()! : { ...fullBrake, brake: 0 }
  }

  #normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#random.between(0, 1)))
    return radius * Math.cos(2 * Math.PI * this.#random.between(0, 1))
  }
}
