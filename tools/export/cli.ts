/** `goshawk model …`: arguments in, exporter, checker and inspector called, results out. */
import { SingleBar } from 'cli-progress'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { listenForInterrupts } from '../../runtime/supervisor/interrupt.js'
import { GoshawkError } from '../../schemas/errors.js'
import { parseSeeds } from '../scenario/options.js'
import { benchModel, type ModelTimes } from './bench-model.js'
import { checkModel, defaultTolerance } from './check.js'
import { dcnv3Lowerings, type ExportArguments, exportParts, runExport } from './export-command.js'
import { type GraphSummary, inspectModel } from './inspect.js'
import { precisions } from './precision/precision.js'
import { recordScores } from './record-scores.js'
import type { CalibrationRecord } from './write-graphs.js'

export function registerModelCommand(program: Command): void {
  const model = program.command('model').description('export, check, inspect and time models')
  registerExport(model)
  registerCheck(model)
  registerInspect(model)
  registerBench(model)
  registerRecord(model)
}

interface ExportFlags extends Omit<ExportArguments, 'onProgress' | 'signal'> {
  readonly json: boolean
}

function registerExport(model: Command): void {
  model
    .command('export')
    .description('write a model bundle, or one part of a model, as ONNX')
    .requiredOption('--arch <name|file.json>', 'published name, or JSON of the official constructor’s arguments')
    .requiredOption('--out <dir>', 'folder to write')
    .addOption(new Option('--part <part>', 'one part instead of a whole bundle').choices(exportParts))
    .option('--weights <file>', 'checkpoint: .pth, .safetensors or .safetensors.index.json')
    .addOption(
      new Option('--init <how>', 'random weights in place of a checkpoint; marks the bundle untrained').choices([
        'random',
      ]),
    )
    .option('--seed <n>', 'of the random weights', wholeNumber, 0)
    .option('--image-size <HxW>', 'pixels, e.g. 640x1600 (parts only)', imageSize)
    .option('--batch <n>', 'pictures at once (parts only)', positiveNumber, 1)
    .option('--cameras <n>', 'cameras (--part bev)', positiveNumber)
    .addOption(new Option('--dcnv3 <lowering>', 'how DCNv3 is written').choices(dcnv3Lowerings).default('deform-conv'))
    .addOption(new Option('--precision <type>', 'of weights and values inside').choices(precisions).default('fp32'))
    .option('--calibration <path>', 'for int8: nuScenes dataroot, folder of pictures, or .safetensors of inputs')
    .option('--calibration-frames <n>', 'frames at most, evenly spread', positiveNumber, 16)
    .option('--allow-partial', 'fill missing and mis-shaped weights with random ones', false)
    .option('--perspective', 'add the perspective head’s maps to the image encoder (bundles only)', false)
    .option('--json', 'print the result as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  goshawk model export --arch bevformerv2-internimage-pico-t1 --init random --seed 0 --out models/default
  goshawk model export --arch bevformerv2-r50-t1-base --weights bevformerv2-r50-t1-base.pth --out models/r50
  goshawk model export --part classifier --arch internimage-t --weights internimage_t_1k_224.pth --image-size 224x224 --out out
  goshawk model export --arch bevformerv2-r50-t1-base --weights r50.pth --precision int8 --calibration data/nuscenes --out models/r50-int8`,
    )
    .action(async (flags: ExportFlags) => {
      const bar =
        process.stderr.isTTY && !flags.json
          ? new SingleBar({ format: '{step} {bar} {percentage} %  {eta_formatted}', stream: process.stderr })
          : undefined
      bar?.start(1, 0, { step: 'preparing' })
      const interrupts = listenForInterrupts()
      interrupts.killSignal.addEventListener('abort', () => process.exit(1))
      try {
        const { written, calibration } = await runExport({
          ...flags,
          signal: interrupts.signal,
          onProgress: ({ step, done, total }) => {
            bar?.setTotal(total)
            bar?.update(done, { step })
          },
        })
        bar?.stop()
        if (flags.json) console.log(JSON.stringify({ written, ...(calibration ? { calibration } : {}) }))
        else {
          for (const path of written) console.log(path)
          if (calibration) console.log(describeCalibration(calibration))
        }
      } finally {
        interrupts.dispose()
        bar?.stop()
      }
    })
}

function describeCalibration({ source, frames, relativeL2 }: CalibrationRecord): string {
  const errors = Object.entries(relativeL2).map(([name, error]) => `${name} ${(error * 100).toFixed(2)} %`)
  return `calibrated on ${frames} frames of ${source}; relative L2 error against fp32: ${errors.join(', ')}`
}

function registerCheck(model: Command): void {
  model
    .command('check <bundle>')
    .description('compare an exported model with reference outputs; exit 1 beyond the tolerance')
    .requiredOption('--reference <file.safetensors>', 'inputs and expected outputs, by tensor name')
    .option('--max-abs <x>', 'largest absolute error allowed', Number, defaultTolerance.maxAbs)
    .option('--rel-l2 <x>', 'largest relative L2 error allowed', Number, defaultTolerance.relativeL2)
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk model check out/classifier.onnx --reference t.case-64x96.safetensors')
    .action(async (path: string, flags: { reference: string; maxAbs: number; relL2: number; json: boolean }) => {
      const checks = await checkModel(path, flags.reference, { maxAbs: flags.maxAbs, relativeL2: flags.relL2 })
      const failed = checks.filter(({ passed }) => !passed)
      if (flags.json) console.log(JSON.stringify({ passed: failed.length === 0, outputs: checks }))
      else {
        const width = Math.max(...checks.map(({ graph, output }) => graph.length + output.length + 2))
        for (const { graph, output, maxAbs, relativeL2, passed } of checks) {
          console.log(
            `${passed ? 'ok    ' : 'FAILED'} ${`${graph}: ${output}`.padEnd(width)}  max abs ${maxAbs.toExponential(2)}  relative L2 ${relativeL2.toExponential(2)}`,
          )
        }
      }
      if (failed.length > 0) {
        throw new GoshawkError(
          'check-failed',
          `${failed.length} of ${checks.length} outputs differ from ${flags.reference} beyond the tolerance (max abs ${flags.maxAbs}, relative L2 ${flags.relL2})`,
        )
      }
    })
}

function registerInspect(model: Command): void {
  model
    .command('inspect <bundle>')
    .description('layers, parameters, multiply-adds and memory of a bundle or an .onnx file')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk model inspect models/default')
    .action(async (path: string, flags: { json: boolean }) => {
      const graphs = await inspectModel(path)
      if (flags.json) console.log(JSON.stringify(graphs))
      else for (const graph of graphs) printGraph(graph)
    })
}

function registerBench(model: Command): void {
  model
    .command('bench <bundle>')
    .description('latency of each graph, and its share of the machine’s matrix-multiply peak')
    .option('--threads <n>', 'of one operator; 0 is one per core', wholeNumber, 0)
    .option('--runs <n>', 'of each graph', positiveNumber, 20)
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk model bench models/default')
    .action(async (path: string, { json, ...options }: { threads: number; runs: number; json: boolean }) => {
      const times = await benchModel(path, options)
      if (json) console.log(JSON.stringify(times, null, 2))
      else printTimes(times)
    })
}

function registerRecord(model: Command): void {
  model
    .command('record <bundle>')
    .description('write measured scores, and the worlds a model was trained on, into its model.json')
    .requiredOption('--scores <file.json>', 'what `goshawk scenario evaluate --json` printed')
    .option('--trained-on <a-b>', 'seeds of the training worlds')
    .addHelpText(
      'after',
      '\nExample:\n  goshawk model record models/pico --scores held-out.json --trained-on 1000-1499',
    )
    .action((bundle: string, { scores, trainedOn }: { scores: string; trainedOn?: string }) => {
      console.log(recordScores(bundle, scores, trainedOn === undefined ? undefined : parseSeeds(trainedOn)))
    })
}

function printTimes({ cpu, threads, runs, peakGflops, parts, frame }: ModelTimes): void {
  console.log(`${cpu}, ${threads} threads, ${runs} runs; matrix products reach ${peakGflops.toFixed(0)} GFLOP/s`)
  const rows = [...parts, ...(frame ? [{ ...frame, graph: 'whole frame' }] : [])]
  const width = Math.max(...rows.map(({ graph }) => graph.length))
  console.log(`${'part'.padEnd(width)}  median (ms)  p90 (ms)   GMACs  GFLOP/s  of peak`)
  for (const { graph, macs, medianMs, p90Ms, gflops, shareOfPeak } of rows) {
    console.log(
      `${graph.padEnd(width)}  ${medianMs.toFixed(1).padStart(11)}  ${p90Ms.toFixed(1).padStart(8)}  ${(macs / 1e9).toFixed(2).padStart(6)}  ${gflops.toFixed(0).padStart(7)}  ${(100 * shareOfPeak).toFixed(0).padStart(5)} %`,
    )
  }
  if (!frame) return
  const [images, bevs, detector] = [frame.imagesMs, frame.bevsMs, frame.detectorMs].map((ms) => ms.toFixed(1))
  const lanes = frame.lanes > 1 ? ` in ${frame.lanes} lanes` : ''
  console.log(
    `a frame as the detector runs it${lanes}: images ${images}, BEV maps ${bevs} (${frame.maps}), decoder ${detector} ms`,
  )
}

function printGraph(graph: GraphSummary): void {
  console.log(`${graph.path}  ${millions(graph.fileBytes)} MB, opset ${graph.opset}`)
  for (const [key, value] of Object.entries(graph.metadata)) console.log(`  ${key}: ${value}`)
  console.log(`  in   ${graph.inputs.join('\n       ')}`)
  console.log(`  out  ${graph.outputs.join('\n       ')}`)
  const rows = [...graph.parts, graph.total]
  const width = Math.max(...rows.map(({ part }) => part.length))
  console.log(`  ${'part'.padEnd(width)}  layers  params (M)   GMACs  activations (MB)`)
  for (const { part, layers, parameters, macs, activationBytes } of rows) {
    console.log(
      `  ${part.padEnd(width)}  ${String(layers).padStart(6)}  ${millions(parameters).padStart(10)}  ${(macs / 1e9).toFixed(2).padStart(6)}  ${millions(activationBytes).padStart(16)}`,
    )
  }
}

function millions(value: number): string {
  return (value / 1e6).toFixed(2)
}

function imageSize(text: string): { height: number; width: number } {
  const match = /^(\d+)x(\d+)$/.exec(text)
  const height = Number(match?.[1])
  const width = Number(match?.[2])
  if (!(height > 0 && width > 0))
    throw new InvalidArgumentError(`expected HEIGHTxWIDTH in pixels, e.g. 640x1600; found ${text}`)
  return { height, width }
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError(`expected a whole number; found ${text}`)
  return value
}

function positiveNumber(text: string): number {
  const value = wholeNumber(text)
  if (value === 0) throw new InvalidArgumentError('expected at least 1')
  return value
}
