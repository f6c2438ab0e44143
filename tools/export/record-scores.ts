/** Writes into a bundle's model.json what was measured of it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/** Of what `goshawk scenario evaluate --json` prints, the figures a model is chosen by. */
const Scores = z.object({
  samples: z.number(),
  mean_ap: z.number(),
  present_mean_ap: z.number(),
  nd_score: z.number(),
  label_aps: z.object({ car: z.object({ '2.0': z.number() }) }),
})

/**
 * @returns the path of the changed model.json.
 * @throws GoshawkError 'file-invalid' when either file is not what it should be.
 */
export function recordScores(bundle: string, scoresFile: string, seeds?: readonly [number, number]): string {
  const path = join(bundle, 'model.json')
  const { samples, mean_ap, present_mean_ap, nd_score, label_aps } = read(scoresFile, Scores)
  const model = read(path, z.looseObject({ quality: z.unknown() }))
  const quality = { samples, mean_ap, present_mean_ap, nd_score, car_ap_2m: label_aps.car['2.0'] }
  const changed = { ...model, quality, ...(seeds ? { training: { seeds: [seeds] } } : {}) }
  const beside = `${path}.${process.pid}.part`
  writeFileSync(beside, `${JSON.stringify(changed, null, 2)}\n`)
  renameSync(beside, path)
  return path
}

function read<T>(path: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new GoshawkError('file-invalid', `${path}: ${messageOf(cause)}`, { cause })
  }
}
