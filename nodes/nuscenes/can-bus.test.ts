import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { openCanBus } from './can-bus.js'

const dataroot = mkdtempSync(join(tmpdir(), 'goshawk-can-'))
t.teardown(() => rmSync(dataroot, { recursive: true, force: true }))
mkdirSync(join(dataroot, 'can_bus'))

function write(scene: string, name: string, text: string): void {
  writeFileSync(join(dataroot, 'can_bus', `${scene}_${name}.json`), text)
}

const pose = (utime: number, speed: number) => ({
  utime,
  pos: [1, 2, 0],
  orientation: [1, 0, 0, 0],
  vel: [speed, 0, 0],
})

t.test('the measurement nearest in time counts, and none that is far', async (t) => {
  write('scene-0061', 'pose', JSON.stringify([pose(1_000_000, 5), pose(1_020_000, 6), pose(1_040_000, 7)]))
  write('scene-0061', 'steeranglefeedback', JSON.stringify([{ utime: 1_010_000, value: -0.4 }]))
  const bus = await openCanBus(dataroot, 'scene-0061')
  t.same(bus.at(1_029_000), { speedMps: 6, steeringWheelRad: -0.4 })
  t.same(bus.at(1_031_000), { speedMps: 7, steeringWheelRad: -0.4 })
  t.same(bus.at(900_001), { speedMps: 5, steeringWheelRad: Number.NaN })
  t.same(bus.at(1_200_000), { speedMps: Number.NaN, steeringWheelRad: Number.NaN })
})

t.test('a scene without CAN bus data is unknown, not standing', async (t) => {
  t.same((await openCanBus(dataroot, 'scene-0161')).at(1), { speedMps: Number.NaN, steeringWheelRad: Number.NaN })
})

t.test('broken files are refused by name', async (t) => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['[{"utime": 1, ', /bad_pose\.json: no JSON: /],
    ['{"utime": 1}', /bad_pose\.json: found \{"utime":1\}; expected a list of messages/],
    ['[{"utime": "1", "vel": [1]}]', /message 0: utime: found "1"; expected a finite number/],
    ['[{"utime": 1}]', /message 0: vel: found undefined; expected a finite number/],
    [
      JSON.stringify([pose(2, 1), pose(1, 1)]),
      /message 1: utime: found 1; expected no earlier than 2 of the one before/,
    ],
    ['[null]', /message 0: utime/],
  ]
  for (const [text, message] of cases) {
    write('bad', 'pose', text)
    await t.rejects(openCanBus(dataroot, 'bad'), { code: 'dataset-invalid', message })
  }
})

t.test('whatever a file holds, it is read or refused by name', async () => {
  const whole = JSON.stringify([pose(1_000_000, 5), pose(1_020_000, 6)])
  const texts = fc.oneof(
    fc.json(),
    fc.nat({ max: whole.length }).map((length) => whole.slice(0, length)),
    fc.array(fc.record({ utime: fc.jsonValue(), vel: fc.jsonValue() })).map((rows) => JSON.stringify(rows)),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      write('any', 'pose', text)
      try {
        await openCanBus(dataroot, 'any')
      } catch (error) {
        return (
          error instanceof GoshawkError && error.code === 'dataset-invalid' && error.message.includes('any_pose.json')
        )
      }
      return true
    }),
  )
})
