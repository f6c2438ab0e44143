import t from 'tap'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { decisionLine } from './decision-line.js'

t.test('a line names the states of a decision', async (t) => {
  const decision = {
    scene: 's',
    sampleToken: 't',
    timestampUs: 7,
    speed: SpeedDecision.DECELERATE,
    path: PathDecision.FOLLOW,
    explanation: 'A car is near.',
    rule: 'follow',
    objectIndices: [0],
    planner: 'rules',
  }
  t.strictSame(JSON.parse(decisionLine(decision)), {
    scene: 's',
    sampleToken: 't',
    timestampUs: 7,
    speed: 'DECELERATE',
    path: 'FOLLOW',
    explanation: 'A car is near.',
    rule: 'follow',
  })
  t.match(JSON.parse(decisionLine({ ...decision, trackIds: ['7'] })), { rule: 'follow', trackIds: ['7'] })
})
