// Writes schemas/generated/ from schemas/proto/: static protobufjs code, its types, and one descriptor
// for servers that reflect. `--check` compares instead of writing and exits 1 when the result is stale.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/dist\/$/, '/')
const protoRoot = join(root, 'schemas/proto')
const generatedRoot = join(root, 'schemas/generated')
const names = readdirSync(join(protoRoot, 'goshawk/v1'))
  .filter((name) => name.endsWith('.proto'))
  .sort()
const protoFiles = names.map((name) => join(protoRoot, 'goshawk/v1', name))

const temporary = mkdtempSync(join(tmpdir(), 'goshawk-schemas-'))
try {
  const pbjs = promisify(require('protobufjs-cli').pbjs.main)
  const pbts = promisify(require('protobufjs-cli').pbts.main)
  const script = join(temporary, 'goshawk.js')
  const common = ['--path', protoRoot, '--force-number', '--no-service']
  await pbjs([
    '--target',
    'static-module',
    '--wrap',
    'es6',
    '--es6',
    '--no-convert',
    '--no-delimited',
    ...common,
    '--out',
    script,
    ...protoFiles,
  ])
  await pbts(['--out', join(temporary, 'goshawk.d.ts'), script])
  await pbjs(['--target', 'json', '--path', protoRoot, '--out', join(temporary, 'descriptor.json'), ...protoFiles])
  const code = readFileSync(script, 'utf8')
    .replace(
      /import \* as \$protobuf from "protobufjs\/minimal(\.js)?"/,
      'import $protobuf from "protobufjs/minimal.js"',
    )
    .replace(/import \$protobuf from "protobufjs\/minimal(\.js)?"/, 'import $protobuf from "protobufjs/minimal.js"')
  writeFileSync(script, code)
  const stale = []
  for (const name of ['goshawk.js', 'goshawk.d.ts', 'descriptor.json']) {
    const text = readFileSync(join(temporary, name), 'utf8').replaceAll(temporary, '')
    const target = join(generatedRoot, name)
    if (process.argv.includes('--check')) {
      let current = ''
      try {
        current = readFileSync(target, 'utf8')
      } catch (error) {
        if (error.code !== 'ENOENT') throw error
      }
      if (current !== text) stale.push(name)
    } else {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
  }
  if (stale.length > 0) {
    console.error(`schemas/generated is stale (${stale.join(', ')}); run: npm run generate`)
    process.exitCode = 1
  }
} finally {
  rmSync(temporary, { recursive: true })
}
