/**
 * What the tests of the compiled addon share. They run when `npm run check:tensorrt` has compiled it against stand-ins
 * for CUDA and TensorRT, and skip in `npm test`: the headers it takes are not ours to ship.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import {
  loadAddon,
  type NativeAddon,
  type NativeEngine,
  type NativeSession,
} from '../../../nodes/detector/tensorrt/native.js'
import { addonFile } from '../../tensorrt/build-addon.js'

/** Folder of the addon and of the stand-ins, where it finds its libraries; set by the check. */
export const machine = process.env.GOSHAWK_FAKE_TENSORRT ?? ''
const skip =
  machine === '' ? 'needs the headers of TensorRT and CUDA: npm run check:tensorrt, see docs/tensorrt.md' : false

type TestBody = (t: Test) => Promise<void> | void

/** A test of the compiled addon. Where there is none, a file's tests skip together, under one name. */
export function addonTest(name: string, body: TestBody, otherwise: string | false = false): void {
  if (skip === false) t.test(name, { skip: otherwise }, body)
}
if (skip !== false) t.test('the compiled TensorRT addon', { skip }, () => {})

process.env.GOSHAWK_TENSORRT_ADDON = join(machine, addonFile)
process.env.GOSHAWK_TENSORRT_LIBRARIES = machine

/** For files the tests make. */
export const folder: string = mkdtempSync(join(tmpdir(), 'goshawk-addon-check-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

export function newPath(suffix: string): string {
  return join(folder, `made-${files++}${suffix}`)
}

export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  body: () => Promise<T>,
): Promise<T> {
  Object.assign(process.env, variables)
  try {
    return await body()
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name]
  }
}

export function checkedAddon(): NativeAddon {
  return loadAddon()
}

/** Opens a session and closes it, whatever happens. */
export async function withSession<T>(body: (session: NativeSession) => Promise<T>): Promise<T> {
  const session = await checkedAddon().openSession({ folder: machine, device: 0 })
  try {
    return await body(session)
  } finally {
    await session.close()
  }
}

/** Without caches, at TensorRT's own level. */
export const plainBuild = { timingCachePath: '', newTimingCachePath: '', optimizationLevel: 3, tf32: false }

/** Builds and loads a model of the stand-in's kind. */
export async function load(session: NativeSession, text: string, cudaGraphs = true): Promise<NativeEngine> {
  const [onnxPath, planPath] = [newPath('.onnx'), newPath('.plan')]
  writeFileSync(onnxPath, text)
  await session.build({ ...plainBuild, onnxPath, planPath })
  return session.load({ planPath, cudaGraphs })
}
