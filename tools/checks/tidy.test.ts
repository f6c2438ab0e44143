/** The rules of ARCHITECTURE.md that a machine can check. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'

/** Tracked files and new ones git does not ignore. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: packageRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(packageRoot, file)))
const sources = files.filter((file) => /\.(ts|js)$/.test(file) && !file.includes('generated/'))
const read = (file: string) => readFileSync(join(packageRoot, file), 'utf8')

/** Repository paths a source file imports, statically, dynamically or as a worker. */
function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import|import\(|new URL\()\s*['"](\.{1,2}\/[^'"]+)['"]/g)
  return [...found].map(([, path]) => normalize(join(dirname(file), path!))).filter((path) => !/^[./]*$/.test(path))
}

const mayImport: Record<string, readonly string[]> = {
  schemas: ['schemas'],
  runtime: ['runtime', 'schemas'],
  scenarios: ['scenarios', 'schemas'],
  nodes: ['runtime', 'schemas', 'scenarios'],
  viz: ['viz', 'schemas'],
  tools: ['tools', 'runtime', 'nodes', 'schemas', 'scenarios', 'viz', 'bin'],
  bin: ['bin', 'dist'],
}

t.test('folders import only what ARCHITECTURE.md lets them', (t) => {
  const violations: string[] = []
  for (const file of sources) {
    const [top = '', second = ''] = file.split('/')
    const allowed = mayImport[top]
    if (!allowed) continue
    for (const target of importsOf(file)) {
      const [targetTop = '', targetSecond = ''] = target.split('/')
      const sameNode =
        top === 'nodes' && targetTop === 'nodes' && (targetSecond === second || second.startsWith('registry.'))
      if (!sameNode && !allowed.includes(targetTop)) violations.push(`${file} imports ${target}`)
    }
  }
  t.strictSame(violations, [])
  t.end()
})

t.test('every source file is imported, run or listed by something', (t) => {
  const imported = new Set(sources.flatMap(importsOf).map((path) => path.replace(/\.js$/, '')))
  const texts = files.filter((file) => /\.(ts|js|html|json)$|^\.ci\/run$|^\.taprc$/.test(file)).map(read)
  /** Named whole, as in a script, or by its last part in quotes, as registries and fault graphs name their nodes. */
  const isMentioned = (name: string) => {
    const [folder = '', last = ''] = name.split('/').slice(-2)
    if (last === 'node') return texts.some((text) => text.includes(`'${folder}'`))
    return texts.some((text) => [`${last}.js`, `${last}.ts`, `'${last}'`].some((mention) => text.includes(mention)))
  }
  const orphans = sources.filter((file) => {
    const name = file.replace(/\.(d\.)?(ts|js)$/, '')
    if (/\.(test|bench)$/.test(name) || /\.d\.ts$/.test(file) || /(config|testdata)/.test(file)) return false
    return !imported.has(name) && !isMentioned(name)
  })
  t.strictSame(orphans, [])
  t.end()
})

t.test('no word of unfinished work', (t) => {
  const words = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X\\b'].join(''))
  t.strictSame(
    sources.filter((file) => words.test(read(file))),
    [],
  )
  t.end()
})

t.test('no path of one machine', (t) => {
  const paths = /(?<![\w.])\/(?:work|root|home)\/[a-z]/
  t.strictSame(
    files.filter((file) => /\.(ts|js|md|json|yaml|yml|html|css|proto)$/.test(file) && paths.test(read(file))),
    [],
  )
  t.end()
})

t.test('nothing that a compiler or an interpreter leaves behind', (t) => {
  t.strictSame(
    files.filter((file) => /(^|\/)__pycache__\/|\.(pyc|o|so|node|tsbuildinfo)$/.test(file)),
    [],
  )
  t.end()
})

t.test('every repository path named in a document exists', (t) => {
  const missing: string[] = []
  for (const file of files.filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md')) {
    for (const [, path = ''] of read(file).matchAll(
      /`((?:runtime|nodes|schemas|viz|scenarios|tools|docs|bin)\/[\w./-]+)`/g,
    )) {
      if (!existsSync(join(packageRoot, path))) missing.push(`${file}: ${path}`)
    }
  }
  t.strictSame(missing, [])
  t.end()
})

t.test('documents do not quote commands that do not exist', (t) => {
  const help = execFileSync(process.execPath, [join(packageRoot, 'bin/goshawk.js'), '--help'], { encoding: 'utf8' })
  const known = new Set([...help.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name))
  const unknown: string[] = []
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    for (const [, name = ''] of read(file).matchAll(/npx goshawk ([a-z]+)/g)) {
      if (!known.has(name)) unknown.push(`${file}: goshawk ${name}`)
    }
  }
  t.strictSame(unknown, [])
  t.end()
})

t.test('the lock file lists every optional package, for all platforms, and no registry', (t) => {
  const lock: { packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }> } =
    JSON.parse(read('package-lock.json'))
  const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !lock.packages[`node_modules/${name}`]),
  )
  t.strictSame(missing, [], '`npm ci` refuses a lock file without them')
  t.notOk(Object.values(lock.packages).some(({ resolved }) => resolved !== undefined))
  t.end()
})
