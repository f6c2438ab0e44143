import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { buildAddon, findNvcc, findTensorRtInclude } from './build-addon.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-build-addon-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const goshawk = (parameters: readonly string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(packageRoot, 'bin', 'goshawk.js'), 'model', ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })

t.test('TensorRT’s headers are found in the folder named or below it; half of them is told', (t) => {
  const include = join(folder, 'TensorRT', 'include')
  mkdirSync(include, { recursive: true })
  t.throws(() => findTensorRtInclude(join(folder, 'TensorRT')), {
    code: 'file-missing',
    message: /no NvInfer\.h in .*include/,
  })
  writeFileSync(join(include, 'NvInfer.h'), '')
  t.throws(() => findTensorRtInclude(include), { code: 'file-missing', message: /no NvOnnxParser\.h/ })
  writeFileSync(join(include, 'NvOnnxParser.h'), '')
  t.equal(findTensorRtInclude(join(folder, 'TensorRT')), include)
  t.equal(findTensorRtInclude(include), include)
  t.end()
})

t.test('nvcc is found in CUDA’s folder or named itself', (t) => {
  const bin = join(folder, 'cuda', 'bin')
  mkdirSync(bin, { recursive: true })
  t.throws(() => findNvcc(join(folder, 'cuda')), { code: 'file-missing', message: /no nvcc below .*--cuda/ })
  writeFileSync(join(bin, 'nvcc'), '')
  t.equal(findNvcc(join(folder, 'cuda')), join(bin, 'nvcc'))
  t.equal(findNvcc(join(bin, 'nvcc')), join(bin, 'nvcc'))
  t.end()
})

t.test('a build that fails is one typed error and leaves nothing', async (t) => {
  const outputFolder = join(folder, 'out')
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const options = { tensorRtInclude: empty, cuda: { compiler: 'nvcc' }, outputFolder }
  const hasCmake = spawnSync('cmake', ['--version']).status === 0
  await t.rejects(buildAddon(options), {
    code: hasCmake ? 'check-failed' : 'unavailable',
    message: hasCmake ? /TENSORRT_INCLUDE_DIR: no NvInfer\.h/ : /install CMake/,
  })
  t.notOk(existsSync(outputFolder))
})

t.test('the commands say what is missing and what to do', (t) => {
  const build = goshawk(['build-addon', '--tensorrt-include', join(folder, 'nowhere')])
  t.equal(build.status, 2)
  t.match(build.stderr, /no NvInfer\.h in .*nowhere.*--tensorrt-include/)
  const absent = { GOSHAWK_TENSORRT_ADDON: join(folder, 'absent.node') }
  const engines = goshawk(['build-engines', join(folder, 'no-bundle')], absent)
  t.equal(engines.status, 2)
  t.match(engines.stderr, /no model\.json/)
  t.match(goshawk(['build-engines', 'x', '--optimization-level', '9']).stderr, /whole number from 0 to 5/)
  t.end()
})
