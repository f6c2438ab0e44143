import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { loadModelBundle } from '../../../schemas/model-bundle.js'
import { openSession } from '../session.js'
import { writeTinyBundle } from '../testdata/tiny-bundle.js'
import { openTensorRt } from './backend.js'
import { fromNative, loadAddon, type NativeAddon, type NativeProbe, spellVersion } from './native.js'
import { probeTensorRt } from './probe.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-tensorrt-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const good: NativeProbe = {
  nvinferProblem: '',
  parserProblem: '',
  pluginsProblem: '',
  tensorRtVersion: 101303,
  versionProblem: '',
  deviceProblemCode: '',
  deviceProblem: '',
  device: 'NVIDIA H200',
}
const addonOf = (probe: Partial<NativeProbe>) => (): NativeAddon => ({
  headersVersion: 101303,
  cudaVersion: 13050,
  probe: async () => ({ ...good, ...probe }),
  openSession: () => Promise.reject(new Error('not here')),
})

t.test('without the addon the probe says how to build it', async (t) => {
  const probe = await probeTensorRt({ load: () => loadAddon(join(folder, 'absent.node')) })
  t.match(probe, {
    usable: false,
    obstacles: [{ why: /addon is not built \(no .*absent\.node\)/, mend: 'build it with `goshawk model build-addon`' }],
  })
})

t.test('a file that is no addon is named, with what the loader says', async (t) => {
  const path = join(folder, 'text.node')
  writeFileSync(path, 'not a library')
  t.throws(() => loadAddon(path), {
    code: 'unavailable',
    message: /text\.node: .*cannot be loaded \(.+\); build it again/,
  })
  t.match(await probeTensorRt({ load: () => loadAddon(path) }), {
    usable: false,
    obstacles: [{ mend: /build it again/ }],
  })
})

t.test('everything that is missing is listed at once', async (t) => {
  const probe = await probeTensorRt({
    load: addonOf({
      nvinferProblem: 'libnvinfer.so.10: cannot open shared object file',
      parserProblem: 'libnvonnxparser.so.10: cannot open shared object file',
      tensorRtVersion: 0,
      deviceProblemCode: 'driver-missing',
      deviceProblem: 'no NVIDIA driver is loaded (libcuda.so.1)',
      device: '',
    }),
  })
  t.strictSame(probe, {
    usable: false,
    obstacles: [
      {
        why: 'libnvinfer.so.10: cannot open shared object file; libnvonnxparser.so.10: cannot open shared object file',
        mend: 'install TensorRT 10 (libnvinfer, libnvinfer_plugin, libnvonnxparser) and, if it is not where the dynamic linker looks, name its folder in GOSHAWK_TENSORRT_LIBRARIES',
      },
      {
        why: 'no NVIDIA driver is loaded (libcuda.so.1)',
        mend: 'install an NVIDIA driver that serves CUDA 13.5',
      },
    ],
  })
})

t.test('libraries older than the headers, and a machine without a GPU, are obstacles', async (t) => {
  const versionProblem =
    'TensorRT 10.1.0 is installed, the addon was built with the headers of 10.13.3; build it again with headers of 10.1.0'
  t.match(await probeTensorRt({ load: addonOf({ versionProblem, tensorRtVersion: 100100 }) }), {
    usable: false,
    obstacles: [{ why: /10\.1\.0 is installed/, mend: 'build it again with headers of 10.1.0' }],
  })
  t.match(await probeTensorRt({ load: addonOf({ deviceProblemCode: 'device-missing', deviceProblem: 'no GPU' }) }), {
    usable: false,
    obstacles: [{ why: 'no GPU', mend: /machine with an NVIDIA GPU/ }],
  })
})

t.test('a machine with everything is usable; without libnvinfer_plugin it says what will not run', async (t) => {
  t.strictSame(await probeTensorRt({ load: addonOf({}) }), {
    usable: true,
    version: '10.13.3',
    device: 'NVIDIA H200',
    deformConv: undefined,
  })
  t.match(await probeTensorRt({ load: addonOf({ pluginsProblem: 'libnvinfer_plugin.so.10: no such file' }) }), {
    usable: true,
    deformConv: /libnvinfer_plugin/,
  })
})

t.test('the probe of this machine answers, whatever it finds', async (t) => {
  const probe = await probeTensorRt()
  if (probe.usable) t.match(probe.version, /^\d+\.\d+\.\d+$/)
  else t.ok(probe.obstacles.length > 0 && probe.obstacles.every(({ why, mend }) => why !== '' && mend !== ''))
})

t.test('`provider: tensorrt` without the addon is refused with what to do, in the node’s own worker', async (t) => {
  process.env.GOSHAWK_TENSORRT_ADDON = join(folder, 'absent.node')
  t.teardown(() => delete process.env.GOSHAWK_TENSORRT_ADDON)
  const bundleFolder = writeTinyBundle(join(folder, 'bundle'))
  await t.rejects(openSession({ bundleFolder, provider: 'tensorrt', threads: 1 }), {
    code: 'unavailable',
    exitCode: 1,
    message: /provider: tensorrt was asked for.*not built.*goshawk model build-addon.*provider: auto/,
  })
  await t.rejects(
    loadModelBundle(bundleFolder).then((bundle) => openTensorRt(bundle)),
    { code: 'unavailable' },
  )
})

t.test('errors of the addon become errors of Goshawk', (t) => {
  const native = (code: string) => Object.assign(new Error('why'), { code })
  for (const [code, ours] of [
    ['driver-missing', 'unavailable'],
    ['library-mismatch', 'unavailable'],
    ['model-refused', 'model-invalid'],
    ['disk-full', 'disk-full'],
    ['cancelled', 'cancelled'],
    ['run-failed', 'process-failed'],
    ['never heard of', 'process-failed'],
  ] as const) {
    t.match(fromNative(native(code), 'here'), { code: ours, message: 'here: why', details: { code } })
  }
  t.equal(spellVersion(110106), '11.1.6')
  t.end()
})
