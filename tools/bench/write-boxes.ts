/**
 * A ground truth and a results file of any size for the detection metric, of the shape `goshawk eval --gt` reads. Random, the
 * same for the same numbers: objects around a car, and answers of which some are near an object and most are not.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { submissionMeta } from '../../nodes/results/submission.js'
import { classRangeM, evaluatedClasses } from '../eval/boxes.js'

export interface BoxFiles {
  readonly samples: number
  /** Ground-truth boxes a sample; v1.0-trainval has about 34. */
  readonly truths: number
  /** Answers a sample; a camera detector gives 300. */
  readonly answers: number
}

const attributes: Readonly<Record<string, readonly string[]>> = {
  pedestrian: ['pedestrian.moving', 'pedestrian.standing'],
  bicycle: ['cycle.with_rider', 'cycle.without_rider'],
  motorcycle: ['cycle.with_rider', 'cycle.without_rider'],
  barrier: [''],
  traffic_cone: [''],
}
const vehicle = ['vehicle.moving', 'vehicle.stopped', 'vehicle.parked']

/** @returns paths of gt.json and results.json in the folder. */
export function writeBoxes(folder: string, { samples, truths, answers }: BoxFiles): { gt: string; results: string } {
  const random = mulberry32(7)
  const gt = join(folder, 'gt.json')
  const results = join(folder, 'results.json')
  const truthFile = new LineWriter(gt)
  const resultsFile = new LineWriter(results)
  const egos = Array.from({ length: samples }, () => [1000 * random(), 1000 * random(), random()] as const)
  const token = (i: number) => (i + 1).toString(16).padStart(32, '0')
  truthFile.write(`{"meta":${JSON.stringify(submissionMeta)},"samples":{`)
  egos.forEach((ego, i) => {
    const rack = { ...box(random, ego, 'bicycle'), size: [2, 6, 2] }
    const frame = { ego_translation: ego, bike_racks: i % 10 === 0 ? [rack] : [] }
    truthFile.write(`${i === 0 ? '' : ', '}"${token(i)}":${JSON.stringify(frame)}`)
  })
  truthFile.write('},"results":{')
  resultsFile.write(`{"meta":${JSON.stringify(submissionMeta)},"results":{`)
  for (const [i, ego] of egos.entries()) {
    const about = { sample_token: token(i) }
    const objects = Array.from({ length: truths }, () => box(random, ego, pick(random, evaluatedClasses)))
    const found = Array.from({ length: answers }, (_, k) => {
      const near = k < 0.8 * truths ? objects[k]! : undefined
      const answer = near === undefined ? box(random, ego, pick(random, evaluatedClasses)) : moved(random, near)
      return { ...about, ...answer, detection_score: near === undefined ? 0.9 * random() ** 3 : 0.2 + 0.8 * random() }
    })
    const comma = i === 0 ? '' : ', '
    const known = objects.map((object) => ({
      ...about,
      ...object,
      velocity: random() < 0.02 ? ['NaN', 'NaN'] : object.velocity,
      detection_score: -1,
      num_pts: Math.floor(20 * random()),
    }))
    // As Python writes it.
    truthFile.write(`${comma}"${token(i)}":${JSON.stringify(known).replaceAll('"NaN"', 'NaN')}`)
    resultsFile.write(`${comma}"${token(i)}":${JSON.stringify(found)}`)
  }
  for (const file of [truthFile, resultsFile]) file.end('}}\n')
  return { gt, results }
}

type Random = () => number

function box(random: Random, ego: readonly number[], label: (typeof evaluatedClasses)[number]) {
  const [bearing, distance] = [2 * Math.PI * random(), classRangeM[label] * 1.05 * Math.sqrt(random())]
  const yaw = 2 * Math.PI * random()
  return {
    translation: [
      ego[0]! + distance * Math.cos(bearing),
      ego[1]! + distance * Math.sin(bearing),
      ego[2]! + random(),
    ] as readonly number[],
    size: [1 + random(), 2 + 3 * random(), 1 + random()] as readonly number[],
    rotation: [Math.cos(yaw / 2), 0, 0, Math.sin(yaw / 2)] as readonly number[],
    velocity: [8 * random() - 4, 8 * random() - 4] as readonly number[],
    detection_name: label,
    attribute_name: pick(random, attributes[label] ?? vehicle),
  }
}

/** An answer to an object: about a metre off, of another size, and turned. */
function moved(random: Random, object: ReturnType<typeof box>): ReturnType<typeof box> {
  const off = (scale: number) => (random() + random() + random() - 1.5) * scale
  const yaw = 2 * Math.atan2(object.rotation[3]!, object.rotation[0]!) + off(0.3)
  return {
    ...object,
    translation: object.translation.map((value) => value + off(1.2)),
    size: object.size.map((value) => value * (1 + off(0.1))),
    rotation: [Math.cos(yaw / 2), 0, 0, Math.sin(yaw / 2)],
    velocity: object.velocity.map((value) => value + off(1)),
    attribute_name: pick(random, attributes[object.detection_name] ?? vehicle),
  }
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!
}

/** Tommy Ettinger's generator of 32 bits: the same numbers everywhere. */
function mulberry32(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Gathers text to a megabyte before it is written. */
class LineWriter {
  readonly #file: number
  #text = ''

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  write(text: string): void {
    this.#text += text
    if (this.#text.length > 1 << 20) this.#flush()
  }

  end(text: string): void {
    this.write(text)
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text)
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
    this.#text = ''
  }
}
