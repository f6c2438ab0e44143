/**
 * How fast the built-in world is drawn: one thread per view, and six packed views from the camera threads.
 * `node dist/tools/bench/render.bench.js [--frames N]` prints JSON.
 */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { cameraRig } from '../../scenarios/worlds/camera-rig.js'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { CameraPool } from '../../scenarios/worlds/render/camera-pool.js'
import { Renderer } from '../../scenarios/worlds/render/renderer.js'
import { type SceneFrame, sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { packageRoot } from '../../schemas/package-root.js'

const { values } = parseArgs({ options: { frames: { type: 'string', default: '60' } } })
const frameCount = Number(values.frames)
const options = { seed: 1, scenario: findScenario('city-avenue'), width: 704, height: 396 }

let world = createWorld(options)
const { map, environment } = world
const frames: SceneFrame[] = []
const stepMs: number[] = []
for (let index = 0; index < frameCount; index++) {
  const started = performance.now()
  world = stepWorld(world, 0.1)
  frames.push(sceneFrameOf(world, index))
  stepMs.push(performance.now() - started)
}

const renderer = new Renderer({ map, environment, seed: 1, cameras: cameraRig(options), noise: 1.2 })
for (let camera = 0; camera < 6; camera++) renderer.render(frames[0]!, camera)
const viewMs: number[] = []
for (const frame of frames) {
  for (let camera = 0; camera < 6; camera++) {
    const started = performance.now()
    renderer.render(frame, camera)
    viewMs.push(performance.now() - started)
  }
}

const pool = new CameraPool({ ...options, jpegQuality: 88, noise: 1.2, workers: 2 })
await pool.render(frames[0]!)
const frameMs: number[] = []
let bytes = 0
for (const frame of frames) {
  const started = performance.now()
  const pictures = await pool.render(frame)
  frameMs.push(performance.now() - started)
  for (const { length } of pictures) bytes += length
}
await pool.close()

function summary(samples: readonly number[]) {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(3))
  return { n: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
console.log(
  JSON.stringify(
    {
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
      node: process.version,
      commit,
      size: [options.width, options.height],
      warmUp: 'one frame of each',
      worldStepMs: summary(stepMs),
      viewMs: summary(viewMs),
      sixJpegsTwoThreadsMs: summary(frameMs),
      jpegBytesMean: Math.round(bytes / (frameCount * 6)),
    },
    null,
    2,
  ),
)
