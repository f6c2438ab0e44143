import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { checkBundles } from './data-checks.js'
import { examine } from './examine.js'
import { checkNode, checkOnnxRuntime, checkSharp, checkTensorRt, checkZeromq } from './machine-checks.js'
import { checkPorts } from './port-checks.js'

const graphOf = (type: string, config: Record<string, unknown>) =>
  ({ file: 'g.yaml', nodes: new Map([['one', { definition: { type }, config }]]) }) as unknown as CheckedGraph

t.test('Node versions that the project cannot use are refused', async (t) => {
  for (const version of ['20.19.0', '20.20.2', '22.12.0', '24.0.0']) t.equal(checkNode(version).state, 'ok', version)
  for (const version of ['18.20.0', '20.18.3', '22.11.0', '21.9.0']) {
    t.match(checkNode(version), { state: 'failed', mend: /install Node/ }, version)
  }
})

t.test('the native modules work here', async (t) => {
  t.match(await checkZeromq(), { state: 'ok' })
  t.match(await checkSharp(), { state: 'ok' })
  t.match((await checkOnnxRuntime())[0], { state: 'ok', found: /CPU works/ })
})

t.test('a machine without TensorRT is told what is missing, and fails nothing', async (t) => {
  process.env.GOSHAWK_TENSORRT_ADDON = join(tmpdir(), 'no-such-addon.node')
  t.teardown(() => delete process.env.GOSHAWK_TENSORRT_ADDON)
  t.match(await checkTensorRt(), {
    check: 'TensorRT',
    state: 'note',
    found: /not built/,
    mend: /goshawk model build-addon/,
  })
})

t.test('an occupied port fails and a free one does not; port 0 needs no check', async (t) => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const graph = graphOf('publisher', { httpPort: port, grpcPort: 0 })
  t.strictSame(await checkPorts(graph), [
    {
      check: `port ${port}`,
      state: 'failed',
      found: 'is in use',
      mend: 'end what listens there, or change g.yaml: one.httpPort',
    },
  ])
  await new Promise((resolve) => server.close(resolve))
  t.match(await checkPorts(graph), [{ state: 'ok' }])
})

t.test('a bundle that is not there, or is not one, fails by name', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-doctor-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  t.match(await checkBundles(graphOf('detector', { bundle: folder })), [
    { state: 'failed', found: 'has no model.json' },
  ])
  writeFileSync(join(folder, 'model.json'), '{}')
  t.match(await checkBundles(graphOf('detector', { bundle: folder })), [{ state: 'failed', found: /model\.json: / }])
})

t.test('a graph file with faults is one failed check, and the rest is still examined', async (t) => {
  const findings = []
  for await (const finding of examine({ graphFile: 'absent.yaml', dataroot: 'absent', version: 'v1.0-mini' })) {
    findings.push(finding)
  }
  const failed = findings.filter(({ state }) => state === 'failed').map(({ check }) => check)
  t.ok(failed.includes('graph') && failed.includes('data set'))
  t.ok(findings.some(({ check }) => check === 'Chromium'))
})
