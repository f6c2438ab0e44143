/** One line at the bottom of the terminal that says how a run is doing; nothing where there is no terminal. */
import type { RunReport } from '../supervisor/run-state.js'

interface Terminal {
  write(text: string): unknown
  readonly isTTY?: boolean
}

export interface StatusLine {
  show(report: RunReport): void
  clear(): void
}

export function createStatusLine(terminal: Terminal = process.stderr): StatusLine {
  if (!terminal.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: (report) => void terminal.write(`\r\x1b[K${statusText(report)}`),
    clear: () => void terminal.write('\r\x1b[K'),
  }
}

export function statusText({ ledger, latency, nodes }: RunReport): string {
  const totals = Object.values(ledger.frames)
  const sum = (key: 'made' | 'delivered' | 'dropped') => totals.reduce((all, frames) => all + frames[key], 0)
  const delivered = sum('delivered') + sum('dropped')
  const ofAll = samplesTotal(nodes)
  const progress =
    ofAll === undefined || delivered > ofAll
      ? `${delivered} frames`
      : `${bar(delivered / ofAll)} ${delivered} of ${ofAll}`
  const endToEnd = Object.entries(latency).filter(([name]) => name.endsWith('/end_to_end'))
  const slowest = endToEnd.reduce((most, [, { p50 }]) => Math.max(most, p50), 0)
  const arrived = endToEnd.length > 0 ? `, end to end ${slowest.toFixed(0)} ms` : ''
  const dropped = sum('dropped') > 0 ? `, ${sum('dropped')} dropped` : ''
  return `${progress}${dropped}${arrived}`
}

/** Sources that replay a data set say how much there is. */
function samplesTotal(nodes: RunReport['nodes']): number | undefined {
  let total: number | undefined
  for (const { facts } of Object.values(nodes)) {
    const samples = (facts as { dataset?: { frames?: unknown } } | undefined)?.dataset?.frames
    if (typeof samples === 'number' && samples > 0) total = (total ?? 0) + samples
  }
  return total
}

function bar(share: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * 20)
  return `[${'='.repeat(filled)}${' '.repeat(20 - filled)}]`
}
