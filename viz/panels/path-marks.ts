/** Where the car left its lane, over the strip of speed decisions. */
import { PathDecision } from '../../schemas/messages.js'
import { type History, historyLengthMax } from '../store/history.js'
import { runsOf } from './runs.js'
import { pathSigns } from './signs.js'

export interface PathMark {
  /** Share of the strip, whose right end is the newest frame. [0, 1] */
  readonly left: number
  readonly width: number
  readonly title: string
}

/** One for each time that something else than following the lane was decided, oldest first. */
export function pathMarksOf(history: History): PathMark[] {
  const before = historyLengthMax - history.length
  const nowMs = history.at(-1)?.atMs ?? 0
  return runsOf(history, ({ path }) => path).flatMap(({ from, to, value }) => {
    const sign = value === PathDecision.FOLLOW ? undefined : pathSigns[value as PathDecision]
    if (!sign) return []
    const fromS = (nowMs - history[from]!.atMs) / 1000
    const toS = (nowMs - history[to - 1]!.atMs) / 1000
    const when =
      to === history.length ? `since ${fromS.toFixed(1)} s` : `${fromS.toFixed(1)} to ${toS.toFixed(1)} s ago`
    const [left, width] = [before + from, to - from].map((frames) => frames / historyLengthMax) as [number, number]
    return [{ left, width, title: `${sign.title}, ${when}` }]
  })
}
