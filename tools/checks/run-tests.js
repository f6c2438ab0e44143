// `npm test`: generated code current, lint, types, page build, then every test. Ends with `N passed, N failed`.
// `npm test -- PATH...` runs the named test sources alone.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build, packageRoot } from '../../bin/build.js'

const steps = [
  ['schemas are generated', ['tools/checks/generate-schemas.js', '--check']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['types of the page', ['node_modules/typescript/bin/tsc', '-p', 'viz']],
  ['build of the page', ['bin/build-viz.js']],
]

let passed = 0
let failed = 0
const skipped = []

function run(args, onLine) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] })
    createInterface({ input: child.stdout }).on('line', onLine)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function runStep([name, args]) {
  const output = []
  const code = await run(args, (line) => output.push(line))
  console.log(`${code === 0 ? 'ok' : 'not ok'}  ${name}`)
  if (code === 0) passed++
  else {
    failed++
    console.log(output.join('\n'))
  }
}

/** Counts the tests one level below the files of a TAP stream, and shows in full only what failed. */
async function runTap(files) {
  let block = []
  let failedBelow = 0
  const code = await run([join('node_modules', '.bin', 'tap'), '--reporter=tap', ...files], (line) => {
    block.push(line)
    const match = /^( {4})?(not )?ok \d+(?: - (.*?))?(?: # (SKIP|time=\S+)\s?(.*))?$/.exec(line)
    if (!match) return
    const [, nested, not, name, directive, reason] = match
    if (nested) {
      if (directive === 'SKIP') skipped.push(`${name}: ${reason}`)
      else if (not) {
        failed++
        failedBelow++
      } else passed++
      return
    }
    const seconds = /time=([\d.]+)ms/.exec(line)
    const suffix = seconds ? ` (${(Number(seconds[1]) / 1000).toFixed(1)} s)` : ''
    if (directive === 'SKIP') skipped.push(`${name}: ${reason}`)
    console.log(`${not ? 'not ok' : 'ok'}  ${name?.replace(/^dist\//, '')}${suffix}`)
    if (not) {
      if (failedBelow === 0) failed++
      console.log(block.join('\n'))
    }
    block = []
    failedBelow = 0
  })
  if (code !== 0 && failed === 0) {
    failed++
    console.log(block.join('\n'))
    console.log(`tap ended with exit code ${code}`)
  }
}

const sources = process.argv.slice(2)
await build()
if (sources.length === 0) for (const step of steps) await runStep(step)
const files =
  sources.length > 0
    ? sources.map((source) => join('dist', source.replace(/\.ts$/, '.js')))
    : readdirSync(join(packageRoot, 'dist'), { recursive: true })
        .filter((name) => name.endsWith('.test.js'))
        .map((name) => join('dist', name))
        .sort()
for (const file of files) if (!existsSync(join(packageRoot, file))) throw new Error(`no such test: ${file}`)
await runTap(files)
for (const line of skipped) console.log(`skipped  ${line}`)
if (skipped.length > 0) console.log(`${skipped.length} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
