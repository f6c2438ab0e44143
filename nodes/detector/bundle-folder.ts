import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'

/**
 * The folder a `bundle:` of runtime.yaml means: an absolute path as it is, a relative one from the working directory or,
 * for the models that come with Goshawk, from its package folder. Throws GoshawkError 'file-missing'.
 */
export function findBundleFolder(bundle: string, workingFolder: string = process.cwd()): string {
  const candidates = isAbsolute(bundle)
    ? [bundle]
    : [...new Set([resolve(workingFolder, bundle), join(packageRoot, bundle)])]
  const found = candidates.find((folder) => existsSync(join(folder, 'model.json')))
  if (found !== undefined) return found
  throw new GoshawkError(
    'file-missing',
    `bundle: ${bundle}: no model.json in ${candidates.join(' or ')}; write a bundle with \`goshawk model export\``,
    { details: { bundle, candidates } },
  )
}
