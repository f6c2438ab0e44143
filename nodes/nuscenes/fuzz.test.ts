/** Whatever happens to a table, opening it either works or ends in an error with a name. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { decodePayload, encodePayload } from '../../schemas/codec.js'
import { GoshawkError } from '../../schemas/errors.js'
import { cameraChannels } from '../../schemas/messages.js'
import { egoSpeedMps, toCameraFrames, unknownSurroundings } from './camera-frames.js'
import { openDataset } from './dataset.js'
import { tableNames } from './table-rows.js'
import { type JsonRow, writeDataroot } from './testing/write-dataroot.js'

const version = 'v1.0-mini'
const table = fc.constantFrom(...tableNames)

/** Opens the dataset and makes every message; whoever decodes them refuses what is out of range. */
async function useAll(dataroot: string): Promise<void> {
  const dataset = await openDataset({ dataroot, version, channels: cameraChannels, sweeps: true })
  const pictures = cameraChannels.map(() => ({ bytes: Buffer.of(1), missing: '' }))
  for (const [i, frame] of dataset.frames.entries()) {
    const speedMps = egoSpeedMps(dataset.tables, dataset.frames, i)
    const { payload, parts } = toCameraFrames(dataset, frame, {
      pictures: pictures.map((picture, camera) =>
        frame.cameras[camera] ? picture : { bytes: undefined, missing: 'none' },
      ),
      surroundings: { ...unknownSurroundings, egoSpeedMps: speedMps },
    })
    const bytes = encodePayload('goshawk.v1.CameraFrames', payload)
    decodePayload('goshawk.v1.CameraFrames', bytes, parts.length)
  }
}

async function worksOrNamesTheError(dataroot: string): Promise<boolean> {
  try {
    await useAll(dataroot)
    return true
  } catch (error) {
    if (error instanceof GoshawkError && error.exitCode === 2) return true
    throw error
  }
}

async function spoilTable(dataroot: string, name: string, bytes: Uint8Array | string): Promise<boolean> {
  const file = join(dataroot, version, `${name}.json`)
  const original = await readFile(file)
  await writeFile(file, bytes)
  try {
    return await worksOrNamesTheError(dataroot)
  } finally {
    await writeFile(file, original)
  }
}

t.test('cut and overwritten bytes', async (t) => {
  const dataroot = t.testdir()
  await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 2, sweeps: true })
  const damage = fc.record({ name: table, at: fc.nat(), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 40 }) })
  await t.resolves(
    fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ name, at, length, bytes }, cut) => {
        const original = await readFile(join(dataroot, version, `${name}.json`))
        const start = at % original.length
        const rest = cut ? Buffer.alloc(0) : original.subarray(start + length)
        return spoilTable(dataroot, name, Buffer.concat([original.subarray(0, start), bytes, rest]))
      }),
      { numRuns: 100 },
    ),
  )
})

t.test('any JSON value in any field', async (t) => {
  const dataroot = t.testdir()
  const tables = await writeDataroot(dataroot, { scenes: 1, samplesPerScene: 2, sweeps: true })
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -1, 1e308, 2 ** 53))
  const value = fc.oneof(
    fc.jsonValue(),
    number,
    fc.array(number, { minLength: 3, maxLength: 4 }),
    fc.constantFrom('', '__proto__', '../..', ...tables.sample!.map(({ token }) => String(token))),
  )
  await t.resolves(
    fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.nat(), value, async (name, rowAt, fieldAt, replacement) => {
        const rows = tables[name]!.map((row): JsonRow => ({ ...row }))
        const row = rows[rowAt % rows.length]!
        row[Object.keys(row)[fieldAt % Object.keys(row).length]!] = replacement
        return spoilTable(dataroot, name, JSON.stringify(rows))
      }),
      { numRuns: 200 },
    ),
  )
})
