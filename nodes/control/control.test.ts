import t from 'tap'
import { pathOfStretches } from '../../scenarios/worlds/path.js'
import { control, fullBrake } from './control.js'
import { PedalControl } from './pedals.js'

const line = (turnRad: number) => pathOfStretches({ x: -10, y: 0, yawRad: 0 }, [{ lengthM: 60, turnRad }])
const input = {
  atM: 10,
  pose: { x: 0, y: 0, yawRad: 0 },
  speedMps: 10,
  accelerationMps2: 1,
  wheelbaseM: 2.6,
  steeringRadMax: 0.6,
  dtS: 0.05,
}
const pedals = () => new PedalControl({ throttleMps2: 4, brakeMps2: 9 })

t.test('steer is right positive, as CARLA takes it', (t) => {
  t.ok(control({ ...input, line: line(-1) }, pedals()).steer > 0.02)
  t.ok(control({ ...input, line: line(1) }, pedals()).steer < -0.02)
  t.ok(Math.abs(control({ ...input, line: line(0) }, pedals()).steer) < 1e-9)
  t.end()
})

t.test('a line to the left of the car is steered to, and never beyond the lock', (t) => {
  const beside = control({ ...input, line: line(0), pose: { x: 0, y: -1, yawRad: 0 } }, pedals())
  t.ok(beside.steer < 0)
  const across = control({ ...input, line: line(0), pose: { x: 0, y: 4, yawRad: 1.5 }, speedMps: 0 }, pedals())
  t.equal(across.steer, 1)
  t.end()
})

t.test('full brake is what it says', (t) => {
  t.strictSame(fullBrake, { throttle: 0, steer: 0, brake: 1 })
  t.end()
})
