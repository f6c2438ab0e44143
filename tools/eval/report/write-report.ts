/** Puts a report in a folder: the page, its charts as files of their own, and the numbers. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { metricsJson } from '../print-metrics.js'
import { standalone } from './chart-style.js'
import type { Charts } from './detection-page.js'

export interface ReportParts {
  readonly page: string
  readonly charts: Charts
  readonly values: object
}

/** @returns the page's path. @throws GoshawkError 'usage-invalid' when the folder cannot be written. */
export function writeReport(folder: string, { page, charts, values }: ReportParts): string {
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, svg] of charts) put(join(folder, `${name}.svg`), standalone(svg))
    put(join(folder, 'metrics.json'), `${metricsJson(values)}\n`)
    put(join(folder, 'index.html'), page)
  } catch (cause) {
    const message = `--report ${folder}: cannot be written: ${messageOf(cause)}; choose another folder`
    throw new GoshawkError('usage-invalid', message, { cause })
  }
  return join(folder, 'index.html')
}

/** Whole or not at all. */
function put(file: string, text: string): void {
  const beside = `${file}.${process.pid}.part`
  writeFileSync(beside, text)
  renameSync(beside, file)
}
