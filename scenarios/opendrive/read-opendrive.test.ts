/** What ordinary OpenDRIVE files hold beside what we write, and files that are broken. */
import t from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { type Path, pointAt } from '../worlds/path.js'
import { readOpenDrive } from './read-opendrive.js'

interface RoadText {
  readonly id?: number
  readonly length: number
  readonly geometry: string
  readonly lanes?: string
  readonly link?: string
  readonly junction?: number
  readonly more?: string
  readonly rule?: string
}

const lane = (id: number, { width = 'a="3.5" b="0" c="0" d="0"', link = '', type = 'driving', speed = '' } = {}) =>
  `<lane id="${id}" type="${type}" level="false"><link>${link}</link><width sOffset="0" ${width}/>${speed}</lane>`
const section = (right: string, left = '', s = 0) =>
  `<laneSection s="${s}"><left>${left}</left><center><lane id="0" type="none"/></center><right>${right}</right></laneSection>`
const geometry = (shape: string, { s = 0, x = 0, y = 0, hdg = 0, length = 0 }) =>
  `<geometry s="${s}" x="${x}" y="${y}" hdg="${hdg}" length="${length}">${shape}</geometry>`
const road = ({
  id = 1,
  length,
  geometry,
  lanes = section(lane(-1)),
  link = '',
  junction = -1,
  more = '',
  rule = '',
}: RoadText) =>
  `<road name="" length="${length}" id="${id}" junction="${junction}" ${rule}><link>${link}</link><planView>${geometry}</planView><lanes>${lanes}</lanes>${more}</road>`
const file = (...parts: string[]) =>
  `<?xml version="1.0"?><OpenDRIVE><header revMajor="1" revMinor="4"><geoReference><![CDATA[+proj=tmerc +lat_0=1]]></geoReference></header>${parts.join('')}</OpenDRIVE>`
const straight = (length: number, at = {}) => geometry('<line/>', { length, ...at })

const end = (path: Path) => pointAt(path, path.lengthM)
const isNear = (a: number, b: number, tolerance = 1e-3) => Math.abs(a - b) < tolerance

t.test('each shape of a plan view ends where mathematics says', (t) => {
  const oneLane = (shape: string, length: number) =>
    readOpenDrive(
      file(
        road({
          length,
          geometry: geometry(shape, { length }),
          lanes: section(lane(-1, { width: 'a="0.6" b="0" c="0" d="0"' })),
        }),
      ),
    ).lanes[0]!.path
  const leftBy = (x: number, y: number, yaw: number) => ({ x: x + 0.3 * Math.sin(yaw), y: y - 0.3 * Math.cos(yaw) })
  const check = (name: string, path: Path, expected: { x: number; y: number }) => {
    const { x, y } = end(path)
    t.ok(isNear(x, expected.x) && isNear(y, expected.y), `${name}: ${x}, ${y}; expected ${expected.x}, ${expected.y}`)
  }
  check('line', oneLane('<line/>', 20), leftBy(20, 0, 0))
  check('a quarter circle', oneLane('<arc curvature="0.1"/>', 5 * Math.PI), leftBy(10, 10, Math.PI / 2))
  // Fresnel integrals at 1 (Abramowitz and Stegun, table 7.7): C = 0.7798934, S = 0.4382591, for a turn of pi s^2 / 2.
  const scale = 10
  check(
    'spiral',
    oneLane(`<spiral curvStart="0" curvEnd="${Math.PI / scale}"/>`, scale),
    leftBy(7.798934, 4.382591, Math.PI / 2),
  )
  check(
    'spiral of constant curvature',
    oneLane('<spiral curvStart="0.1" curvEnd="0.1"/>', 5 * Math.PI),
    leftBy(10, 10, Math.PI / 2),
  )
  // A parabola v = u^2 / 20 to u = 10 is 11.478 long.
  const parabola = 5 * (Math.SQRT2 + Math.asinh(1))
  check('poly3', oneLane('<poly3 a="0" b="0" c="0.05" d="0"/>', parabola), leftBy(10, 5, Math.PI / 4))
  const curve = '<paramPoly3 aU="0" bU="10" cU="0" dU="0" aV="0" bV="0" cV="5" dV="0" pRange="normalized"/>'
  check('paramPoly3 over 0 to 1', oneLane(curve, parabola), leftBy(10, 5, Math.PI / 4))
  const byLength = `<paramPoly3 aU="0" bU="${10 / parabola}" cU="0" dU="0" aV="0" bV="0" cV="${5 / parabola ** 2}" dV="0" pRange="arcLength"/>`
  check('paramPoly3 by length', oneLane(byLength, parabola), leftBy(10, 5, Math.PI / 4))
  t.end()
})

t.test('lanes of both directions, offsets, widths that change, sections', (t) => {
  const offset = '<laneOffset s="0" a="1" b="0" c="0" d="0"/>'
  const first = section(
    lane(-1, { link: '<successor id="-1"/>' }) +
      lane(-2, { type: 'shoulder' }) +
      lane(-3, { width: 'a="2" b="0.02" c="0" d="0"' }),
    lane(1, { link: '<successor id="1"/>' }) + lane(2),
  )
  const second = section(lane(-1, { link: '<predecessor id="-1"/>' }), lane(1, { link: '<predecessor id="1"/>' }), 50)
  const { lanes, origins, geoReference } = readOpenDrive(
    file(
      road({
        length: 100,
        geometry: straight(100),
        lanes: offset + first + second,
        more: '<type s="0" type="town"><speed max="50" unit="km/h"/></type>',
      }),
    ),
  )
  const at = (id: number, s: number) => lanes[origins.findIndex((each) => each.lane === id && each.sectionS === s)]!
  t.equal(geoReference, '+proj=tmerc +lat_0=1')
  t.equal(lanes.length, 6, 'nobody drives on a shoulder')
  t.ok(isNear(pointAt(at(-1, 0).path, 0).y, 1 - 1.75))
  t.ok(isNear(pointAt(at(1, 0).path, 0).y, 1 + 1.75))
  t.ok(isNear(pointAt(at(1, 0).path, 0).x, 50), 'left lanes lead against s')
  t.ok(isNear(end(at(-3, 0).path).y, 1 - 3.5 - 3.5 - 1.5), 'half of a width that grew to 3 m')
  t.strictSame([at(-1, 0).successors, at(1, 50).successors], [[at(-1, 50).index], [at(1, 0).index]])
  t.equal(at(2, 0).left, at(1, 0).index)
  t.equal(at(1, 0).right, at(2, 0).index)
  t.equal(at(1, 0).left, -1, 'oncoming lanes are no neighbours')
  t.equal(at(-3, 0).left, -1, 'nor are those behind a shoulder')
  t.ok(isNear(at(-1, 0).speedLimitMps, 50 / 3.6))
  t.end()
})

t.test('traffic that keeps to the left', (t) => {
  const { lanes, origins } = readOpenDrive(
    file(road({ length: 10, geometry: straight(10), lanes: section(lane(-1), lane(1) + lane(2)), rule: 'rule="LHT"' })),
  )
  const at = (id: number) => lanes[origins.findIndex((each) => each.lane === id)]!
  t.ok(end(at(1).path).x > 9)
  t.ok(end(at(-1).path).x < 1)
  t.equal(at(1).left, at(2).index)
  t.end()
})

const junctionFile = (connection: string, signal = '') =>
  file(
    road({
      id: 1,
      length: 20,
      geometry: straight(20),
      link: '<successor elementType="junction" elementId="9"/>',
      more: signal,
    }),
    road({
      id: 2,
      length: 10,
      geometry: straight(10, { x: 20 }),
      junction: 9,
      lanes: section(lane(-1, { link: '<predecessor id="-1"/><successor id="1"/>' })),
      link: '<predecessor elementType="road" elementId="1" contactPoint="end"/><successor elementType="road" elementId="3" contactPoint="end"/>',
    }),
    // A road that is met at its end: its left lane takes the traffic up.
    road({ id: 3, length: 30, geometry: straight(30, { x: 60, hdg: Math.PI }), lanes: section('', lane(1)) }),
    `<junction id="9" name="">${connection}</junction>`,
  )
const connection =
  '<connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start"><laneLink from="-1" to="-1"/></connection>'
const light = (attributes: string) =>
  `<signals><signal id="77" type="1000001" t="-3" orientation="+" dynamic="yes" ${attributes}><validity fromLane="-1" toLane="-1"/></signal></signals>`

t.test('through a junction, onto a road met at its end', (t) => {
  const { lanes, signals } = readOpenDrive(junctionFile(connection, light('s="18"')))
  t.strictSame(
    lanes.map(({ successors }) => successors),
    [[1], [2], []],
  )
  t.strictSame(
    lanes.map(({ entry }) => entry),
    [true, false, false],
  )
  t.strictSame(signals, [{ id: '77', kind: 'light', controller: undefined }])
  t.equal(lanes[0]!.signal, 0)
  t.ok(isNear(lanes[0]!.stopBackM, 2))
  t.end()
})

t.test('broken files are refused with the element and the road', (t) => {
  const refused: [string, string, RegExp][] = [
    ['no XML', 'road', /file.xodr: not well-formed XML/],
    ['cut off', file(road({ length: 1, geometry: straight(1) })).slice(0, -30), /not well-formed XML/],
    ['another root', '<osm/>', /root element is osm; expected OpenDRIVE/],
    ['no road', file(), /no road/],
    [
      'a number that is none',
      file(road({ length: 1, geometry: geometry('<line/>', { length: Number.NaN }) })),
      /road 1 > planView > geometry: length="NaN"; expected a number/,
    ],
    [
      'a missing attribute',
      file(road({ length: 1, geometry: '<geometry s="0" x="0" y="0" length="1"><line/></geometry>' })),
      /geometry: hdg=""; expected a number/,
    ],
    [
      'an unknown shape',
      file(road({ length: 1, geometry: geometry('<nurbs/>', { length: 1 }) })),
      /road 1 > planView > geometry: no shape/,
    ],
    ['a gap', file(road({ length: 20, geometry: straight(5) + straight(5, { s: 9 }) })), /s="9"; expected 5.000/],
    ['no plan', file(road({ length: 1, geometry: '' })), /road 1 > planView: no geometry/],
    ['no section', file(road({ length: 1, geometry: straight(1), lanes: '' })), /road 1 > lanes: no laneSection/],
    [
      'a lane on the wrong side',
      file(road({ length: 1, geometry: straight(1), lanes: section(lane(1)) })),
      /lane 1: id="1" on the right/,
    ],
    [
      'no width',
      file(road({ length: 1, geometry: straight(1), lanes: section('<lane id="-1" type="driving"/>') })),
      /lane -1: neither width nor border/,
    ],
    [
      'a speed in knots',
      file(
        road({ length: 1, geometry: straight(1), lanes: section(lane(-1, { speed: '<speed max="9" unit="kn"/>' })) }),
      ),
      /unit="kn"/,
    ],
    [
      'one id twice',
      file(road({ length: 1, geometry: straight(1) }), road({ length: 1, geometry: straight(1) })),
      /road 1: a second road/,
    ],
    [
      'a link to nowhere',
      file(
        road({
          length: 1,
          geometry: straight(1),
          link: '<successor elementType="road" elementId="5" contactPoint="start"/>',
        }),
      ),
      /road 1 > link > successor: elementId="5"; there is no such road/,
    ],
    [
      'a junction that is missing',
      file(road({ length: 1, geometry: straight(1), link: '<successor elementType="junction" elementId="5"/>' })),
      /no such junction/,
    ],
    [
      'a connection to nowhere',
      junctionFile(connection.replace('connectingRoad="2"', 'connectingRoad="8"')),
      /junction 9 > connection 0: connectingRoad="8"; there is no such road/,
    ],
    [
      'a signal beside its road',
      junctionFile(connection, light('s="90"')),
      /road 1 > signals > signal 77: s="90"; expected 0 to 20/,
    ],
    [
      'a lane without length',
      file(road({ length: 0, geometry: straight(0) })),
      /lane -1: a driving lane without length/,
    ],
  ]
  for (const [name, text, message] of refused) {
    try {
      readOpenDrive(text, 'file.xodr')
      t.fail(name)
    } catch (error) {
      t.match((error as GoshawkError).message, message, name)
      t.equal((error as GoshawkError).code, 'file-invalid', name)
    }
  }
  t.end()
})
