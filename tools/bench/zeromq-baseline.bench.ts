/**
 * What `goshawk bench transport --jpeg` is compared with: bare zeromq.js, the same three processes, sizes and schedule, warmed up
 * likewise, and nothing of Goshawk.
 *
 *   node dist/tools/bench/zeromq-baseline.bench.js [seconds]
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pull, Push } from 'zeromq'

const rateHz = 10
const pictures = 6
const pictureBytes = 180_000
const sendHighWaterMark = 2
/** As fast as they go, before the schedule; not measured. */
const warmUpFrames = 3000

const nowMs = () => Number(process.hrtime.bigint()) / 1e6
const addresses = (folder: string) => ({ first: `ipc://${join(folder, 'a')}`, second: `ipc://${join(folder, 'b')}` })

async function source(folder: string, frames: number): Promise<void> {
  const socket = new Push({ sendHighWaterMark })
  await socket.bind(addresses(folder).first)
  const parts = Array.from({ length: pictures }, (_, i) => Buffer.alloc(pictureBytes, i))
  for (let i = 0; i < warmUpFrames; i++) await socket.send(['', ...parts])
  const startMs = nowMs() + 2000
  for (let i = 0; i < frames; i++) {
    const dueMs = startMs + (i * 1000) / rateHz
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - nowMs())))
    await socket.send([String(dueMs), ...parts])
  }
}

async function pass(folder: string, frames: number): Promise<void> {
  const input = new Pull()
  input.connect(addresses(folder).first)
  const output = new Push({ sendHighWaterMark })
  await output.bind(addresses(folder).second)
  for (let i = 0; i < warmUpFrames + frames; i++) await output.send(await input.receive())
}

async function sink(folder: string, frames: number): Promise<void> {
  const input = new Pull()
  input.connect(addresses(folder).second)
  const latencies: number[] = []
  for (let i = 0; i < warmUpFrames; i++) await input.receive()
  for (let i = 0; i < frames; i++) {
    const [due] = await input.receive()
    latencies.push(nowMs() - Number(due?.toString()))
  }
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))]
  const endToEndMs = { n: frames, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
  console.log(
    JSON.stringify({ cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, endToEndMs }, undefined, 2),
  )
}

const [role = '10', folder = '', frames = '0'] = process.argv.slice(2)
const roles: Readonly<Record<string, typeof source>> = { source, pass, sink }
const run = roles[role]
if (run) await run(folder, Number(frames))
else {
  const sockets = mkdtempSync(join(tmpdir(), 'goshawk-zmq-'))
  const count = String(Number(role) * rateHz)
  const children = ['sink', 'pass', 'source'].map((name) =>
    fork(fileURLToPath(import.meta.url), [name, sockets, count]),
  )
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))))
  rmSync(sockets, { recursive: true })
}
