/** `goshawk scenario`: what worlds there are, pictures of them, and data sets made of them. */
import { availableParallelism } from 'node:os'
import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import { findScenario, listScenarios } from '../../scenarios/worlds/find-scenario.js'
import { groundTruth } from '../../scenarios/worlds/ground-truth.js'
import { splits } from '../../scenarios/worlds/splits.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { GoshawkError } from '../../schemas/errors.js'
import { chooseScenes, splitOfFile } from './choose-scenes.js'
import { type SheetOptions, writeContactSheet, writeFilm } from './contact-sheet.js'
import { addEvaluate } from './evaluate.js'
import { exportDataroot } from './export-dataroot.js'
import { interrupted, parseNumber, parseSeeds, parseWhole } from './options.js'
import { addServe } from './serve/command.js'

export function registerScenarioCommand(program: Command): void {
  const scenario = program
    .command('scenario')
    .description('the built-in worlds: list them, look at them, make data sets of them')
    .addHelpText(
      'after',
      `
A scenario is named as in the list, by the path of a .yaml file, or random-<number> for a drawn one.

Examples:
  goshawk scenario list
  goshawk scenario show cut-in --out cut-in.png
  goshawk scenario show roundabout-straight-on --out film.mp4     needs ffmpeg
  goshawk scenario export --seeds 1000-1009 --out data/worlds
  goshawk scenario evaluate --split held-out
  goshawk scenario serve --carla 2000                             for any CARLA client`,
    )
  addList(scenario)
  addShow(scenario, 'show')
  addShow(scenario, 'render')
  addExport(scenario)
  addEvaluate(scenario)
  addServe(scenario)
}

function addList(scenario: Command): void {
  scenario
    .command('list')
    .description('name and story of every scenario')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: boolean }) => {
      const scenarios = listScenarios()
      if (json) {
        process.stdout.write(
          `${JSON.stringify(
            scenarios.map((one) => ({ ...one, split: splitOfFile(one.name) })),
            null,
            2,
          )}\n`,
        )
        return
      }
      const wide = Math.max(...scenarios.map(({ name }) => name.length))
      for (const { name, story } of scenarios) process.stdout.write(`${name.padEnd(wide)}  ${story}\n`)
      process.stdout.write(`${'random-<number>'.padEnd(wide)}  A world drawn from the number.\n`)
    })
}

interface ShowOptions {
  readonly seed: number
  readonly out: string
  readonly moments: number
  readonly durationS: number
  readonly width: number
  readonly rateHz: number
  readonly json?: boolean
}

function addShow(scenario: Command, name: 'show' | 'render'): void {
  const film = name === 'render'
  scenario
    .command(name)
    .description(
      film
        ? 'write what the six cameras see as a film (MP4, needs ffmpeg)'
        : 'write a picture of what the six cameras see',
    )
    .argument('<scenario>', 'name, .yaml file or random-<number>')
    .requiredOption('--out <file>', film ? '.mp4, or .png and .jpg for a picture' : '.png, .jpg, or .mp4 for a film')
    .option('--seed <n>', 'seed of the world', parseWhole(0, 0x7fffffff), 1)
    .option('--moments <n>', 'rows of a picture, spread over the scene', parseWhole(1, 40), 3)
    .option('--duration-s <s>', 'length of the scene', parseNumber(0.5, 40), film ? 15 : 10)
    .option('--rate-hz <n>', 'frames per second of a film', parseWhole(1, 20), 10)
    .option('--width <px>', 'width of one camera; the height follows', parseWhole(64, 1600), film ? 480 : 704)
    .option('--json', 'print what was written as JSON')
    .action(async (named: string, options: ShowOptions) => {
      const { seed, durationS, width, moments, out, rateHz, json } = options
      const size = { width, height: 2 * Math.round((width * 9) / 32) }
      const chosen = findScenario(named)
      const bar = progressBar(json, 'drawing')
      const sheet: SheetOptions = {
        seed,
        scenario: chosen,
        durationS: Math.round(durationS * 20) / 20,
        ...size,
        signal: interrupted(),
        onProgress: (done, of) => bar.update(done, of),
      }
      try {
        if (/\.mp4$/.test(out)) {
          if (20 % rateHz !== 0)
            throw new GoshawkError('usage-invalid', `--rate-hz ${rateHz}: expected 1, 2, 4, 5, 10 or 20`)
          await writeFilm(out, sheet, rateHz)
        } else if (/\.(png|jpe?g)$/.test(out)) await writeContactSheet(out, sheet, moments)
        else throw new GoshawkError('usage-invalid', `--out ${out}: expected a file that ends in .png, .jpg or .mp4`)
      } finally {
        bar.stop()
      }
      const world = stepWorld(createWorld({ seed, scenario: chosen }), 0.05)
      const facts = {
        scenario: chosen.name,
        story: chosen.story,
        seed,
        file: out,
        objectsAtStart: groundTruth(world).length,
      }
      process.stdout.write(
        json ? `${JSON.stringify(facts, null, 2)}\n` : `${chosen.name}: ${chosen.story}\nwrote ${out}\n`,
      )
    })
}

interface ExportCommandOptions {
  readonly out: string
  readonly seeds?: readonly [number, number]
  readonly split?: string
  readonly scenario?: string
  readonly durationS: number
  readonly rateHz: number
  readonly sweeps: boolean
  readonly width: number
  readonly jpegQuality: number
  readonly workers: number
  readonly json?: boolean
}

function addExport(scenario: Command): void {
  scenario
    .command('export')
    .description('write a complete nuScenes-format data set; an interrupted export goes on where it stopped')
    .requiredOption('--out <folder>', 'data set folder; tables go to v1.0-mini in it')
    .option('--seeds <a-b>', 'one scene per seed: a drawn world, or the named scenario with that seed', parseSeeds)
    .option('--split <name>', `all of a split: ${Object.keys(splits).join(', ')}`)
    .option('--scenario <name>', 'this scenario instead of drawn worlds')
    .option('--duration-s <s>', 'length of each scene', parseNumber(0.5, 40), 20)
    .option(
      '--rate-hz <n>',
      'frames per second, key frames (2 Hz) and sweeps together: 2, 4, 10 or 20',
      parseWhole(2, 20),
      10,
    )
    .option('--no-sweeps', 'key frames only')
    .option('--width <px>', 'width of the pictures; the height follows', parseWhole(64, 1600), 640)
    .option('--jpeg-quality <n>', '1 to 100', parseWhole(1, 100), 88)
    .option('--workers <n>', 'threads that draw', parseWhole(1, 6), Math.min(6, availableParallelism()))
    .option('--json', 'print a summary as JSON')
    .action(async (options: ExportCommandOptions) => {
      const scenes = chooseScenes(options)
      const bar = progressBar(options.json, 'exporting')
      try {
        const summary = await exportDataroot({
          folder: options.out,
          version: 'v1.0-mini',
          scenes,
          durationS: options.durationS,
          rateHz: options.sweeps ? options.rateHz : 2,
          width: options.width,
          height: 2 * Math.round((options.width * 9) / 32),
          jpegQuality: options.jpegQuality,
          noise: 1.2,
          workers: options.workers,
          signal: interrupted(),
          onProgress: ({ frames, of, scene }) => bar.update(frames, of, scene),
        })
        bar.stop()
        const text = `${summary.folder}: ${summary.scenes} scenes, ${summary.samples} samples, ${summary.annotations} annotations in ${summary.version}\n`
        process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : text)
      } finally {
        bar.stop()
      }
    })
}

/** A bar on stderr where somebody looks at it. */
function progressBar(json: boolean | undefined, what: string) {
  if (json || !process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: `${what} {bar} {value}/{total} {scene}`,
    hideCursor: true,
    stream: process.stderr,
  })
  let started = false
  return {
    update(done: number, of: number, scene = ''): void {
      if (!started) bar.start(of, done, { scene })
      else bar.update(done, { scene })
      started = true
    },
    stop: () => bar.stop(),
  }
}
