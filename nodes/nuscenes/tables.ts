/** Reads the tables of a dataroot, each as a stream: no file is too large to be read, but all rows are held. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { OutlineProblem, RowSplitter } from './row-splitter.js'
import { isSystemError } from './system-error.js'
import { TableRow } from './table-row.js'
import { type Row, rowParsers, type TableName, type Tables, tableNames } from './table-rows.js'

const chunkBytes = 1_048_576

/** @throws GoshawkError 'file-missing', 'dataset-invalid' or 'calibration-invalid' naming file, row and field. */
export async function readTables(dataroot: string, version: string): Promise<Tables> {
  await checkDataroot(dataroot, version)
  const tables: Partial<Record<TableName, ReadonlyMap<string, Row>>> = {}
  for (const name of tableNames) {
    tables[name] = await readTable<Row>(join(dataroot, version, `${name}.json`), rowParsers[name])
  }
  return tables as Tables
}

async function readTable<T extends Row>(file: string, parse: (row: TableRow) => T): Promise<Map<string, T>> {
  const rows = new Map<string, T>()
  const splitter = new RowSplitter((bytes) => {
    const row = new TableRow(file, bytes)
    const value = parse(row)
    if (rows.has(value.token)) row.refuse('token', value.token, 'a token that no other row of the table has')
    rows.set(value.token, value)
  })
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) splitter.push(chunk as Buffer)
    splitter.end()
  } catch (error) {
    throw tableError(file, error)
  }
  return rows
}

function tableError(file: string, error: unknown): unknown {
  if (error instanceof OutlineProblem) {
    return new GoshawkError('dataset-invalid', `${file}: ${error.message}`, { details: { file } })
  }
  if (!isSystemError(error)) return error
  if (error.code === 'ENOENT') {
    return new GoshawkError(
      'file-missing',
      `${file}: no such table; a nuScenes dataroot has ${tableNames.length} (${tableNames.join(', ')}): ` +
        'fetch the metadata again, or write [] for a table without rows',
      { cause: error, details: { file } },
    )
  }
  return new GoshawkError('dataset-invalid', `${file}: cannot be read: ${messageOf(error)}`, {
    cause: error,
    details: { file },
  })
}

/** @throws GoshawkError 'file-missing' or 'usage-invalid' for a folder or version that is not there. */
export async function checkDataroot(dataroot: string, version: string): Promise<void> {
  if (!(await isFolder(dataroot))) {
    throw new GoshawkError('file-missing', `dataroot ${dataroot}: no such folder; expected one with ${version}/`, {
      details: { dataroot },
    })
  }
  if (basename(version) !== version || ['', '.', '..'].includes(version)) {
    throw new GoshawkError('usage-invalid', `version "${version}": expected the name of a folder below ${dataroot}`)
  }
  if (await isFolder(join(dataroot, version))) return
  const entries = await readdir(dataroot, { withFileTypes: true })
  const versions = entries.filter((entry) => /^v\d/.test(entry.name) && !entry.isFile()).map(({ name }) => name)
  const found = versions.length === 0 ? 'it holds no version' : `it holds ${versions.sort().join(', ')}`
  throw new GoshawkError('file-missing', `dataroot ${dataroot}: no folder ${version}/; ${found}`, {
    details: { dataroot, version, versions },
  })
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (isSystemError(error)) return false
    throw error
  }
}
