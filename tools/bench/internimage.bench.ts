/**
 * Exported InternImage in ONNX Runtime against the same weights in eager PyTorch: same CPU, threads and picture, run by run
 * in turns, so that both see the same machine.
 *
 *   node dist/tools/bench/internimage.bench.js --python PATH [--size xl] [--pixels 384] [--threads 2] [--runs 10] [--precision int8 --calibration FRAMES]
 *
 * PATH is a Python with torch and safetensors. Prints JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { packageRoot } from '../../schemas/package-root.js'
import { runExport } from '../export/export-command.js'
import { publishedInternImage } from '../export/internimage/config.js'
import { openWeights } from '../export/weights/open-weights.js'
import { float32Values } from '../export/weights/tensor.js'

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    size: { type: 'string', default: 'xl' },
    pixels: { type: 'string', default: '384' },
    threads: { type: 'string', default: String(cpus().length) },
    runs: { type: 'string', default: '10' },
    dcnv3: { type: 'string', default: 'deform-conv' },
    precision: { type: 'string', default: 'fp32' },
    calibration: { type: 'string' },
  },
})
const [pixels, threads, runs] = [Number(values.pixels), Number(values.threads), Number(values.runs)]
const folder = mkdtempSync(join(tmpdir(), 'goshawk-internimage-'))
const file = (name: string) => join(folder, name)
try {
  const arch = `internimage-${values.size}`
  writeFileSync(file('config.json'), JSON.stringify(publishedInternImage(arch)))
  const script = join(packageRoot, 'tools/bench/peers/serve.py')
  const peer = spawn(
    values.python,
    [
      script,
      file('config.json'),
      file('weights.safetensors'),
      file('input.safetensors'),
      values.pixels,
      values.threads,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ask = lineByLine(peer)
  if ((await ask()) !== 'ready') throw new Error('PyTorch did not start')
  await runExport({
    part: 'backbone',
    arch,
    weights: file('weights.safetensors'),
    seed: 0,
    imageSize: { height: pixels, width: pixels },
    batch: 1,
    dcnv3: values.dcnv3 as 'deform-conv' | 'grid-sample',
    allowPartial: false,
    perspective: false,
    precision: values.precision as 'fp32' | 'int8',
    // Without frames of its own, int8 is calibrated on the very input, which is the best case.
    calibration: values.precision === 'int8' ? (values.calibration ?? file('input.safetensors')) : undefined,
    out: file('onnx'),
  })
  const session = await InferenceSession.create(join(file('onnx'), 'backbone.onnx'), {
    intraOpNumThreads: threads,
    logSeverityLevel: 3,
  })
  const input = new Tensor('float32', tensorFrom(file('input.safetensors'), 'input'), [1, 3, pixels, pixels])
  await session.run({ input })
  const ours: number[] = []
  const theirs: number[] = []
  let last: Tensor | undefined
  for (let i = 0; i < runs; i++) {
    theirs.push(Number(await ask('run')))
    const startMs = performance.now()
    last = (await session.run({ input })).stage3
    ours.push(performance.now() - startMs)
  }
  await ask(`output ${file('output.safetensors')}`)
  const expected = tensorFrom(file('output.safetensors'), 'stage3')
  peer.stdin!.end()
  await once(peer, 'exit')
  const [pytorchMs, goshawkMs] = [median(theirs), median(ours)]
  const report = {
    arch,
    pixels,
    precision: values.precision,
    threads,
    runs,
    cpu: cpus()[0]?.model,
    pytorchMs,
    goshawkMs,
    ratio: pytorchMs / goshawkMs,
    bestRatio: Math.min(...theirs) / Math.min(...ours),
    relativeL2OfLastStage: relativeL2(last!.data as Float32Array, expected),
  }
  console.log(JSON.stringify(report, null, 2))
} finally {
  rmSync(folder, { recursive: true })
}

/** Sends a line, if any, and waits for one. */
function lineByLine(child: ChildProcess): (line?: string) => Promise<string> {
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  return async (line) => {
    if (line !== undefined) child.stdin!.write(`${line}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error('PyTorch ended early')
    return value as string
  }
}

function tensorFrom(path: string, key: string): Float32Array {
  const source = openWeights(path)
  try {
    return float32Values(source.read(key)).slice()
  } finally {
    source.close()
  }
}

function relativeL2(found: Float32Array, expected: Float32Array): number {
  let difference = 0
  let norm = 0
  for (const [i, value] of expected.entries()) {
    difference += (found[i]! - value) ** 2
    norm += value ** 2
  }
  return Math.sqrt(difference / norm)
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)]!
}
