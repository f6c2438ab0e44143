/** Labels of a made data set, and the agreement of planners on paper. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { writeDataroot } from '../../nodes/nuscenes/testing/write-dataroot.js'
import { GoshawkError } from '../../schemas/errors.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import { MapLayer, PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { agreementOf } from './agreement.js'
import { drivenAt } from './driven.js'
import { labelDataset } from './label-dataset.js'
import { readLabels } from './label-line.js'
import { isModelRecord, readModelRecord } from './model-record.js'

/** A drive at 2 Hz: place, heading and speed at each moment. */
function drive(steps: readonly (readonly [x: number, y: number, yawRad: number, mps: number])[], scene = 'a') {
  return steps.map(([x, y, yawRad, egoSpeedMps], i) => ({
    scene,
    timestampUs: 1_000_000 + i * 500_000,
    globalFromEgo: { translation: { x, y, z: 0 }, rotation: quaternionFromYaw(yawRad) },
    egoSpeedMps,
    map: [] as { layer: MapLayer; xy: number[] }[],
  }))
}

const nine = Array.from({ length: 9 }, (_, i) => i)

t.test('what was driven is read from the path ahead', async (t) => {
  const straight = drive(nine.map((i) => [i * 5, 0, 0, 10]))
  t.same(drivenAt(straight, 0), { speed: SpeedDecision.KEEP, path: PathDecision.FOLLOW })
  t.equal(drivenAt(straight, 1), undefined, 'the last four seconds say nothing')
  const braking = drive(nine.map((i) => [i * 3, 0, 0, Math.max(0, 8 - 2 * i)]))
  t.equal(drivenAt(braking, 0)!.speed, SpeedDecision.STOP)
  t.equal(drivenAt(drive(nine.map((i) => [i * 5, 0, 0, 10 - i])), 0)!.speed, SpeedDecision.DECELERATE)
  t.equal(drivenAt(drive(nine.map((i) => [i * 5, 0, 0, 5 + i])), 0)!.speed, SpeedDecision.ACCELERATE)
  const left = drive(nine.map((i) => [i * 5, i * 0.43, 0, 10]))
  t.equal(drivenAt(left, 0)!.path, PathDecision.LEFT_CHANGE)
  left[0]!.map.push({ layer: MapLayer.ROAD_DIVIDER, xy: [-60, 1.8, 60, 1.8] })
  t.equal(drivenAt(left, 0)!.path, PathDecision.LEFT_BORROW)
  t.equal(drivenAt(drive(nine.map((i) => [i * 5, i * -0.43, 0, 10])), 0)!.path, PathDecision.RIGHT_CHANGE)
  t.equal(drivenAt(drive(nine.map((i) => [i * 5, i * 0.43, i * 0.1, 10])), 0)!.path, PathDecision.FOLLOW, 'a bend')
  const nextScene = [
    ...straight.slice(0, 4),
    ...drive(
      nine.map((i) => [i, 0, 0, 1]),
      'b',
    ),
  ]
  t.equal(drivenAt(nextScene, 0), undefined)
})

t.test('agreement: accuracy, confusion and F1, by hand', async (t) => {
  const pairs = [
    ['KEEP', 'KEEP'],
    ['KEEP', 'STOP'],
    ['STOP', 'STOP'],
    ['KEEP', 'KEEP'],
  ] as const
  const { compared, accuracy, states, confusion } = agreementOf(pairs, ['KEEP', 'STOP', 'DECELERATE'])
  t.same([compared, accuracy], [4, 0.75])
  t.equal(states.KEEP!.f1, (2 * 2) / (3 + 2))
  t.equal(states.STOP!.f1, (2 * 1) / (1 + 2))
  t.ok(Number.isNaN(states.DECELERATE!.f1))
  t.same(confusion.KEEP, { KEEP: 2, STOP: 1, DECELERATE: 0 })
})

t.test('every key frame of a data set gets a label that can be read back', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 10 })
  const labels = await labelDataset({ dataroot, version: 'v1.0-mini' })
  t.equal(labels.length, 10)
  t.same(
    labels.map(({ driven }) => driven !== null),
    nine.map((i) => i < 2).concat(false),
    'eight seconds end too soon for the later ones',
  )
  const file = join(dataroot, 'labels.jsonl')
  writeFileSync(file, labels.map((label) => `${JSON.stringify(label)}\n`).join(''))
  t.same(readLabels(file), labels)
})

t.test('labels cut anywhere, or with a word changed, are refused by file and line', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'labels.jsonl')
  const label = { scene: 's', sample_token: 't', timestamp_us: 1, speed: 'KEEP', path: 'FOLLOW', rule: 'r' }
  const whole = `${JSON.stringify({ ...label, explanation: 'e', planner: 'rules', driven: null })}\n`.repeat(3)
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), (length) => {
      writeFileSync(file, whole.slice(0, length))
      try {
        return readLabels(file).length < 3
      } catch (error) {
        return error instanceof GoshawkError && error.code === 'file-invalid' && error.message.startsWith(file)
      }
    }),
  )
  writeFileSync(file, whole.replace('KEEP', 'FLY'))
  t.throws(() => readLabels(file), { code: 'file-invalid', message: /labels\.jsonl:1: speed: Invalid option/ })
  t.throws(() => readLabels(join(folder, 'nothing')), { code: 'file-missing' })
  t.same(readdirSync(folder), ['labels.jsonl'])
  t.ok(readFileSync(file, 'utf8').includes('FLY'))
})

t.test('the record of a model pairs its states with the rules’, at every question it answered', (t) => {
  const file = join(t.testdir(), 'llm.jsonl')
  const states = (speed: string) => ({ speed, path: 'FOLLOW', rule: 'cruise', light: 'NONE' })
  const lines: readonly object[] = [
    { kind: 'session', model: 'm' },
    { kind: 'exchange', outcome: 'answer', answer: states('STOP'), rules: states('KEEP') },
    { kind: 'exchange', outcome: 'deadline', answer: null, rules: states('KEEP') },
    { kind: 'step', speed: 'KEEP' },
  ]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  writeFileSync(file, `${text}{"kind":"st`)
  t.ok(isModelRecord(file))
  t.same(readModelRecord(file), [
    [
      { speed: 'KEEP', path: 'FOLLOW' },
      { speed: 'STOP', path: 'FOLLOW' },
    ],
  ])
  writeFileSync(file, text.replace('"STOP"', '"FLY"'))
  t.throws(() => readModelRecord(file), {
    code: 'file-invalid',
    message: /llm\.jsonl:2: answer\.speed: Invalid option/,
  })
  writeFileSync(file, '{"scene":"s"}\n')
  t.notOk(isModelRecord(file))
  t.throws(() => isModelRecord(`${file}.none`), { code: 'file-missing' })
  t.end()
})
