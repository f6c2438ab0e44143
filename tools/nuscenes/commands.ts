/** `goshawk nuscenes`: what is in a data set, and an index that opens the scenes of a large one at once. */
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { buildIndex } from '../../nodes/nuscenes/build-index.js'
import { type OpenDataset, openDataset } from '../../nodes/nuscenes/dataset.js'
import { openIndex } from '../../nodes/nuscenes/scene-index.js'
import { checkDataroot, readTables } from '../../nodes/nuscenes/tables.js'
import { cameraChannels } from '../../schemas/messages.js'
import { interrupted } from '../scenario/options.js'

interface IndexFlags {
  readonly version: string
  readonly json: boolean
}

interface InfoFlags extends IndexFlags {
  readonly scene?: string
}

export function registerNuscenesCommand(program: Command): void {
  const nuscenes = program.command('nuscenes').description('index a nuScenes-format data set, or look into it')
  nuscenes
    .command('index <dataroot>')
    .description('group the tables by scene, so that every scene opens in milliseconds; mini needs none')
    .option('--version <name>', 'folder of the tables', 'v1.0-trainval')
    .option('--json', 'print rows per table, seconds and peak memory as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk nuscenes index /data/nuscenes --version v1.0-trainval')
    .action(writeIndex)
  nuscenes
    .command('info <dataroot>')
    .description('scenes of a data set, or the samples of one')
    .option('--version <name>', 'folder of the tables', 'v1.0-mini')
    .option('--scene <name>', 'name or token')
    .option('--json', 'print as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk nuscenes info /data/nuscenes --version v1.0-mini --scene scene-0061')
    .action(showInfo)
}

async function writeIndex(dataroot: string, { version, json }: IndexFlags): Promise<void> {
  await checkDataroot(dataroot, version)
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({
          format: 'indexing {bar} {percentage} %  {eta_formatted}  {table}',
          hideCursor: true,
          stream: process.stderr,
        })
  bar?.start(1, 0, { table: '' })
  try {
    const summary = await buildIndex({
      dataroot,
      version,
      signal: interrupted(),
      onProgress: ({ bytes, of, table }) => {
        bar?.setTotal(of)
        bar?.update(bytes, { table })
      },
    })
    bar?.stop()
    const peakMemoryBytes = process.resourceUsage().maxRSS * 1024
    if (json) process.stdout.write(`${JSON.stringify({ ...summary, peakMemoryBytes }, null, 2)}\n`)
    else {
      const rows = Object.entries(summary.rows).map(([table, count]) => `  ${table.padEnd(18)} ${count}`)
      process.stdout.write(
        `${rows.join('\n')}\n${summary.scenes} scenes indexed in ${summary.seconds.toFixed(1)} s, ${(peakMemoryBytes / 1e6).toFixed(0)} MB of memory\n${summary.folder}\n`,
      )
    }
  } finally {
    bar?.stop()
  }
}

async function showInfo(dataroot: string, { version, scene, json }: InfoFlags): Promise<void> {
  const startedMs = performance.now()
  await checkDataroot(dataroot, version)
  const index = await openIndex(dataroot, version)
  const openMs = performance.now() - startedMs
  if (scene === undefined) {
    const scenes = index
      ? index.directory.scenes.map(({ name, token, samples }) => ({ name, token, samples }))
      : await scenesOf(dataroot, version)
    if (json)
      process.stdout.write(`${JSON.stringify({ version, indexed: index !== undefined, openMs, scenes }, null, 2)}\n`)
    else for (const { name, samples } of scenes) process.stdout.write(`${name}  ${samples} samples\n`)
    return
  }
  const dataset = await openDataset({ dataroot, version, scene, channels: [...cameraChannels], sweeps: false })
  const sceneMs = performance.now() - startedMs
  const samples = samplesOf(dataset)
  const [first] = dataset.frames
  const facts = {
    version,
    scene: first?.scene.name ?? scene,
    token: first?.scene.token ?? '',
    indexed: index !== undefined,
    // Without an index there is nothing to open but the tables themselves.
    openMs: index ? openMs : sceneMs,
    sceneMs,
    annotations: dataset.tables.sample_annotation.size,
    samples,
  }
  if (json) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`)
  else {
    for (const { token, timestamp, cameras } of samples) {
      process.stdout.write(`${token}  ${(timestamp / 1e6).toFixed(3)}  ${Object.keys(cameras).length} cameras\n`)
    }
    process.stdout.write(`${samples.length} samples, opened in ${facts.openMs.toFixed(0)} ms\n`)
  }
}

function samplesOf({ frames, channels }: OpenDataset) {
  return frames.map(({ sample, reference, cameras }) => ({
    token: sample?.token ?? '',
    timestamp: reference.timestampUs,
    cameras: Object.fromEntries(
      cameras.flatMap((row, i) => (row === undefined ? [] : [[channels[i]!, row.fileName] as const])),
    ),
  }))
}

async function scenesOf(dataroot: string, version: string) {
  const tables = await readTables(dataroot, version)
  const counts = new Map<string, number>()
  for (const { sceneToken } of tables.sample.values()) counts.set(sceneToken, (counts.get(sceneToken) ?? 0) + 1)
  return [...tables.scene.values()].map(({ name, token }) => ({ name, token, samples: counts.get(token) ?? 0 }))
}
