/** `goshawk scenario serve`: a built-in world in CARLA's protocol. */
import { availableParallelism } from 'node:os'
import { type Command, Option } from 'commander'
import { carla0915, carla0916 } from '../../../scenarios/carla/profile.js'
import { interrupted, parseWhole } from '../options.js'
import { CarlaServer } from './carla-server.js'

interface ServeCommandOptions {
  readonly carla: number
  readonly carlaVersion: '0.9.15' | '0.9.16'
  readonly scenario: string
  readonly seed: number
  readonly host: string
  readonly workers: number
}

export function addServe(scenario: Command): void {
  scenario
    .command('serve')
    .description("serve a world in CARLA's protocol until interrupted: any CARLA client can drive in it")
    .requiredOption('--carla <port>', 'port for RPC; streams are on the next one', parseWhole(0, 65534))
    .option('--scenario <name>', 'world to begin with; clients load others by name', 'left-turn-across-traffic')
    .option('--seed <n>', 'seed of the world', parseWhole(0, 0x7fffffff), 1)
    .option('--host <address>', 'address to listen on; the protocol knows no passwords', '127.0.0.1')
    .addOption(
      new Option('--carla-version <version>', 'protocol spoken').choices(['0.9.15', '0.9.16']).default('0.9.15'),
    )
    .option('--workers <n>', 'threads that draw cameras', parseWhole(1, 64), Math.min(6, availableParallelism()))
    .action(async ({ carla, carlaVersion, scenario, seed, host, workers }: ServeCommandOptions) => {
      const stop = interrupted()
      const server = await CarlaServer.listen({
        host,
        port: carla,
        scenario,
        seed,
        profile: carlaVersion === '0.9.16' ? carla0916 : carla0915,
        threadsMax: workers,
        onFault: (error) => process.stderr.write(`${error.message}\n`),
      })
      process.stdout.write(
        `${scenario}, seed ${seed}, as CARLA ${carlaVersion} on ${host}:${server.port}, streams on ${server.streamPort}; Ctrl-C ends it\n`,
      )
      if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
      await server.close()
    })
}
