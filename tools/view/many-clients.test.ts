/** Ten pages on one publisher take nothing from the graph: no message is lost with them that is not lost with one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { count64 } from '../../schemas/decoded.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { frameMessage, GrpcWebReader } from '../../viz/client/grpc-web-frames.js'
import { runGraph, writeStreetGraph } from './testing/run-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-clients-'))
t.teardown(() => rmSync(folder, { recursive: true }))

/** How a client reads: as fast as frames come, one frame and no more, or for a while and then away. */
type Manner = 'keen' | 'stalled' | 'leaving'

/** Sequence numbers read until the publisher ends the stream, or until the client has had enough. */
async function read(url: string, manner: Manner): Promise<number[]> {
  const leaving = new AbortController()
  const response = await fetch(`${url}goshawk.v1.Perception/Subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/grpc-web+proto', 'x-grpc-web': '1' },
    body: frameMessage(goshawk.v1.SubscribeRequest.encode({ imageWidthMax: 320 }).finish()),
    signal: leaving.signal,
  })
  const reader = response.body!.getReader()
  const frames = new GrpcWebReader()
  const sequences: number[] = []
  try {
    while (true) {
      const { value, done } = await reader.read()
      if (done) return sequences
      for (const frame of frames.push(value)) {
        if (frame.kind !== 'message') continue
        sequences.push(count64('sequence', goshawk.v1.WorldFrame.decode(frame.bytes).sequence))
      }
      if (manner === 'leaving' && sequences.length >= 3) {
        leaving.abort()
        return sequences
      }
      // Its socket stays open and fills up; the run's end closes it.
      if (manner === 'stalled' && sequences.length >= 1) return sequences
    }
  } catch (error) {
    // The publisher closes what is still open when the run ends.
    if (sequences.length > 0 && error instanceof TypeError) return sequences
    throw error
  }
}

async function run(name: string, manners: readonly Manner[]) {
  writeStreetGraph(folder, 10, `${name}.yaml`)
  const running = await runGraph(folder, `${name}.yaml`, '--seconds', '5')
  t.teardown(() => running.kill())
  const sequences = await Promise.all(manners.map((manner) => read(running.url, manner)))
  return { ...(await running.ended), read: sequences }
}

const one: readonly Manner[] = ['keen']
const ten: readonly Manner[] = [...Array<Manner>(7).fill('keen'), 'stalled', 'stalled', 'leaving']

t.test('a graph loses as little with ten readers, two of them stuck, as with one: nothing', async (t) => {
  for (const [name, manners] of Object.entries({ one, ten })) {
    const { code, read: all, report } = await run(name, manners)
    const { made, delivered, dropped, inFlight } = report.ledger.frames.source!
    t.equal(code, 0, name)
    t.ok(made > 5, `${name}: ${made} frames`)
    t.equal(dropped, 0, `${name}: no frame dropped`)
    t.equal(made, delivered + inFlight, `${name}: every frame accounted for`)
    t.same(report.drops, [], `${name}: no queue dropped any`)
    t.same(report.gaps, {}, `${name}: no message missing on a link`)
    t.equal(report.restarts, 0)
    for (const [i, sequences] of all.entries()) {
      t.ok(sequences.length > 0, `${name}: reader ${i} got ${sequences.length} frames`)
      t.same(
        sequences,
        [...new Set(sequences)].sort((a, b) => a - b),
        'newer and newer, none twice',
      )
    }
    t.comment(`${name}: ${JSON.stringify(report.latency.endToEnd)}`)
  }
})
