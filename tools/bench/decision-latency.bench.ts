/**
 * From an `objects` message to its decision, with the rules alone and with a model beside them: 40 objects a frame, three
 * 1600x900 pictures, 50 frames a second, and an endpoint on the loopback that answers after 200 ms.
 *
 *   node bin/build.js && node dist/tools/bench/decision-latency.bench.js [--frames 1000]
 *
 * The first 100 frames warm up and are not counted. Prints JSON. Exit code 1 when a p99 is above 5 ms.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { NEVER, Subject } from 'rxjs'
import { framesOf, jpegOf } from '../../nodes/decision/llm/testing/camera-pictures.js'
import { frameOf, thing } from '../../nodes/decision/llm/testing/driving-frames.js'
import { says, startOpenaiServer } from '../../nodes/decision/llm/testing/openai-server.js'
import decisionNode from '../../nodes/decision/node.js'
import { createFakeContext, fakeMessage } from '../../runtime/graph/testing/fake-context.js'
import type { CameraFrames, DetectedObjects, Message } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'

const p99MsMax = 5
const warmUpFrames = 100
const intervalMs = 20
const answerMs = 200
const cameras = ['CAM_FRONT_LEFT', 'CAM_FRONT', 'CAM_FRONT_RIGHT']
const objects = Array.from({ length: 40 }, (_, i) => ({
  ...thing('car', 0, { velocityXMps: 8 }),
  center: { x: 12 + 4 * i, y: (i % 5) * 3.5 - 7, z: 0.9 },
}))

async function measure(planner: 'rules' | 'llm', baseUrl: string, frameCount: number) {
  const runFolder = mkdtempSync(join(tmpdir(), 'goshawk-bench-'))
  const context = createFakeContext({
    node: 'decision',
    mode: 'wall',
    runFolder,
    connectedInputs: ['objects', 'frames'],
  })
  const config = decisionNode.config.parse({ planner, llm: { baseUrl, model: 'test-model' } })
  const running = await decisionNode.setup(config, context)
  const seen = new Subject<Message<DetectedObjects>>()
  const frames = new Subject<Message<CameraFrames>>()
  const decidedBy: Record<string, number> = {}
  running.connect({ objects: seen, frames, tracks: NEVER }).decision.subscribe(({ payload }) => {
    decidedBy[payload.planner] = (decidedBy[payload.planner] ?? 0) + 1
  })
  const jpeg = await jpegOf(1600, 900)
  const times: number[] = []
  for (let i = 0; i < frameCount; i++) {
    const timestampUs = 1e6 + i * intervalMs * 1000
    frames.next(
      fakeMessage(
        i,
        framesOf(cameras, { timestampUs }),
        cameras.map(() => jpeg),
      ),
    )
    const message = fakeMessage(i, frameOf(objects, { timestampUs }))
    const startMs = performance.now()
    seen.next(message)
    times.push(performance.now() - startMs)
    await after(intervalMs)
  }
  await running.dispose()
  rmSync(runFolder, { recursive: true })
  const sorted = times.slice(warmUpFrames).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  const latencyMs = { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
  return { planner, latencyMs, decidedBy, questions: context.counters.get('llm_requests_total') ?? 0 }
}

const { values } = parseArgs({ options: { frames: { type: 'string', default: '1000' } } })
const frameCount = Number(values.frames)
if (!Number.isInteger(frameCount) || frameCount <= warmUpFrames)
  throw new Error(`--frames ${values.frames}: expected a whole number above ${warmUpFrames}`)
const answer = { explanation: 'Clear.', wish: '', light: 'NONE', objects: [0], speed: 'KEEP', path: 'FOLLOW' }
const server = await startOpenaiServer(async (...given) => {
  await after(answerMs)
  await says(answer)(...given)
})
const results = [await measure('rules', server.baseUrl, frameCount), await measure('llm', server.baseUrl, frameCount)]
await server.close()
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`
process.stdout.write(`${JSON.stringify({ machine, node: process.version, commit, results }, null, 2)}\n`)
process.exitCode = results.every(({ latencyMs }) => latencyMs.p99 <= p99MsMax) ? 0 : 1
