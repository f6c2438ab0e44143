/**
 * Built engines on disk. An engine belongs to one graph, one TensorRT version and one kind of GPU, so its file's name is
 * a digest of all that; a file is complete or absent, because it is written under another name and renamed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'

/** Everything an engine depends on. */
export interface EngineIdentity {
  /** Of the .onnx file, and of its weight data when that is a file of its own. */
  readonly graphSha256: readonly string[]
  /** major * 10000 + minor * 100 + patch */
  readonly tensorRtVersion: number
  /** Name of the GPU. */
  readonly device: string
  readonly computeCapability: string
  readonly optimizationLevel: number
  readonly tf32: boolean
}

/** Raised when the addon or the plug-in changes what an engine of the same graph contains. */
const buildRevision = 1
/** Engines of XL take a gigabyte each; a bundle has three. The least recently used go. */
export const enginesMax = 24
/** A build takes minutes; what is left of one after a day belongs to a process that died. */
const abandonedAfterMs = 24 * 3600 * 1000

export function engineCacheFolder(): string {
  const { GOSHAWK_ENGINE_CACHE, XDG_CACHE_HOME } = process.env
  return GOSHAWK_ENGINE_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'goshawk', 'tensorrt')
}

/** 40 hex digits; any difference in the identity gives another key. */
export function engineKey(identity: EngineIdentity): string {
  const { graphSha256, tensorRtVersion, device, computeCapability, optimizationLevel, tf32 } = identity
  const parts = [buildRevision, graphSha256, tensorRtVersion, device, computeCapability, optimizationLevel, tf32]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)
}

/** What TensorRT measured of single kernels helps all graphs of the same version and GPU. */
export function timingCacheName({
  tensorRtVersion,
  device,
  computeCapability,
}: Pick<EngineIdentity, 'tensorRtVersion' | 'device' | 'computeCapability'>): string {
  const parts = JSON.stringify([tensorRtVersion, device, computeCapability])
  return `timing-${createHash('sha256').update(parts).digest('hex').slice(0, 16)}.cache`
}

export interface EngineFile {
  readonly path: string
  /** False when an engine from an earlier run was found. */
  readonly built: boolean
}

/** Where `write` puts its two files; both are renamed into place when it resolves, or removed. */
export interface EngineDraft {
  readonly planPath: string
  /** Existing timing cache, or ''. */
  readonly timingCachePath: string
  readonly newTimingCachePath: string
}

/**
 * The engine's file, written by `write` when it is not there yet. Two processes may build the same engine at once: the
 * later rename wins, and both files are whole.
 *
 * @param name - for people: the first part of the file's name.
 * @throws GoshawkError 'file-invalid' | 'disk-full' when the folder cannot be written, and whatever `write` throws.
 */
export async function cachedEngine(
  folder: string,
  name: string,
  identity: EngineIdentity,
  write: (draft: EngineDraft) => Promise<unknown>,
): Promise<EngineFile> {
  const path = join(folder, `${name}-${engineKey(identity)}.plan`)
  if (existsSync(path)) {
    const now = new Date()
    utimesSync(path, now, now)
    return { path, built: false }
  }
  onDisk(folder, () => mkdirSync(folder, { recursive: true }))
  const timing = join(folder, timingCacheName(identity))
  const partial = (file: string) => `${file}.${process.pid}.partial`
  const draft: EngineDraft = {
    planPath: partial(path),
    timingCachePath: existsSync(timing) ? timing : '',
    newTimingCachePath: partial(timing),
  }
  try {
    await write(draft)
    onDisk(folder, () => {
      renameSync(draft.planPath, path)
      if (existsSync(draft.newTimingCachePath)) renameSync(draft.newTimingCachePath, timing)
    })
  } finally {
    for (const file of [draft.planPath, draft.newTimingCachePath]) rmSync(file, { force: true })
  }
  prune(folder, path)
  return { path, built: true }
}

/** Removes an engine that TensorRT no longer takes, so that the next look builds it again. */
export function discardEngine(path: string): void {
  rmSync(path, { force: true })
}

/** Keeps the engines used last and the one just written, and clears away abandoned drafts. */
function prune(folder: string, justWritten: string): void {
  const files = readdirSync(folder).map((file) => {
    const path = join(folder, file)
    return { path, usedMs: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }
  })
  const engines = files.filter(({ path }) => path.endsWith('.plan') && path !== justWritten)
  engines.sort((a, b) => b.usedMs - a.usedMs)
  const abandoned = files.filter(
    ({ path, usedMs }) => path.endsWith('.partial') && Date.now() - usedMs > abandonedAfterMs,
  )
  for (const { path } of [...engines.slice(enginesMax - 1), ...abandoned]) rmSync(path, { force: true })
}

function onDisk(folder: string, action: () => void): void {
  try {
    action()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'file-invalid'
    throw new GoshawkError(
      code,
      `${folder}: engines cannot be kept here (${messageOf(cause)}); free space, or name another folder in GOSHAWK_ENGINE_CACHE`,
      { cause },
    )
  }
}
