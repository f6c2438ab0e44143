/** `goshawk decision`: labels for training and judging planners, and how far planners agree. */
import { renameSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { GoshawkError } from '../../schemas/errors.js'
import { type Agreement, agreementOf } from './agreement.js'
import { labelDataset } from './label-dataset.js'
import { type LabelLine, pathNames, readLabels, type States, speedNames } from './label-line.js'
import { labelRecording } from './label-recording.js'
import { isModelRecord, readModelRecord } from './model-record.js'

interface LabelFlags {
  readonly dataroot?: string
  readonly version?: string
  readonly scene?: string
  readonly split?: string
  readonly out: string
}

export function registerDecisionCommand(program: Command): void {
  const decision = program.command('decision').description('label driving data with decisions, and compare planners')
  decision
    .command('label')
    .argument('[file]', 'recording (MCAP); instead of a data set')
    .description('decide every key frame by the rules, from what is known, beside what the car did next; JSON Lines')
    .option('--dataroot <dir>', 'nuScenes-format data set, instead of a recording')
    .option('--version <name>', 'folder of its tables (default: "v1.0-mini")')
    .option('--scene <name>', 'the one scene: its name, or in a data set its token')
    .option('--split <name>', 'of a data set, the scenes of an official split')
    .requiredOption('--out <file>', 'where the labels go')
    .addHelpText(
      'after',
      `
A data set is decided on by its annotations; a recording by its ground truth, else its tracks, else its objects.

Examples:
  goshawk decision label drive.mcap --out labels.jsonl
  goshawk decision label --dataroot data/nuscenes --version v1.0-mini --out labels.jsonl`,
    )
    .action(async (file: string | undefined, { out, ...choice }: LabelFlags) => {
      const labels = await labelsOf(file, choice)
      writeFileSync(`${out}.partial`, labels.map((label) => `${JSON.stringify(label)}\n`).join(''))
      renameSync(`${out}.partial`, out)
      process.stdout.write(
        `${out}: ${labels.length} labels, ${labels.filter(({ driven }) => driven).length} with what was driven\n`,
      )
    })
  decision
    .command('agree <labels> [others]')
    .description(
      'how far two files of labels agree; with one, the planner and what was driven; with the record of a model, the rules and the model',
    )
    .option('--json', 'print accuracy, confusion and F1 as JSON', false)
    .addHelpText(
      'after',
      '\nExamples:\n  goshawk decision agree labels.jsonl\n  goshawk decision agree rules.jsonl others.jsonl\n  goshawk decision agree runs/RUN/llm.jsonl',
    )
    .action((file: string, others: string | undefined, { json }: { readonly json: boolean }) => {
      const pairs =
        others !== undefined
          ? bySample(readLabels(file), readLabels(others))
          : isModelRecord(file)
            ? readModelRecord(file)
            : withDriven(readLabels(file))
      if (pairs.length === 0) throw new GoshawkError('file-invalid', `${file}: no frame can be compared`)
      const speed = agreementOf(
        pairs.map(([a, b]) => [a.speed, b.speed]),
        speedNames,
      )
      const path = agreementOf(
        pairs.map(([a, b]) => [a.path, b.path]),
        pathNames,
      )
      if (json) process.stdout.write(`${JSON.stringify({ speed, path }, null, 2)}\n`)
      else process.stdout.write(`${table('speed', speed)}\n\n${table('path', path)}\n`)
    })
}

/** @throws GoshawkError 'usage-invalid' unless exactly one of recording and data set is named. */
async function labelsOf(file: string | undefined, choice: Omit<LabelFlags, 'out'>): Promise<LabelLine[]> {
  const { dataroot, version, scene, split } = choice
  if (file === undefined) {
    if (dataroot !== undefined) return labelDataset({ dataroot, version: version ?? 'v1.0-mini', scene, split })
    throw new GoshawkError('usage-invalid', 'decision label: expected a recording, FILE.mcap, or --dataroot DIR')
  }
  const other = Object.entries({ dataroot, version, split }).find(([, value]) => value !== undefined)
  if (other === undefined) return labelRecording(file, scene)
  throw new GoshawkError(
    'usage-invalid',
    `decision label ${file} --${other[0]}: that is for data sets; expected a recording or --dataroot, not both`,
  )
}

/** What was driven is what was expected of the planner. */
function withDriven(labels: readonly LabelLine[]): (readonly [States, States])[] {
  return labels.flatMap((label) => (label.driven ? [[label.driven, label] as const] : []))
}

function bySample(labels: readonly LabelLine[], others: readonly LabelLine[]): (readonly [States, States])[] {
  const known = new Map(others.map((label) => [label.sample_token, label]))
  return labels.flatMap((label) => {
    const other = known.get(label.sample_token)
    return other ? [[label, other] as const] : []
  })
}

/** Rows are what was expected, columns what was found. */
function table(title: string, { compared, accuracy, states, confusion }: Agreement): string {
  const names = Object.keys(states)
  const head = [title.padEnd(14), ...names.map((name) => name.padStart(13)), 'F1'.padStart(8)].join(' ')
  const rows = names.map((expected) => {
    const counts = names.map((found) => String(confusion[expected]![found]).padStart(13))
    const { f1 } = states[expected]!
    return [expected.padEnd(14), ...counts, (Number.isNaN(f1) ? '-' : f1.toFixed(3)).padStart(8)].join(' ')
  })
  return [head, ...rows, `accuracy ${accuracy.toFixed(3)} of ${compared} frames`].join('\n')
}
