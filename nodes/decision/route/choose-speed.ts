/** The speed state, and the acceleration it stands for: the most careful answer to any reason. */
import { idmAcceleration } from '../../../scenarios/worlds/driving.js'
import { SpeedDecision } from '../../../schemas/messages.js'
import { onLine } from './beside-line.js'
import type { Reason } from './reasons.js'
import { curvature, type Reference } from './reference.js'
import type { DriveScene } from './scene.js'
import { paceAsAsked } from './wishes.js'

type State = Omit<SpeedChoice, 'wishMps' | 'ahead'>

export interface SpeedChoice {
  readonly speed: SpeedDecision
  readonly rule: string
  readonly explanation: string
  readonly objects: readonly string[]
  readonly accelerationMps2: number
  readonly wishMps: number
  /** What the car follows or stops before, as gaps for a car-following model: lines come nearer than bumpers. */
  readonly ahead: readonly { readonly gapM: number; readonly aheadMps: number }[]
}

export const accelerationMps2 = 2
export const headwayS = 1.3
const lateralMps2 = 2.2
const slowingMps2 = 1.4
/** Below the present speed: brakes with about 1.5 m/s². */
const easingMps = 1.5
/** Where a tall vehicle stands beside the line somebody may step out from behind it. */
const blindMps = 7
const tall = new Set(['bus', 'truck', 'trailer', 'construction_vehicle'])
/** A gap that a following car keeps when it stands; stops at lines come this much nearer. */
const lineNearerM = 1.6

export function chooseSpeed(scene: DriveScene, reference: Reference, reasons: readonly Reason[]): SpeedChoice {
  const { speedMps } = scene.ego
  const wish = paced(wishOf(scene, reference), reasons)
  const answer = (gapM: number, aheadMps: number) =>
    idmAcceleration({ speedMps, wishMps: wish.speedMps, accelerationMps2, headwayS, gapM, aheadMps })
  const ahead = reasons.map((reason) => {
    const isBody = reason.rule === 'follow-lead' || reason.rule === 'let-in'
    return { gapM: Math.max(0.3, reason.gapM + (isBody ? 0 : lineNearerM)), aheadMps: isBody ? reason.aheadMps : 0 }
  })
  let hardest = answer(1e6, wish.speedMps)
  let because: Reason | undefined
  ahead.forEach(({ gapM, aheadMps }, i) => {
    const needed = answer(gapM, aheadMps)
    if (needed >= hardest) return
    hardest = needed
    because = reasons[i]
  })
  return { ...stateOf(speedMps, wish, because, hardest), wishMps: wish.speedMps, ahead }
}

function stateOf(speedMps: number, wish: Wish, because: Reason | undefined, hardest: number): State {
  const closingMps = because ? speedMps - because.aheadMps : 0
  // A place that the passenger chose is no emergency.
  const isForced = because !== undefined && because.rule !== 'stop-as-asked'
  if (isForced && closingMps > 1 && because.gapM / closingMps < 1.2) {
    const facts = `${because.facts}, reached in ${Math.max(0, because.gapM / closingMps).toFixed(1)} s`
    return choice('STOP', 'emergency-stop', `Stop at once: ${facts}.`, because, Math.min(hardest, -7))
  }
  if (because?.paceMps !== undefined && hardest > -0.3) {
    const speed = hardest > 0.3 ? 'ACCELERATE' : 'KEEP'
    return choice(speed, because.rule, `Roll on to where its way begins: ${because.facts}.`, because, hardest)
  }
  if (because && hardest < 0.3) {
    const standsM = speedMps ** 2 / (2 * Math.max(0.5, because.gapM + lineNearerM))
    const mustStop = because.aheadMps < 0.5 && (speedMps < 1 || standsM > 0.8)
    if (mustStop) return choice('STOP', because.rule, `Stop: ${because.facts}.`, because, hardest)
    if (hardest < -0.3) return choice('DECELERATE', because.rule, `Slow down: ${because.facts}.`, because, hardest)
    return choice('KEEP', because.rule, `Keep the distance: ${because.facts}.`, because, hardest)
  }
  if (hardest < -0.3) return choice('DECELERATE', wish.rule, `Slow down: ${wish.facts}.`, undefined, hardest)
  if (hardest > 0.3) return choice('ACCELERATE', 'cruise', 'Accelerate: the way ahead is free.', undefined, hardest)
  return choice('KEEP', wish.rule, `Keep going: ${wish.facts}.`, undefined, hardest)
}

function choice(
  speed: keyof typeof SpeedDecision,
  rule: string,
  explanation: string,
  because: Reason | undefined,
  chosenMps2: number,
): State {
  return {
    speed: SpeedDecision[speed],
    rule,
    explanation,
    objects: because?.objects ?? [],
    accelerationMps2: chosenMps2,
  }
}

interface Wish {
  readonly speedMps: number
  readonly rule: string
  readonly facts: string
}

/** As slow as a reason says that lets the car go on. */
function paced(wish: Wish, reasons: readonly Reason[]): Wish {
  return reasons.reduce(
    (slowest, { rule, facts, paceMps = Number.POSITIVE_INFINITY }) =>
      paceMps < slowest.speedMps ? { speedMps: paceMps, rule, facts } : slowest,
    wish,
  )
}

/** The lowest of what the lanes allow, the bends ahead, and what hides the road. */
function wishOf({ ego, objects, wish: asked }: DriveScene, { way, path, behindM }: Reference): Wish {
  let wish: Wish = { speedMps: Number.POSITIVE_INFINITY, rule: 'cruise', facts: 'the way ahead is free' }
  const consider = (limitMps: number, aheadM: number, rule: string, facts: string) => {
    const speedMps = Math.sqrt(limitMps ** 2 + 2 * slowingMps2 * Math.max(0, aheadM))
    if (speedMps < wish.speedMps) wish = { speedMps, rule, facts }
  }
  const pace = paceAsAsked(asked)
  for (const { lane, startM } of way) {
    const limitMps = lane.speedLimitMps
    // A wish is met gently, a limit is kept.
    const mps = pace ? Math.min(limitMps, Math.max(limitMps * pace.share, ego.speedMps - easingMps)) : limitMps
    const facts = pace?.facts ?? `the limit is ${Math.round(limitMps * 3.6)} km/h`
    consider(mps, startM - ego.lengthM / 2, pace?.rule ?? 'cruise', facts)
  }
  for (let s = 0; s < 50; s += 5) {
    const bend = curvature(path, behindM + s, behindM + s + 5)
    if (bend > 0.004) consider(Math.sqrt(lateralMps2 / bend), s - 2, 'bend', 'the road bends')
  }
  for (const object of objects) {
    if (!tall.has(object.label) || Math.hypot(object.velocityXMps, object.velocityYMps) > 0.5) continue
    const one = onLine(path, object)
    const besideM = Math.max(one.rightM, -one.leftM) - ego.widthM / 2
    const aheadM = one.fromM - behindM - ego.lengthM / 2
    if (besideM < 0 || besideM > 2.2 || one.toM < behindM || aheadM > 40) continue
    consider(blindMps, aheadM - 4, 'blind-spot', 'somebody may step out from behind what stands beside')
  }
  return wish
}
