/** A ready sbatch file for a sharded evaluation. */
import { GoshawkError } from '../../schemas/errors.js'

export interface SlurmJob {
  readonly shards: number
  /** Arguments of `goshawk eval` that say what is evaluated. */
  readonly evaluation: readonly string[]
  /** Folder for the parts, seen by all nodes. */
  readonly folder: string
}

/** @throws GoshawkError 'usage-invalid' */
export function slurmJob({ shards, evaluation, folder }: SlurmJob): string {
  if (!(shards >= 1 && shards <= 10_000)) {
    throw new GoshawkError('usage-invalid', `--shards ${shards}: expected 1 to 10000`)
  }
  const quoted = [...evaluation, '--shard', 'slurm', '--out'].map(shellQuoted).join(' ')
  const parts = shellQuoted(folder)
  return `#!/usr/bin/env bash
#SBATCH --job-name=goshawk-eval
#SBATCH --array=1-${shards}
#SBATCH --cpus-per-task=1
#SBATCH --mem=4G
#SBATCH --time=01:00:00
# sbatch this file; when the array has ended: npx goshawk eval merge ${parts}/part-*.json
set -euo pipefail
cd "\${SLURM_SUBMIT_DIR:-.}"
mkdir -p ${parts}
npx goshawk eval ${quoted} ${parts}/part-"\${SLURM_ARRAY_TASK_ID}".json
`
}

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
