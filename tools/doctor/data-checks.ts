/** Model bundles and data sets: there, whole, and what they say they are. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDataset } from '../../nodes/nuscenes/dataset.js'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError } from '../../schemas/errors.js'
import { cameraChannels } from '../../schemas/messages.js'
import { loadModelBundle } from '../../schemas/model-bundle.js'
import { packageRoot } from '../../schemas/package-root.js'
import type { Finding } from './finding.js'

export async function checkBundles({ nodes }: CheckedGraph): Promise<Finding[]> {
  const paths = [...nodes.values()].flatMap(({ definition, config }) =>
    definition.type === 'detector' ? [(config as { bundle: string }).bundle] : [],
  )
  return Promise.all([...new Set(paths)].map(checkBundle))
}

async function checkBundle(path: string): Promise<Finding> {
  const check = `model ${path}`
  const folder = [resolve(path), join(packageRoot, path)].find((place) => existsSync(join(place, 'model.json')))
  if (folder === undefined) {
    return { check, state: 'failed', found: 'has no model.json', mend: `goshawk model export ... --out ${path}` }
  }
  try {
    const { model } = await loadModelBundle(folder)
    const found = `${model.architecture}, ${model.trained ? 'trained' : 'untrained: its objects mean nothing'}`
    return { check, state: model.trained ? 'ok' : 'note', found }
  } catch (error) {
    if (!(error instanceof GoshawkError)) throw error
    return { check, state: 'failed', found: error.message }
  }
}

export async function checkDataroot(dataroot: string, version: string): Promise<Finding> {
  const { frames } = await openDataset({ dataroot, version, channels: cameraChannels, sweeps: false })
  return { check: 'data set', state: 'ok', found: `${dataroot} ${version}, ${frames.length} samples` }
}
