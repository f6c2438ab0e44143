/** Clients killed without warning, again and again: nothing stays behind that the next one can know of. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { CarlaSession } from './session.js'
import { SmallServer } from './testing/small-server.js'

const module = new URL('./session.js', import.meta.url).href
const script = (port: number) => `
import { CarlaSession } from ${JSON.stringify(module)}
const session = await CarlaSession.open({
  host: '127.0.0.1', port: ${port}, stepS: 0.05, pictures: { width: 32, height: 18 },
  timeoutMs: 60_000, tickTimeoutMs: 60_000, onFault: () => {},
})
process.stdout.write('ticking')
for (;;) await session.tick()
`

t.test('three clients killed in the middle of ticks, and one that leaves', async (t) => {
  const server = await SmallServer.listen()
  t.teardown(() => server.close())
  for (let run = 0; run < 3; run++) {
    const client = spawn(process.execPath, ['--input-type=module', '-e', script(server.rpc.port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(client.stdout, 'data')
    const exited = once(client, 'exit')
    client.kill('SIGKILL')
    await exited
    t.equal(server.actors.size, 10, 'its own ego and nine sensors, none of the one before')
  }
  t.ok(server.settings.synchronousMode)
  const session = await CarlaSession.open({
    host: '127.0.0.1',
    port: server.rpc.port,
    stepS: 0.05,
    timeoutMs: 60_000,
    onFault: (error) => t.fail(error.message),
  })
  await session.tick()
  await session.close()
  t.equal(server.actors.size, 0)
  t.notOk(server.settings.synchronousMode, 'nobody would tick')
})
