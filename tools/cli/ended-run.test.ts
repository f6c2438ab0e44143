/** However a run ends, also by a closing terminal or a supervisor that is killed: its nodes give back what they hold elsewhere. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { SmallServer } from '../../nodes/carla/testing/small-server.js'
import { defaultEpisodeSettings } from '../../scenarios/carla/structs.js'
import { packageRoot } from '../../schemas/package-root.js'

const graph = (port: number) => `
version: 1
processes: { car: {}, disk: {} }
nodes:
  carla: { type: carla, process: car, config: { port: ${port}, width: 64, height: 64 } }
  recorder:
    type: recorder
    process: disk
    inputs: { frames: { from: carla.frames, queue: latest } }
`

for (const signal of ['SIGKILL', 'SIGHUP'] as const) {
  t.test(`${signal}: the actors of a CARLA world are destroyed and it goes on by itself`, async (t) => {
    const server = await SmallServer.listen()
    t.teardown(() => server.close())
    const cwd = t.testdir()
    writeFileSync(join(cwd, 'graph.yaml'), graph(server.rpc.port))
    const command = [join(packageRoot, 'bin/goshawk.js'), 'up', 'graph.yaml', '--no-open']
    // A terminal tells the whole group of processes.
    const run = spawn(process.execPath, command, { cwd, stdio: 'ignore', detached: true })
    t.teardown(() => run.kill('SIGKILL'))
    const before = server.frame
    while (server.frame < before + 20 || server.actors.size === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    t.ok(server.actors.size > 6 && server.settings.synchronousMode)
    const ended = once(run, 'exit')
    process.kill(signal === 'SIGHUP' ? -run.pid! : run.pid!, signal)
    const [code] = await ended
    if (signal === 'SIGHUP') t.equal(code, 0)
    while (server.actors.size > 0 || server.settings.synchronousMode)
      await new Promise((resolve) => setTimeout(resolve, 20))
    t.strictSame(server.settings, defaultEpisodeSettings)
  })
}
