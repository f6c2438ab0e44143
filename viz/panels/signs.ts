/** Decisions as road signs: colour, shape and picture each say it alone. */
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'

export interface Sign {
  readonly title: string
  readonly svg: string
}

const frame = (body: string) => `<svg viewBox="0 0 72 72" aria-hidden="true">${body}</svg>`
const disc = (color: string, mark: string) =>
  frame(`<circle cx="36" cy="36" r="33" fill="${color}" stroke="#fff" stroke-width="3"/>${mark}`)
const stroke = 'fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"'
const dark = stroke.replace('#fff', '#1b1500')
const plate = (mark: string) =>
  frame(`<rect x="3" y="3" width="66" height="66" rx="12" fill="#1f5fbf" stroke="#fff" stroke-width="3"/>${mark}`)
const lane = '<path d="M36 8v56" stroke="#fff" stroke-width="3" stroke-dasharray="7 7" opacity="0.55"/>'

export const speedSigns: Readonly<Record<SpeedDecision, Sign>> = {
  [SpeedDecision.KEEP]: {
    title: 'Keep speed',
    svg: disc('#2566b0', `<path d="M20 29h32M20 44h32" ${stroke}/>`),
  },
  [SpeedDecision.ACCELERATE]: {
    title: 'Accelerate',
    svg: disc('#1f8a57', `<path d="M20 36l16-15 16 15M20 53l16-15 16 15" ${stroke}/>`),
  },
  [SpeedDecision.DECELERATE]: {
    title: 'Slow down',
    svg: frame(
      `<path d="M36 3l33 33-33 33L3 36z" fill="#f0b429" stroke="#fff" stroke-width="3" stroke-linejoin="round"/><path d="M24 24l12 12 12-12M24 40l12 12 12-12" ${dark}/>`,
    ),
  },
  [SpeedDecision.STOP]: {
    title: 'Stop',
    svg: frame(
      '<path d="M22.700 4h26.600L68 22.700v26.600L49.300 68H22.700L4 49.300V22.700z" fill="#c53030" stroke="#fff" stroke-width="3" stroke-linejoin="round"/><text x="36" y="43" fill="#fff" font-family="system-ui,sans-serif" font-weight="800" font-size="19" text-anchor="middle">STOP</text>',
    ),
  },
}

const mirrored = (mark: string) => `<g transform="translate(72 0) scale(-1 1)">${mark}</g>`
const changeRight = `${lane}<path d="M22 60V46c0-12 26-8 26-22V16M39 24l9-9 9 9" ${stroke}/>`
const borrowRight = `${lane}<path d="M20 62V54c0-9 30-7 30-18s-30-6-30-14V14M12 22l8-9 8 9" ${stroke}/>`

export const pathSigns: Readonly<Record<PathDecision, Sign>> = {
  [PathDecision.FOLLOW]: {
    title: 'Follow the lane',
    svg: plate(`<path d="M36 60V15M22 28l14-14 14 14" ${stroke}/>`),
  },
  [PathDecision.LEFT_CHANGE]: { title: 'Change to the left lane', svg: plate(mirrored(changeRight)) },
  [PathDecision.RIGHT_CHANGE]: { title: 'Change to the right lane', svg: plate(changeRight) },
  [PathDecision.LEFT_BORROW]: {
    title: 'Pass through the left lane and return',
    svg: plate(mirrored(borrowRight)),
  },
  [PathDecision.RIGHT_BORROW]: {
    title: 'Pass through the right lane and return',
    svg: plate(borrowRight),
  },
}
