import t from 'tap'
import type { CarlaActor } from '../../scenarios/carla/structs.js'
import { readOpenDrive } from '../../scenarios/opendrive/read-opendrive.js'
import { LaneInvasionSensor } from './lane-invasion.js'
import { origin } from './testing/small-server.js'

const lane = (id: number) =>
  `<lane id="${id}" type="driving"><link/><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>`

/** East along y = 0, or northward along x = 260 in a junction: one lane to the west or north, two to the east or south, 3.5 m each. */
const road = (
  id: number,
  start: string,
  junction: number,
) => `<road name="" length="100" id="${id}" junction="${junction}"><link/>
<planView><geometry s="0" ${start} length="100"><line/></geometry></planView>
<lanes><laneSection s="0"><left>${lane(1)}</left><center><lane id="0" type="none"/></center><right>${lane(-1)}${lane(-2)}</right></laneSection></lanes></road>`

const map = readOpenDrive(`<OpenDRIVE><header revMajor="1" revMinor="4"/>
${road(1, 'x="0" y="0" hdg="0"', -1)}${road(2, 'x="260" y="-50" hdg="1.5707963"', 7)}
<junction id="7" name=""/></OpenDRIVE>`)

/** 4 m long and 2 m wide, its box around a point 1 m ahead of its origin. */
const car: CarlaActor = {
  id: 1,
  parentId: 0,
  description: { uid: 1, id: 'vehicle.tesla.model3', attributes: [] },
  boundingBox: {
    location: { x: 1, y: 0, z: 0.7 },
    extent: { x: 2, y: 1, z: 0.7 },
    rotation: origin.rotation,
    actorId: 1,
  },
  semanticTags: new Uint8Array(),
  stream: undefined,
}

/** Drives through these places (CARLA's axes: y to the right), told of what each step crossed. */
function drive(...places: readonly (readonly [x: number, y: number, yawDeg?: number])[]) {
  const sensor = new LaneInvasionSensor(map, car)
  return places.map(([x, y, yaw = 0], frame) => {
    const transform = { location: { x, y, z: 0 }, rotation: { pitch: 0, yaw, roll: 0 } }
    return sensor.watch({ frame, timeS: frame / 20, transform })?.crossed
  })
}

t.test('the side of the car over the line between two lanes, and back', (t) => {
  const divider = ['lane-divider']
  // The line is at y = 3.5, the car's right side 1 m right of its middle; its left side follows.
  t.strictSame(drive([10, 1.75], [11, 2.4], [12, 2.6]), [undefined, undefined, divider])
  t.strictSame(drive([12, 2.6], [13, 3], [14, 4.4], [15, 4.6]), [undefined, undefined, undefined, divider])
  t.strictSame(drive([12, 2.6], [13, 2.4], [14, 2.4]), [undefined, divider, undefined])
  t.end()
})

t.test('the middle of the road and its edge', (t) => {
  t.strictSame(drive([10, 1.5], [11, 0.5]), [undefined, ['road-divider']])
  t.strictSame(drive([10, 5.5], [11, 6.5]), [undefined, ['road-edge']])
  t.strictSame(drive([10, 1.75], [10, 5.25]), [undefined, ['lane-divider']])
  t.strictSame(drive([10, 2], [10, -6]), [undefined, ['road-divider', 'road-edge']])
  t.end()
})

t.test('a corner that swings over the line while the middle stays in the lane', (t) => {
  t.strictSame(drive([10, 1.75], [10, 1.75, 15], [10, 1.75, 30]), [undefined, undefined, ['lane-divider']])
  t.end()
})

t.test('nothing along a lane, standing on a line, put elsewhere, or in a junction', (t) => {
  t.strictSame(drive([10, 1.75], [11, 1.75], [12, 1.75]), [undefined, undefined, undefined])
  t.strictSame(drive([10, 2.5], [10, 2.5], [11, 2.5]), [undefined, undefined, undefined])
  t.strictSame(drive([10, 1.75], [25, -1.75]), [undefined, undefined])
  t.strictSame(drive([255, 0], [260, 0], [265, 0]), [undefined, undefined, undefined])
  t.end()
})
