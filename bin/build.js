// Compiles the TypeScript sources to dist/ when they are newer than the last build.
// One transform per file, no bundling: dist/ mirrors the source tree, so stack traces and
// relative paths mean the same in both.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)))
const outputRoot = join(packageRoot, 'dist')
const stampFile = join(outputRoot, '.stamp')
const sourceFolders = ['runtime', 'nodes', 'schemas', 'scenarios', 'viz', 'tools']

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(path)
    else if (/\.(ts|js)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield path
  }
}

/** Brings dist/ up to date; a no-op in a published package, which ships dist/ and no sources. */
export async function build() {
  if (!existsSync(join(packageRoot, 'runtime', 'cli', 'main.ts'))) return
  const files = sourceFolders.flatMap((folder) => [...sourceFiles(join(packageRoot, folder))])
  const hash = createHash('sha256')
  for (const file of files) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  const stamp = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { build: compile } = await import('esbuild')
  await compile({
    entryPoints: files,
    outbase: packageRoot,
    outdir: outputRoot,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  })
  const expected = new Set(
    files.map((file) => join(outputRoot, file.slice(packageRoot.length + 1)).replace(/\.ts$/, '.js')),
  )
  for (const folder of sourceFolders) {
    const compiled = join(outputRoot, folder)
    if (!existsSync(compiled)) continue
    for (const file of sourceFiles(compiled)) {
      if (!expected.has(file)) {
        rmSync(file)
        rmSync(`${file}.map`, { force: true })
      }
    }
  }
  mkdirSync(outputRoot, { recursive: true })
  const temporary = `${stampFile}.${process.pid}`
  writeFileSync(temporary, stamp)
  renameSync(temporary, stampFile)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
