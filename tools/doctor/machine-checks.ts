/** Node, the native modules, the page and the browser for its tests. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { packageRoot } from '../../schemas/package-root.js'
import { findChromium } from '../view/chromium.js'
import type { Finding } from './finding.js'

const require = createRequire(import.meta.url)

function packageVersion(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version
}

/** Vite and with it the page need these. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isGood = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (isGood) return { check: 'Node', state: 'ok', found: version }
  return { check: 'Node', state: 'failed', found: version, mend: 'install Node 20.19 or newer (22.12 or newer of 22)' }
}

export async function checkZeromq(): Promise<Finding> {
  const zeromq = await import('zeromq')
  const socket = new zeromq.Push()
  socket.close()
  const found = `${packageVersion('zeromq')}, libzmq ${zeromq.version}`
  if (zeromq.capability.curve !== true) {
    const mend = 'links between hosts cannot be encrypted: install the prebuilt package with npm ci'
    return { check: 'ZeroMQ', state: 'note', found: `${found} without CURVE`, mend }
  }
  return { check: 'ZeroMQ', state: 'ok', found }
}

export async function checkSharp(): Promise<Finding> {
  const { default: sharp } = await import('sharp')
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const { info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  if (info.width !== 8) throw new Error('a picture came back with another size')
  return { check: 'sharp', state: 'ok', found: `${sharp.versions.sharp ?? ''}, libvips ${sharp.versions.vips}` }
}

export async function checkOnnxRuntime(): Promise<Finding[]> {
  const { chooseProvider, probeCuda } = await import('../../nodes/detector/provider-choice.js')
  const { env } = await import('onnxruntime-node')
  await chooseProvider('cpu')
  const findings: Finding[] = [{ check: 'ONNX Runtime', state: 'ok', found: `${env.versions.node ?? ''}, CPU works` }]
  const cuda = await probeCuda()
  if (cuda.usable) return [...findings, { check: 'CUDA', state: 'ok', found: 'works' }]
  const script = 'node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install=cuda12'
  return [
    ...findings,
    {
      check: 'CUDA',
      state: 'note',
      found: `cannot be used, models run on the CPU (${cuda.why})`,
      mend: `with an NVIDIA GPU, CUDA 12 and cuDNN 9, fetch the libraries: ${script}`,
    },
  ]
}

/** Never a reason to fail: the addon is optional and built by hand. */
export async function checkTensorRt(): Promise<Finding> {
  const { probeTensorRt } = await import('../../nodes/detector/tensorrt/probe.js')
  const { summarize } = await import('../../nodes/detector/provider-choice.js')
  const probe = await probeTensorRt()
  if (!probe.usable) {
    const { why, mend } = summarize(probe.obstacles)
    return { check: 'TensorRT', state: 'note', found: `cannot be used (${why})`, mend }
  }
  const found = `${probe.version} on ${probe.device}`
  if (probe.deformConv === undefined) return { check: 'TensorRT', state: 'ok', found }
  const mend = 'add libnvinfer_plugin; without it no bundle runs but those exported with --dcnv3 grid-sample'
  return { check: 'TensorRT', state: 'note', found: `${found}, without DeformConv (${probe.deformConv})`, mend }
}

export function checkPage(): Finding {
  if (existsSync(join(packageRoot, 'dist', 'page', 'index.html')))
    return { check: 'page', state: 'ok', found: 'is built' }
  const canBuild =
    existsSync(join(packageRoot, 'viz', 'index.html')) && existsSync(join(packageRoot, 'node_modules', 'vite'))
  if (canBuild) return { check: 'page', state: 'ok', found: 'is not built yet; goshawk up builds it' }
  return {
    check: 'page',
    state: 'failed',
    found: 'is not built, and vite is not here to build it',
    mend: 'run npm ci with development packages',
  }
}

export function checkChromium(): Finding {
  const path = findChromium()
  if (path !== undefined) return { check: 'Chromium', state: 'ok', found: path }
  const mend = 'install chromium, or name it in CHROMIUM_PATH'
  return { check: 'Chromium', state: 'note', found: 'none found; browser tests are skipped', mend }
}
