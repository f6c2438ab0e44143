import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { MapLayer } from '../../schemas/messages.js'
import { readMapExpansion } from './map-expansion.js'

const dataroot = mkdtempSync(join(tmpdir(), 'goshawk-map-'))
t.teardown(() => rmSync(dataroot, { recursive: true, force: true }))
mkdirSync(join(dataroot, 'maps/expansion'), { recursive: true })
const write = (location: string, text: string) =>
  writeFileSync(join(dataroot, 'maps/expansion', `${location}.json`), text)

/** A square with a square hole, one lane, a divider, and one of the official files' dividers without a line. */
function smallMap() {
  const corners = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [4, 4],
    [6, 4],
    [6, 6],
  ]
  return {
    version: '1.3',
    node: corners.map(([x, y], i) => ({ token: `n${i}`, x, y })),
    line: [
      { token: 'l0', node_tokens: ['n0', 'n2'] },
      { token: 'l1', node_tokens: [] },
    ],
    polygon: [
      { token: 'p0', exterior_node_tokens: ['n0', 'n1', 'n2', 'n3'], holes: [{ node_tokens: ['n4', 'n5', 'n6'] }] },
      { token: 'p1', exterior_node_tokens: ['n0', 'n1', 'n2'], holes: [] },
    ],
    drivable_area: [{ token: 'd0', polygon_tokens: ['p0'] }],
    lane: [{ token: 'a0', polygon_token: 'p1' }],
    ped_crossing: [],
    stop_line: [],
    walkway: [],
    lane_divider: [
      { token: 'v0', line_token: 'l0' },
      { token: 'v1', line_token: 'l1' },
    ],
    road_divider: [],
  }
}

t.test('areas come with their holes as closed borders, dividers as lines', async (t) => {
  write('small', JSON.stringify(smallMap()))
  const { lines, drivableArea } = await readMapExpansion(dataroot, 'small')
  t.same(
    lines.map(({ layer, xy }) => [layer, xy]),
    [
      [MapLayer.DRIVABLE_AREA, [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]],
      [MapLayer.DRIVABLE_AREA, [4, 4, 6, 4, 6, 6, 4, 4]],
      [MapLayer.LANE, [0, 0, 10, 0, 10, 10, 0, 0]],
      [MapLayer.LANE_DIVIDER, [0, 0, 10, 10]],
    ],
  )
  t.same(lines[0]!.bounds, { x0: 0, y0: 0, x1: 10, y1: 10 })
  const rings = [
    [0, 0, 10, 0, 10, 10, 0, 10],
    [4, 4, 6, 4, 6, 6],
  ]
  t.same(drivableArea, [{ rings, bounds: { x0: 0, y0: 0, x1: 10, y1: 10 } }], 'to fill: the square without its hole')
})

t.test('a location without a map has no lines', async (t) => {
  t.same(await readMapExpansion(dataroot, 'boston-seaport'), { lines: [], drivableArea: [] })
})

t.test('a map that does not hold together is refused by name', async (t) => {
  const change = (edit: (map: ReturnType<typeof smallMap>) => void) => {
    const map = smallMap()
    edit(map)
    return JSON.stringify(map)
  }
  const cases: readonly (readonly [string, RegExp])[] = [
    ['{"node": [', /bad\.json: no JSON/],
    ['[]', /bad\.json: found no object; expected the layers of a map/],
    ['{"node": []}', /bad\.json: polygon: found nothing; expected a list of rows, as in version 1\.3/],
    [
      change((map) => map.polygon[0]!.exterior_node_tokens.push('n99')),
      /polygon p0\.exterior_node_tokens\[4\]: found "n99"/,
    ],
    [change((map) => map.lane.push({ token: 'a1', polygon_token: 'p9' })), /lane\[1\]\.polygon_token: found "p9"/],
    [change((map) => Object.assign(map.node[0]!, { x: null })), /node n0: found \{"x":null,"y":0\}; expected metres/],
    [change((map) => Object.assign(map.node[0]!, { token: 7 })), /node\[0\]\.token: found 7; expected a text/],
  ]
  for (const [text, message] of cases) {
    write('bad', text)
    await t.rejects(readMapExpansion(dataroot, 'bad'), { code: 'dataset-invalid', message })
  }
  await t.rejects(readMapExpansion(dataroot, '../../etc/passwd'), { code: 'dataset-invalid', message: /location/ })
})

t.test('cut anywhere, or with any one value replaced, a map is read or refused by name', async () => {
  const whole = JSON.stringify(smallMap())
  const values = [...whole.matchAll(/"[np]\d"|\d+/g)]
  const texts = fc.oneof(
    fc.nat({ max: whole.length - 1 }).map((length) => whole.slice(0, length)),
    fc.tuple(fc.nat({ max: values.length - 1 }), fc.json()).map(([i, json]) => {
      const { index, 0: old } = values[i]!
      return whole.slice(0, index) + json + whole.slice(index + old.length)
    }),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      write('any', text)
      try {
        await readMapExpansion(dataroot, 'any')
      } catch (error) {
        return error instanceof GoshawkError && error.code === 'dataset-invalid' && error.message.includes('any.json')
      }
      return true
    }),
  )
})
