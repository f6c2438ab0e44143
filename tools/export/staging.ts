/**
 * All of an export or nothing: files are written in a folder of their own beside the target, `TARGET.PID.partial`, and
 * moved in when every one is complete. A killed export leaves only that folder, which the next one removes.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/**
 * Files that may stand beside others in `folder`.
 *
 * @param fill - writes into the folder it is given and returns the names of the files to keep.
 * @returns their paths in `folder`. Of the files there before, either all or none are replaced.
 * @throws GoshawkError 'disk-full' | 'file-invalid' | 'usage-invalid', or what `fill` throws.
 */
export async function stageFiles(
  folder: string,
  fill: (stage: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const target = resolve(folder)
  return staged(target, async (stage) => {
    const names = await fill(stage)
    return moveIn(stage, target, names)
  })
}

/** A folder that is replaced as a whole. Parameters and errors as for `stageFiles`. */
export async function stageFolder(folder: string, fill: (stage: string) => Promise<void>): Promise<string> {
  const target = resolve(folder)
  return staged(target, async (stage) => {
    await fill(stage)
    const old = `${target}.${process.pid}.old.partial`
    const replaces = existsSync(target)
    if (replaces) renameSync(target, old)
    try {
      renameSync(stage, target)
    } catch (error) {
      if (replaces) renameSync(old, target)
      throw error
    }
    rmSync(old, { recursive: true, force: true })
    return target
  })
}

/**
 * Refuses before the work what could not be finished.
 *
 * @param bytes - that will be written to `folder`.
 * @throws GoshawkError 'disk-full'
 */
export function requireSpace(folder: string, bytes: number): void {
  let existing = resolve(folder)
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing)
  const { bavail, bsize } = statfsSync(existing)
  const free = bavail * bsize
  if (free >= bytes) return
  const megabytes = (count: number) => `${Math.ceil(count / 1e6)} MB`
  throw new GoshawkError(
    'disk-full',
    `--out ${folder}: the model needs ${megabytes(bytes)} and ${megabytes(free)} are free; free some space and export again`,
    { details: { neededBytes: bytes, freeBytes: free } },
  )
}

async function staged<T>(target: string, work: (stage: string) => Promise<T>): Promise<T> {
  const stage = `${target}.${process.pid}.partial`
  let outermost: string | undefined
  let begun = false
  let complete = false
  try {
    removeAbandoned(target)
    outermost = mkdirSync(stage, { recursive: true })
    begun = true
    const result = await work(stage)
    complete = true
    return result
  } catch (error) {
    throw explained(error, target)
  } finally {
    if (begun) rmSync(stage, { recursive: true, force: true })
    if (!complete && outermost !== undefined) removeEmpty(dirname(stage), outermost)
  }
}

function explained(error: unknown, target: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof GoshawkError || typeof code !== 'string' || !('syscall' in (error as object))) return error
  const why =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? (['disk-full', 'no space left; free some and export again'] as const)
      : (['file-invalid', `cannot be written: ${messageOf(error)}`] as const)
  return new GoshawkError(why[0], `--out ${target}: ${why[1]}`, { cause: error })
}

/** Folders made for the stage, from the inside out, as long as nothing is in them. */
function removeEmpty(inner: string, outermost: string): void {
  for (let folder = inner; folder.length >= outermost.length; folder = dirname(folder)) {
    if (!existsSync(folder) || readdirSync(folder).length > 0) return
    rmdirSync(folder)
  }
}

/** What exports of this target left behind when they were killed; a folder they had already moved aside comes back. */
function removeAbandoned(target: string): void {
  const folder = dirname(target)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const [, pid, old] = (name.startsWith(`${basename(target)}.`) && /\.(\d+)(\.old)?\.partial$/.exec(name)) || []
    if (pid === undefined || isRunning(Number(pid))) continue
    if (old !== undefined && !existsSync(target)) renameSync(join(folder, name), target)
    else rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function moveIn(stage: string, target: string, names: readonly string[]): readonly string[] {
  // A model that fits into one file again must not stand beside its old weights.
  const stale = names.filter((name) => name.endsWith('.onnx') && !names.includes(`${name}.data`))
  const replaced = [...names, ...stale.map((name) => `${name}.data`)].filter((name) => existsSync(join(target, name)))
  for (const name of replaced) {
    if (!statSync(join(target, name)).isFile())
      throw new GoshawkError('usage-invalid', `--out ${target}: ${name} there is no file; name another folder`)
  }
  const old = join(stage, 'replaced')
  mkdirSync(old)
  const created = mkdirSync(target, { recursive: true })
  const undo: (() => void)[] = created === undefined ? [] : [() => rmdirSync(target)]
  const move = (from: string, to: string) => {
    renameSync(from, to)
    undo.push(() => renameSync(to, from))
  }
  try {
    for (const name of replaced) move(join(target, name), join(old, name))
    for (const name of names) move(join(stage, name), join(target, name))
  } catch (error) {
    for (const back of undo.reverse()) back()
    throw error
  }
  return names.map((name) => join(target, name))
}
