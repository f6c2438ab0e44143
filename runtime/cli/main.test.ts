/** The command line as a person meets it: a process, its streams, its exit code. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-cli-'))
t.teardown(() => rmSync(folder, { recursive: true }))

interface Result {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function goshawk(...args: string[]): Promise<Result> {
  const main = join(packageRoot, 'dist/runtime/cli/main.js')
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

const testNode = (type: string) => join(packageRoot, `dist/runtime/config/testdata/${type}.js`)
writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
for (const type of ['camera', 'detector']) {
  writeFileSync(join(folder, `${type}.js`), `export { default } from ${JSON.stringify(testNode(type))}\n`)
}
const good = `version: 1
processes: { one: , two: }
nodes:
  camera: { type: ./camera.js, process: one }
  model: { type: ./detector.js, process: two, config: { bundle: b }, inputs: { frames: camera.frames } }
`
writeFileSync(join(folder, 'good.yaml'), good)
writeFileSync(join(folder, 'bad.yaml'), good.replace('camera.frames', 'camera.frame').replace('bundle', 'bundel'))

t.test('help names every command and exits 0', async (t) => {
  const { code, stdout } = await goshawk('--help')
  t.equal(code, 0)
  for (const name of ['up', 'replay', 'bench', 'graph', 'doctor', 'model'])
    t.match(stdout, new RegExp(`^ {2}${name}\\b`, 'm'))
  t.match(stdout, 'Examples:')
})

for (const command of [
  ['up'],
  ['replay'],
  ['bench'],
  ['bench', 'transport'],
  ['graph'],
  ['doctor'],
  ['model', 'export'],
]) {
  t.test(`help of ${command.join(' ')} exits 0 and says --json`, async (t) => {
    const { code, stdout } = await goshawk(...command, '--help')
    t.equal(code, 0)
    t.match(stdout, /Usage: goshawk/)
    if (command[0] !== 'bench' || command.length > 1) t.match(stdout, '--json')
  })
}

t.test('bad usage exits 2 and says what is wrong', async (t) => {
  const unknown = await goshawk('replya')
  t.equal(unknown.code, 2)
  t.match(unknown.stderr, 'Did you mean replay?')
  const missing = await goshawk('replay', '--version', 'v1.0-mini')
  t.equal(missing.code, 2)
  t.match(missing.stderr, 'expected a recording, FILE.mcap, or --dataroot DIR and --version NAME')
  const seconds = await goshawk('bench', '--seconds', 'soon')
  t.equal(seconds.code, 2)
  t.match(seconds.stderr, 'expected seconds, more than 0 and at most a day')
})

t.test('graph prints the plan of a good file in three formats', async (t) => {
  const text = await goshawk('graph', 'good.yaml')
  t.equal(text.code, 0)
  t.match(text.stdout, 'frames <- camera.frames   latest, ipc://0')
  const mermaid = await goshawk('graph', 'good.yaml', '--format', 'mermaid')
  t.match(mermaid.stdout, /^flowchart LR/)
  const json = await goshawk('graph', 'good.yaml', '--json')
  t.match(JSON.parse(json.stdout), { file: 'good.yaml', links: [{ name: 'model.frames' }] })
})

const expected = [
  'bad.yaml:5:47 nodes.model.config.bundle: missing; expected text',
  'bad.yaml:5:57 nodes.model.config.bundel: unknown key; expected bundle, scoreMin or provider; did you mean bundle?',
  'bad.yaml:5:88 nodes.model.inputs.frames: "camera.frame": no such output; expected camera.frames; did you mean camera.frames?',
]

t.test('a bad file exits 2 with every fault on a line of its own, before anything starts', async (t) => {
  for (const command of ['graph', 'up', 'bench']) {
    const { code, stdout, stderr } = await goshawk(command, 'bad.yaml')
    t.equal(code, 2, command)
    t.equal(stdout, '')
    t.strictSame(stderr.trimEnd().split('\n').sort(), [...expected].sort())
  }
})

t.test('with --json the same is JSON on stdout', async (t) => {
  const { code, stdout } = await goshawk('graph', 'bad.yaml', '--json')
  t.equal(code, 2)
  const { error } = JSON.parse(stdout)
  t.equal(error.code, 'config-invalid')
  t.equal(error.details.problems.length, 3)
})

t.test('a file that is not there exits 2', async (t) => {
  const { code, stderr } = await goshawk('up', 'absent.yaml')
  t.equal(code, 2)
  t.match(stderr, 'absent.yaml: cannot be read')
})

t.test('the JSON Schema for editors is the one in the tree', async (t) => {
  const { stdout } = await goshawk('graph', '--schema')
  t.equal(stdout, readFileSync(join(packageRoot, 'schemas/generated/runtime.schema.json'), 'utf8'))
})
