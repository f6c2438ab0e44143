/**
 * A dataroot of two scenes with everything the detection task filters or leaves undefined, and answers to it: cycles in, on the
 * edge of, above and beside leaning bicycle racks, a walker in one, boxes without points, boxes out of range, annotations whose
 * neighbours are too far in time for a velocity, and ones without an attribute. Random, and the same every time.
 *
 *   node dist/tools/eval/testing/rack-case.js FOLDER
 *   python3 tools/eval/testing/rack_case_devkit.py FOLDER > tools/eval/testing/rack-case.expected.json
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type JsonRow, writeDataroot, writeTables } from '../../../nodes/nuscenes/testing/write-dataroot.js'
import { submissionMeta } from '../../../nodes/results/submission.js'
import { chanceOf } from '../../../scenarios/worlds/random.js'
import { multiplyQuaternions, rotate } from '../../../schemas/geometry/quaternion.js'
import { isTrackingClass } from '../tracking-boxes.js'

export const rackCase = { version: 'v1.0-mini', split: 'mini_val' } as const

/** The official split of a mini version has these. */
const sceneNames = ['scene-0103', 'scene-0916']
const samplesPerScene = 6

const about = (axis: 'x' | 'y' | 'z', angle: number) => ({
  w: Math.cos(angle / 2),
  x: 0,
  y: 0,
  z: 0,
  [axis]: Math.sin(angle / 2),
})
const rackRotation = multiplyQuaternions(multiplyQuaternions(about('z', 0.8), about('y', 0.12)), about('x', -0.2))
/** Width, length, height. */
const rackSize = [2, 5, 1.2] as const

interface Object_ {
  readonly category: string
  readonly name: string
  readonly attribute: string
  readonly size: readonly [number, number, number]
  /** Metres from the ego pose of the scene's first sample, or in the frame of the rack. */
  readonly at: readonly [number, number, number]
  readonly inRack?: boolean
  readonly velocity?: readonly [number, number]
  readonly samples?: readonly number[]
  readonly points?: number
}

const cycle = (category: string, at: Object_['at'], more: Partial<Object_> = {}): Object_ => ({
  category: `vehicle.${category}`,
  name: category,
  attribute: 'cycle.without_rider',
  size: [0.7, 1.9, 1.2],
  at,
  inRack: true,
  ...more,
})

/** Half the rack along each of its axes. */
const [halfX, halfY, halfZ] = [rackSize[1] / 2, rackSize[0] / 2, rackSize[2] / 2]
const objects: readonly Object_[] = [
  cycle('bicycle', [0, 0, 0]),
  cycle('bicycle', [halfX * 0.999, 0.2, 0.1]),
  cycle('bicycle', [halfX * 1.001, 0.2, 0.1]),
  cycle('motorcycle', [-halfX * 0.5, halfY * 0.999, -0.2]),
  cycle('motorcycle', [-halfX * 0.5, halfY * 1.001, -0.2]),
  cycle('bicycle', [1, -0.5, halfZ * 0.999]),
  cycle('bicycle', [1, -0.5, halfZ * 1.001]),
  cycle('motorcycle', [4, 4, 0], { attribute: 'cycle.with_rider', velocity: [3, 1] }),
  cycle('bicycle', [-6, 3, 0], { attribute: '', samples: [0, 4] }),
  {
    category: 'human.pedestrian.adult',
    name: 'pedestrian',
    attribute: '',
    size: [0.6, 0.7, 1.8],
    at: [0.5, 0, 0],
    inRack: true,
  },
  {
    category: 'human.pedestrian.adult',
    name: 'pedestrian',
    attribute: 'pedestrian.moving',
    size: [0.6, 0.7, 1.8],
    at: [9, 2, 1],
    velocity: [0.5, 1.2],
    samples: [0, 1, 2, 5],
  },
  {
    category: 'vehicle.car',
    name: 'car',
    attribute: 'vehicle.moving',
    size: [1.9, 4.5, 1.6],
    at: [14, -4, 0.8],
    velocity: [5, 2],
    samples: [0, 3, 5],
  },
  {
    category: 'vehicle.car',
    name: 'car',
    attribute: 'vehicle.parked',
    size: [1.8, 4.1, 1.5],
    at: [30, 12, 0.7],
    points: 0,
  },
  { category: 'vehicle.car', name: 'car', attribute: '', size: [1.8, 4.1, 1.5], at: [22, 9, 0.7], samples: [2] },
  { category: 'vehicle.truck', name: 'truck', attribute: 'vehicle.parked', size: [2.5, 8, 3], at: [51.5, 6, 1.5] },
  { category: 'vehicle.bus.rigid', name: 'bus', attribute: '', size: [2.9, 11, 3.4], at: [25, -9, 1.7] },
  { category: 'vehicle.bus.bendy', name: 'bus', attribute: 'vehicle.moving', size: [2.9, 17, 3.4], at: [20, 15, 1.7] },
  { category: 'movable_object.barrier', name: 'barrier', attribute: '', size: [2.4, 0.5, 1], at: [8, -7, 0.5] },
  {
    category: 'movable_object.trafficcone',
    name: 'traffic_cone',
    attribute: '',
    size: [0.4, 0.4, 0.8],
    at: [11, 6, 0.4],
  },
]

export interface RackCase {
  readonly dataroot: string
  /** Detection and tracking submissions. */
  readonly results: string
  readonly tracks: string
}

/** Writes the dataroot and both results into the folder. */
export async function writeRackCase(dataroot: string): Promise<RackCase> {
  const tables = await writeDataroot(dataroot, { scenes: 2, samplesPerScene, annotated: false })
  tables.scene!.forEach((scene, i) => {
    scene.name = sceneNames[i]
  })
  tables.sample_annotation = []
  tables.instance = []
  const categories = [...new Set(objects.map(({ category }) => category)), 'static_object.bicycle_rack']
  const attributes = [...new Set(objects.map(({ attribute }) => attribute).filter((name) => name !== ''))]
  tables.category = categories.map((name) => ({ token: `category-${name}`, name, description: '' }))
  tables.attribute = attributes.map((name) => ({ token: `attribute-${name}`, name, description: '' }))
  const results: Record<string, JsonRow[]> = {}
  const tracks: Record<string, JsonRow[]> = {}
  for (const scene of sceneNames.keys()) {
    const origin = [100 + scene * 50, 200, 0] as const
    const rackAt = [origin[0] + 16, origin[1] + 9, 0.6] as const
    const samples = [...Array(samplesPerScene).keys()]
    for (const of of [results, tracks]) for (const i of samples) of[`sample-${scene}-${i}`] = []
    const rack = { size: rackSize, rotation: rackRotation, attributes: [], points: 9 }
    annotate(tables, {
      ...rack,
      scene,
      token: `rack-${scene}`,
      category: 'static_object.bicycle_rack',
      samples,
      at: () => [...rackAt],
    })
    for (const [number, object] of objects.entries()) {
      const at = (i: number) => placeAt(object, object.inRack ? rackAt : origin, i / 2)
      const rotation = multiplyQuaternions(about('z', number * 0.7), about('x', 0.05))
      const attributeTokens = object.attribute === '' ? [] : [`attribute-${object.attribute}`]
      annotate(tables, {
        scene,
        token: `object-${scene}-${number}`,
        category: object.category,
        samples: object.samples ?? samples,
        at,
        size: object.size,
        rotation,
        attributes: attributeTokens,
        points: object.points ?? 4,
      })
      for (const i of samples) {
        const answers = answersTo(object, at(i), rotation, [scene, number, i])
        results[`sample-${scene}-${i}`]!.push(...answers)
        tracks[`sample-${scene}-${i}`]!.push(...answers.slice(0, 1).flatMap((one) => trackOf(one, scene, number, i)))
      }
    }
  }
  await writeTables(dataroot, rackCase.version, tables)
  // The devkit wants a picture of the map to be there.
  mkdirSync(join(dataroot, 'maps'), { recursive: true })
  writeFileSync(join(dataroot, 'maps/none.png'), '')
  const write = (name: string, own: Record<string, JsonRow[]>) => {
    const file = join(dataroot, name)
    writeFileSync(file, JSON.stringify({ meta: submissionMeta, results: own }).replaceAll('"NaN"', 'NaN'))
    return file
  }
  return { dataroot, results: write('results.json', results), tracks: write('results.tracking.json', tracks) }
}

/** Some tracks are lost after three samples and found again under another id. */
function trackOf(answer: JsonRow, scene: number, number: number, sample: number): JsonRow[] {
  const { detection_name: name, detection_score: score, attribute_name: _, ...placed } = answer
  if (!isTrackingClass(String(name))) return []
  // Too few buses for the least recall that counts.
  if (name === 'bus' && (scene > 0 || sample > 0)) return []
  const id = `track-${scene}-${number}${number % 3 === 0 && sample >= 3 ? '-again' : ''}`
  return [{ ...placed, tracking_id: id, tracking_name: name, tracking_score: score }]
}

function placeAt(
  { at: [x, y, z], inRack, velocity = [0, 0] }: Object_,
  origin: readonly [number, number, number],
  seconds: number,
): number[] {
  const own = inRack ? rotate(rackRotation, { x, y, z }) : { x, y, z }
  return [origin[0] + own.x + velocity[0] * seconds, origin[1] + own.y + velocity[1] * seconds, origin[2] + own.z]
}

interface Annotated {
  readonly scene: number
  readonly token: string
  readonly category: string
  readonly samples: readonly number[]
  readonly at: (sample: number) => readonly number[]
  readonly size: readonly number[]
  readonly rotation: { readonly w: number; readonly x: number; readonly y: number; readonly z: number }
  readonly attributes: readonly string[]
  readonly points: number
}

function annotate(tables: Record<string, JsonRow[]>, object: Annotated): void {
  const { scene, token, category, samples, at, size, rotation, attributes, points } = object
  const name = (i: number | undefined) => (i === undefined ? '' : `annotation-${token}-${i}`)
  tables.instance!.push({
    token,
    category_token: `category-${category}`,
    nbr_annotations: samples.length,
    first_annotation_token: name(samples[0]),
    last_annotation_token: name(samples.at(-1)),
  })
  for (const [order, i] of samples.entries()) {
    tables.sample_annotation!.push({
      token: name(i),
      sample_token: `sample-${scene}-${i}`,
      instance_token: token,
      visibility_token: '4',
      attribute_tokens: attributes,
      translation: at(i),
      size,
      rotation: [rotation.w, rotation.x, rotation.y, rotation.z],
      prev: name(samples[order - 1]),
      next: name(samples[order + 1]),
      num_lidar_pts: points === 0 ? 0 : points - 1,
      num_radar_pts: points === 0 ? 0 : 1,
    })
  }
}

/** One answer a little off for most objects, and now and then one that is nothing. */
function answersTo(
  { name, size, attribute, velocity = [0, 0] }: Object_,
  at: readonly number[],
  rotation: Annotated['rotation'],
  seed: readonly number[],
): JsonRow[] {
  const chance = (which: number) => chanceOf(5, ...seed, which)
  const off = (which: number, scale: number) => (chance(which) - 0.5) * 2 * scale
  const [scene, , sample] = seed
  const answer = (score: number, scale: number): JsonRow => {
    const turned = multiplyQuaternions(about('z', off(10, 0.6)), rotation)
    return {
      sample_token: `sample-${scene}-${sample}`,
      // Cycles stay where they are, so that who is in the rack is decided by the same edges.
      translation: at.map((value, axis) => value + (axis < 2 ? off(axis, scale) : 0)),
      size: size.map((side, axis) => side * (1 + off(3 + axis, 0.2))),
      rotation: [turned.w, turned.x, turned.y, turned.z],
      velocity: chance(6) < 0.1 ? ['NaN', 'NaN'] : [velocity[0] + off(7, 0.5), velocity[1] + off(8, 0.5)],
      detection_name: name,
      detection_score: score,
      attribute_name: chance(9) < 0.3 ? '' : attribute,
    }
  }
  const isCycle = name === 'bicycle' || name === 'motorcycle'
  return [
    ...(chance(11) < 0.85 ? [answer(Math.round(chance(12) * 20) / 20, isCycle ? 0.002 : 1)] : []),
    ...(chance(13) < 0.3 ? [answer(chance(14) / 2, 3)] : []),
  ]
}

const [, script, folder] = process.argv
if (script !== undefined && folder !== undefined && import.meta.url === pathToFileURL(script).href) {
  mkdirSync(folder, { recursive: true })
  await writeRackCase(folder)
}
