/** A drive's decisions in its recording: what they rest on can be found there. */
import { join } from 'node:path'
import t from 'tap'
import { fullBrake } from '../../nodes/control/control.js'
import { RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { BuiltInWorld } from './built-in-world.js'
import { DriveRecorder } from './record-drive.js'

t.test('a recorded decision names its objects by index and by track', async (t) => {
  const world = new BuiltInWorld({ seed: 1, scenario: findScenario('cut-in') })
  t.teardown(() => world.close())
  const state = world.state()
  const { id } = state.objects[1]!
  const path = join(t.testdir(), 'drive.mcap')
  const recorder = await DriveRecorder.open(path, world)
  const states = { speed: SpeedDecision.STOP, path: PathDecision.FOLLOW }
  const decision = { ...states, rule: 'follow-lead', explanation: 'Stop.', planner: 'route', objects: [id, 'hidden'] }
  const perceived = { state, objects: state.objects }
  recorder.add({ state, decision, perceived, plan: undefined, control: fullBrake, decideMs: 0 })
  await recorder.close()
  const file = await RecordingFile.open(path)
  t.teardown(() => file.close())
  const frame = await (await RecordedFrames.open(file, ['frames', 'decision'])).load(0)
  t.match(frame.decision!.payload, { rule: 'follow-lead', objectIndices: [1], trackIds: [id, 'hidden'] })
  t.ok(frame.frames!.payload.groundTruth.some((object) => object.id === id))
})
