// Builds the page (viz/ -> dist/page) when its sources are newer than the last build.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from './build.js'

const pageFolder = join(packageRoot, 'dist', 'page')
const stampFile = join(pageFolder, '.stamp')
const sources = ['viz', 'schemas', 'package-lock.json']

function* filesIn(path) {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : []
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesIn(join(path, entry.name))
    else if (!/\.test\.ts$/.test(entry.name)) yield join(path, entry.name)
  }
}

/** Brings dist/page up to date; a no-op in a published package, which ships the page and no sources. */
export async function buildViz() {
  if (!existsSync(join(packageRoot, 'viz', 'index.html'))) return
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(packageRoot, source)
    const files = source.includes('.') ? [path] : [...filesIn(path)].sort()
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file))
  }
  const stamp = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { build } = await import('vite')
  // Built aside and moved into place, so that two builds at one time do no harm.
  const temporary = `${pageFolder}.${randomUUID()}`
  try {
    await build({
      configFile: join(packageRoot, 'viz', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: temporary, emptyOutDir: true },
    })
    writeFileSync(join(temporary, '.stamp'), stamp)
    mkdirSync(join(packageRoot, 'dist'), { recursive: true })
    rmSync(pageFolder, { recursive: true, force: true })
    renameSync(temporary, pageFolder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildViz()
