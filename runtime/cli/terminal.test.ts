import t from 'tap'
import type { RunReport } from '../supervisor/run-state.js'
import { createLog, shortLine } from './log-stream.js'
import { createStatusLine, statusText } from './status-line.js'

const reportOf = (delivered: number, dropped: number, frames?: number) =>
  ({
    ledger: { frames: { camera: { made: 9, delivered, dropped, inFlight: 0 } } },
    latency: { 'view.objects/end_to_end': { p50: 83.4 }, 'view.objects/age': { p50: 999 } },
    nodes: { camera: { facts: frames === undefined ? {} : { dataset: { frames } } } },
  }) as unknown as RunReport

t.test('a line for people: time, process and node, level when it matters, message', async (t) => {
  const at = new Date(2026, 0, 2, 3, 4, 5)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours
  const text = (line: object) => shortLine(JSON.stringify(line), at).replace(/\x1b\[\d+m/g, '')
  t.equal(text({ level: 30, process: 'view', node: 'page', msg: 'ready' }), '03:04:05 view/page ready')
  t.equal(text({ level: 40, process: 'view', node: 'view', msg: 'slow' }), '03:04:05 view warn slow')
  t.equal(text({ level: 30, msg: 'hello' }), '03:04:05 hello')
})

t.test('lines of JSON where nobody watches', async (t) => {
  let written = ''
  createLog('info', {
    write: (text) => {
      written += text
    },
  }).info({ process: 'view' }, 'ready')
  t.match(JSON.parse(written), { level: 30, process: 'view', msg: 'ready' })
})

t.test('the status says how far a replay is, or how many frames a stream has had', async (t) => {
  t.equal(statusText(reportOf(3, 1)), '4 frames, 1 dropped, end to end 83 ms')
  t.equal(statusText(reportOf(2, 0, 4)), '[==========          ] 2 of 4, end to end 83 ms')
  t.equal(statusText(reportOf(6, 0, 4)), '6 frames, end to end 83 ms')
})

t.test('without a terminal there is no status line', async (t) => {
  let written = ''
  const target = {
    write: (text: string) => {
      written += text
    },
  }
  createStatusLine(target).show(reportOf(1, 0))
  t.equal(written, '')
  createStatusLine({ ...target, isTTY: true }).show(reportOf(1, 0))
  t.match(written, '1 frames')
})
