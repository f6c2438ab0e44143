/** `goshawk scenario evaluate`: a model on worlds it has never seen, scored as nuScenes scores detections. */
import { SingleBar } from 'cli-progress'
import { type Command, Option } from 'commander'
import { openSession } from '../../nodes/detector/session.js'
import { GoshawkError } from '../../schemas/errors.js'
import { BoxBuilder, evaluatedClasses } from '../eval/boxes.js'
import type { DetectionMetrics } from '../eval/detection-metric.js'
import { type DetectionEvaluation, evaluateDetection } from '../eval/evaluate-detection.js'
import { metricsJson, metricsTable, trackingTable } from '../eval/print-metrics.js'
import { chooseScenes } from './choose-scenes.js'
import { type DrivenSample, driveDetector, type Sight } from './drive-detector.js'
import { interrupted, parseNumber, parseSeeds, parseWhole } from './options.js'
import { scoreTracks } from './score-tracks.js'
import { WorstSamples } from './worst-samples.js'

interface EvaluateFlags {
  readonly split?: string
  readonly seeds?: readonly [number, number]
  readonly scenario?: string
  readonly blind: boolean
  readonly shuffleCameras: boolean
  readonly model: string
  readonly provider: 'auto' | 'cpu' | 'cuda'
  readonly threads: number
  readonly durationS: number
  readonly width: number
  readonly tracks: boolean
  readonly pictures?: string
  readonly json: boolean
}

export function addEvaluate(scenario: Command): void {
  scenario
    .command('evaluate')
    .description('drive worlds, detect on the drawn pictures, score as nuScenes does')
    .option('--split <name>', 'all worlds of a split (default: held-out)')
    .option('--seeds <a-b>', 'drawn worlds instead', parseSeeds)
    .option('--scenario <name>', 'this scenario instead')
    .option('--blind', 'show black pictures: a model that sees must fail', false)
    .option('--shuffle-cameras', 'show each camera the picture of another', false)
    .option('--model <dir>', 'model bundle', 'models/default')
    .addOption(new Option('--provider <name>', 'where the model runs').choices(['auto', 'cpu', 'cuda']).default('auto'))
    .option('--threads <n>', 'threads of the model; 0 is one per core', parseWhole(0, 64), 0)
    .option('--duration-s <s>', 'length of each scene, two samples a second', parseNumber(0.5, 40), 10)
    .option('--width <px>', 'width of the pictures; the height follows', parseWhole(64, 1600), 640)
    .option('--tracks', 'follow the objects, and score the tracks as well', false)
    .option('--pictures <dir>', 'draw the samples in which most went wrong')
    .option('--json', 'print the devkit’s metrics object and the number of samples', false)
    .addHelpText(
      'after',
      `
Examples:
  goshawk scenario evaluate                         the held-out worlds
  goshawk scenario evaluate --seeds 20000-20004
  goshawk scenario evaluate --blind                 the control: nothing to see`,
    )
    .action(async (flags: EvaluateFlags) => {
      const worst = flags.pictures === undefined ? undefined : new WorstSamples()
      const samples = await drive(flags, worst)
      if (worst) await worst.write(flags.pictures!)
      const whole = score(samples)
      const tracking = flags.tracks ? scoreTracks(samples.map(followed)).metrics : undefined
      if (flags.json) {
        const all = { ...whole.metrics, samples: samples.length, ...breakdown(samples), ...(tracking && { tracking }) }
        process.stdout.write(`${metricsJson(all)}\n`)
        return
      }
      process.stdout.write(`${metricsTable(whole.metrics, present(samples))}\n`)
      const {
        by_conditions: byConditions,
        by_distance: byDistance,
        present_mean_ap: presentMeanAp,
      } = breakdown(samples)
      process.stdout.write(`mAP of the ${present(samples).length} classes present: ${presentMeanAp.toFixed(4)}\n\n`)
      for (const [title, parts] of [
        ['conditions', byConditions],
        ['distance', byDistance],
      ] as const) {
        process.stdout.write(`${title.padEnd(21)} samples   car AP at 2 m   mAP of classes present\n`)
        for (const [name, { samples: count, car_ap_2m: car, present_mean_ap: mean }] of Object.entries(parts)) {
          process.stdout.write(
            `${name.padEnd(21)} ${String(count).padStart(7)}   ${car.toFixed(3).padStart(13)}   ${mean.toFixed(3).padStart(22)}\n`,
          )
        }
        process.stdout.write('\n')
      }
      if (tracking) process.stdout.write(`tracks\n${trackingTable(tracking)}\n\n`)
      const median = samples.map(({ detectMs }) => detectMs).sort((a, b) => a - b)[samples.length >> 1]!
      process.stdout.write(`${samples.length} samples; detection took ${median.toFixed(0)} ms in the median\n`)
    })
}

async function drive(flags: EvaluateFlags, worst: WorstSamples | undefined): Promise<DrivenSample[]> {
  const { split, seeds, scenario, blind, shuffleCameras, model, provider, threads, durationS, width, json } = flags
  if (blind && shuffleCameras) throw new GoshawkError('usage-invalid', '--blind and --shuffle-cameras: choose one')
  const isNamed = split !== undefined || seeds !== undefined || scenario !== undefined
  const scenes = chooseScenes({
    ...(isNamed ? (split === undefined ? {} : { split }) : { split: 'held-out' }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(scenario === undefined ? {} : { scenario }),
  })
  const sight: Sight = blind ? 'black' : shuffleCameras ? 'shuffled' : 'pictures'
  const session = await openSession({ bundleFolder: model, provider, threads })
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({ format: 'driving {bar} {value}/{total} {scene}', hideCursor: true, stream: process.stderr })
  bar?.start(scenes.length, 0, { scene: '' })
  try {
    return await driveDetector({
      scenes,
      durationS,
      width,
      height: 2 * Math.round((width * 9) / 32),
      sight,
      session,
      signal: interrupted(),
      ...(worst && { onSample: (...sample) => worst.see(...sample) }),
      onProgress: (done, of, name) => {
        bar?.setTotal(of)
        bar?.update(done, { scene: name })
      },
    })
  } finally {
    bar?.stop()
    await session.close()
  }
}

function followed({ token, detections, truthObjects }: DrivenSample) {
  return { token, detections, truth: truthObjects }
}

/** The same numbers whether the boxes come from memory or from files: both go through the one reader of boxes. */
export function score(samples: readonly DrivenSample[]): DetectionEvaluation {
  const truth = new BoxBuilder()
  const seen = new BoxBuilder()
  for (const [number, sample] of samples.entries()) {
    for (const [i, box] of sample.truth.entries()) truth.add(box, number, `${sample.token}.truth[${i}]`)
    for (const [i, box] of sample.seen.entries()) seen.add(box, number, `${sample.token}.seen[${i}]`)
  }
  const frames = samples.map(({ token, egoTranslation }) => ({ token, egoTranslation, bikeRacks: [] }))
  return evaluateDetection({ samples: frames, boxes: truth.finish() }, seen.finish())
}

interface Part {
  readonly samples: number
  readonly car_ap_2m: number
  /** Mean AP over the classes that are there at all. */
  readonly present_mean_ap: number
}

const distanceBands = [
  [0, 15],
  [15, 30],
  [30, 50],
] as const

function breakdown(samples: readonly DrivenSample[]) {
  const conditions = [...new Set(samples.map((sample) => sample.conditions))].sort()
  const by_conditions = Object.fromEntries(
    conditions.map((name) => [name, partOf(samples.filter((sample) => sample.conditions === name))]),
  )
  const by_distance = Object.fromEntries(
    distanceBands.map(([from, to]) => [`${from}-${to} m`, partOf(samples.map((sample) => within(sample, from, to)))]),
  )
  const { present_mean_ap } = partOf(samples)
  return { present_mean_ap, by_conditions, by_distance }
}

function partOf(samples: readonly DrivenSample[]): Part {
  const { metrics } = score(samples)
  return {
    samples: samples.length,
    car_ap_2m: metrics.label_aps.car!['2.0']!,
    present_mean_ap: presentMean(metrics, present(samples)),
  }
}

/** Objects and answers between two distances from the ego, metres. */
function within(sample: DrivenSample, from: number, to: number): DrivenSample {
  const [x, y] = sample.egoTranslation
  const keep = ({ translation }: { readonly translation: readonly [number, number, number] }) => {
    const distance = Math.hypot(translation[0] - x, translation[1] - y)
    return distance >= from && distance < to
  }
  return { ...sample, truth: sample.truth.filter(keep), seen: sample.seen.filter(keep) }
}

function present(samples: readonly DrivenSample[]): string[] {
  const found = new Set(samples.flatMap(({ truth }) => truth.map(({ detection_name }) => detection_name)))
  return evaluatedClasses.filter((name) => found.has(name))
}

function presentMean({ mean_dist_aps }: DetectionMetrics, names: readonly string[]): number {
  return names.length === 0 ? Number.NaN : names.reduce((sum, name) => sum + mean_dist_aps[name]!, 0) / names.length
}
