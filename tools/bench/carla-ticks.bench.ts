/**
 * Whether the CARLA client loses anything of a world that another process serves over loopback: synchronous ticks with six
 * small pictures, as fast as they go; six large pictures at a steady rate, which few cores draw slower than that; and the
 * same rate from a server that draws nothing, for what the sockets and the client can take.
 *
 *   node dist/tools/bench/carla-ticks.bench.js [--ticks 10000] [--size 1600x900] [--frames 100] [--rate 10]
 *
 * Prints JSON; ends with 1 when a frame was missed or doubled or a picture lost.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CarlaSession } from '../../nodes/carla/session.js'
import { SmallServer } from '../../nodes/carla/testing/small-server.js'
import { GoshawkError } from '../../schemas/errors.js'
import { cameraChannels } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'

const { values } = parseArgs({
  options: {
    ticks: { type: 'string', default: '10000' },
    size: { type: 'string', default: '1600x900' },
    frames: { type: 'string', default: '100' },
    rate: { type: 'string', default: '10' },
    // For the process of its own that serves pictures nobody draws.
    'serve-undrawn': { type: 'boolean', default: false },
  },
})
const smallSize = { width: 64, height: 36 }
/** What a tick may last: a world's first pictures, and large ones on few cores, take long. */
const timeoutMs = 120_000

function wholeOf(option: 'ticks' | 'frames' | 'rate'): number {
  const value = Number(values[option])
  if (Number.isInteger(value) && value > 0) return value
  throw new GoshawkError('config-invalid', `--${option} ${values[option]}: expected a whole number from 1`)
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? []
  if (width && height) return { width: Number(width), height: Number(height) }
  throw new GoshawkError('config-invalid', `--size ${text}: expected WIDTHxHEIGHT, as 1600x900`)
}

/** A server on ports of its own choice, which it tells on its first line. */
async function serve(args: readonly string[]) {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  const port = Number(/:(\d+), streams/.exec(line)?.[1])
  const stop = async () => {
    const exited = once(server, 'exit')
    server.kill('SIGINT')
    await exited
  }
  return { port, stop }
}

interface Course {
  readonly port: number
  readonly ticks: number
  readonly pictures: { readonly width: number; readonly height: number }
  /** Simulated, seconds. */
  readonly stepS: number
  /** From one cue to the next, milliseconds; 0 is at once. */
  readonly periodMs: number
}

/** Drives so many ticks and counts what came. */
async function measure({ port, ticks, pictures, stepS, periodMs }: Course) {
  let faults = 0
  const session = await CarlaSession.open({
    host: '127.0.0.1',
    port,
    stepS,
    pictures,
    timeoutMs,
    tickTimeoutMs: timeoutMs,
    onFault: ({ message }) => {
      faults++
      process.stderr.write(`${message}\n`)
    },
  })
  try {
    const framesOf = Object.fromEntries(cameraChannels.map((channel) => [channel, 0]))
    const tickMs: number[] = []
    let [missed, doubled, lost, late] = [0, 0, 0, 0]
    let last = session.present.frame
    const startMs = performance.now()
    let dueMs = startMs
    for (let done = 0; done < ticks; done++) {
      const cueMs = performance.now()
      const { frame, pictures: taken } = await session.tick()
      tickMs.push(performance.now() - cueMs)
      dueMs += periodMs
      const spareMs = dueMs - performance.now()
      if (periodMs > 0 && spareMs < 0) late++
      if (frame > last + 1) missed += frame - last - 1
      else if (frame <= last) doubled++
      last = frame
      taken.forEach((picture) => {
        if (picture?.image.header.frame === frame) framesOf[picture.mount.channel]!++
        else lost++
      })
      if (spareMs > 0) await delay(spareMs)
    }
    const wallS = (performance.now() - startMs) / 1000
    const counts = { ticks, missed, doubled, framesPerCamera: framesOf, lost, streamsLost: faults }
    return {
      ...counts,
      ...(periodMs > 0 && { late }),
      wallS: round(wallS),
      rateHz: round(ticks / wallS),
      tickMs: summary(tickMs),
    }
  } finally {
    await session.close()
  }
}

function round(value: number): number {
  return Number(value.toFixed(2))
}

function summary(samples: readonly number[]) {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

async function measureAt(server: readonly string[], course: Omit<Course, 'port'>) {
  const { port, stop } = await serve(server)
  try {
    return await measure({ ...course, port })
  } finally {
    await stop()
  }
}

async function serveUndrawn(): Promise<void> {
  const { rpc, streams } = await SmallServer.listen()
  process.stdout.write(`undrawn pictures on 127.0.0.1:${rpc.port}, streams on ${streams.port}\n`)
}

async function compare(): Promise<void> {
  const rateHz = wholeOf('rate')
  const large = { ticks: wholeOf('frames'), pictures: sizeOf(values.size), stepS: 0.1, periodMs: 1000 / rateHz }
  const small = { ticks: wholeOf('ticks'), pictures: smallSize, stepS: 0.05, periodMs: 0 }
  const world = [join(packageRoot, 'bin', 'goshawk.js'), 'scenario', 'serve', '--carla', '0']
  const synchronous = await measureAt(world, small)
  const drawn = await measureAt(world, large)
  const undrawn = await measureAt([fileURLToPath(import.meta.url), '--serve-undrawn'], large)
  const result = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    synchronous: { size: `${smallSize.width}x${smallSize.height}`, ...synchronous },
    drawn: { size: values.size, askedHz: rateHz, ...drawn },
    undrawn: { size: values.size, askedHz: rateHz, ...undrawn },
  }
  console.log(JSON.stringify(result, undefined, 2))
  if ([synchronous, drawn, undrawn].some(({ missed, doubled, lost }) => missed + doubled + lost > 0))
    process.exitCode = 1
}

await (values['serve-undrawn'] ? serveUndrawn() : compare())
