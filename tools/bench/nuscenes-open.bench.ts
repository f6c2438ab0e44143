/**
 * Opening a data set of trainval's size: the index against the official devkit, each in a process of its own, in one run.
 *
 *   node dist/tools/bench/write-trainval.js DATAROOT
 *   node dist/tools/bench/nuscenes-open.bench.js DATAROOT --python PATH
 *
 * PATH is a Python with nuscenes-devkit. Prints JSON: build, open and first-frame times, memory, and the ratios.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIndex } from '../../nodes/nuscenes/build-index.js'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import { openIndex } from '../../nodes/nuscenes/scene-index.js'
import { packageRoot } from '../../schemas/package-root.js'

const version = 'v1.0-trainval'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string', default: 'python3' }, role: { type: 'string', default: 'all' } },
})
const [dataroot = ''] = positionals
const residentBytes = () => process.resourceUsage().maxRSS * 1024

const roles: Readonly<Record<string, () => Promise<object>>> = {
  async build() {
    const { rows, seconds } = await buildIndex({ dataroot, version })
    return { rows, seconds, peakBytes: residentBytes() }
  },
  async open() {
    const startMs = performance.now()
    const index = await openIndex(dataroot, version)
    if (index === undefined) throw new Error(`${dataroot}: no index`)
    const openMs = performance.now() - startMs
    const openBytes = residentBytes()
    const { scenes } = index.directory
    const firstFrameMs: number[] = []
    for (let i = 0; i < 9; i++) {
      const scene = scenes[Math.floor(((i * 7 + 3) % 10) * 0.1 * scenes.length)]!.name
      const sceneStartMs = performance.now()
      await openDataset({ dataroot, version, scene, channels: ['CAM_FRONT'], sweeps: false })
      firstFrameMs.push(performance.now() - sceneStartMs)
    }
    firstFrameMs.sort((a, b) => a - b)
    return { openMs, openBytes, firstFrameMs: { median: firstFrameMs[4], max: firstFrameMs[8] } }
  },
  async all() {
    const own = (role: string) =>
      JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), dataroot, '--role', role]).toString())
    const build = own('build')
    const open = own('open')
    const script = join(packageRoot, 'tools/bench/peers/open_devkit.py')
    const devkit = JSON.parse(execFileSync(values.python, [script, dataroot, version]).toString())
    const ratios = { openTime: (devkit.seconds * 1000) / open.openMs, memory: devkit.peakBytes / open.openBytes }
    return { build, open, devkit, ratios }
  },
}
console.log(JSON.stringify(await roles[values.role]!(), null, 2))
